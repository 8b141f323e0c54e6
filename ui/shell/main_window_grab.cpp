// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the window and its panels, for --screenshots.
#include "ui/shell/dock_area.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"
#include "ui/theme/theme_style.h"

#include <QCoreApplication>
#include <QDir>

namespace signalbox::ui {

void MainWindow::settle() {
    // Delivers what layouts have asked for, without an event loop.
    for (int round = 0; round < 4; ++round) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::UpdateLater);
        QCoreApplication::sendPostedEvents();
    }
}

QStringList MainWindow::grabPanels(const QString& folder) {
    QDir target(folder);
    if (!target.mkpath(QStringLiteral("."))) {
        return {};
    }
    const Theme themeBefore = currentTheme();
    const QSize sizeBefore = size();
    const QString workspaceBefore = m_workspace;
    QStringList written;
    const auto save = [&](QWidget* widget, const QString& name) {
        const QString file = target.filePath(name + QStringLiteral(".png"));
        // Wherever the pointer happens to rest, a picture shows nothing hovered.
        for (QWidget* child : findChildren<QWidget*>()) {
            child->setAttribute(Qt::WA_UnderMouse, false);
        }
        if (widget->grab().save(file)) {
            written << file;
        }
    };
    if (!isVisible()) {
        show();
    }
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
        Theme theme = Theme::make(mode, themeBefore.directionPalette);
        theme.textScale = themeBefore.textScale;
        theme.reducedMotion = true;
        switchTheme(theme);
        const QString tone = mode == ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light");
        for (const QSize wanted : {QSize(1440, 900), QSize(1024, 700)}) {
            resize(wanted);
            const QString suffix =
                QStringLiteral("%1-%2x%3").arg(tone).arg(wanted.width()).arg(wanted.height());
            for (const QString& name : workspaces()) {
                setWorkspace(name);
                settle();
                save(this, QStringLiteral("window-%1-%2").arg(name.toLower(), suffix));
                for (PanelDock* dock : m_area->docks()) {
                    const QString panelFile = QStringLiteral("panel-%1-%2").arg(dock->spec().id, suffix);
                    if (dock->isHidden() ||
                        written.contains(target.filePath(panelFile + QStringLiteral(".png")))) {
                        continue;
                    }
                    dock->raise();
                    dock->create();
                    settle();
                    save(dock, panelFile);
                }
            }
        }
    }
    switchTheme(themeBefore);
    resize(sizeBefore);
    setWorkspace(workspaceBefore);
    return written;
}

} // namespace signalbox::ui
