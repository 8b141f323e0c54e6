// SPDX-License-Identifier: GPL-3.0-or-later
// Lets a panel be lower than its content, never narrower: it scrolls up and down only.
#pragma once

#include <QScrollArea>

namespace signalbox::ui {

class PanelScroll final : public QScrollArea {
    Q_OBJECT
public:
    explicit PanelScroll(QWidget* content, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
};

} // namespace signalbox::ui
