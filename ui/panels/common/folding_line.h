// SPDX-License-Identifier: GPL-3.0-or-later
// A line of controls that becomes two where the panel is narrow or the words of a language are long, so that
// nothing is cut and no panel is forced to be wide.
#pragma once

#include <QWidget>

class QBoxLayout;
class QHBoxLayout;

namespace signalbox::ui {

class FoldingLine final : public QWidget {
    Q_OBJECT
public:
    explicit FoldingLine(QWidget* parent = nullptr);

    /// What stands left, and above when the line is folded.
    [[nodiscard]] QHBoxLayout* first() const { return m_first; }
    /// What stands right, and below when the line is folded.
    [[nodiscard]] QHBoxLayout* second() const { return m_second; }
    [[nodiscard]] bool isFolded() const;
    /// Which part takes the room that is left in one line; at first the second.
    void setStretch(int first, int second);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void fold();

    QBoxLayout* m_halves;
    QHBoxLayout* m_first;
    QHBoxLayout* m_second;
};

} // namespace signalbox::ui
