// SPDX-License-Identifier: GPL-3.0-or-later
// The quantity of a ticket: at least 1, arrows and wheel by one, with Shift by ten. The wheel acts only while
// the field has the focus, so that scrolling a page never changes an order (trader-conventions 3.4).
#pragma once

#include <QSpinBox>

namespace signalbox::ui {

class QuantityBox final : public QSpinBox {
    Q_OBJECT
public:
    explicit QuantityBox(QWidget* parent = nullptr);
    void stepBy(int steps) override;

protected:
    void wheelEvent(QWheelEvent* event) override;
};

} // namespace signalbox::ui
