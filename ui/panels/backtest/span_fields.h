// SPDX-License-Identifier: GPL-3.0-or-later
// What a run of the lab is asked about: strategy, first and last day, changes of parameters. Says what is
// wrong before anything runs.
#pragma once

#include "engine/params/parameter_set.h"

#include <QDate>
#include <QStringList>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace signalbox::ui {

class DateField;

struct SpanChoice {
    QString strategy = QStringLiteral("optimus");
    QDate from;
    QDate to;
    QStringList changes; ///< NAME=VALUE over the parameters in force
    bool operator==(const SpanChoice&) const = default;
};

class SpanFields final : public QWidget {
    Q_OBJECT
public:
    explicit SpanFields(QWidget* parent = nullptr);

    /// Days that the market has; the span becomes its last `years` unless a person has chosen one.
    void setKnownDays(QDate first, QDate last, int years);
    /// The set that changes are checked against.
    void setParameters(const params::ParameterSet& parameters);
    /// Offers every strategy of the program; before, Optimus alone.
    void offerEveryStrategy();
    /// A strategy that is not offered leaves the one chosen.
    void setChoice(const SpanChoice& choice);
    [[nodiscard]] SpanChoice choice() const;
    /// What is wrong with the choice, one line; empty: it can be run.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void changed();
    /// Enter in the line of changes.
    void confirmed();

private:
    void watch(DateField& field);
    void accept(DateField& field, const QDate& day);
    void hintAtChanges();

    QComboBox* m_strategy;
    DateField* m_from;
    DateField* m_to;
    QLineEdit* m_changes;
    params::ParameterSet m_parameters;
    bool m_chosen = false; ///< by a person
};

} // namespace signalbox::ui
