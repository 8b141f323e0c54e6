// SPDX-License-Identifier: GPL-3.0-or-later
// The dock that holds one panel: rounded hairline frame, the panel's own heading as title, its buttons at the
// right end.
#pragma once

#include "ui/shell/panel_spec.h"

#include <QDockWidget>

namespace signalbox::ui {

class PanelDock final : public QDockWidget {
    Q_OBJECT
public:
    PanelDock(const PanelSpec& spec, QWidget* parent);

    [[nodiscard]] const PanelSpec& spec() const { return m_spec; }
    /// The panel, once it was created.
    [[nodiscard]] QWidget* panel() const { return m_panel; }
    /// Calls the spec's function the first time.
    void create();
    /// Keyboard focus to the panel's first control.
    void focusPanel();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void placeControls();

    PanelSpec m_spec;
    QWidget* m_panel = nullptr;
    QWidget* m_controls;
};

} // namespace signalbox::ui
