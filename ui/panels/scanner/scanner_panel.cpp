// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/scanner/scanner_panel.h"

#include "models/text/numbers.h"
#include "ui/panels/backtest/job_strip.h"
#include "ui/panels/common/body_switch.h"
#include "ui/panels/common/folding_line.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/common/table_setup.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/verdict_line.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPushButton>

namespace signalbox::ui {

using models::ScanView;

ScannerPanel::ScannerPanel(QWidget* parent)
    : PanelFrame(tr("Scanner"), parent), m_system(new QComboBox), m_universe(new QComboBox),
      m_run(new QPushButton(tr("Scan"))), m_strip(new JobStrip), m_verdict(new VerdictLine),
      m_light(makeCaption({})),
      m_views(new SegmentedControl({tr("Passed"), tr("Nearest"), tr("All"), tr("Skipped")})),
      m_checks(new QComboBox), m_search(new QLineEdit), m_model(new models::ScanTableModel(this)),
      m_table(new DataTable), m_detail(new Sentence), m_empty(new EmptyState),
      m_switch(new BodySwitch(m_empty)), m_simulated(new Badge(BadgeKind::Simulated)) {
    QWidget* body = nullptr;
    QVBoxLayout* layout = makeBody(body);
    buildHead(*layout);
    auto* shown = new QWidget;
    auto* inside = new QVBoxLayout(shown);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::gap);
    inside->addWidget(m_verdict);
    buildTable(*inside);
    m_switch->setBody(shown);
    layout->addWidget(m_switch, 1);
    setContent(body);
    heading()->addControl(m_simulated);
    m_simulated->hide();
    sayWhatIsMissing();
    connect(m_empty, &EmptyState::actionTriggered, this, &ScannerPanel::ask);
}

void ScannerPanel::buildHead(QVBoxLayout& layout) {
    auto* line = new FoldingLine;
    m_system->setAccessibleName(tr("System to scan for"));
    m_universe->setAccessibleName(tr("Universe"));
    m_universe->setToolTip(
        tr("Which symbols are looked at: all, a list of the home, a shipped list, the members "
           "of an index, or symbols with commas"));
    m_universe->setEditable(true);
    m_universe->setInsertPolicy(QComboBox::NoInsert);
    m_universe->setMinimumContentsLength(12);
    m_run->setProperty("primary", true);
    m_run->setToolTip(tr("Scan the market of the day shown"));
    line->first()->addWidget(m_system);
    line->first()->addWidget(m_universe, 1);
    line->first()->addWidget(m_run);
    line->second()->addWidget(m_light);
    line->second()->addStretch(1);
    line->setStretch(1, 0);
    layout.addWidget(line);
    layout.addWidget(m_strip);
    connect(m_run, &QAbstractButton::clicked, this, &ScannerPanel::ask);
    connect(m_strip, &JobStrip::cancelRequested, this, &ScannerPanel::cancelRequested);
}

void ScannerPanel::buildTable(QVBoxLayout& layout) {
    auto* line = new FoldingLine;
    m_views->setAccessibleName(tr("Which symbols are listed"));
    m_checks->setAccessibleName(tr("Only those that stop at"));
    m_checks->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_search->setPlaceholderText(tr("Symbol"));
    m_search->setAccessibleName(tr("Symbols that begin with"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(130);
    line->first()->addWidget(m_views);
    line->first()->addStretch(0);
    line->second()->addWidget(m_checks);
    line->second()->addStretch(1);
    line->second()->addWidget(m_search);
    layout.addWidget(line);
    setUpTable(*m_table, *m_model);
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Scanned symbols; Enter shows the symbol in every panel"));
    layout.addWidget(m_table, 1);
    layout.addWidget(m_detail);
    m_detail->setRich({});
    connect(m_views, &SegmentedControl::currentChanged, this, &ScannerPanel::changeView);
    connect(m_checks, &QComboBox::currentIndexChanged, this,
            [this] { m_model->setCheck(m_checks->currentData().toInt()); });
    connect(m_search, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_model->setSearch(text); });
    connect(m_table, &DataTable::rowActivated, this, &ScannerPanel::choose);
    connect(m_table, &QAbstractItemView::clicked, this,
            [this](const QModelIndex& index) { choose(index.row()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ScannerPanel::showSelected);
}

void ScannerPanel::setSystems(const QVector<ScanSystemChoice>& systems) {
    m_systems = systems;
    const QSignalBlocker quiet(m_system);
    m_system->clear();
    for (const ScanSystemChoice& choice : systems) {
        m_system->addItem(choice.name, static_cast<int>(choice.system));
    }
}

void ScannerPanel::setUniverses(const QStringList& names) {
    const QString before = m_universe->currentText();
    const QSignalBlocker quiet(m_universe);
    m_universe->clear();
    m_universe->addItems(names);
    m_universe->setCurrentText(before.isEmpty() ? names.value(0) : before);
}

void ScannerPanel::setLight(scan::System system, const QString& word, models::Severity severity) {
    if (system != this->system()) {
        return;
    }
    const QString mark = severity == models::Severity::Go        ? QStringLiteral("●")
                         : severity == models::Severity::Caution ? QStringLiteral("▲")
                         : severity == models::Severity::Stop    ? QStringLiteral("■")
                                                                 : QStringLiteral("○");
    m_light->setText(word.isEmpty()
                         ? QString()
                         : QStringLiteral("<span style=\"color:%1\">%2 <b>%3</b></span>")
                               .arg(currentTheme().colour(severity).name(), mark, word.toHtmlEscaped()));
    m_light->setAccessibleName(tr("Light: %1").arg(word));
    m_light->setToolTip(tr("What the light of the system permits on the day shown"));
}

void ScannerPanel::setSystem(scan::System system) {
    const QSignalBlocker quiet(m_system);
    m_system->setCurrentIndex(m_system->findData(static_cast<int>(system)));
}

scan::System ScannerPanel::system() const {
    return static_cast<scan::System>(m_system->currentData().toInt());
}

QString ScannerPanel::universe() const {
    return m_universe->currentText().trimmed();
}

void ScannerPanel::ask() {
    Q_EMIT runRequested(system(), universe());
}

QString ScannerPanel::selectedSymbol() const {
    return m_model->symbolAt(m_table->currentIndex().row());
}

void ScannerPanel::choose(int row) {
    const QString symbol = m_model->symbolAt(row);
    if (!symbol.isEmpty()) {
        m_chosen = symbol;
        Q_EMIT symbolChosen(m_shown.system, symbol);
    }
}

void ScannerPanel::setView(ScanView view) {
    m_views->setCurrent(static_cast<int>(view));
    changeView();
}

void ScannerPanel::changeView() {
    m_filling = true;
    m_model->setView(static_cast<ScanView>(m_views->current()));
    fillChecks();
    m_filling = false;
    showSelected();
}

void ScannerPanel::fillChecks() {
    const ScanView view = static_cast<ScanView>(m_views->current());
    const bool counted = view == ScanView::All || view == ScanView::Skipped;
    const int before = counted ? m_checks->currentData().toInt() : 0;
    const QSignalBlocker quiet(m_checks);
    m_checks->clear();
    m_checks->addItem(view == ScanView::Skipped ? tr("Every cause") : tr("Every check"), 0);
    if (counted && m_shown.result) {
        const scan::SystemScan& scan = *m_shown.result->of(m_shown.system);
        for (const models::ScanCount& count :
             view == ScanView::All ? models::failCounts(scan) : models::skipCounts(scan)) {
            m_checks->addItem(QStringLiteral("%1 · %2").arg(
                                  count.name, models::count(static_cast<std::int64_t>(count.symbols))),
                              count.check);
        }
    }
    m_checks->setCurrentIndex(std::max(0, m_checks->findData(before)));
    m_checks->setVisible(counted);
    m_model->setCheck(m_checks->currentData().toInt());
}

} // namespace signalbox::ui
