// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dashboard/dashboard_panel.h"

#include "models/rows/position_rows.h"
#include "models/text/dates.h"
#include "models/text/numbers.h"
#include "models/text/strategy_names.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/dashboard/tile_grid.h"
#include "ui/widgets/heat_bar.h"
#include "ui/widgets/tile.h"

#include <algorithm>

#include <QBoxLayout>

namespace signalbox::ui {

namespace {

/// Below this many trades a rate says little (OPT-F2 looks at the last 20 and 30).
constexpr int SmallSample = 30;
/// From this share of the limit on, heat deserves attention.
constexpr double WarmShare = 0.8;

QString strong(const QString& text) {
    return QStringLiteral("<b>") + text.toHtmlEscaped() + QStringLiteral("</b>");
}

QString listed(const std::vector<std::string>& lines) {
    QStringList rich;
    for (const std::string& line : lines) {
        QString text = strongNames(QString::fromStdString(line), {});
        text.replace(QStringLiteral("OVERDUE"), QStringLiteral("<b>OVERDUE</b>"));
        rich << text;
    }
    return rich.join(QStringLiteral("<br>"));
}

} // namespace

DashboardPanel::DashboardPanel(QWidget* parent)
    : DayPanel(tr("Dashboard"), parent), m_grid(new TileGrid), m_heat(new HeatBar) {
    add(QStringLiteral("open_pl"), tr("Open P/L"), false);
    add(QStringLiteral("day_pl"), tr("Today"), false)
        ->setToolTip(tr("Since yesterday's close mark, or since entry if opened today"));
    add(QStringLiteral("delta"), tr("Aggregate delta"), false)
        ->setToolTip(tr("Dollar delta over the sleeve's equity, long positive (SHR-G2)"));
    add(QStringLiteral("theta"), tr("Theta per day"), false)->setToolTip(tr("$ per calendar day"));
    add(QStringLiteral("heat"), tr("Portfolio heat"), true)->setExtra(m_heat);
    add(QStringLiteral("do_today"), tr("Do today"), true)->setToolTip(tr("Of every strategy of the account"));
    add(QStringLiteral("alerts"), tr("Alerts"), true);
    add(QStringLiteral("breaker"), tr("Circuit breaker"), true);
    add(QStringLiteral("record"), tr("Record"), true);
    add(QStringLiteral("account"), tr("Account equity · drawdown"), true);
    add(QStringLiteral("expiry"), tr("Nearest expiry · last entry"), true);
    // In a row of unequal tiles the text stays at the top.
    for (Tile* one : m_grid->findChildren<Tile*>()) {
        if (auto* box = qobject_cast<QBoxLayout*>(one->layout())) {
            box->addStretch(1);
        }
    }
    setBody(m_grid);
}

Tile* DashboardPanel::add(const QString& key, const QString& caption, bool wide) {
    auto* tile = new Tile(caption);
    tile->setObjectName(key);
    m_grid->add(tile, wide);
    return tile;
}

Tile* DashboardPanel::tile(const QString& key) const {
    return findChild<Tile*>(key);
}

std::optional<Absence> DashboardPanel::refresh(const session::DayState& day) {
    setSubtitle(models::strategyName(day.strategy));
    // Of all that the strategy holds, whichever symbol is looked at.
    tile(QStringLiteral("open_pl"))
        ->setCaption(tr("Open P/L · %1 open", "positions of the strategy").arg(day.dashboard.openPositions));
    tile(QStringLiteral("open_pl"))
        ->setToolTip(tr("All open positions of %1, in every symbol: since entry at the mark; entry fees in, "
                        "exit fees not yet. A dash: a mark is missing.")
                         .arg(models::strategyName(day.strategy)));
    showMoney(day.dashboard);
    showRisk(day.dashboard);
    showBreaker(day.dashboard);
    showTasks(day.dashboard);
    showRecord(day.dashboard);
    m_grid->arrange();
    return std::nullopt;
}

void DashboardPanel::showMoney(const session::Dashboard& board) {
    const auto money = [this](const QString& key, const std::optional<base::Money>& amount) {
        Tile* one = tile(key);
        one->setValue(models::signedMoney(amount));
        one->setDirection(models::directionOf(amount));
    };
    money(QStringLiteral("open_pl"), board.openPl);
    money(QStringLiteral("day_pl"), board.dayPl);
    Tile* account = tile(QStringLiteral("account"));
    account->setDetail(strong(models::money(board.equity)) + QStringLiteral(" · ") +
                       strong(models::percent(board.drawdown, 1)));
    account->setToolTip(
        (board.dayClosed ? tr("As journaled at the close of the day.")
                         : tr("The day is not closed yet: cash and open positions at the marks "
                              "of the day, or at the last mark of one without a usable quote.")) +
        QLatin1Char(' ') +
        tr("Drawdown is how far it is below its high-water mark; risk shrinks at 10 % and 20 % "
           "(OPT-S2)."));
    account->setSeverity(board.drawdown >= 0.20   ? models::Severity::Stop
                         : board.drawdown >= 0.10 ? models::Severity::Caution
                                                  : models::Severity::None);
}

void DashboardPanel::showRisk(const session::Dashboard& board) {
    tile(QStringLiteral("delta"))->setValue(models::signedNumber(board.aggregateDelta, 2));
    Tile* theta = tile(QStringLiteral("theta"));
    theta->setValue(models::signedDollars(board.aggregateTheta));
    // Negative theta means that a spread is near its long strike (OPT-M2).
    theta->setSeverity(board.aggregateTheta && *board.aggregateTheta < 0 ? models::Severity::Caution
                                                                         : models::Severity::None);
    Tile* heat = tile(QStringLiteral("heat"));
    heat->setCaption(tr("Portfolio heat · %1 of %2")
                         .arg(models::percent(board.heatFraction, 1), models::percent(board.heatLimit, 0)));
    heat->setToolTip(tr("%1 of maximum losses, open and pending").arg(models::money(board.heat)));
    heat->setSeverity(board.heatFraction > board.heatLimit               ? models::Severity::Stop
                      : board.heatFraction > WarmShare * board.heatLimit ? models::Severity::Caution
                                                                         : models::Severity::None);
    m_heat->setReading(board.heatFraction, board.heatLimit);
}

void DashboardPanel::showBreaker(const session::Dashboard& board) {
    Tile* breaker = tile(QStringLiteral("breaker"));
    QString text = strong(board.breakerOn ? tr("ON") : tr("OFF"));
    if (board.breakerOn && board.breakerUntil) {
        text += QLatin1Char(' ') + tr("no entry before %1").arg(models::mediumDate(*board.breakerUntil));
    }
    if (board.breakerNeedsAcknowledgement) {
        text += QStringLiteral(" · ") + tr("needs an acknowledgement");
    }
    QStringList last;
    for (const bool win : board.lastTrades) {
        last << (win ? tr("W", "won") : tr("L", "lost"));
    }
    if (!last.isEmpty()) {
        text += QStringLiteral(" · ") + tr("last trades: %1").arg(last.join(QStringLiteral(" · ")));
    }
    breaker->setDetail(text);
    breaker->setSeverity(board.breakerOn ? models::Severity::Stop : models::Severity::None);
}

void DashboardPanel::showTasks(const session::Dashboard& board) {
    Tile* tasks = tile(QStringLiteral("do_today"));
    tasks->setDetail(board.doToday.empty() ? tr("Nothing has to be done today.") : listed(board.doToday));
    tasks->setSeverity(board.doToday.empty() ? models::Severity::None : models::Severity::Stop);
    Tile* alerts = tile(QStringLiteral("alerts"));
    std::vector<std::string> lines = board.alerts;
    lines.insert(lines.end(), board.limitBreaches.begin(), board.limitBreaches.end());
    alerts->setVisible(!lines.empty());
    alerts->setDetail(listed(lines));
    const bool critical = std::any_of(lines.begin(), lines.end(),
                                      [](const std::string& line) { return line.rfind("CRITICAL", 0) == 0; });
    alerts->setSeverity(critical ? models::Severity::Stop : models::Severity::Caution);
}

void DashboardPanel::showRecord(const session::Dashboard& board) {
    Tile* record = tile(QStringLiteral("record"));
    record->setCaption(board.closedTrades == 0 ? tr("Record · no closed trade")
                       : board.closedTrades < SmallSample
                           ? tr("Record · %1 trades, small sample").arg(board.closedTrades)
                           : tr("Record · %1 trades").arg(board.closedTrades));
    record->setDetail(tr("%1 won · PF %2 · DD %3")
                          .arg(strong(models::percent(board.winRate, 1)),
                               strong(models::number(board.profitFactor, 2)),
                               strong(models::percent(board.maxDrawdown, 1))));
    record->setToolTip(tr("Win rate, profit factor and largest drawdown, all closed trades, net of fees"));
    QStringList parts;
    if (board.nearestExpiry && board.nearestExpiryDte) {
        parts << tr("%1, %2 DTE")
                         .arg(strong(models::expiryCodeShort(*board.nearestExpiry)))
                         .arg(*board.nearestExpiryDte) +
                     (board.approachingTimeStop ? tr(", near the time stop") : QString());
    } else {
        parts << tr("nothing open");
    }
    parts << (board.daysSinceEntry ? tr("%1 ago").arg(strong(models::businessDays(*board.daysSinceEntry)))
                                   : tr("no entry yet"));
    tile(QStringLiteral("expiry"))->setDetail(parts.join(QStringLiteral(" · ")));
}

} // namespace signalbox::ui
