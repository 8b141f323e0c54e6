// SPDX-License-Identifier: GPL-3.0-or-later
// A few exclusive choices side by side ("Linear | Log"); arrows move, one stop of the tab key.
#pragma once

#include <QStringList>
#include <QWidget>

namespace signalbox::ui {

class SegmentedControl final : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedControl(const QStringList& segments, QWidget* parent = nullptr);

    void setSegments(const QStringList& segments);
    /// Without a signal.
    void setCurrent(int index);
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QRect segmentRect(int index) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(int index);
    void updateSpokenName();
    [[nodiscard]] int widthWith(int padding) const;

    QStringList m_segments;
    int m_current = 0;
};

} // namespace signalbox::ui
