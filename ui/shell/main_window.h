// SPDX-License-Identifier: GPL-3.0-or-later
// The one main window: tool bar with date control, dockable panels in named workspaces, status bar. It
// arranges; it knows no domain. Whoever composes the program feeds it values and connects its signals.
#pragma once

#include "ui/dialogs/prompter.h"
#include "ui/shell/command_registry.h"
#include "ui/shell/instrument_choice.h"
#include "ui/shell/panel_spec.h"
#include "ui/shell/session_info.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"

#include <functional>
#include <memory>
#include <optional>

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QMainWindow>

class QMenu;
class QSettings;
class QTimer;

namespace signalbox::ui {

class CommandPalette;
class DockArea;
class PanelDock;
class ShellStatusBar;
class ShellToolBar;
class WorkspaceStore;

struct ShellOptions {
    /// The only clock of the shell.
    std::function<QDateTime()> clock;
    /// Facts about the session at that instant; empty: nothing is shown.
    std::function<SessionInfo(const QDateTime&)> session;
    /// Lines about what is unfinished (unsent orders, positions needing action today); asked before closing.
    std::function<QStringList()> unfinished;
    /// Where layouts and choices are kept; null: nothing is kept. Not owned.
    QSettings* settings = nullptr;
    /// Not owned; null: DialogPrompter.
    Prompter* prompter = nullptr;
    QStringList workspaces = {QStringLiteral("Morning"), QStringLiteral("Execution"),
                              QStringLiteral("Weekend")};
};

class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(ShellOptions options, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Before the first show. Panels are created when a workspace that shows them is first shown.
    void addPanel(const PanelSpec& spec);
    /// Arranges the last workspace (or the first one). Call once, after the last addPanel.
    void arrange();
    void showPanel(const QString& id);
    /// Null before the panel was created.
    [[nodiscard]] QWidget* panel(const QString& id) const;
    [[nodiscard]] CommandRegistry& commands() { return *m_commands; }
    [[nodiscard]] Prompter& prompter() { return *m_prompter; }
    [[nodiscard]] WorkspaceStore& store() { return *m_store; }

    void setWorkspace(const QString& name);
    [[nodiscard]] QString workspace() const { return m_workspace; }
    [[nodiscard]] QStringList workspaces() const;
    void saveWorkspace();
    /// Back to the arrangement of the panel specs.
    void resetWorkspace();

    /// The day shown; `latest` is the newest stored one ("today"). `stored` days are selectable; empty: any.
    void setDay(const QDate& day, bool latest);
    void setStoredDays(const QVector<QDate>& days);
    [[nodiscard]] QDate day() const;
    /// Badges beside the date: Replay, Simulated, Delayed, Stale.
    void setDayBadges(const QVector<BadgeKind>& badges);
    /// Paper or Live; Live frames the window and stands in the title.
    void setAccountBadge(BadgeKind kind);
    void setArmed(bool armed);
    [[nodiscard]] bool isArmed() const;

    /// "Data: 9 fresh · 1 stale (HY OAS, 1 day)".
    void setDataState(const QString& text, models::Severity severity);
    /// "Journal ✓ verified".
    void setJournalState(const QString& text, models::Severity severity);
    /// A running job: fraction 0..1, or negative while unknown. An empty name ends it.
    void setJob(const QString& name, double fraction);
    /// One line for a few seconds in the status bar, also announced to a screen reader.
    void announce(const QString& text, models::Severity severity = models::Severity::None);
    /// The choice of strategy and symbol in the tool bar; each strategy gets a command with a key.
    void setStrategies(const QVector<StrategyItem>& strategies);
    /// What every panel shows. Remembered for the next start.
    void setInstrument(const QString& strategy, const QString& symbol);
    [[nodiscard]] InstrumentChoice* instrument() const;
    /// Symbols that the symbol field completes and the search field offers besides commands and panels.
    void setSymbols(const QStringList& symbols);

    void setTheme(const Theme& theme);
    void openPalette(const QString& query = {});
    void openShortcutSheet();

    /// Renders the window and each panel, dark and light, at 1440x900 and 1024x700, as PNG files into
    /// `folder`. Returns the files written; empty when the folder cannot be written.
    [[nodiscard]] QStringList grabPanels(const QString& folder);
    /// Only the window in one workspace, in the same themes and sizes: "window-LABEL-dark-1440x900.png".
    [[nodiscard]] QStringList grabWorkspace(const QString& folder, const QString& workspace,
                                            const QString& label);

Q_SIGNALS:
    void dayRequested(const QDate& day);
    void todayRequested();
    void previousDayRequested();
    void nextDayRequested();
    void armRequested(bool armed);
    void cancelJobRequested();
    void symbolRequested(const QString& symbol);
    /// The symbol is empty where the strategy has its own, or none was chosen yet.
    void instrumentRequested(const QString& strategy, const QString& symbol);
    void themeSwitched();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildCommands();
    void buildViewCommands();
    void buildMenu();
    void connectParts();
    void tick();
    void switchTheme(const Theme& theme);
    void rememberLayout();
    void applyLayout(const QString& name);
    void undoLayout();
    void addWorkspace();
    void removeWorkspace(const QString& name);
    void markLive();
    void settle();
    /// Calls `each` in both themes and both sizes with the end of a file's name, and puts everything back.
    void inEveryLook(const std::function<void(const QString& suffix)>& each);
    /// Adds the file to `written` when it could be.
    void saveGrab(QWidget* widget, const QString& file, QStringList& written);

    ShellOptions m_options;
    std::unique_ptr<Prompter> m_ownPrompter;
    Prompter* m_prompter;
    CommandRegistry* m_commands;
    std::unique_ptr<WorkspaceStore> m_store;
    QWidget* m_frame;
    ShellToolBar* m_toolBar;
    DockArea* m_area;
    ShellStatusBar* m_statusBar;
    CommandPalette* m_palette;
    QMenu* m_menu;
    QMenu* m_panelMenu;
    QTimer* m_clockTimer;
    QTimer* m_layoutTimer;
    QString m_workspace;
    QStringList m_ownWorkspaces;
    QHash<QString, QByteArray> m_layouts; ///< as they stand in this run
    QVector<QByteArray> m_undo;           ///< of the present workspace
    QByteArray m_lastLayout;
    BadgeKind m_account = BadgeKind::Paper;
};

} // namespace signalbox::ui
