// SPDX-License-Identifier: GPL-3.0-or-later
// The small outlined word that says what kind of day, data or money this is. Stands in the tool bar and on
// tickets.
#pragma once

#include <QWidget>

namespace signalbox::ui {

enum class BadgeKind { Paper, Live, Simulated, Delayed, Replay, Stale };

class Badge final : public QWidget {
    Q_OBJECT
public:
    explicit Badge(BadgeKind kind, QWidget* parent = nullptr);

    void setKind(BadgeKind kind);
    [[nodiscard]] BadgeKind kind() const { return m_kind; }
    [[nodiscard]] QString word() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BadgeKind m_kind;
};

} // namespace signalbox::ui
