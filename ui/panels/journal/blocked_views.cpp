// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/journal/blocked_views.h"

#include "models/text/numbers.h"
#include "ui/panels/backtest/job_strip.h"
#include "ui/panels/common/body_switch.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/common/table_setup.h"
#include "ui/theme/theme.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"

namespace signalbox::ui {

BlockedViews::BlockedViews(QWidget* parent)
    : QWidget(parent), m_strip(new JobStrip), m_summary(new Sentence),
      m_skipped(new models::ValueTableModel<models::SkippedRow>(
          models::skippedColumns(), [](const models::SkippedRow& row) { return QString::number(row.number); },
          this)),
      m_skippedProxy(new TableProxy(m_skipped, this)), m_skippedTable(new DataTable),
      m_prices(new models::ValueTableModel<models::GatePriceRow>(
          models::gatePriceColumns(false), [](const models::GatePriceRow& row) { return row.key; }, this)),
      m_pricesProxy(new TableProxy(m_prices, this)), m_pricesTable(new DataTable), m_empty(new EmptyState),
      m_switch(new BodySwitch(m_empty)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::gap);
    layout->addWidget(m_strip);
    auto* body = new QWidget;
    auto* inside = new QVBoxLayout(body);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::gap);
    inside->addWidget(m_summary);
    setUpTable(*m_skippedTable, *m_skipped, m_skippedProxy);
    m_skippedTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_skippedTable->setAccessibleName(tr("Skipped signals, the latest first; Enter shows the day"));
    setUpTable(*m_pricesTable, *m_prices, m_pricesProxy);
    m_pricesTable->setAccessibleName(tr("What each gate is worth"));
    inside->addWidget(m_skippedTable, 1);
    inside->addWidget(m_pricesTable, 1);
    m_switch->setBody(body);
    layout->addWidget(m_switch, 1);
    connect(m_strip, &JobStrip::cancelRequested, this, &BlockedViews::cancelRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &BlockedViews::wanted);
    connect(m_skippedTable, &QAbstractItemView::clicked, this,
            [this](const QModelIndex& index) { chooseRow(index.row()); });
    connect(m_skippedTable, &DataTable::rowActivated, this, &BlockedViews::chooseRow);
    setBlocked(nullptr, {});
}

void BlockedViews::setView(View view) {
    m_view = view;
    refresh();
}

void BlockedViews::setSearch(const QString& text) {
    m_skippedProxy->setFilter(
        [this, text](int row) { return text.isEmpty() || models::matches(m_skipped->row(row), text); });
}

void BlockedViews::settle(const QString& missing, const QString& wayOut, const QString& action) {
    m_running = false;
    m_strip->setIdle();
    m_empty->setMessage(missing, wayOut);
    m_empty->setAction(action);
    m_switch->showBody(m_blocked != nullptr);
}

void BlockedViews::setBlocked(const std::shared_ptr<const lab::Counterfactuals>& blocked,
                              const QString& span) {
    m_blocked = blocked;
    m_span = span;
    m_skipped->setRows(blocked ? models::skippedRows(blocked->skipped) : std::vector<models::SkippedRow>());
    m_prices->setRows(blocked ? models::gatePriceRows({}, blocked->prices)
                              : std::vector<models::GatePriceRow>());
    settle(tr("Not worked out yet."),
           tr("Every signal that was blocked gets a hypothetical trade of one contract, closed by the same "
              "exits, "
              "never near an account."),
           tr("Work it out"));
    refresh();
}

void BlockedViews::refresh() {
    const bool prices = m_view == View::Prices;
    m_skippedTable->setVisible(!prices);
    m_pricesTable->setVisible(prices);
    if (!m_blocked) {
        return;
    }
    const QString sentence = models::gatePriceSentence(m_blocked->prices);
    m_summary->setRich(
        QStringLiteral("<b>%1</b>: ").arg(m_span.toHtmlEscaped()) +
        (sentence.isEmpty() ? tr("no blocked signal could be priced.") : sentence.toHtmlEscaped()));
}

void BlockedViews::setRunning(double fraction, const QString& what) {
    m_running = true;
    m_strip->setRunning(fraction, what);
    m_empty->setMessage(tr("Being worked out."), tr("The window stays free; Cancel ends it at once."));
    m_empty->setAction({});
}

void BlockedViews::setCancelled() {
    settle(tr("Cancelled."), tr("Nothing was kept of it."), tr("Work it out"));
}

void BlockedViews::setFailed(const QString& message) {
    settle(message, tr("Show another day, or import what is missing."), tr("Try again"));
}

void BlockedViews::chooseRow(int shownRow) {
    const int row = m_skippedProxy->sourceRow(shownRow);
    if (row >= 0) {
        Q_EMIT dayChosen(m_skipped->row(row).date);
    }
}

} // namespace signalbox::ui
