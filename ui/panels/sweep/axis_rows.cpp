// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sweep/axis_rows.h"

#include "ui/panels/common/layout.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"

#include <algorithm>
#include <cmath>

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace signalbox::ui {

namespace {

constexpr std::size_t MostRows = 4;

bool isRange(const params::Descriptor& parameter) {
    return parameter.kind == params::ParameterKind::Real || parameter.kind == params::ParameterKind::Integer;
}

/// A step that crosses the range in about eight, round and no finer than the parameter keeps.
double likelyStep(const params::Descriptor& parameter) {
    const double span = parameter.high.value_or(10) - parameter.low.value_or(0);
    const double raw = span / 8;
    const double power = std::pow(10, std::floor(std::log10(std::max(raw, 1e-9))));
    const double digit = raw / power < 1.5 ? 1 : raw / power < 3.5 ? 2 : raw / power < 7.5 ? 5 : 10;
    return std::max(digit * power, parameter.step.value_or(0));
}

const params::Descriptor* descriptorOf(const QComboBox& box) {
    return params::findDescriptor(box.currentData().toString().toStdString());
}

} // namespace

AxisRows::AxisRows(QWidget* parent)
    : QWidget(parent), m_lines(new QVBoxLayout(this)),
      m_add(new IconButton(QStringLiteral("plus"), tr("Vary a further parameter"), this)) {
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(space::grid);
    connect(m_add, &QAbstractButton::clicked, this, [this] {
        addRow(QString());
        check();
    });
}

void AxisRows::setParameters(const params::ParameterSet& parameters) {
    m_parameters = parameters;
    check();
}

void AxisRows::fillNames(QComboBox& box) const {
    for (const params::Descriptor& parameter : params::descriptors()) {
        if (parameter.kind == params::ParameterKind::List || parameter.kind == params::ParameterKind::Date) {
            continue;
        }
        box.addItem(
            QString::fromStdString(parameter.section == "optimus" ? parameter.name : parameter.fullName()),
            QString::fromStdString(parameter.fullName()));
        box.setItemData(box.count() - 1, QString::fromStdString(parameter.meaning), Qt::ToolTipRole);
    }
}

void AxisRows::addRow(const QString& vary) {
    if (m_rows.size() >= MostRows) {
        return;
    }
    Row row;
    row.line = new QWidget(this);
    auto* layout = new QHBoxLayout(row.line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::gap);
    row.name = new QComboBox(row.line);
    row.name->setAccessibleName(tr("Parameter that is varied"));
    row.name->setEditable(true);
    row.name->setInsertPolicy(QComboBox::NoInsert);
    row.name->completer()->setFilterMode(Qt::MatchContains);
    row.name->completer()->setCompletionMode(QCompleter::PopupCompletion);
    row.name->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    row.name->setMinimumContentsLength(14);
    fillNames(*row.name);
    layout->addWidget(row.name, 3);
    const auto field = [&](const QString& name) {
        auto* edit = new QLineEdit(row.line);
        edit->setAccessibleName(name);
        edit->setPlaceholderText(name);
        edit->setMinimumWidth(40);
        layout->addWidget(edit, 1);
        connect(edit, &QLineEdit::textEdited, this, &AxisRows::check);
        return edit;
    };
    row.from = field(tr("from"));
    row.to = field(tr("to"));
    row.step = field(tr("step"));
    row.unit = makeCaption(QString(), row.line);
    layout->addWidget(row.unit);
    row.remove = new IconButton(QStringLiteral("minus"), tr("Do not vary this parameter"), row.line);
    layout->addWidget(row.remove);
    const QWidget* line = row.line;
    connect(row.remove, &QAbstractButton::clicked, this, [this, line] {
        removeRow(line);
        check();
    });
    connect(row.name, &QComboBox::currentIndexChanged, this, [this, line] {
        const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                        [line](const Row& other) { return other.line == line; });
        if (found != m_rows.end()) {
            fitTo(*found, true);
            check();
        }
    });
    const qsizetype at = vary.indexOf(QLatin1Char('='));
    const params::Descriptor* wanted = params::findDescriptor(
        vary.left(at).toStdString().empty() ? "min_iv_rank" : vary.left(at).toStdString());
    if (wanted != nullptr) {
        row.name->setCurrentIndex(row.name->findData(QString::fromStdString(wanted->fullName())));
    }
    m_rows.push_back(row);
    m_lines->insertWidget(static_cast<int>(m_rows.size()) - 1, row.line);
    // The button that adds a line stands in the last one.
    layout->addWidget(m_add);
    fitTo(row, at < 0);
    const QStringList parts = vary.mid(at + 1).split(QLatin1Char(':'));
    if (at >= 0 && parts.size() == 3 && wanted != nullptr && isRange(*wanted)) {
        row.from->setText(parts[0]);
        row.to->setText(parts[1]);
        row.step->setText(parts[2]);
    } else if (at >= 0) {
        row.from->setText(vary.mid(at + 1));
    }
}

void AxisRows::removeRow(const QWidget* line) {
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [line](const Row& other) { return other.line == line; });
    if (found == m_rows.end() || m_rows.size() == 1) {
        return;
    }
    QWidget* gone = found->line;
    m_rows.erase(found);
    m_rows.back().line->layout()->addWidget(m_add);
    gone->hide();
    gone->deleteLater();
}

void AxisRows::fitTo(const Row& row, bool fresh) const {
    const params::Descriptor* parameter = descriptorOf(*row.name);
    const bool range = parameter != nullptr && isRange(*parameter);
    row.to->setVisible(range);
    row.step->setVisible(range);
    row.unit->setText(parameter != nullptr && range ? QString::fromStdString(parameter->unit) : QString());
    row.from->setPlaceholderText(range ? tr("from") : tr("values, with commas"));
    row.from->setAccessibleName(range ? tr("from") : tr("values, with commas"));
    if (parameter == nullptr) {
        return;
    }
    row.name->setToolTip(QString::fromStdString(parameter->meaning + " Range: " + parameter->range + "."));
    if (!fresh) {
        return;
    }
    if (range) {
        const double step = likelyStep(*parameter);
        const double low = parameter->low.value_or(0);
        row.from->setText(QString::number(low));
        row.to->setText(QString::number(parameter->high.value_or(low + 8 * step)));
        row.step->setText(QString::number(step));
    } else {
        QStringList values;
        for (const std::string& choice : parameter->choices) {
            values << QString::fromStdString(choice);
        }
        row.from->setText(values.isEmpty() ? QStringLiteral("true,false") : values.join(QLatin1Char(',')));
    }
}

void AxisRows::setAxes(const QStringList& vary) {
    while (!m_rows.empty()) {
        m_add->setParent(this);
        delete m_rows.back().line;
        m_rows.pop_back();
    }
    for (const QString& axis : vary) {
        addRow(axis);
    }
    check();
}

QString AxisRows::textOf(const Row& row) {
    const QString name = row.name->currentData().toString();
    return row.to->isHidden() ? QStringLiteral("%1=%2").arg(name, row.from->text().trimmed())
                              : QStringLiteral("%1=%2:%3:%4")
                                    .arg(name, row.from->text().trimmed(), row.to->text().trimmed(),
                                         row.step->text().trimmed());
}

QStringList AxisRows::axes() const {
    QStringList texts;
    for (const Row& row : m_rows) {
        texts << textOf(row);
    }
    return texts;
}

std::optional<lab::Grid> AxisRows::grid() const {
    std::vector<lab::Axis> axes;
    for (const Row& row : m_rows) {
        auto axis = lab::parseAxis(textOf(row).toStdString());
        if (!axis) {
            return std::nullopt;
        }
        axes.push_back(std::move(*axis));
    }
    auto grid = lab::Grid::make(m_parameters.values(), std::move(axes));
    return grid ? std::optional(std::move(*grid)) : std::nullopt;
}

void AxisRows::check() {
    m_problem.clear();
    std::vector<lab::Axis> axes;
    for (const Row& row : m_rows) {
        auto axis = lab::parseAxis(textOf(row).toStdString());
        const bool wrong = !axis;
        for (QLineEdit* edit : {row.from, row.to, row.step}) {
            edit->setProperty("invalid", wrong);
        }
        if (wrong && m_problem.isEmpty()) {
            m_problem = QString::fromStdString(axis.error().message());
        } else if (!wrong) {
            axes.push_back(std::move(*axis));
        }
    }
    if (m_problem.isEmpty()) {
        const auto grid = lab::Grid::make(m_parameters.values(), std::move(axes));
        m_problem = grid ? QString() : QString::fromStdString(grid.error().message());
    }
    m_add->setEnabled(m_rows.size() < MostRows);
    for (const Row& row : m_rows) {
        row.remove->setEnabled(m_rows.size() > 1);
    }
    Q_EMIT changed();
}

} // namespace signalbox::ui
