// SPDX-License-Identifier: GPL-3.0-or-later
// All the shell knows about a panel: what it is called, how to make it, and where it stands in which
// workspace.
#pragma once

#include <functional>

#include <QKeySequence>
#include <QString>
#include <QVector>

class QWidget;

namespace signalbox::ui {

/// The three columns of a workspace, each a stack of panels from top to bottom.
enum class Column { Left, Middle, Right };

struct Placement {
    QString workspace; ///< "Morning", "Execution", "Weekend"
    Column column = Column::Middle;
    int order = 0;    ///< from the top; panels of equal order share one place as tabs
    int height = 300; ///< relative share of the column at the first arrangement
};

struct PanelSpec {
    QString id;    ///< stable, in settings
    QString title; ///< translated
    QKeySequence shortcut;
    /// Called once, when the panel is first needed. A PanelFrame lends its heading to the dock; any other
    /// widget gets a heading with `title`.
    std::function<QWidget*(QWidget* parent)> create;
    /// Where it stands at first; absent from a workspace = closed there, but in the Panels menu.
    QVector<Placement> placements;
};

} // namespace signalbox::ui
