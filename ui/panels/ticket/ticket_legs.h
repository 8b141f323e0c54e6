// SPDX-License-Identifier: GPL-3.0-or-later
// The leg lines of a ticket in the order the market quotes them, each with two small buttons that move it to
// the next listed strike.
#pragma once

#include "engine/structures/trade_plan.h"

#include <vector>

#include <QWidget>

class QVBoxLayout;

namespace signalbox::ui {

class LegLine;

class TicketLegs final : public QWidget {
    Q_OBJECT
public:
    explicit TicketLegs(QWidget* parent = nullptr);

    void setLegs(const structures::TradePlan& plan, std::int64_t contracts);

Q_SIGNALS:
    void moved(int index, int steps);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Line {
        QWidget* row = nullptr;
        LegLine* text = nullptr;
        QWidget* steps = nullptr;
    };
    Line makeLine(int index);

    QVBoxLayout* m_layout;
    std::vector<Line> m_lines;
};

} // namespace signalbox::ui
