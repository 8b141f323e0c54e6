// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/data_panel.h"

#include "ui/panels/common/layout.h"
#include "ui/panels/common/table_setup.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/icon_button.h"

#include <QMenu>

namespace signalbox::ui {

namespace {

constexpr std::size_t MostNotes = 6;

} // namespace

DataPanel::DataPanel(QWidget* parent)
    : DayPanel(tr("Data"), parent),
      m_model(new models::ValueTableModel<models::HealthRow>(
          models::healthColumns(), [](const models::HealthRow& row) { return row.series; }, this)),
      m_table(new DataTable), m_notes(new Sentence) {
    QWidget* body = nullptr;
    QVBoxLayout* layout = makeBody(body);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_notes);
    setUpTable(*m_table, *m_model);
    m_table->setAccessibleName(tr("Series that the rules read, the oldest first"));
    setBody(body);
    auto* imported = new IconButton(QStringLiteral("import"), tr("Import market data"));
    heading()->addControl(imported);
    auto* menu = new QMenu(this);
    connect(menu->addAction(tr("Files…")), &QAction::triggered, this, &DataPanel::importFilesRequested);
    connect(menu->addAction(tr("A folder…")), &QAction::triggered, this, &DataPanel::importFolderRequested);
    connect(imported, &QAbstractButton::clicked, menu,
            [imported, menu] { menu->popup(imported->mapToGlobal(QPoint(0, imported->height()))); });
}

std::optional<Absence> DataPanel::refresh(const session::DayState& day) {
    auto rows = models::healthRows(day);
    if (rows.empty()) {
        return Absence{tr("No series is stored."), tr("Import files, or make the demonstration market.")};
    }
    setSubtitle(models::healthSummary(rows));
    m_model->setRows(std::move(rows));
    QString notes;
    for (std::size_t i = 0; i < day.notes.size() && i < MostNotes; ++i) {
        notes += (notes.isEmpty() ? QString() : QStringLiteral("<br>")) +
                 QStringLiteral("<b>%1</b> %2")
                     .arg(QString::fromStdString(day.notes[i].series).toHtmlEscaped(),
                          QString::fromStdString(day.notes[i].text).toHtmlEscaped());
    }
    if (day.notes.size() > MostNotes) {
        notes += QStringLiteral("<br>") + tr("and %1 more").arg(day.notes.size() - MostNotes);
    }
    m_notes->setRich(notes);
    return std::nullopt;
}

} // namespace signalbox::ui
