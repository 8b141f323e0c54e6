// SPDX-License-Identifier: GPL-3.0-or-later
// Layouts that are kept and come back: a workspace shows exactly the panels that its own layout shows.
#include "ui/shell/dock_area.h"
#include "ui/shell/panel_dock.h"

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr int LayoutVersion = 2;
/// Layouts of this version were saved while panels of other workspaces came back as visible ones.
constexpr int StackedVersion = 1;

bool belongsTo(const PanelDock& dock, const QString& workspace) {
    const QVector<Placement>& placements = dock.spec().placements;
    return std::any_of(placements.begin(), placements.end(),
                       [&](const Placement& one) { return one.workspace == workspace; });
}

} // namespace

QByteArray DockArea::saveLayout() const {
    return saveState(LayoutVersion);
}

void DockArea::putAway(PanelDock* dock) {
    dock->setFloating(false);
    // Hidden first: Qt keeps the place of a removed dock and writes into the saved state whether it was
    // visible when it was removed.
    dock->hide();
    removeDockWidget(dock);
}

bool DockArea::restoreOnly(const QByteArray& state, int version) {
    // What the state does not know would stay as it is, visible and all.
    for (PanelDock* dock : m_docks) {
        putAway(dock);
    }
    return restoreState(state, version);
}

void DockArea::dropForeign(const QString& workspace, bool visibleToo) {
    const bool placed = std::any_of(m_docks.begin(), m_docks.end(),
                                    [&](const PanelDock* dock) { return belongsTo(*dock, workspace); });
    if (!placed) {
        return; // a workspace that a person named: whatever it shows is its own
    }
    for (PanelDock* dock : m_docks) {
        if (!belongsTo(*dock, workspace) && (visibleToo || dock->isHidden())) {
            putAway(dock);
        }
    }
}

bool DockArea::restoreLayout(const QByteArray& state, const QString& workspace) {
    if (state.isEmpty()) {
        return false;
    }
    const QByteArray before = saveState(LayoutVersion);
    m_arranging = true;
    bool restored = restoreOnly(state, LayoutVersion);
    const bool stacked = !restored && restoreOnly(state, StackedVersion);
    restored = restored || stacked;
    if (restored) {
        dropForeign(workspace, stacked);
    } else {
        restoreOnly(before, LayoutVersion);
    }
    m_arranging = false;
    if (!restored) {
        return false;
    }
    m_placed.clear();
    m_measured = size();
    createVisible();
    clampFloating();
    return true;
}

} // namespace signalbox::ui
