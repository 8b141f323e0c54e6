// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/dialogs/dialog_prompter.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/dock_area.h"
#include "ui/shell/panel_dock.h"
#include "ui/shell/shell_status_bar.h"
#include "ui/shell/shell_tool_bar.h"
#include "ui/shell/workspace_store.h"
#include "ui/shell/workspace_tabs.h"
#include "ui/theme/theme_style.h"
#include "ui/widgets/date_field.h"

#include <QCloseEvent>
#include <QLocale>
#include <QMenu>
#include <QTimer>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {
constexpr int UndoDepth = 20;
}

MainWindow::MainWindow(ShellOptions options, QWidget* parent)
    : QMainWindow(parent), m_options(std::move(options)), m_commands(new CommandRegistry(this)),
      m_store(std::make_unique<WorkspaceStore>(m_options.settings)), m_frame(new QWidget(this)),
      m_toolBar(new ShellToolBar(m_frame)), m_area(new DockArea(m_frame)),
      m_statusBar(new ShellStatusBar(m_frame)), m_palette(new CommandPalette(*m_commands, this)),
      m_menu(new QMenu(this)), m_panelMenu(new QMenu(tr("&Panels"), this)), m_clockTimer(new QTimer(this)),
      m_layoutTimer(new QTimer(this)) {
    if (m_options.prompter == nullptr) {
        m_ownPrompter = std::make_unique<DialogPrompter>(this);
    }
    m_prompter = m_options.prompter != nullptr ? m_options.prompter : m_ownPrompter.get();
    setContextMenuPolicy(Qt::NoContextMenu);
    auto* layout = new QVBoxLayout(m_frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolBar);
    layout->addWidget(m_area, 1);
    layout->addWidget(m_statusBar);
    setCentralWidget(m_frame);
    setMinimumSize(900, 560);
    resize(1440, 900);
    setWindowTitle(tr("Signalbox"));

    m_ownWorkspaces = m_store->ownWorkspaces();
    m_toolBar->tabs()->setNames(workspaces());
    if (const auto theme = m_store->theme(); theme && ThemeStyle::installed() != nullptr) {
        ThemeStyle::installed()->setTheme(*theme);
    }
    connectParts();
    buildCommands();
    buildViewCommands();
    buildMenu();
    m_clockTimer->setInterval(1000);
    connect(m_clockTimer, &QTimer::timeout, this, &MainWindow::tick);
    m_clockTimer->start();
    tick();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectParts() {
    connect(m_toolBar, &ShellToolBar::previousDay, this, &MainWindow::previousDayRequested);
    connect(m_toolBar, &ShellToolBar::nextDay, this, &MainWindow::nextDayRequested);
    connect(m_toolBar, &ShellToolBar::today, this, &MainWindow::todayRequested);
    connect(m_toolBar, &ShellToolBar::searchRequested, this, [this] { openPalette(); });
    connect(m_toolBar, &ShellToolBar::armRequested, this, &MainWindow::armRequested);
    connect(m_toolBar->dateField(), &DateField::dayRequested, this, &MainWindow::dayRequested);
    connect(m_toolBar->dateField(), &DateField::refused, this,
            [this](const QString& reason) { announce(reason, models::Severity::Caution); });
    connect(m_toolBar->tabs(), &WorkspaceTabs::chosen, this, &MainWindow::setWorkspace);
    connect(m_toolBar->tabs(), &WorkspaceTabs::addRequested, this, &MainWindow::addWorkspace);
    connect(m_toolBar->tabs(), &WorkspaceTabs::menuRequested, this,
            [this](const QString& name, const QPoint& at) {
                auto* menu = new QMenu(this);
                menu->setAttribute(Qt::WA_DeleteOnClose);
                connect(menu->addAction(tr("Save this layout")), &QAction::triggered, this,
                        &MainWindow::saveWorkspace);
                connect(menu->addAction(tr("Back to the first arrangement")), &QAction::triggered, this,
                        &MainWindow::resetWorkspace);
                if (m_ownWorkspaces.contains(name)) {
                    connect(menu->addAction(tr("Remove \"%1\"").arg(name)), &QAction::triggered, this,
                            [this, name] { removeWorkspace(name); });
                }
                menu->popup(at);
            });
    connect(m_statusBar, &ShellStatusBar::cancelRequested, this, &MainWindow::cancelJobRequested);
    connect(m_palette, &CommandPalette::symbolChosen, this, &MainWindow::symbolRequested);
    connect(m_toolBar->instrument(), &InstrumentChoice::chosen, this, &MainWindow::instrumentRequested);
    connect(m_toolBar->instrument(), &InstrumentChoice::unknownSymbol, this, [this](const QString& text) {
        announce(tr("The store has no bars of %1").arg(text), models::Severity::Caution);
    });
    m_layoutTimer->setSingleShot(true);
    m_layoutTimer->setInterval(400);
    connect(m_layoutTimer, &QTimer::timeout, this, [this] {
        const QByteArray now = m_area->saveLayout();
        if (!m_lastLayout.isEmpty() && now != m_lastLayout) {
            m_undo << m_lastLayout;
            if (m_undo.size() > UndoDepth) {
                m_undo.removeFirst();
            }
        }
        m_lastLayout = now;
    });
    connect(m_area, &DockArea::layoutTouched, m_layoutTimer, qOverload<>(&QTimer::start));
}

void MainWindow::addPanel(const PanelSpec& spec) {
    PanelDock* dock = m_area->addPanel(spec);
    QKeySequence keys = spec.shortcut;
    const auto number = m_area->docks().size();
    if (keys.isEmpty() && number <= 9) {
        keys = QKeySequence(QStringLiteral("Alt+%1").arg(number));
    }
    QAction* action = m_commands->add(
        tr("Panel"), spec.title, keys, [this, id = spec.id] { showPanel(id); }, tr("panel go to show open"));
    addAction(action);
    m_panelMenu->addAction(action);
    Q_UNUSED(dock)
}

void MainWindow::arrange() {
    const QByteArray geometry = m_store->geometry();
    if (!geometry.isEmpty()) {
        restoreGeometry(geometry); // brings the window back onto a screen that exists
    }
    const QStringList names = workspaces();
    const QString last = m_store->lastWorkspace();
    applyLayout(names.contains(last) ? last : names.value(0));
    setFocus(Qt::OtherFocusReason); // else the first button of the tool bar would wear the focus ring
}

void MainWindow::applyLayout(const QString& name) {
    m_workspace = name;
    m_toolBar->tabs()->setCurrent(name);
    const QByteArray state = m_layouts.contains(name) ? m_layouts.value(name) : m_store->layout(name);
    if (!m_area->restoreLayout(state, name)) {
        m_area->arrangeByPlacement(name);
    }
    m_undo.clear();
    m_lastLayout = m_area->saveLayout();
}

void MainWindow::setWorkspace(const QString& name) {
    if (name == m_workspace || !workspaces().contains(name)) {
        return;
    }
    rememberLayout();
    applyLayout(name);
    m_store->setLastWorkspace(name);
}

void MainWindow::rememberLayout() {
    if (!m_workspace.isEmpty()) {
        m_layouts.insert(m_workspace, m_area->isPlaced() ? QByteArray() : m_area->saveLayout());
    }
}

QStringList MainWindow::workspaces() const {
    return m_options.workspaces + m_ownWorkspaces;
}

void MainWindow::saveWorkspace() {
    const QByteArray state = m_area->saveLayout();
    m_layouts.insert(m_workspace, state);
    m_store->setLayout(m_workspace, state);
    m_store->setLastWorkspace(m_workspace);
    announce(tr("Layout of %1 saved").arg(m_workspace));
}

void MainWindow::resetWorkspace() {
    const QByteArray before = m_area->saveLayout();
    m_area->arrangeByPlacement(m_workspace);
    m_layouts.remove(m_workspace);
    m_store->removeLayout(m_workspace);
    m_undo << before;
    m_lastLayout = m_area->saveLayout();
}

void MainWindow::undoLayout() {
    if (m_undo.isEmpty()) {
        announce(tr("No layout change to undo"));
        return;
    }
    m_area->restoreLayout(m_undo.takeLast(), m_workspace);
    m_lastLayout = m_area->saveLayout();
}

void MainWindow::addWorkspace() {
    const auto name = m_prompter->text(tr("New workspace"), tr("Name"), QString());
    if (!name || name->trimmed().isEmpty()) {
        return;
    }
    if (workspaces().contains(name->trimmed())) {
        announce(tr("There is a workspace \"%1\" already").arg(name->trimmed()), models::Severity::Caution);
        return;
    }
    const QByteArray state = m_area->saveLayout();
    rememberLayout();
    m_ownWorkspaces << name->trimmed();
    m_store->setOwnWorkspaces(m_ownWorkspaces);
    m_store->setLayout(name->trimmed(), state);
    m_toolBar->tabs()->setNames(workspaces());
    applyLayout(name->trimmed());
}

void MainWindow::removeWorkspace(const QString& name) {
    m_ownWorkspaces.removeAll(name);
    m_store->setOwnWorkspaces(m_ownWorkspaces);
    m_store->removeLayout(name);
    m_layouts.remove(name);
    m_toolBar->tabs()->setNames(workspaces());
    if (m_workspace == name) {
        applyLayout(workspaces().value(0));
    }
}

void MainWindow::showPanel(const QString& id) {
    PanelDock* dock = m_area->dock(id);
    if (dock == nullptr) {
        return;
    }
    dock->create();
    m_area->bringIn(dock);
    dock->raise();
    dock->focusPanel();
}

QWidget* MainWindow::panel(const QString& id) const {
    const PanelDock* dock = m_area->dock(id);
    return dock == nullptr ? nullptr : dock->panel();
}

void MainWindow::setDay(const QDate& day, bool latest) {
    m_toolBar->setDay(day, latest);
}

void MainWindow::setStoredDays(const QVector<QDate>& days) {
    m_toolBar->dateField()->setStoredDays(days);
}

QDate MainWindow::day() const {
    return m_toolBar->dateField()->day();
}

void MainWindow::setDayBadges(const QVector<BadgeKind>& badges) {
    m_toolBar->setDayBadges(badges);
}

void MainWindow::setAccountBadge(BadgeKind kind) {
    m_account = kind;
    m_toolBar->setAccountBadge(kind);
    markLive();
}

void MainWindow::markLive() {
    const bool live = m_account == BadgeKind::Live;
    setWindowTitle(live ? tr("LIVE · Signalbox") : tr("Signalbox"));
    const int frame = live ? 3 : 0;
    m_frame->layout()->setContentsMargins(frame, frame, frame, frame);
    m_frame->layout()->activate(); // money is seen at once, not with the next event
    QPalette palette = m_frame->palette();
    const Theme& theme = currentTheme();
    palette.setColor(QPalette::Window, live ? theme.stop : theme.background);
    m_frame->setPalette(palette);
    m_frame->setAutoFillBackground(true);
    // The palette is inherited; what lies inside the frame stays in its own ground.
    QPalette inner = m_area->palette();
    inner.setColor(QPalette::Window, theme.background);
    m_area->setPalette(inner);
    m_area->setAutoFillBackground(true);
}

void MainWindow::setArmed(bool armed) {
    m_toolBar->setArmed(armed);
}

bool MainWindow::isArmed() const {
    return m_toolBar->isArmed();
}

void MainWindow::setDataState(const QString& text, models::Severity severity) {
    m_statusBar->setDataState(text, severity);
}

void MainWindow::setJournalState(const QString& text, models::Severity severity) {
    m_statusBar->setJournalState(text, severity);
}

void MainWindow::setJob(const QString& name, double fraction) {
    m_statusBar->setJob(name, fraction);
}

void MainWindow::announce(const QString& text, models::Severity severity) {
    m_statusBar->announce(text, severity);
}

void MainWindow::setSymbols(const QStringList& symbols) {
    m_palette->setSymbols(symbols);
    m_toolBar->instrument()->setSymbols(symbols);
}

void MainWindow::tick() {
    if (!m_options.clock) {
        return;
    }
    const QDateTime now = m_options.clock();
    m_statusBar->setNow(now, m_options.session ? m_options.session(now) : SessionInfo());
}

void MainWindow::setTheme(const Theme& theme) {
    switchTheme(theme);
}

void MainWindow::switchTheme(const Theme& theme) {
    if (ThemeStyle* style = ThemeStyle::installed()) {
        style->setTheme(theme);
    }
    markLive();
    Q_EMIT themeSwitched();
}

void MainWindow::openPalette(const QString& query) {
    m_palette->open(query);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_frame != nullptr) {
        m_toolBar->update();
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    const QStringList open = m_options.unfinished ? m_options.unfinished() : QStringList();
    if (!open.isEmpty()) {
        Confirmation question;
        question.title = tr("Leave Signalbox?");
        question.sentence = open.join(QLatin1Char('\n'));
        question.action = tr("Leave");
        question.dangerous = true;
        if (!m_prompter->confirm(question)) {
            event->ignore();
            return;
        }
    }
    rememberLayout();
    for (auto layout = m_layouts.begin(); layout != m_layouts.end(); ++layout) {
        if (!layout.value().isEmpty()) {
            m_store->setLayout(layout.key(), layout.value());
        }
    }
    m_store->setLastWorkspace(m_workspace);
    m_store->setGeometry(saveGeometry());
    event->accept();
}

} // namespace signalbox::ui
