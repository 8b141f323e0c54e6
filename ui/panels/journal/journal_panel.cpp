// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/journal/journal_panel.h"

#include "models/text/dates.h"
#include "models/text/numbers.h"
#include "ui/panels/common/body_switch.h"
#include "ui/panels/common/folding_line.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/common/table_setup.h"
#include "ui/panels/journal/blocked_views.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/segmented_control.h"

#include <algorithm>
#include <map>

#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>

namespace signalbox::ui {

JournalPanel::JournalPanel(QWidget* parent)
    : PanelFrame(tr("Journal"), parent),
      m_model(new models::ValueTableModel<models::JournalRow>(
          models::journalColumns(),
          [](const models::JournalRow& row) { return QString::number(row.sequence); }, this)),
      m_proxy(new TableProxy(m_model, this)), m_table(new DataTable), m_search(new QLineEdit),
      m_kinds(new QComboBox), m_detail(new QPlainTextEdit), m_detailPart(new QWidget),
      m_copy(new QPushButton(tr("Copy"))), m_empty(new EmptyState), m_switch(new BodySwitch(m_empty)),
      m_views(new SegmentedControl({tr("Entries"), tr("Skipped"), tr("Gate prices"), tr("Texts")})),
      m_blocked(new BlockedViews), m_simulated(new Badge(BadgeKind::Simulated)) {
    m_empty->setMessage(tr("The journal is being read."), QString());
    QWidget* body = nullptr;
    QVBoxLayout* layout = makeBody(body);
    auto* line = new FoldingLine;
    m_views->setAccessibleName(tr("View of the journal"));
    m_search->setPlaceholderText(tr("Search the journal"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Search the journal"));
    m_kinds->setAccessibleName(tr("Kind of entry"));
    m_kinds->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    line->first()->addWidget(m_views);
    line->first()->addStretch(0);
    line->second()->addWidget(m_search, 1);
    line->second()->addWidget(m_kinds);
    layout->addWidget(line);
    layout->addWidget(makeEntries(), 1);
    layout->addWidget(m_blocked, 1);
    m_blocked->hide();
    setContent(body);

    auto* note = new IconButton(QStringLiteral("plus"), tr("Write a note"));
    auto* exported = new IconButton(QStringLiteral("export"), tr("Export the journal"));
    heading()->addControl(exported);
    heading()->addControl(note);
    heading()->addControl(m_simulated);
    m_simulated->hide();
    connect(note, &QAbstractButton::clicked, this, &JournalPanel::noteRequested);
    connect(exported, &QAbstractButton::clicked, this, &JournalPanel::exportRequested);
    connect(m_search, &QLineEdit::textChanged, this, &JournalPanel::applyFilter);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, &JournalPanel::applyFilter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &JournalPanel::showDetail);
    connect(m_views, &SegmentedControl::currentChanged, this, &JournalPanel::changeView);
    connect(m_blocked, &BlockedViews::wanted, this, &JournalPanel::skippedWanted);
}

QWidget* JournalPanel::makeEntries() {
    auto* splitter = new QSplitter(Qt::Vertical);
    setUpTable(*m_table, *m_model, m_proxy);
    m_table->setAccessibleName(tr("Journal entries, the latest first"));
    m_detail->setReadOnly(true);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setFont(currentTheme().mono());
    m_detail->setAccessibleName(tr("The whole entry"));
    splitter->addWidget(m_table);
    auto* part = new QVBoxLayout(m_detailPart);
    part->setContentsMargins(0, 4, 0, 0);
    part->setSpacing(4);
    part->addWidget(m_detail, 1);
    part->addWidget(m_copy, 0, Qt::AlignRight);
    m_detailPart->hide();
    connect(m_copy, &QAbstractButton::clicked, this,
            [this] { Q_EMIT copyRequested(m_detail->toPlainText()); });
    splitter->addWidget(m_detailPart);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    m_switch->setBody(splitter);
    return m_switch;
}

void JournalPanel::setView(JournalView view) {
    m_views->setCurrent(static_cast<int>(view));
    changeView();
}

JournalView JournalPanel::view() const {
    return static_cast<JournalView>(m_views->current());
}

void JournalPanel::changeView() {
    // The texts to post are entries of their own kinds.
    const bool entries = view() == JournalView::Entries || view() == JournalView::Texts;
    m_switch->setVisible(entries);
    m_blocked->setVisible(!entries);
    m_kinds->setVisible(view() == JournalView::Entries);
    m_search->setVisible(view() != JournalView::Prices);
    m_search->setPlaceholderText(entries ? tr("Search the journal") : tr("Search skipped signals"));
    if (!entries) {
        m_blocked->setView(view() == JournalView::Skipped ? BlockedViews::View::Skipped
                                                          : BlockedViews::View::Prices);
        if (!m_blocked->isKnown() && !m_blocked->isRunning()) {
            Q_EMIT skippedWanted();
        }
    }
    applyFilter();
}

void JournalPanel::forgetSkipped() {
    m_blocked->setBlocked(nullptr, {});
    // Only while somebody looks: it costs seconds of all cores.
    if ((view() == JournalView::Skipped || view() == JournalView::Prices) && isVisible()) {
        Q_EMIT skippedWanted();
    }
}

void JournalPanel::showSkipped(const std::shared_ptr<const lab::Counterfactuals>& blocked,
                               const QString& span) {
    m_blocked->setBlocked(blocked, span);
    applyFilter();
}

void JournalPanel::show(const std::shared_ptr<const std::vector<book::JournalEntry>>& entries) {
    const bool any = entries && !entries->empty();
    m_empty->setMessage(tr("Nothing has been recorded yet."),
                        tr("Evaluations, tickets, fills and notes are written here before they are shown as "
                           "done."));
    m_switch->showBody(any);
    m_model->setRows(any ? models::journalRows(*entries) : std::vector<models::JournalRow>());
    showCount();
    fillKinds();
    applyFilter();
    if (any && !m_table->currentIndex().isValid()) {
        m_table->selectRow(0);
    }
}

void JournalPanel::setAsOf(std::optional<base::Date> day) {
    if (m_asOf == day) {
        return;
    }
    m_asOf = day;
    showCount();
    fillKinds();
    applyFilter();
}

bool JournalPanel::isKnown(const models::JournalRow& row) const {
    return !m_asOf || !row.from || *row.from <= *m_asOf;
}

void JournalPanel::showCount() {
    const auto& rows = m_model->rows();
    const auto all = static_cast<std::int64_t>(rows.size());
    const std::int64_t known =
        std::count_if(rows.begin(), rows.end(), [this](const auto& row) { return isKnown(row); });
    QString text = all > 0 ? tr("%1 entries").arg(models::count(known)) : QString();
    if (all > 0 && m_asOf) {
        text = tr("%1 entries up to %2").arg(models::count(known), models::shortDate(*m_asOf));
        if (known < all) {
            text += QStringLiteral(" · ") + tr("%1 later ones hidden").arg(models::count(all - known));
        }
    }
    setSubtitle(text);
}

void JournalPanel::setSimulated(bool simulated) {
    m_simulated->setVisible(simulated);
}

void JournalPanel::setVerified(bool holds, const QString& problem) {
    setNote(holds ? tr("✓ chain verified") : tr("✗ chain broken: %1").arg(problem));
}

void JournalPanel::fillKinds() {
    const QString chosen = m_kinds->currentData().toString();
    std::map<QString, QString> kinds;
    for (const models::JournalRow& row : m_model->rows()) {
        if (isKnown(row)) {
            kinds.emplace(row.kindName, row.kind);
        }
    }
    const QSignalBlocker quiet(m_kinds);
    m_kinds->clear();
    m_kinds->addItem(tr("All kinds"), QString());
    for (const auto& [name, kind] : kinds) {
        m_kinds->addItem(name, kind);
    }
    m_kinds->setCurrentIndex(std::max(0, m_kinds->findData(chosen)));
}

void JournalPanel::applyFilter() {
    const QString text = m_search->text();
    m_blocked->setSearch(view() == JournalView::Skipped ? text : QString());
    const QString kind = m_kinds->currentData().toString();
    const bool texts = view() == JournalView::Texts;
    m_proxy->setFilter([this, text, kind, texts](int row) {
        const models::JournalRow& entry = m_model->row(row);
        if (!isKnown(entry)) {
            return false;
        }
        if (texts && !entry.toPost) {
            return false;
        }
        return (texts || kind.isEmpty() || entry.kind == kind) && models::matches(entry, text);
    });
}

void JournalPanel::showDetail() {
    const int row = m_proxy->sourceRow(m_table->currentIndex().row());
    const QString detail = row >= 0 ? models::readableDetail(m_model->row(row)) : QString();
    m_detail->setPlainText(detail);
    m_detailPart->setVisible(!detail.isEmpty());
    m_copy->setToolTip(row >= 0 ? tr("Copy: %1").arg(m_model->row(row).summary) : QString());
}

} // namespace signalbox::ui
