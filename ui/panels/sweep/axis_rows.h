// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters that a sweep varies: one line each, with name, from, to and step, or a list for choices.
// Shows what is wrong and how many combinations are meant while they are typed.
#pragma once

#include "engine/lab/sweep/grid.h"
#include "engine/params/parameter_set.h"

#include <optional>
#include <vector>

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace signalbox::ui {

class IconButton;

class AxisRows final : public QWidget {
    Q_OBJECT
public:
    explicit AxisRows(QWidget* parent = nullptr);

    void setParameters(const params::ParameterSet& parameters);
    /// "NAME=A:B:STEP" or "NAME=a,b,c", one line each; replaces what stands there.
    void setAxes(const QStringList& vary);
    [[nodiscard]] QStringList axes() const;
    /// The grid that is meant; nothing while something is wrong.
    [[nodiscard]] std::optional<lab::Grid> grid() const;
    /// What is wrong, one line; empty: nothing.
    [[nodiscard]] QString problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    struct Row {
        QWidget* line = nullptr;
        QComboBox* name = nullptr;
        QLineEdit* from = nullptr;
        QLineEdit* to = nullptr;
        QLineEdit* step = nullptr;
        QLabel* unit = nullptr;
        IconButton* remove = nullptr;
    };
    void addRow(const QString& vary);
    void removeRow(const QWidget* line);
    void fillNames(QComboBox& box) const;
    /// Fields for a range or for a list, by the kind of the parameter; `fresh` fills in what is likely.
    void fitTo(const Row& row, bool fresh) const;
    [[nodiscard]] static QString textOf(const Row& row);
    void check();

    params::ParameterSet m_parameters;
    std::vector<Row> m_rows;
    QVBoxLayout* m_lines;
    IconButton* m_add;
    QString m_problem;
};

} // namespace signalbox::ui
