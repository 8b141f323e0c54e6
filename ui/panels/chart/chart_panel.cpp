// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/chart/chart_panel.h"

#include "models/text/dates.h"
#include "models/text/numbers.h"
#include "ui/charts/price_chart.h"
#include "ui/widgets/icon_button.h"

#include <algorithm>
#include <array>

#include <QMenu>

namespace signalbox::ui {

namespace {

QVector<PriceLevel> levelsOf(const session::DayState& day) {
    QVector<PriceLevel> levels;
    for (const session::PositionState& open : day.positions) {
        if (open.position.underlying != day.underlying) {
            continue;
        }
        for (const structures::Leg& leg : open.position.legs) {
            const bool sold = leg.side == structures::Side::Sell;
            const double strike = leg.contract.strike.toDollars();
            levels.push_back({sold ? PriceLevel::Kind::ShortStrike : PriceLevel::Kind::LongStrike, strike,
                              (sold ? QStringLiteral("S ") : QStringLiteral("L ")) +
                                  QString::number(strike, 'f', strike == static_cast<int>(strike) ? 0 : 1)});
        }
    }
    return levels;
}

QVector<StudiedTrade> studiedOf(const backtest::RunResult* run, int chosen) {
    QVector<StudiedTrade> studied;
    if (run == nullptr) {
        return studied;
    }
    studied.reserve(static_cast<qsizetype>(run->trades.size()));
    for (const backtest::Trade& trade : run->trades) {
        StudiedTrade shown;
        shown.opened = trade.openedOn;
        shown.closed = trade.closedOn;
        shown.entryLabel = QStringLiteral("#%1").arg(trade.id);
        shown.exitLabel = models::signedMoney(trade.netPl);
        shown.profit = trade.isWin();
        shown.chosen = trade.id == chosen;
        for (std::size_t leg = 0; leg < trade.legCount; ++leg) {
            (trade.legs[leg].side == structures::Side::Sell ? shown.shortStrike : shown.longStrike) =
                trade.legs[leg].strike / 1000.0;
        }
        studied << shown;
    }
    return studied;
}

/// Whether the strategy of the day opens with purchases, as its trades tell.
bool entriesAreBought(const session::DayState& day) {
    const auto bought = [&day](const book::Position& position) {
        return position.strategy == day.strategy && !position.credit;
    };
    return std::any_of(day.closed.begin(), day.closed.end(), bought) ||
           std::any_of(day.positions.begin(), day.positions.end(),
                       [&](const session::PositionState& state) { return bought(state.position); });
}

} // namespace

ChartPanel::ChartPanel(QWidget* parent)
    : DayPanel(tr("Chart"), parent), m_chart(new PriceChart),
      m_overlays(new IconButton(QStringLiteral("sliders"), tr("Overlays and scale"))) {
    setBody(m_chart);
    heading()->addControl(m_overlays);
    connect(m_chart, &PriceChart::readOutChanged, this, [this] { setNote(m_chart->shortReadOut()); });
    connect(m_overlays, &QAbstractButton::clicked, this, &ChartPanel::fillMenu);
}

void ChartPanel::showDate(base::Date date) {
    m_chart->showDate(date);
}

void ChartPanel::studyTrades(const std::shared_ptr<const backtest::RunResult>& run, int chosen,
                             const std::string& underlying) {
    m_study = run;
    m_studyOf = underlying;
    m_chosenTrade = chosen;
    if (day() && day()->chart) {
        giveData(*day());
    }
}

void ChartPanel::giveData(const session::DayState& day) {
    const bool same = m_studyOf.empty() || m_studyOf == day.underlying;
    m_chart->setData({day.chart, levelsOf(day), studiedOf(same ? m_study.get() : nullptr, m_chosenTrade),
                      entriesAreBought(day)});
}

std::optional<Absence> ChartPanel::refresh(const session::DayState& day) {
    if (!day.chart || day.chart->dates.empty()) {
        return Absence{tr("There are no daily bars of %1.").arg(QString::fromStdString(day.underlying)),
                       tr("Import them, or choose another day.")};
    }
    setSubtitle(tr("%1 daily").arg(QString::fromStdString(day.underlying)));
    if (m_shown != day.chart.get()) {
        m_shown = day.chart.get();
        giveData(day);
        m_chart->showDate(day.date);
    }
    setNote(m_chart->shortReadOut());
    return std::nullopt;
}

void ChartPanel::fillMenu() {
    QMenu menu(this);
    const std::array<std::pair<Overlay, QString>, 8> overlays{
        {{Overlay::Volume, tr("Volume")},
         {Overlay::Bollinger, tr("Bollinger Bands")},
         {Overlay::Ema, tr("EMA 200")},
         {Overlay::Rsi, tr("RSI")},
         {Overlay::Macd, tr("MACD")},
         {Overlay::Markers, tr("Signals, entries, exits")},
         {Overlay::Levels, tr("Strikes of open positions")},
         {Overlay::Backtest, tr("Trades of the backtest")}}};
    for (const auto& [overlay, name] : overlays) {
        QAction* action = menu.addAction(name);
        action->setCheckable(true);
        action->setChecked(m_chart->overlays().testFlag(overlay));
        connect(action, &QAction::toggled, m_chart, [chart = m_chart, one = overlay](bool on) {
            Overlays chosen = chart->overlays();
            chosen.setFlag(one, on);
            chart->setOverlays(chosen);
        });
    }
    menu.addSeparator();
    QAction* log = menu.addAction(tr("Logarithmic scale"));
    log->setCheckable(true);
    log->setChecked(m_chart->isLogarithmic());
    connect(log, &QAction::toggled, m_chart, &PriceChart::setLogarithmic);
    connect(menu.addAction(tr("Fit all")), &QAction::triggered, m_chart, &PriceChart::fitAll);
    menu.exec(m_overlays->mapToGlobal(QPoint(0, m_overlays->height())));
}

} // namespace signalbox::ui
