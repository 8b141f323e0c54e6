// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/parameters/parameters_panel.h"

#include "ui/panels/common/folding_line.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/common/table_setup.h"
#include "ui/theme/theme.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/reason_box.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace signalbox::ui {

namespace {

models::ParameterRow rowOf(const params::ParameterSet::Setting& setting) {
    const params::Descriptor& parameter = *setting.descriptor;
    QString source = QString::fromLatin1(params::originKey(setting.origin));
    if (!setting.where.empty()) {
        source += QStringLiteral(" (%1)").arg(QString::fromStdString(setting.where));
    }
    return {QString::fromStdString(parameter.fullName()),
            QString::fromStdString(setting.text),
            QString::fromStdString(parameter.defaultText()),
            QString::fromStdString(parameter.range),
            QString::fromStdString(parameter.unit),
            QString::fromStdString(parameter.meaning),
            source};
}

} // namespace

ParametersPanel::ParametersPanel(QWidget* parent)
    : PanelFrame(tr("Parameters"), parent),
      m_model(new models::ValueTableModel<models::ParameterRow>(
          models::parameterColumns(), [](const models::ParameterRow& row) { return row.name; }, this)),
      m_proxy(new TableProxy(m_model, this)), m_table(new DataTable), m_search(new QLineEdit),
      m_onlyDiffering(new QCheckBox(tr("Only what differs"))), m_name(makeCaption(QString())),
      m_value(new QLineEdit), m_apply(new QPushButton(tr("Apply"))), m_undo(new QPushButton(tr("Undo"))),
      m_problem(new ReasonBox) {
    QWidget* body = nullptr;
    QVBoxLayout* layout = makeBody(body);
    auto* line = new FoldingLine;
    m_search->setPlaceholderText(tr("Search parameters"));
    m_search->setAccessibleName(tr("Search parameters"));
    m_search->setClearButtonEnabled(true);
    line->first()->addWidget(m_search, 1);
    line->second()->addWidget(m_onlyDiffering);
    line->setStretch(1, 0);
    layout->addWidget(line);
    setUpTable(*m_table, *m_model, m_proxy);
    m_table->setAccessibleName(tr("Parameters"));
    layout->addWidget(m_table, 1);
    auto* editing = new FoldingLine;
    m_value->setAccessibleName(tr("New value"));
    m_value->setEnabled(false);
    m_name->setBuddy(m_value);
    editing->first()->addWidget(m_name, 1);
    editing->second()->addWidget(m_value, 1);
    editing->second()->addWidget(m_undo);
    editing->second()->addWidget(m_apply);
    layout->addWidget(editing);
    layout->addWidget(m_problem);
    setContent(body);
    connect(m_search, &QLineEdit::textChanged, this, &ParametersPanel::applyFilter);
    connect(m_onlyDiffering, &QCheckBox::toggled, this, &ParametersPanel::applyFilter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ParametersPanel::showSelected);
    connect(m_value, &QLineEdit::textEdited, this, [this](const QString& text) {
        const int row = m_proxy->sourceRow(m_table->currentIndex().row());
        if (row >= 0) {
            edit(m_model->row(row).name, text);
        }
    });
    connect(m_apply, &QPushButton::clicked, this, [this] { Q_EMIT applyRequested(drafts()); });
    connect(m_undo, &QPushButton::clicked, this, &ParametersPanel::undo);
    refresh();
}

void ParametersPanel::show(const params::ParameterSet& set) {
    m_set = set;
    m_drafts.clear();
    m_problems.clear();
    refresh();
    showSelected();
}

void ParametersPanel::edit(const QString& name, const QString& text) {
    const params::Descriptor* parameter = params::findDescriptor(name.toStdString());
    if (parameter == nullptr) {
        return;
    }
    params::ParameterValues values = m_set.values();
    const auto problem = parameter->set(values, text.toStdString());
    if (QString::fromStdString(m_set.setting(*parameter).text) == text) {
        m_drafts.remove(name);
    } else {
        m_drafts[name] = text;
    }
    if (problem) {
        m_problems[name] = QString::fromStdString(*problem);
    } else {
        m_problems.remove(name);
    }
    refresh();
}

QStringList ParametersPanel::drafts() const {
    QStringList settings;
    for (auto at = m_drafts.constBegin(); at != m_drafts.constEnd(); ++at) {
        if (!m_problems.contains(at.key())) {
            settings << at.key() + u'=' + at.value();
        }
    }
    return settings;
}

void ParametersPanel::refresh() {
    std::vector<models::ParameterRow> rows;
    int differing = 0;
    for (const auto& setting : m_set.settings()) {
        rows.push_back(rowOf(setting));
        differing += rows.back().differs() ? 1 : 0;
    }
    m_model->setRows(models::withDrafts(std::move(rows), m_drafts, m_problems));
    setSubtitle(differing == 0 ? tr("all at their defaults") : tr("%1 differ from default").arg(differing));
    const bool usable = !m_drafts.isEmpty() && m_problems.isEmpty();
    m_apply->setEnabled(usable);
    m_apply->setToolTip(m_drafts.isEmpty() ? tr("Nothing has been changed")
                                           : (usable ? QString() : tr("A value is out of its range")));
    m_undo->setEnabled(!m_drafts.isEmpty());
    m_problem->setVisible(!m_problems.isEmpty());
    if (!m_problems.isEmpty()) {
        m_problem->setReason(ReasonBox::Kind::Warning, m_problems.firstKey(),
                             m_problems.first().toHtmlEscaped());
    }
}

void ParametersPanel::applyFilter() {
    const QString text = m_search->text();
    const bool only = m_onlyDiffering->isChecked();
    m_proxy->setFilter([this, text, only](int row) {
        const models::ParameterRow& parameter = m_model->row(row);
        return (!only || parameter.differs() || parameter.edited()) && models::matches(parameter, text);
    });
}

void ParametersPanel::showSelected() {
    const int row = m_proxy->sourceRow(m_table->currentIndex().row());
    m_value->setEnabled(row >= 0);
    if (row < 0) {
        m_name->setText(tr("Choose a parameter to change it"));
        m_value->clear();
        return;
    }
    const models::ParameterRow& parameter = m_model->row(row);
    m_name->setText(QStringLiteral("%1 (%2)").arg(parameter.name, parameter.range));
    m_value->setText(parameter.draft.isEmpty() ? parameter.value : parameter.draft);
}

void ParametersPanel::undo() {
    m_drafts.clear();
    m_problems.clear();
    refresh();
    showSelected();
}

} // namespace signalbox::ui
