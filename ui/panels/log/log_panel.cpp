// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/log/log_panel.h"

#include "ui/panels/common/folding_line.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/common/table_setup.h"
#include "ui/theme/theme.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/segmented_control.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QTimer>

namespace signalbox::ui {

namespace {

constexpr int MergeMilliseconds = 100;

} // namespace

LogPanel::LogPanel(QWidget* parent)
    : PanelFrame(tr("Log"), parent),
      m_model(new models::ValueTableModel<models::LogRow>(
          models::logColumns(), [](const models::LogRow& row) { return QString::number(row.number); }, this)),
      m_proxy(new TableProxy(m_model, this)), m_table(new DataTable),
      m_level(new SegmentedControl({tr("All"), tr("Warnings"), tr("Errors")})), m_search(new QLineEdit),
      m_soon(new QTimer(this)) {
    QWidget* body = nullptr;
    QVBoxLayout* layout = makeBody(body);
    auto* line = new FoldingLine;
    m_search->setPlaceholderText(tr("Filter"));
    m_search->setAccessibleName(tr("Filter the log"));
    m_search->setClearButtonEnabled(true);
    m_level->setAccessibleName(tr("Least level shown"));
    line->first()->addWidget(m_level);
    line->first()->addStretch(0);
    line->second()->addWidget(m_search, 1);
    layout->addWidget(line);
    setUpTable(*m_table, *m_model, m_proxy);
    m_table->setAccessibleName(tr("Log lines, the latest first"));
    layout->addWidget(m_table, 1);
    setContent(body);
    m_soon->setSingleShot(true);
    m_soon->setInterval(MergeMilliseconds);
    connect(m_soon, &QTimer::timeout, this, &LogPanel::refresh);
    connect(m_search, &QLineEdit::textChanged, this, &LogPanel::applyFilter);
    connect(m_level, &SegmentedControl::currentChanged, this, &LogPanel::applyFilter);
}

void LogPanel::append(models::LogLevel level, const QDateTime& at, const QString& area, const QString& text) {
    m_rows.push_front({m_next++, at, level, area, text});
    if (m_rows.size() > MostLines) {
        m_rows.pop_back();
    }
    if (!m_soon->isActive()) {
        m_soon->start();
    }
}

void LogPanel::refresh() {
    m_model->setRows({m_rows.begin(), m_rows.end()});
    setSubtitle(tr("%1 lines").arg(lines()));
}

void LogPanel::applyFilter() {
    const QString words = m_search->text();
    const int least = m_level->current();
    m_proxy->setFilter([this, words, least](int row) {
        const models::LogRow& line = m_model->row(row);
        const bool loud = least == 0 || (least == 1 && line.level >= models::LogLevel::Warning) ||
                          line.level >= models::LogLevel::Error;
        return loud && (words.isEmpty() || line.text.contains(words, Qt::CaseInsensitive) ||
                        line.area.contains(words, Qt::CaseInsensitive));
    });
}

} // namespace signalbox::ui
