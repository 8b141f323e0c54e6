// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/ticket/quantity_box.h"

#include <QApplication>
#include <QWheelEvent>

namespace signalbox::ui {

QuantityBox::QuantityBox(QWidget* parent) : QSpinBox(parent) {
    setRange(1, 9999);
    setFocusPolicy(Qt::StrongFocus);
    setAlignment(Qt::AlignRight);
    setAccessibleName(tr("Contracts"));
    setToolTip(tr("Contracts. Arrows ±1, with Shift ±10. The legs keep their ratio."));
}

void QuantityBox::stepBy(int steps) {
    const bool ten = QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier);
    // Qt gives ten steps itself for the page keys.
    setValue(value() + (ten && qAbs(steps) < 10 ? steps * 10 : steps));
}

void QuantityBox::wheelEvent(QWheelEvent* event) {
    if (!hasFocus()) {
        event->ignore();
        return;
    }
    const int step = event->angleDelta().y() > 0 || event->angleDelta().x() > 0 ? 1 : -1;
    setValue(value() + (event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1) * step);
    event->accept();
}

} // namespace signalbox::ui
