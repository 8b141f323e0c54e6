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

void MainWindow::saveGrab(QWidget* widget, const QString& file, QStringList& written) {
    // Wherever the pointer happens to rest, a picture shows nothing hovered.
    for (QWidget* child : findChildren<QWidget*>()) {
        child->setAttribute(Qt::WA_UnderMouse, false);
    }
    if (widget->grab().save(file)) {
        written << file;
    }
}

void MainWindow::inEveryLook(const std::function<void(const QString& suffix)>& each) {
    const Theme themeBefore = currentTheme();
    const QSize sizeBefore = size();
    const QString workspaceBefore = m_workspace;
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
            each(QStringLiteral("%1-%2x%3").arg(tone).arg(wanted.width()).arg(wanted.height()));
        }
    }
    switchTheme(themeBefore);
    resize(sizeBefore);
    setWorkspace(workspaceBefore);
}

QStringList MainWindow::grabWorkspace(const QString& folder, const QString& workspace, const QString& label) {
    const QDir target(folder);
    QStringList written;
    inEveryLook([&](const QString& suffix) {
        setWorkspace(workspace);
        settle();
        saveGrab(this, target.filePath(QStringLiteral("window-%1-%2.png").arg(label, suffix)), written);
    });
    return written;
}

QStringList MainWindow::grabPanels(const QString& folder) {
    const QDir target(folder);
    if (!target.mkpath(QStringLiteral("."))) {
        return {};
    }
    QStringList written;
    inEveryLook([&](const QString& suffix) {
        for (const QString& name : workspaces()) {
            setWorkspace(name);
            settle();
            saveGrab(this, target.filePath(QStringLiteral("window-%1-%2.png").arg(name.toLower(), suffix)),
                     written);
            for (PanelDock* dock : m_area->docks()) {
                const QString file =
                    target.filePath(QStringLiteral("panel-%1-%2.png").arg(dock->spec().id, suffix));
                if (dock->isHidden() || written.contains(file)) {
                    continue;
                }
                dock->raise();
                dock->create();
                settle();
                saveGrab(dock, file, written);
            }
        }
    });
    return written;
}

} // namespace signalbox::ui
