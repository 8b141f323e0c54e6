// SPDX-License-Identifier: GPL-3.0-or-later
// The order text as it was copied: to be read and selected. It wraps wherever it must and scrolls when it is
// long, so that it never asks for more width than the panel has.
#pragma once

#include <QPlainTextEdit>

namespace signalbox::ui {

class OrderText final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit OrderText(QWidget* parent = nullptr);
    /// Empty hides it.
    void setOrder(const QString& text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    /// As high as its lines, up to a few of them.
    void fit();
};

} // namespace signalbox::ui
