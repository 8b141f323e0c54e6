// SPDX-License-Identifier: GPL-3.0-or-later
// The lever frame: one numbered lever per gate, thrown over when passed, upright when blocked, off or not
// evaluated; the one that blocks is outlined. One glance answers "may I?".
#pragma once

#include <QVector>
#include <QWidget>

namespace signalbox::ui {

enum class LeverState { Passed, Blocked, NotEvaluated, Off, NoData };

struct Lever {
    int number = 0;
    QString name;   ///< "Capacity"
    QString spoken; ///< "3 of 3 SPX, fails, limit under 3"; also the tool tip
    LeverState state = LeverState::NotEvaluated;
    bool blocking = false; ///< the first failure of the chain
};

class LeverFrame final : public QWidget {
    Q_OBJECT
public:
    explicit LeverFrame(QWidget* parent = nullptr);

    void setLevers(const QVector<Lever>& levers);
    [[nodiscard]] const QVector<Lever>& levers() const { return m_levers; }
    /// Index of the lever the keyboard stands on, -1 without levers.
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QRect leverRect(int index) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Clicked, or Enter or Space pressed on it.
    void leverActivated(int number);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int indexAt(QPoint position) const;
    void moveTo(int index);

    QVector<Lever> m_levers;
    int m_current = -1;
    int m_hovered = -1;
};

} // namespace signalbox::ui
