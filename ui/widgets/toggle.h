// SPDX-License-Identifier: GPL-3.0-or-later
// A switch with a word beside it; a checkable button in every other respect.
#pragma once

#include <QAbstractButton>

namespace signalbox::ui {

class Toggle final : public QAbstractButton {
    Q_OBJECT
public:
    explicit Toggle(const QString& text, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace signalbox::ui
