// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/positions/positions_panel.h"

#include "models/text/dates.h"
#include "models/text/legs.h"
#include "models/text/numbers.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/common/table_setup.h"
#include "ui/theme/theme.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/toggle.h"
#include "ui/widgets/trigger_strip.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QMenu>
#include <QPushButton>

namespace signalbox::ui {

namespace {

/// Below this height the strip and the buttons would leave no room for rows.
constexpr int LowPanel = 200;

QString idOf(const models::PositionRow& row) {
    return QString::number(row.id);
}

} // namespace

PositionsPanel::PositionsPanel(QWidget* parent)
    : DayPanel(tr("Positions"), parent),
      m_model(new models::ValueTableModel<models::PositionRow>(models::positionColumns(), idOf, this)),
      m_proxy(new TableProxy(m_model, this)), m_table(new DataTable),
      m_legs(new models::ValueTableModel<models::LegRow>(
          models::legColumns(), [](const models::LegRow& row) { return row.contract; }, this)),
      m_legTable(new DataTable),
      m_closed(new models::ValueTableModel<models::ClosedRow>(
          models::closedColumns(), [](const models::ClosedRow& row) { return QString::number(row.id); },
          this)),
      m_closedProxy(new TableProxy(m_closed, this)), m_closedTable(new DataTable),
      m_choice(new SegmentedControl({tr("Open"), tr("Closed")})), m_openPart(new QWidget),
      m_strip(new TriggerStrip), m_notes(new Sentence), m_actions(new QWidget),
      m_showLegs(new Toggle(tr("Legs"))), m_close(new QPushButton(tr("Closing ticket…"))),
      m_record(new QPushButton(tr("Record close…"))) {
    QWidget* body = nullptr;
    QVBoxLayout* layout = makeBody(body);
    layout->addWidget(m_openPart, 1);
    auto* open = new QVBoxLayout(m_openPart);
    open->setContentsMargins(0, 0, 0, 0);
    open->setSpacing(space::gap);
    buildOpen(*open);
    setUpTable(*m_closedTable, *m_closed, m_closedProxy);
    m_closedTable->setAccessibleName(tr("Closed trades, the latest first"));
    m_closedTable->hide();
    layout->addWidget(m_closedTable, 1);
    setBody(body);
    heading()->addControl(m_choice);
    connect(m_choice, &SegmentedControl::currentChanged, this, [this](int) { refreshAgain(); });
}

void PositionsPanel::buildOpen(QVBoxLayout& layout) {
    setUpTable(*m_table, *m_model, m_proxy);
    m_proxy->setPinnedRow(QStringLiteral("0"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Open positions"));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    layout.addWidget(m_table, 1);
    layout.addWidget(m_strip);
    layout.addWidget(m_notes);
    m_legTable->setFitsContent(true);
    setUpTable(*m_legTable, *m_legs);
    m_legTable->setAccessibleName(tr("Legs of the selected position"));
    m_legTable->hide();
    layout.addWidget(m_legTable);
    auto* actions = new QHBoxLayout(m_actions);
    actions->setContentsMargins(0, 0, 0, 0);
    actions->setSpacing(space::gap);
    actions->addWidget(m_showLegs);
    actions->addStretch(1);
    actions->addWidget(m_record);
    actions->addWidget(m_close);
    layout.addWidget(m_actions);

    connect(m_showLegs, &QAbstractButton::toggled, this, &PositionsPanel::applyHeight);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_filling) {
            showSelected();
        }
    });
    connect(m_close, &QAbstractButton::clicked, this, [this] { Q_EMIT closeRequested(selectedPosition()); });
    connect(m_record, &QAbstractButton::clicked, this,
            [this] { Q_EMIT recordCloseRequested(selectedPosition()); });
    connect(m_table, &DataTable::rowActivated, this, [this] {
        if (selectedPosition() > 0) {
            Q_EMIT closeRequested(selectedPosition());
        }
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        const int id = selectedPosition();
        if (id <= 0) {
            return;
        }
        QMenu menu;
        menu.addAction(m_close->text(), this, [this, id] { Q_EMIT closeRequested(id); });
        menu.addAction(m_record->text(), this, [this, id] { Q_EMIT recordCloseRequested(id); });
        menu.addAction(tr("Copy with headings"), m_table, &DataTable::copySelection);
        menu.exec(m_table->viewport()->mapToGlobal(at));
    });
}

int PositionsPanel::selectedPosition() const {
    const int row = m_proxy->sourceRow(m_table->currentIndex().row());
    return row >= 0 ? m_model->row(row).id : 0;
}

void PositionsPanel::selectPosition(int id) {
    const int row = m_model->rowOf(QString::number(id));
    if (row >= 0) {
        m_table->selectRow(m_proxy->mapFromSource(m_model->index(row, 0)).row());
    }
}

const session::PositionState* PositionsPanel::stateOf(int id) const {
    if (!day()) {
        return nullptr;
    }
    const auto found =
        std::find_if(day()->positions.begin(), day()->positions.end(),
                     [&](const session::PositionState& state) { return state.position.id == id; });
    return found == day()->positions.end() ? nullptr : &*found;
}

std::optional<Absence> PositionsPanel::refresh(const session::DayState& day) {
    const bool closed = m_choice->current() == 1;
    const auto openCount = static_cast<qint64>(day.positions.size());
    setSubtitle(closed ? tr("%1 closed").arg(day.closed.size()) : tr("%1 open").arg(openCount));
    setNote(closed ? QString() : tr("exits evaluated 15:45 ET"));
    m_closed->setRows(models::closedRows(day.closed));
    const int selected = selectedPosition();
    m_filling = true;
    std::vector<models::PositionRow> rows = models::positionRows(day.positions, day.date);
    const int first = rows.empty() ? 0 : rows.front().id;
    if (rows.size() > 1) {
        rows.push_back(models::totalsRow(day.positions));
    }
    m_model->setRows(std::move(rows));
    m_filling = false;
    // Until somebody chooses another one, the most urgent position is the one shown.
    if (first > 0 && (stateOf(selected) == nullptr || selected == m_selectedByItself)) {
        selectPosition(first);
        m_selectedByItself = first;
    }
    showSelected();
    m_openPart->setVisible(!closed);
    m_closedTable->setVisible(closed);
    if (closed && day.closed.empty()) {
        return Absence{tr("No trade has been closed yet."),
                       tr("A trade appears here with its closing fill, one spread as one win or one loss.")};
    }
    if (!closed && day.positions.empty()) {
        return Absence{tr("No position is open on %1.").arg(models::longDate(day.date)),
                       tr("A position appears when a fill of a ticket is recorded.")};
    }
    return std::nullopt;
}

void PositionsPanel::resizeEvent(QResizeEvent* event) {
    DayPanel::resizeEvent(event);
    applyHeight();
}

void PositionsPanel::applyHeight() {
    const bool low = height() < currentTheme().px(LowPanel);
    m_strip->setVisible(!low && !m_strip->triggers().isEmpty());
    m_notes->setVisible(!low && !m_notes->text().isEmpty());
    m_actions->setVisible(!low);
    m_legTable->setVisible(!low && m_showLegs->isChecked());
    if (m_strip->isVisible()) {
        m_table->scrollTo(m_table->currentIndex()); // what the strip tells about stays in sight
    }
}

void PositionsPanel::showSelected() {
    const session::PositionState* state = stateOf(selectedPosition());
    QVector<Trigger> triggers;
    if (state != nullptr) {
        for (const models::TriggerRow& row : models::triggerRows(*state)) {
            triggers.push_back({row.name, row.distance, row.severity, row.nearness, row.nearest});
        }
        // The one that matters comes first: the others may fall off a narrow strip.
        std::stable_sort(triggers.begin(), triggers.end(),
                         [](const Trigger& a, const Trigger& b) { return a.nearest && !b.nearest; });
        m_legs->setRows(models::legRows(*state));
    }
    m_strip->setTriggers(triggers);
    QString notes;
    if (state != nullptr) {
        const int row = m_model->rowOf(QString::number(state->position.id));
        const models::PositionRow& shown = m_model->row(row);
        QStringList lines;
        for (const QString& line : {shown.markAge, shown.notes}) {
            if (!line.isEmpty()) {
                lines << line.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
            }
        }
        notes = lines.join(QStringLiteral("<br>"));
    }
    m_notes->setRich(notes);
    applyHeight();
    for (QPushButton* button : {m_close, m_record}) {
        button->setEnabled(state != nullptr);
        button->setToolTip(state == nullptr
                               ? tr("Select a position first.")
                               : tr("%1: all legs, one order").arg(models::positionShort(state->position)));
    }
}

} // namespace signalbox::ui
