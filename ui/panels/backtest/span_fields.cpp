// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/backtest/span_fields.h"

#include "engine/strategies/registry.h"
#include "models/text/strategy_names.h"
#include "ui/theme/theme.h"
#include "ui/widgets/date_field.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>

namespace signalbox::ui {

SpanFields::SpanFields(QWidget* parent)
    : QWidget(parent), m_strategy(new QComboBox(this)), m_from(new DateField(this)),
      m_to(new DateField(this)), m_changes(new QLineEdit(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::gap);
    m_strategy->addItem(models::strategyName("optimus"), QStringLiteral("optimus"));
    m_strategy->setAccessibleName(tr("Strategy"));
    m_from->setAccessibleName(tr("First day of the span"));
    m_from->setToolTip(tr("First day. Type a date, or press Down for the calendar."));
    m_to->setAccessibleName(tr("Last day of the span"));
    m_to->setToolTip(tr("Last day. Type a date, or press Down for the calendar."));
    m_changes->setAccessibleName(tr("Changes of parameters for this run"));
    m_changes->setMinimumWidth(80);
    hintAtChanges();
    layout->addWidget(m_strategy);
    layout->addWidget(m_from);
    layout->addWidget(new QLabel(QStringLiteral("–"), this));
    layout->addWidget(m_to);
    layout->addWidget(m_changes, 1);
    for (DateField* field : {m_from, m_to}) {
        field->setShort(true);
        watch(*field);
    }
    connect(m_strategy, &QComboBox::currentIndexChanged, this, [this] {
        hintAtChanges();
        Q_EMIT changed();
    });
    connect(m_changes, &QLineEdit::textChanged, this, &SpanFields::changed);
    connect(m_changes, &QLineEdit::returnPressed, this, &SpanFields::confirmed);
}

void SpanFields::offerEveryStrategy() {
    const QSignalBlocker quiet(m_strategy);
    m_strategy->clear();
    for (const strategies::Strategy& strategy : strategies::all()) {
        const QString key = QString::fromStdString(strategy.key);
        m_strategy->addItem(models::strategyName(strategy.key), key);
    }
    m_strategy->setCurrentIndex(qMax(0, m_strategy->findData(QStringLiteral("optimus"))));
}

/// An example that the chosen strategy knows.
void SpanFields::hintAtChanges() {
    const QString strategy = m_strategy->currentData().toString();
    const QString example = strategy == QStringLiteral("breakout")     ? QStringLiteral("z_price_min=1.8")
                            : strategy == QStringLiteral("atr-matrix") ? QStringLiteral("iv_proxy=hv20")
                                                                       : QStringLiteral("min_iv_rank=45");
    m_changes->setPlaceholderText(tr("changes: %1").arg(example));
    m_changes->setToolTip(tr("Parameters for this run only, NAME=VALUE with blanks between, such as %1. "
                             "Everything else is as in force.")
                              .arg(example));
}

void SpanFields::watch(DateField& field) {
    connect(&field, &DateField::dayRequested, this, [this, &field](const QDate& day) { accept(field, day); });
    // In a form a typed date counts without Enter.
    connect(&field, &QLineEdit::editingFinished, this, [this, &field] {
        if (field.isModified()) {
            if (const auto day = DateField::read(field.text())) {
                accept(field, *day);
            }
        }
    });
}

void SpanFields::accept(DateField& field, const QDate& day) {
    m_chosen = true;
    field.setDay(day);
    Q_EMIT changed();
}

void SpanFields::setKnownDays(QDate first, QDate last, int years) {
    if (m_chosen || !first.isValid() || !last.isValid()) {
        return;
    }
    m_from->setDay(qMax(first, last.addYears(-years)));
    m_to->setDay(last);
    Q_EMIT changed();
}

void SpanFields::setParameters(const params::ParameterSet& parameters) {
    m_parameters = parameters;
    Q_EMIT changed();
}

void SpanFields::setChoice(const SpanChoice& choice) {
    m_chosen = true;
    if (const int at = m_strategy->findData(choice.strategy); at >= 0) {
        m_strategy->setCurrentIndex(at);
    }
    m_from->setDay(choice.from);
    m_to->setDay(choice.to);
    m_changes->setText(choice.changes.join(QLatin1Char(' ')));
    Q_EMIT changed();
}

SpanChoice SpanFields::choice() const {
    static const QRegularExpression blanks(QStringLiteral("[\\s;]+"));
    return {m_strategy->currentData().toString(), m_from->day(), m_to->day(),
            m_changes->text().split(blanks, Qt::SkipEmptyParts)};
}

QString SpanFields::problem() const {
    const SpanChoice wanted = choice();
    if (!wanted.from.isValid() || !wanted.to.isValid()) {
        return tr("Choose a first and a last day.");
    }
    if (wanted.from > wanted.to) {
        return tr("The span ends before it begins.");
    }
    params::ParameterValues values = m_parameters.values();
    for (const QString& change : wanted.changes) {
        const qsizetype at = change.indexOf(QLatin1Char('='));
        const params::Descriptor* parameter =
            at > 0 ? params::findDescriptor(change.left(at).toStdString(), wanted.strategy.toStdString())
                   : nullptr;
        if (parameter == nullptr) {
            return at > 0 ? tr("There is no parameter %1.").arg(change.left(at))
                          : tr("Write changes as NAME=VALUE, such as min_iv_rank=45.");
        }
        if (parameter->section != "account" && parameter->section != wanted.strategy.toStdString()) {
            return tr("%1 is a parameter of %2 and changes nothing here.")
                .arg(QString::fromStdString(parameter->name), models::strategyName(parameter->section));
        }
        if (const auto wrong = parameter->set(values, change.mid(at + 1).toStdString())) {
            return QString::fromStdString(parameter->name + ": " + *wrong);
        }
    }
    const auto crossed = params::crossCheck(values);
    return crossed.empty() ? QString() : QString::fromStdString(crossed.front().message());
}

} // namespace signalbox::ui
