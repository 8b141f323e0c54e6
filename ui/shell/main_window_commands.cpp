// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that belong to the shell itself, and the menu that holds them.
#include "ui/shell/dock_area.h"
#include "ui/shell/main_window.h"
#include "ui/shell/shell_tool_bar.h"
#include "ui/shell/shortcut_sheet.h"
#include "ui/shell/workspace_store.h"

#include <QMenu>

namespace signalbox::ui {

void MainWindow::buildCommands() {
    const auto add = [this](const QString& section, const QString& title, const char* keys,
                            std::function<void()> run, const QString& words = {}) {
        QAction* action =
            m_commands->add(section, title, QKeySequence(QString::fromLatin1(keys)), std::move(run), words);
        addAction(action);
        return action;
    };
    const QString day = tr("Day");
    add(day, tr("Previous stored day"), "Alt+Left", [this] { Q_EMIT previousDayRequested(); });
    add(day, tr("Next stored day"), "Alt+Right", [this] { Q_EMIT nextDayRequested(); });
    add(day, tr("Today"), "Alt+Home", [this] { Q_EMIT todayRequested(); }, tr("newest session now"));

    const QString workspace = tr("Workspace");
    add(workspace, tr("Save this layout"), "Ctrl+Shift+S", [this] { saveWorkspace(); });
    add(workspace, tr("Keep this layout under a new name …"), "", [this] { addWorkspace(); });
    add(workspace, tr("Back to the first arrangement"), "", [this] { resetWorkspace(); }, tr("reset layout"));
    add(workspace, tr("Undo the last layout change"), "Ctrl+Alt+Z", [this] { undoLayout(); });
    add(workspace, tr("Next workspace"), "Ctrl+PgDown", [this] {
        const QStringList names = workspaces();
        setWorkspace(names.value((names.indexOf(m_workspace) + 1) % names.size()));
    });

    const QString go = tr("Go to");
    add(go, tr("Command palette"), "Ctrl+K", [this] { openPalette(); });
    add(go, tr("Symbol …"), "/", [this] {
        if (!m_toolBar->instrument()->editSymbol()) {
            openPalette();
        }
    });
    add(go, tr("Menu"), "F10", [this] { m_toolBar->openMenu(); });
    add(tr("Help"), tr("Keyboard"), "F1", [this] { openShortcutSheet(); }, tr("shortcuts keys help"));
    add(tr("View"), tr("Full screen"), "F11",
        [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
}

void MainWindow::buildViewCommands() {
    const QString view = tr("View");
    const auto change = [this](const std::function<void(Theme&)>& edit) {
        const Theme before = currentTheme();
        Theme next = before;
        edit(next);
        Theme made = Theme::make(next.mode, next.directionPalette);
        made.textScale = qBound(0.8, next.textScale, 2.0);
        made.reducedMotion = next.reducedMotion;
        switchTheme(made);
        m_store->setTheme(made);
    };
    const auto add = [this, &view, change](const QString& title, const char* keys, auto edit,
                                           const QString& words = {}) {
        addAction(m_commands->add(
            view, title, QKeySequence(QString::fromLatin1(keys)),
            [change, edit] { change([&edit](Theme& theme) { edit(theme); }); }, words));
    };
    add(
        tr("Dark or light"), "Ctrl+Shift+L",
        [](Theme& theme) { theme.mode = theme.mode == ThemeMode::Dark ? ThemeMode::Light : ThemeMode::Dark; },
        tr("theme"));
    const std::pair<QString, DirectionPalette> palettes[] = {
        {tr("Up green, down red (Western)"), DirectionPalette::Western},
        {tr("Up red, down green (China, Japan, Taiwan)"), DirectionPalette::EastAsian},
        {tr("Up red, down blue (Korea)"), DirectionPalette::Korean},
        {tr("Up blue, down orange (colour-blind safe)"), DirectionPalette::ColourBlind}};
    for (const auto& [title, palette] : palettes) {
        add(
            title, "", [chosen = palette](Theme& theme) { theme.directionPalette = chosen; },
            tr("direction palette colours"));
    }
    add(tr("Larger text"), "Ctrl++", [](Theme& theme) { theme.textScale += 0.1; }, tr("zoom scale"));
    add(tr("Smaller text"), "Ctrl+-", [](Theme& theme) { theme.textScale -= 0.1; }, tr("zoom scale"));
    add(
        tr("Text at its usual size"), "Ctrl+0", [](Theme& theme) { theme.textScale = 1.0; },
        tr("zoom scale"));
    add(tr("Reduced motion on or off"), "", [](Theme& theme) { theme.reducedMotion = !theme.reducedMotion; });
}

void MainWindow::setStrategies(const QVector<StrategyItem>& strategies) {
    m_toolBar->setStrategies(strategies);
    for (qsizetype i = 0; i < strategies.size() && i < 9; ++i) {
        const StrategyItem& one = strategies[i];
        addAction(m_commands->add(
            tr("Strategy"), one.name, QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)),
            [this, key = one.key] { Q_EMIT instrumentRequested(key, QString()); },
            tr("show strategy system")));
    }
}

void MainWindow::setInstrument(const QString& strategy, const QString& symbol) {
    m_toolBar->instrument()->setCurrent(strategy, symbol);
    m_store->setInstrument(strategy, symbol);
}

InstrumentChoice* MainWindow::instrument() const {
    return m_toolBar->instrument();
}

void MainWindow::buildMenu() {
    // Filled when opened: commands that others add belong into it as well.
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        m_menu->clear();
        qDeleteAll(m_menu->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly));
        QHash<QString, QMenu*> menus;
        m_menu->addMenu(m_panelMenu);
        for (const Command& command : m_commands->commands()) {
            if (command.section == tr("Panel")) {
                continue;
            }
            QMenu*& menu = menus[command.section];
            if (menu == nullptr) {
                menu = m_menu->addMenu(command.section);
            }
            menu->addAction(command.action);
        }
        m_menu->addSeparator();
        QAction* leave = m_menu->addAction(tr("Leave Signalbox"));
        leave->setShortcut(QKeySequence::Quit);
        connect(leave, &QAction::triggered, this, &QWidget::close);
    });
    m_toolBar->setMenu(m_menu);
}

void MainWindow::openShortcutSheet() {
    auto* sheet = new ShortcutSheet(*m_commands, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->show();
}

} // namespace signalbox::ui
