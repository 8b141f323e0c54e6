// SPDX-License-Identifier: GPL-3.0-or-later
// A flat button that shows one icon of the family; its spoken name and tool tip are the text.
#pragma once

#include <QToolButton>

namespace signalbox::ui {

class IconButton final : public QToolButton {
    Q_OBJECT
public:
    IconButton(const QString& icon, const QString& text, QWidget* parent = nullptr);

    /// Pale until the pointer is over it, for what is always there and seldom wanted.
    void setQuiet(bool quiet);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_quiet = false;
};

} // namespace signalbox::ui
