// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/backtest/result_pages.h"

#include "models/text/dates.h"
#include "models/text/numbers.h"
#include "ui/charts/equity_chart.h"
#include "ui/charts/outcome_chart.h"
#include "ui/panels/backtest/stat_view.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/common/table_setup.h"
#include "ui/theme/theme.h"
#include "ui/widgets/panel_scroll.h"
#include "ui/widgets/segmented_control.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace signalbox::ui {

namespace {

constexpr int LeastWidth = 200;
constexpr int LeastChart = 180;

/// A column of widgets without margins of its own.
QVBoxLayout* makePage(QWidget*& page) {
    page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::gap);
    return layout;
}

/// Lines whose columns stand under each other, in the face of order texts.
class MonoText final : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void changeEvent(QEvent* event) override {
        if (event->type() == QEvent::PaletteChange) {
            setFont(currentTheme().mono(TextRole::Caption));
        }
        QLabel::changeEvent(event);
    }
};

QString daysSentence(const lab::SystemGates& system) {
    const lab::DayCounts& days = system.counts.days;
    QString text =
        ResultPages::tr(
            "<b>%1 days</b>: %2 in warm-up, %3 halted, %4 stopped by a gate, %5 by a filter, <b>%6 "
            "signals</b>")
            .arg(models::count(days.days), models::count(days.warmup), models::count(days.halted),
                 models::count(days.gateStopped), models::count(days.filterStopped),
                 models::count(days.signals));
    QStringList ends;
    for (const lab::SignalCount& signal : system.signals) {
        QString end = QStringLiteral("%1 %2").arg(models::count(signal.count),
                                                  QString::fromStdString(signal.end).replace(u'_', u' '));
        if (!signal.detail.empty()) {
            end += QStringLiteral(" (%1)").arg(QString::fromStdString(signal.detail));
        }
        ends << end.toHtmlEscaped();
    }
    return ends.isEmpty() ? text + QLatin1Char('.')
                          : text + QStringLiteral(": ") + ends.join(QStringLiteral(", ")) + QLatin1Char('.');
}

/// A page for the report only where there is one.
QStringList pageNames(bool withReport) {
    QStringList names{ResultPages::tr("Equity"),  ResultPages::tr("Trades"),   ResultPages::tr("Gates"),
                      ResultPages::tr("Sources"), ResultPages::tr("Outcomes"), ResultPages::tr("Months"),
                      ResultPages::tr("Fills"),   ResultPages::tr("Notes")};
    if (withReport) {
        names << ResultPages::tr("Report");
    }
    return names;
}

} // namespace

ResultPages::ResultPages(QWidget* parent)
    : QWidget(parent), m_choice(new SegmentedControl(pageNames(false))), m_stack(new QStackedWidget),
      m_equity(new EquityChart), m_outcomes(new OutcomeChart),
      m_trades(new models::ValueTableModel<models::TradeRow>(
          models::tradeColumns(), [](const models::TradeRow& row) { return QString::number(row.id); }, this)),
      m_tradeProxy(new TableProxy(m_trades, this)), m_tradeTable(new DataTable),
      m_gates(new models::ValueTableModel<models::GatePriceRow>(
          models::gatePriceColumns(true), [](const models::GatePriceRow& row) { return row.key; }, this)),
      m_gateProxy(new TableProxy(m_gates, this)), m_gateTable(new DataTable), m_gateDays(new Sentence),
      m_gatePrices(new Sentence), m_sources(new StatView(tr("Sources of profit"))),
      m_certainty(new StatView(tr("How sure the figures are"))), m_months(new StatView(tr("Months"))),
      m_fills(new StatView(tr("Other fills"))), m_drawdowns(new StatView(tr("Drawdowns, the deepest first"))),
      m_notes(new Sentence), m_modelError(new MonoText), m_reportTitle(makeCaption({})),
      m_report(new QPlainTextEdit) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::gap);
    m_equity->setMinimumHeight(LeastChart);
    m_months->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_choice->setAccessibleName(tr("Page of the result"));
    layout->addWidget(m_choice);
    layout->addWidget(m_stack, 1);
    for (QWidget* page :
         {static_cast<QWidget*>(m_equity), makeTrades(), makeGates(), static_cast<QWidget*>(m_sources),
          makeOutcomes(), static_cast<QWidget*>(m_months), makeFills(), makeNotes(), makeReport()}) {
        page->setMinimumWidth(LeastWidth); // a wide table leaves columns, it does not push the panel
        m_stack->addWidget(page);
    }
    connect(m_choice, &SegmentedControl::currentChanged, this,
            [this](int page) { setPage(static_cast<ResultPage>(page)); });
}

QWidget* ResultPages::makeTrades() {
    QWidget* page = nullptr;
    QVBoxLayout* layout = makePage(page);
    setUpTable(*m_tradeTable, *m_trades, m_tradeProxy);
    m_tradeTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tradeTable->setAccessibleName(tr("Trades of the backtest; Enter shows the day of the opening"));
    layout->addWidget(m_tradeTable, 1);
    connect(m_tradeTable, &QAbstractItemView::clicked, this, &ResultPages::chooseTrade);
    connect(m_tradeTable, &DataTable::rowActivated, this,
            [this](int row) { chooseTrade(m_tradeProxy->index(row, 0)); });
    return page;
}

QWidget* ResultPages::makeGates() {
    QWidget* page = nullptr;
    QVBoxLayout* layout = makePage(page);
    setUpTable(*m_gateTable, *m_gates, m_gateProxy);
    m_gateTable->setAccessibleName(
        tr("Gates and filters: how often they stopped a day, and what that was worth"));
    layout->addWidget(m_gateDays);
    layout->addWidget(m_gateTable, 1);
    layout->addWidget(m_gatePrices);
    return page;
}

QWidget* ResultPages::makeOutcomes() {
    auto* page = new QWidget;
    auto* layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::margin);
    layout->addWidget(m_outcomes, 1);
    layout->addWidget(m_certainty, 1);
    return page;
}

QWidget* ResultPages::makeFills() {
    QWidget* page = nullptr;
    QVBoxLayout* layout = makePage(page);
    m_fills->setFitsContent(true);
    layout->addWidget(m_fills);
    layout->addWidget(makeCaption(tr("Drawdowns under the rules' own fills, the deepest first")));
    layout->addWidget(m_drawdowns, 1);
    return page;
}

QWidget* ResultPages::makeNotes() {
    QWidget* page = nullptr;
    QVBoxLayout* layout = makePage(page);
    m_modelError->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_modelError->setTextFormat(Qt::PlainText);
    m_modelError->setFont(currentTheme().mono(TextRole::Caption));
    layout->addWidget(m_notes);
    layout->addWidget(m_modelError);
    layout->addStretch(1);
    return new PanelScroll(page);
}

QWidget* ResultPages::makeReport() {
    QWidget* page = nullptr;
    QVBoxLayout* layout = makePage(page);
    auto* line = new QHBoxLayout;
    auto* copy = new QPushButton(tr("Copy"));
    copy->setToolTip(tr("Copies the whole report"));
    line->addWidget(m_reportTitle, 1);
    line->addWidget(copy);
    layout->addLayout(line);
    m_report->setReadOnly(true);
    m_report->setFrameShape(QFrame::NoFrame);
    m_report->setMinimumHeight(LeastChart);
    m_report->setFont(currentTheme().mono());
    m_report->setAccessibleName(tr("Report that closes the backtest"));
    layout->addWidget(m_report, 1);
    connect(copy, &QAbstractButton::clicked, this, [this] { Q_EMIT copyRequested(m_report->toPlainText()); });
    return page;
}

void ResultPages::setPage(ResultPage page) {
    m_choice->setCurrent(static_cast<int>(page));
    fill(page);
    m_stack->setCurrentIndex(static_cast<int>(page));
}

ResultPage ResultPages::page() const {
    return static_cast<ResultPage>(m_stack->currentIndex());
}

void ResultPages::show(const models::ShownBacktest& shown) {
    m_shown = shown;
    m_prices.reset();
    m_stale.set();
    m_choice->setSegments(pageNames(!shown.closing.empty()));
    if (shown.closing.empty() && page() == ResultPage::Report) {
        setPage(ResultPage::Equity);
    }
    fill(page());
}

void ResultPages::fill(ResultPage page) {
    const auto at = static_cast<std::size_t>(page);
    if (!m_shown.exists() || !m_stale.test(at)) {
        return;
    }
    m_stale.reset(at);
    switch (page) {
    case ResultPage::Equity:
        showEquity();
        break;
    case ResultPage::Trades:
        m_trades->setRows(models::tradeRows(m_shown.run->trades, m_shown.analysis->slots));
        break;
    case ResultPage::Gates:
        showGates();
        break;
    case ResultPage::Sources:
        m_sources->setTable(models::sourceTable(m_shown));
        break;
    case ResultPage::Outcomes:
        showOutcomes();
        break;
    case ResultPage::Months:
        m_months->setTable(models::monthTable(m_shown));
        break;
    case ResultPage::Fills:
        m_fills->setTable(models::fillTable(m_shown));
        m_drawdowns->setTable(models::drawdownTable(m_shown));
        break;
    case ResultPage::Notes:
        showNotes();
        break;
    case ResultPage::Report:
        showReport();
        break;
    }
}

void ResultPages::showGatePrices(const std::shared_ptr<const lab::Counterfactuals>& prices) {
    m_prices = prices;
    m_stale.set(static_cast<std::size_t>(ResultPage::Gates));
    fill(page());
}

void ResultPages::showEquity() {
    QVector<EquityPoint> points;
    const auto& sessions = m_shown.analysis->sessions;
    const std::size_t count = std::min(sessions.size(), m_shown.run->equity.size());
    points.reserve(static_cast<qsizetype>(count));
    double high = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double equity = static_cast<double>(m_shown.run->equity[i]) / 100;
        high = std::max(high, equity);
        points << EquityPoint{models::toQDate(sessions[i]), equity, high > 0 ? 1 - equity / high : 0};
    }
    m_equity->setPoints(points);
}

void ResultPages::showGates() {
    const auto& systems = m_shown.analysis->gates;
    const lab::GateCounts none;
    m_gates->setRows(models::gatePriceRows(systems.empty() ? none : systems.front().counts,
                                           m_prices ? std::span<const lab::GatePrice>(m_prices->prices)
                                                    : std::span<const lab::GatePrice>()));
    m_gateDays->setRich(systems.empty() ? QString() : daysSentence(systems.front()));
    m_gatePrices->setRich(m_prices ? models::gatePriceSentence(m_prices->prices).toHtmlEscaped()
                          : m_shown.card->strategy == "optimus"
                              ? tr("The price tags of the gates are being worked out.")
                              : tr("Gates have price tags in backtests of Optimus alone."));
}

void ResultPages::showOutcomes() {
    QVector<OutcomeBin> bins;
    for (const stats::HistogramBin& bin : m_shown.analysis->distribution) {
        bins << OutcomeBin{bin.from.toDollars(), bin.to.toDollars(), bin.count};
    }
    m_outcomes->setBins(bins);
    m_certainty->setTable(models::certaintyTable(m_shown));
}

void ResultPages::showNotes() {
    QStringList lines;
    for (const QString& warning : models::backtestWarnings(m_shown)) {
        lines << QStringLiteral("• ") + warning.toHtmlEscaped();
    }
    if (lines.isEmpty()) {
        lines << tr("Nothing to warn of.");
    }
    const lab::RunCard& card = *m_shown.card;
    lines << QString()
          << tr("%1 sessions in %2 s on %3 threads.")
                 .arg(models::count(static_cast<std::int64_t>(m_shown.run->sessions.size())),
                      models::number(card.seconds, 3))
                 .arg(card.threads);
    m_notes->setRich(lines.join(QStringLiteral("<br>")));
    QStringList errors;
    for (const std::string& line : card.modelErrorLines) {
        errors << QString::fromStdString(line);
    }
    m_modelError->setText(errors.join(QLatin1Char('\n')));
    m_modelError->setVisible(!errors.isEmpty());
}

void ResultPages::showReport() {
    QStringList titles;
    QString text;
    for (const models::ClosingSection& section : m_shown.closing) {
        titles << section.title;
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + section.text;
    }
    m_reportTitle->setText(titles.join(QStringLiteral(" · ")));
    m_report->setPlainText(text);
}

void ResultPages::chooseTrade(const QModelIndex& index) {
    const int row = m_tradeProxy->sourceRow(index.row());
    if (row >= 0) {
        const models::TradeRow& trade = m_trades->row(row);
        const bool closing = trade.closed && m_trades->columnKey(index.column()) == QStringLiteral("closed");
        Q_EMIT tradeChosen(trade.id, closing);
    }
}

} // namespace signalbox::ui
