// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dashboard/dashboard_panel.h"

#include "models/text/dates.h"
#include "models/text/numbers.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/common/strategy_name.h"
#include "ui/theme/theme.h"
#include "ui/widgets/heat_bar.h"
#include "ui/widgets/tile.h"

#include <QGridLayout>
#include <QScrollArea>

namespace signalbox::ui {

namespace {

using models::Direction;
using models::Severity;

constexpr int SmallSample = 30; // SHR-M7

Direction directionOf(const std::optional<base::Money>& amount) {
    if (!amount || *amount == base::Money()) {
        return Direction::None;
    }
    return *amount > base::Money() ? Direction::Up : Direction::Down;
}

/// "Close 17 MAY 2,700/2,650: target met" with the spread's name strong, OVERDUE kept loud.
QString workLine(const std::string& line) {
    const QString text = QString::fromStdString(line).toHtmlEscaped();
    const auto colon = text.indexOf(u':');
    const auto space = text.indexOf(u' ');
    if (colon < 0 || space < 0 || space > colon) {
        return text;
    }
    return text.left(space + 1) + QStringLiteral("<b>") + text.mid(space + 1, colon - space - 1) +
           QStringLiteral("</b>") + text.mid(colon);
}

} // namespace

DashboardPanel::DashboardPanel(QWidget* parent)
    : DayPanel(tr("Dashboard"), parent), m_openPl(new Tile(tr("Open P/L"))), m_dayPl(new Tile(tr("Today"))),
      m_delta(new Tile(tr("Aggregate delta"))), m_theta(new Tile(tr("Theta per day"))),
      m_heat(new Tile(tr("Portfolio heat"))), m_bar(new HeatBar), m_breaker(new Tile(tr("Circuit breaker"))),
      m_nearest(new Tile(tr("Nearest expiry"))), m_work(new Tile(tr("Do today"))),
      m_record(new Tile(tr("Record"))), m_account(new Tile(tr("Account"))) {
    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(space::margin, space::margin, space::margin, space::margin);
    grid->setSpacing(space::gap);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_openPl, 0, 0);
    grid->addWidget(m_dayPl, 0, 1);
    grid->addWidget(m_delta, 1, 0);
    grid->addWidget(m_theta, 1, 1);
    grid->addWidget(m_heat, 2, 0, 1, 2);
    grid->addWidget(m_work, 3, 0, 1, 2);
    grid->addWidget(m_breaker, 4, 0);
    grid->addWidget(m_nearest, 4, 1);
    grid->addWidget(m_account, 5, 0, 1, 2);
    grid->addWidget(m_record, 6, 0, 1, 2);
    grid->setRowStretch(7, 1);
    m_heat->setExtra(m_bar);
    m_openPl->setToolTip(
        tr("Profit and loss of open positions at what closing costs now; entry fees are in, exit "
           "fees not yet (SHR-G5)"));
    m_dayPl->setToolTip(tr("Change since yesterday's close mark, or since entry if opened today"));
    m_delta->setToolTip(tr("Dollar delta as a fraction of equity, long is positive (SHR-G2)"));
    m_theta->setToolTip(tr("Dollars per calendar day of all open positions"));
    m_heat->setToolTip(tr("Sum of the largest possible losses over equity, against its limit (OPT-P1)"));
    setBody(makeScroll(content));
}

std::optional<Absence> DashboardPanel::refresh(const session::DayState& day) {
    const session::Dashboard& board = day.dashboard;
    setSubtitle(strategyName(day.strategy));
    setNote(tr("close of %1").arg(models::shortDate(day.date)));
    showMoney(board);
    showHeat(board);
    showBreaker(board);
    showWork(board);
    showRecord(board);
    return std::nullopt;
}

void DashboardPanel::showMoney(const session::Dashboard& board) {
    m_openPl->setValue(models::signedMoney(board.openPl));
    m_openPl->setDirection(directionOf(board.openPl));
    m_dayPl->setValue(models::signedMoney(board.dayPl));
    m_dayPl->setDirection(directionOf(board.dayPl));
    m_delta->setValue(models::signedNumber(board.aggregateDelta, 2));
    m_theta->setValue(models::signedDollars(board.aggregateTheta));
    m_account->setValue(models::money(board.equity));
    m_account->setDetail(tr("cash %1 · high-water mark %2 · drawdown %3")
                             .arg(models::money(board.cash), models::money(board.highWaterMark),
                                  models::percent(board.drawdown, 1)));
}

void DashboardPanel::showHeat(const session::Dashboard& board) {
    m_heat->setCaption(tr("Portfolio heat · %1 of %2")
                           .arg(models::percent(board.heatFraction, 1), models::percent(board.heatLimit, 0)));
    m_heat->setValue({});
    m_bar->setReading(board.heatFraction, board.heatLimit);
    m_heat->setSeverity(board.heatFraction > board.heatLimit ? Severity::Stop : Severity::None);
}

void DashboardPanel::showBreaker(const session::Dashboard& board) {
    QStringList last;
    for (const bool win : board.lastTrades) {
        last << (win ? tr("W", "a winning trade") : tr("L", "a losing trade"));
    }
    m_breaker->setValue(board.breakerOn ? tr("ON") : tr("OFF"));
    m_breaker->setSeverity(board.breakerOn ? Severity::Stop : Severity::None);
    QString detail =
        last.isEmpty() ? tr("no trades yet") : tr("last: %1").arg(last.join(QStringLiteral(" · ")));
    if (board.breakerOn && board.breakerUntil) {
        detail = tr("until %1").arg(models::mediumDate(board.breakerUntil));
    }
    if (board.breakerNeedsAcknowledgement) {
        detail += QStringLiteral("<br>") + tr("waits for acknowledgement");
    }
    m_breaker->setDetail(detail);
    m_nearest->setValue(board.nearestExpiryDte ? tr("%1 DTE").arg(*board.nearestExpiryDte) : models::dash());
    m_nearest->setSeverity(board.approachingTimeStop ? Severity::Caution : Severity::None);
    QString nearest = board.nearestExpiry ? models::mediumDate(board.nearestExpiry) : tr("nothing is open");
    if (board.approachingTimeStop) {
        nearest += QStringLiteral("<br>") + tr("approaching the time stop");
    }
    m_nearest->setDetail(nearest);
}

void DashboardPanel::showWork(const session::Dashboard& board) {
    QStringList lines;
    for (const std::string& line : board.doToday) {
        lines << workLine(line);
    }
    for (const std::string& breach : board.limitBreaches) {
        lines << tr("Limit breach: %1").arg(QString::fromStdString(breach).toHtmlEscaped());
    }
    for (const std::string& alert : board.alerts) {
        lines << QString::fromStdString(alert).toHtmlEscaped();
    }
    const bool work = !board.doToday.empty() || !board.limitBreaches.empty();
    m_work->setSeverity(work ? Severity::Stop : (lines.isEmpty() ? Severity::None : Severity::Caution));
    m_work->setDetail(lines.isEmpty() ? tr("Nothing has to be closed.") : lines.join(QStringLiteral("<br>")));
}

void DashboardPanel::showRecord(const session::Dashboard& board) {
    m_record->setCaption(board.closedTrades < SmallSample
                             ? tr("Record · %n trades, small sample", nullptr, board.closedTrades)
                             : tr("Record · %n trades", nullptr, board.closedTrades));
    const QString since = board.daysSinceEntry
                              ? tr("last entry %1 ago").arg(models::businessDays(*board.daysSinceEntry))
                              : tr("no entry yet");
    m_record->setDetail(tr("<b>%1</b> won · PF <b>%2</b> · DD %3 · %4")
                            .arg(models::percent(board.winRate, 1), models::number(board.profitFactor, 2),
                                 models::percent(board.maxDrawdown, 1), since));
}

} // namespace signalbox::ui
