// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/ticket/ticket_legs.h"

#include "models/text/legs.h"
#include "models/text/numbers.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/leg_line.h"

#include <QHBoxLayout>

namespace signalbox::ui {

namespace {

/// Width from which a contract and its two buttons stand side by side.
constexpr int RoomForSteps = 330;

} // namespace

TicketLegs::TicketLegs(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

TicketLegs::Line TicketLegs::makeLine(int index) {
    Line line;
    line.row = new QWidget;
    line.text = new LegLine;
    auto* layout = new QHBoxLayout(line.row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(line.text, 1);
    auto* down = new IconButton(QStringLiteral("chevron-down"), tr("Next listed strike below"));
    auto* up = new IconButton(QStringLiteral("chevron-up"), tr("Next listed strike above"));
    line.steps = new QWidget;
    auto* steps = new QHBoxLayout(line.steps);
    steps->setContentsMargins(0, 0, 0, 0);
    steps->setSpacing(0);
    steps->addWidget(down);
    steps->addWidget(up);
    layout->addWidget(line.steps);
    connect(down, &QAbstractButton::clicked, this, [this, index] { Q_EMIT moved(index, -1); });
    connect(up, &QAbstractButton::clicked, this, [this, index] { Q_EMIT moved(index, 1); });
    m_layout->addWidget(line.row);
    return line;
}

void TicketLegs::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // The contract must be readable in full; a click in the chain moves a leg too.
    const bool room = width() >= currentTheme().px(RoomForSteps);
    for (const Line& line : m_lines) {
        line.steps->setVisible(room);
    }
}

void TicketLegs::setLegs(const structures::TradePlan& plan, std::int64_t contracts) {
    while (m_lines.size() < plan.legs.size()) {
        m_lines.push_back(makeLine(static_cast<int>(m_lines.size())));
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const bool used = i < plan.legs.size();
        m_lines[i].row->setVisible(used);
        if (!used) {
            continue;
        }
        const structures::Leg& leg = plan.legs[i];
        const std::int64_t quantity = std::int64_t{structures::sign(leg.side)} * leg.ratio * contracts;
        const structures::LegQuote quote = i < plan.quotes.size() ? plan.quotes[i] : structures::LegQuote();
        const QString quoted =
            QStringLiteral("%1 × %2   Δ %3")
                .arg(models::price(quote.bid), models::price(quote.ask), models::number(quote.delta, 3));
        m_lines[i].text->setLeg(leg.side == structures::Side::Sell ? models::SideHint::Sell
                                                                   : models::SideHint::Buy,
                                static_cast<int>(quantity), models::contractText(leg.contract), quoted);
        m_lines[i].text->setToolTip(tr("Bid × ask and delta per share of the contract"));
    }
}

} // namespace signalbox::ui
