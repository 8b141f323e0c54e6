// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon_button.h"

#include "ui/theme/icons.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace signalbox::ui {

IconButton::IconButton(const QString& icon, const QString& text, QWidget* parent) : QToolButton(parent) {
    setIcon(themedIcon(icon));
    setText(text);
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    setAutoRaise(true);
    setToolTip(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::TabFocus);
}

void IconButton::setQuiet(bool quiet) {
    m_quiet = quiet;
    update();
}

void IconButton::paintEvent(QPaintEvent*) {
    constexpr double Pale = 0.45;
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    if (m_quiet && !underMouse()) {
        painter.setOpacity(Pale);
    }
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
}

} // namespace signalbox::ui
