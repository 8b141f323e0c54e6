// SPDX-License-Identifier: GPL-3.0-or-later
// The area under the tool bar in which the panels dock: three columns by default, everything movable, sizes
// kept in proportion when the window grows or shrinks.
#pragma once

#include "ui/shell/panel_spec.h"

#include <QHash>
#include <QMainWindow>

namespace signalbox::ui {

class PanelDock;

class DockArea final : public QMainWindow {
    Q_OBJECT
public:
    explicit DockArea(QWidget* parent = nullptr);

    PanelDock* addPanel(const PanelSpec& spec);
    [[nodiscard]] const QVector<PanelDock*>& docks() const { return m_docks; }
    [[nodiscard]] PanelDock* dock(const QString& id) const;

    /// The arrangement of the specs for that workspace.
    void arrangeByPlacement(const QString& workspace);
    /// Shows the docks that the state shows and no others. False when it does not fit; nothing has changed
    /// then. A layout of an older version may hold panels of other workspaces: they leave.
    bool restoreLayout(const QByteArray& state, const QString& workspace);
    [[nodiscard]] QByteArray saveLayout() const;
    /// True while the arrangement of the specs stands untouched.
    [[nodiscard]] bool isPlaced() const { return !m_placed.isEmpty(); }
    /// Shows a dock; one that is in no layout comes as a tab beside a panel of the middle column.
    void bringIn(PanelDock* dock);
    /// Brings floating panels of a lost screen back into sight.
    void clampFloating();

Q_SIGNALS:
    void layoutTouched();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void applyPlacedSizes();
    void keepProportions(QSize before, QSize after, const QHash<PanelDock*, QSize>& sizes);
    [[nodiscard]] QHash<PanelDock*, QSize> dockedSizes() const;
    void createVisible();
    /// Puts every dock out of the layout, so that a restored one holds only its own.
    bool restoreOnly(const QByteArray& state, int version);
    /// Panels of other workspaces have no place kept in this one.
    void dropForeign(const QString& workspace, bool visibleToo);
    void putAway(PanelDock* dock);

    QVector<PanelDock*> m_docks;
    QString m_placed;         ///< workspace whose placement sizes still stand, else empty
    bool m_arranging = false; ///< changes now are ours, not a person's
    bool m_pressed = false;   ///< the mouse holds a gap between panels
    QSize m_measured;         ///< size of the area when the docks were last measured
};

} // namespace signalbox::ui
