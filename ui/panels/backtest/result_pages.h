// SPDX-License-Identifier: GPL-3.0-or-later
// The evidence under the headline of a backtest, one page at a time: equity, trades, gates, sources,
// outcomes, months, fills, notes, and the report of a strategy that closes its runs with one.
#pragma once

#include "models/rows/backtest_rows.h"
#include "models/rows/gate_price_rows.h"
#include "models/rows/trade_rows.h"

#include <bitset>
#include <memory>

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace signalbox::ui {

class DataTable;
class EquityChart;
class OutcomeChart;
class SegmentedControl;
class Sentence;
class StatView;
class TableProxy;

enum class ResultPage { Equity, Trades, Gates, Sources, Outcomes, Months, Fills, Notes, Report };

class ResultPages final : public QWidget {
    Q_OBJECT
public:
    explicit ResultPages(QWidget* parent = nullptr);

    void show(const models::ShownBacktest& shown);
    /// Price tags of the gates of the run shown; null: not known yet.
    void showGatePrices(const std::shared_ptr<const lab::Counterfactuals>& prices);
    void setPage(ResultPage page);
    [[nodiscard]] ResultPage page() const;

    using QWidget::show;

Q_SIGNALS:
    /// A trade was clicked or confirmed by Enter; `closing`: at its closing day.
    void tradeChosen(int id, bool closing);
    /// The report is wanted on the clipboard.
    void copyRequested(const QString& text);

private:
    [[nodiscard]] QWidget* makeTrades();
    [[nodiscard]] QWidget* makeGates();
    [[nodiscard]] QWidget* makeOutcomes();
    [[nodiscard]] QWidget* makeFills();
    [[nodiscard]] QWidget* makeNotes();
    [[nodiscard]] QWidget* makeReport();
    /// Fills a page when it is looked at: all at once would hold up the window.
    void fill(ResultPage page);
    void showEquity();
    void showGates();
    void showOutcomes();
    void showNotes();
    void showReport();
    void chooseTrade(const QModelIndex& index);

    models::ShownBacktest m_shown;
    std::bitset<9> m_stale; ///< pages that do not show m_shown yet
    std::shared_ptr<const lab::Counterfactuals> m_prices;
    SegmentedControl* m_choice;
    QStackedWidget* m_stack;
    EquityChart* m_equity;
    OutcomeChart* m_outcomes;
    models::ValueTableModel<models::TradeRow>* m_trades;
    TableProxy* m_tradeProxy;
    DataTable* m_tradeTable;
    models::ValueTableModel<models::GatePriceRow>* m_gates;
    TableProxy* m_gateProxy;
    DataTable* m_gateTable;
    Sentence* m_gateDays;
    Sentence* m_gatePrices;
    StatView* m_sources;
    StatView* m_certainty;
    StatView* m_months;
    StatView* m_fills;
    StatView* m_drawdowns;
    Sentence* m_notes;
    QLabel* m_modelError;
    QLabel* m_reportTitle;
    QPlainTextEdit* m_report;
};

} // namespace signalbox::ui
