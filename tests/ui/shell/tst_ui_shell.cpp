// SPDX-License-Identifier: GPL-3.0-or-later
// The main window: workspaces, day, palette, shortcuts, money, closing (trader-conventions 10, 11).
#include "ui/dialogs/scripted_prompter.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/dock_area.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"
#include "ui/shell/shell_status_bar.h"
#include "ui/shell/shell_tool_bar.h"
#include "ui/shell/shortcut_sheet.h"
#include "ui/shell/workspace_store.h"
#include "ui/shell/workspace_tabs.h"
#include "ui/theme/theme_style.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/panel_frame.h"

#include <QEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace signalbox;

namespace {

ui::PanelSpec panel(const QString& id, const QString& workspace, ui::Column column, int order,
                    int* created = nullptr) {
    ui::PanelSpec spec;
    spec.id = id;
    spec.title = QStringLiteral("Panel ") + id;
    spec.create = [id, created](QWidget* parent) -> QWidget* {
        if (created != nullptr) {
            ++*created;
        }
        auto* frame = new ui::PanelFrame(QStringLiteral("Panel ") + id, parent);
        auto* content = new QLineEdit;
        frame->setContent(content);
        return frame;
    };
    if (!workspace.isEmpty()) {
        spec.placements = {{workspace, column, order, 100}};
    }
    return spec;
}

struct Fixture {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat};
    ui::ScriptedPrompter prompter;
    QStringList unfinished;

    ui::ShellOptions options() {
        ui::ShellOptions result;
        result.clock = [] { return QDateTime(QDate(2019, 5, 15), QTime(12, 47, 12), Qt::UTC); };
        result.settings = &settings;
        result.prompter = &prompter;
        result.unfinished = [this] { return unfinished; };
        return result;
    }
};

void addSix(ui::MainWindow& window, int* created = nullptr) {
    const QString morning = QStringLiteral("Morning");
    window.addPanel(panel(QStringLiteral("light"), morning, ui::Column::Left, 0, created));
    window.addPanel(panel(QStringLiteral("gates"), morning, ui::Column::Middle, 0, created));
    window.addPanel(panel(QStringLiteral("chart"), morning, ui::Column::Middle, 1, created));
    window.addPanel(panel(QStringLiteral("chain"), morning, ui::Column::Right, 0, created));
    window.addPanel(
        panel(QStringLiteral("journal"), QStringLiteral("Execution"), ui::Column::Left, 0, created));
    window.addPanel(panel(QStringLiteral("log"), QString(), ui::Column::Left, 0, created));
}

QRect placeOf(const ui::MainWindow& window, const char* id) {
    const auto* dock = window.findChild<ui::PanelDock*>(QString::fromLatin1(id));
    return {dock->mapTo(&window, QPoint(0, 0)), dock->size()};
}

QStringList ids(const char* names) {
    return QString::fromLatin1(names).split(QLatin1Char(' '));
}

QStringList shownIn(const ui::MainWindow& window) {
    QStringList shown;
    for (const ui::PanelDock* dock : window.findChild<ui::DockArea*>()->docks()) {
        if (!dock->isHidden()) {
            shown << dock->spec().id;
        }
    }
    return shown;
}

} // namespace

class TestUiShell : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::ThemeStyle::install(ui::Theme::make(ui::ThemeMode::Dark)); }
    void cleanup() { ui::ThemeStyle::installed()->setTheme(ui::Theme::make(ui::ThemeMode::Dark)); }

    void morningStandsInThreeColumns() {
        Fixture fixture;
        ui::MainWindow window(fixture.options());
        addSix(window);
        window.arrange();
        window.show();
        const QRect light = placeOf(window, "light");
        const QRect gates = placeOf(window, "gates");
        const QRect chart = placeOf(window, "chart");
        const QRect chain = placeOf(window, "chain");
        QVERIFY(light.right() < gates.left() && gates.right() < chain.left());
        QVERIFY(gates.bottom() < chart.top());
        QCOMPARE(gates.left(), chart.left());
        QVERIFY(qAbs(light.width() - 291) < 12);
        QVERIFY(qAbs(gates.width() - 690) < 16);
        QVERIFY(qAbs(gates.height() - chart.height()) < 12);
        // Shrinking keeps the proportions and cuts nothing off the window.
        window.resize(1024, 700);
        QVERIFY(placeOf(window, "chain").right() <= 1024);
        QVERIFY(placeOf(window, "chart").bottom() <= 700 - 32);
        QVERIFY(qAbs(placeOf(window, "light").width() - 206) < 12);
    }

    void panelsAreMadeOnlyWhenSeen() {
        Fixture fixture;
        ui::MainWindow window(fixture.options());
        int created = 0;
        addSix(window, &created);
        window.arrange();
        window.show();
        QCOMPARE(created, 4);
        QVERIFY(window.panel(QStringLiteral("journal")) == nullptr);
        window.setWorkspace(QStringLiteral("Execution"));
        QCOMPARE(created, 5);
        window.showPanel(QStringLiteral("log"));
        QCOMPARE(created, 6);
        QVERIFY(window.panel(QStringLiteral("log"))->isVisible());
        window.setWorkspace(QStringLiteral("Morning"));
        QVERIFY(!window.panel(QStringLiteral("log"))->isVisible());
        QCOMPARE(created, 6);
    }

    void layoutsComeBackByName() {
        Fixture fixture;
        {
            ui::MainWindow window(fixture.options());
            addSix(window);
            window.arrange();
            window.show();
            window.findChild<ui::PanelDock*>(QStringLiteral("chain"))->close();
            window.saveWorkspace();
            window.close();
        }
        ui::MainWindow window(fixture.options());
        addSix(window);
        window.arrange();
        window.show();
        QCOMPARE(window.workspace(), QStringLiteral("Morning"));
        QVERIFY(window.findChild<ui::PanelDock*>(QStringLiteral("chain"))->isHidden());
        QVERIFY(!window.findChild<ui::PanelDock*>(QStringLiteral("gates"))->isHidden());
        window.resetWorkspace();
        QVERIFY(!window.findChild<ui::PanelDock*>(QStringLiteral("chain"))->isHidden());
    }

    void aWorkspaceShowsItsOwnPanelsOnly() { // after a click on a border its layout is kept and comes back
        Fixture fixture;
        ui::MainWindow window(fixture.options());
        addSix(window);
        window.arrange();
        window.show();
        window.showPanel(QStringLiteral("log")); // what a person opened belongs to the layout
        const QStringList own = shownIn(window);
        QCOMPARE(own, ids("light gates chart chain log"));
        auto* area = window.findChild<ui::DockArea*>();
        const auto clickOnABorder = [area] {
            QTest::mouseClick(area, Qt::LeftButton, Qt::NoModifier, QPoint(0, 0));
            QVERIFY(!area->isPlaced());
        };
        clickOnABorder();
        window.setWorkspace(QStringLiteral("Execution"));
        QCOMPARE(shownIn(window), ids("journal"));
        clickOnABorder();
        window.setWorkspace(QStringLiteral("Morning"));
        QCOMPARE(shownIn(window), own);
        window.setWorkspace(QStringLiteral("Execution"));
        QCOMPARE(shownIn(window), ids("journal"));
        // A panel that the layout does not know still comes as a tab beside another, and undo sends it away.
        window.showPanel(QStringLiteral("log"));
        QCOMPARE(shownIn(window), ids("journal log"));
        auto* journal = window.findChild<ui::PanelDock*>(QStringLiteral("journal"));
        QCOMPARE(area->tabifiedDockWidgets(journal).size(), 1);
        QTest::qWait(500); // what belongs to one movement is one step of undoing
        window.commands().find(QStringLiteral("Undo the last layout change")).first().action->trigger();
        QCOMPARE(shownIn(window), ids("journal"));
    }

    void aLayoutSavedWithForeignPanelsIsMended() { // version 1 could hold panels of other workspaces
        Fixture fixture;
        QByteArray stacked;
        {
            ui::MainWindow window(fixture.options());
            addSix(window);
            window.arrange();
            window.show();
            window.showPanel(QStringLiteral("journal"));
            stacked = window.findChild<ui::DockArea*>()->saveState(1);
        }
        ui::WorkspaceStore store(&fixture.settings);
        store.setLayout(QStringLiteral("Morning"), stacked);
        store.setLayout(QStringLiteral("Mine"), stacked);
        store.setOwnWorkspaces({QStringLiteral("Mine")});
        store.setLastWorkspace(QStringLiteral("Morning"));
        ui::MainWindow window(fixture.options());
        addSix(window);
        window.arrange();
        window.show();
        QCOMPARE(shownIn(window), ids("light gates chart chain"));
        window.setWorkspace(QStringLiteral("Mine")); // there whatever stands is a person's choice
        QCOMPARE(shownIn(window), ids("light gates chart chain journal"));
    }

    void aHeadingKeepsRoomForTheDocksOwnButtons() { // nothing of the panel is covered, and nothing moves
        Fixture fixture;
        ui::MainWindow window(fixture.options());
        addSix(window);
        window.arrange();
        window.show();
        auto* dock = window.findChild<ui::PanelDock*>(QStringLiteral("light"));
        auto* heading = qobject_cast<ui::PanelHeading*>(dock->titleBarWidget());
        auto* badge = new QLabel(QStringLiteral("SIMULATED"), heading);
        heading->addControl(badge);
        badge->show();
        QCoreApplication::processEvents();
        const auto placeIn = [dock](const QWidget* one) {
            return QRect(one->mapTo(dock, QPoint(0, 0)), one->size());
        };
        const QRect alone = placeIn(badge);
        const QPointF inside(40, 60);
        QEnterEvent enter(inside, inside, dock->mapToGlobal(inside));
        QCoreApplication::sendEvent(dock, &enter);
        QCoreApplication::processEvents();
        int buttons = 0;
        for (const QToolButton* button : dock->findChildren<QToolButton*>()) {
            if (button->isVisible() && button->mapTo(dock, QPoint(0, 0)).y() < heading->height()) {
                ++buttons;
                QVERIFY(!placeIn(button).intersects(placeIn(badge)));
            }
        }
        QCOMPARE(buttons, 2);
        QVERIFY(placeIn(badge).left() >= 0);
        QCOMPARE(placeIn(badge), alone); // a button there stays where it was aimed at
    }

    void theOrderDialectIsKept() {
        Fixture fixture;
        QCOMPARE(ui::WorkspaceStore(&fixture.settings).orderDialect(), QString());
        ui::MainWindow(fixture.options()).store().setOrderDialect(QStringLiteral("ibkr"));
        QCOMPARE(ui::WorkspaceStore(&fixture.settings).orderDialect(), QStringLiteral("ibkr"));
        ui::WorkspaceStore(nullptr).setOrderDialect(QStringLiteral("ibkr"));
    }

    void brokenSettingsStillOpenAWindow() {
        Fixture fixture;
        ui::WorkspaceStore store(&fixture.settings);
        store.setLayout(QStringLiteral("Morning"), QByteArray("no layout at all"));
        store.setGeometry(QByteArray("nor a geometry"));
        store.setLastWorkspace(QStringLiteral("gone"));
        fixture.settings.setValue(QStringLiteral("theme/mode"), QStringLiteral("light"));
        fixture.settings.setValue(QStringLiteral("theme/scale"), 99);
        fixture.settings.setValue(QStringLiteral("theme/direction"), -4);
        ui::MainWindow window(fixture.options());
        addSix(window);
        window.arrange();
        window.show();
        QCOMPARE(window.workspace(), QStringLiteral("Morning"));
        QVERIFY(!window.findChild<ui::PanelDock*>(QStringLiteral("gates"))->isHidden());
        QCOMPARE(ui::currentTheme().mode, ui::ThemeMode::Light);
        QCOMPARE(ui::currentTheme().textScale, 2.0);
    }

    void ownWorkspacesAreKept() {
        Fixture fixture;
        {
            ui::MainWindow window(fixture.options());
            addSix(window);
            window.arrange();
            window.show();
            fixture.prompter.textAnswer = QStringLiteral("Mine");
            for (const ui::Command& command : window.commands().find(QStringLiteral("Keep this layout"))) {
                command.action->trigger();
                break;
            }
            QCOMPARE(window.workspace(), QStringLiteral("Mine"));
            window.close();
        }
        ui::MainWindow window(fixture.options());
        addSix(window);
        window.arrange();
        QVERIFY(window.workspaces().contains(QStringLiteral("Mine")));
        QCOMPARE(window.workspace(), QStringLiteral("Mine"));
    }

    void dateIsReadInPeoplesForms() {
        const QDate day(2019, 5, 14);
        for (const char* text :
             {"2019-05-14", "14 May 2019", "Tue 14 May 2019", "14.5.2019", " 14  May 2019 "}) {
            QCOMPARE(ui::DateField::read(QString::fromLatin1(text)).value_or(QDate()), day);
        }
        for (const char* text : {"", "yesterday", "2019-13-01", "31 Feb 2019", "Wed 14 May 2019x"}) {
            QVERIFY2(!ui::DateField::read(QString::fromLatin1(text)), text);
        }
    }

    void typedDayIsAskedForOnlyWhenStored() {
        Fixture fixture;
        ui::MainWindow window(fixture.options());
        addSix(window);
        window.arrange();
        window.show();
        window.setStoredDays({QDate(2019, 5, 10), QDate(2019, 5, 13), QDate(2019, 5, 14)});
        window.setDay(QDate(2019, 5, 14), true);
        auto* field = window.findChild<ui::DateField*>();
        QSignalSpy asked(&window, &ui::MainWindow::dayRequested);
        const auto type = [&](const char* text) {
            field->selectAll();
            QTest::keyClicks(field, QString::fromLatin1(text));
            QTest::keyClick(field, Qt::Key_Return);
        };
        type("2019-05-13");
        QCOMPARE(asked.takeFirst().at(0).toDate(), QDate(2019, 5, 13));
        type("2019-05-11");
        type("rubbish");
        QCOMPARE(asked.count(), 0);
        QCOMPARE(window.day(), QDate(2019, 5, 14));
        QCOMPARE(ui::DateField::read(field->text()).value_or(QDate()), QDate(2019, 5, 14));
    }

    void paletteFindsPanelsSymbolsAndCommands() {
        Fixture fixture;
        ui::MainWindow window(fixture.options());
        addSix(window);
        window.setSymbols({QStringLiteral("SPX"), QStringLiteral("NVDA")});
        window.arrange();
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto* palette = window.findChild<ui::CommandPalette*>();
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(palette->isVisible());
        QSignalSpy symbol(&window, &ui::MainWindow::symbolRequested);
        QTest::keyClicks(palette->field(), QStringLiteral("nvd"));
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QCOMPARE(symbol.takeFirst().at(0).toString(), QStringLiteral("NVDA"));
        QVERIFY(!palette->isVisible());
        window.openPalette();
        QTest::keyClicks(palette->field(), QStringLiteral("panel log"));
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QVERIFY(window.panel(QStringLiteral("log")) != nullptr);
        window.openPalette();
        QTest::keyClicks(palette->field(), QStringLiteral("zzzqqq"));
        QCOMPARE(palette->rowCount(), 0);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QTest::keyClick(palette->field(), Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
    }

    void shortcutsAreUnique() {
        Fixture fixture;
        ui::MainWindow window(fixture.options());
        addSix(window);
        QStringList seen;
        for (const ui::Command& command : window.commands().commands()) {
            const QString keys = command.action->shortcut().toString();
            if (!keys.isEmpty()) {
                QVERIFY2(!seen.contains(keys), qPrintable(keys));
                seen << keys;
            }
        }
        for (const char* keys : {"Ctrl+K", "F1", "F11", "Ctrl+Shift+S", "/", "Alt+1"}) {
            QVERIFY2(seen.contains(QString::fromLatin1(keys)), keys);
        }
    }

    void theSheetNamesEveryKey() { // trader-conventions 10: also those of the panels' own parts
        Fixture fixture;
        ui::MainWindow window(fixture.options());
        addSix(window);
        const ui::ShortcutSheet sheet(window.commands(), nullptr);
        QStringList texts;
        for (const QLabel* label : sheet.findChildren<QLabel*>()) {
            texts << label->text();
        }
        for (const ui::Command& command : window.commands().commands()) {
            const QString keys = command.action->shortcut().toString(QKeySequence::NativeText);
            QVERIFY2(keys.isEmpty() || texts.contains(keys), qPrintable(keys));
        }
        for (const char* keys : {"B", "S", "[", "]", "Space", "Ctrl+C", "Ctrl+Enter", "T"}) {
            QVERIFY2(texts.contains(QString::fromLatin1(keys)), keys);
        }
    }

    void armingIsAskedForAndNeverTaken() {
        Fixture fixture;
        ui::MainWindow window(fixture.options());
        QVERIFY(!window.isArmed());
        QSignalSpy asked(&window, &ui::MainWindow::armRequested);
        auto* bar = window.findChild<ui::ShellToolBar*>();
        Q_EMIT bar->armRequested(true);
        QCOMPARE(asked.count(), 1);
        QVERIFY(!window.isArmed());
        window.setArmed(true);
        QVERIFY(window.isArmed());
    }

    void liveFramesTheWindowAndItsTitle() {
        Fixture fixture;
        ui::MainWindow window(fixture.options());
        addSix(window);
        window.arrange();
        window.show();
        const QColor stop = ui::currentTheme().stop;
        QVERIFY(window.grab().toImage().pixelColor(1, 400) != stop);
        window.setAccountBadge(ui::BadgeKind::Live);
        QVERIFY(window.windowTitle().contains(QStringLiteral("LIVE")));
        QCOMPARE(window.grab().toImage().pixelColor(1, 400), stop);
        window.setAccountBadge(ui::BadgeKind::Paper);
        QVERIFY(!window.windowTitle().contains(QStringLiteral("LIVE")));
    }

    void toolBarIsNeverCut() {
        Fixture fixture;
        ui::MainWindow window(fixture.options());
        addSix(window);
        window.arrange();
        window.setDay(QDate(2019, 11, 28), false);
        window.setDayBadges({ui::BadgeKind::Replay, ui::BadgeKind::Simulated});
        window.show();
        auto* bar = window.findChild<ui::ShellToolBar*>();
        for (const int width : {1440, 1200, 1024}) {
            window.resize(width, 700);
            QVERIFY2(bar->neededWidth() <= width, qPrintable(QString::number(bar->neededWidth())));
        }
    }

    void statusBarTellsBothTimes() {
        Fixture fixture;
        ui::MainWindow window(fixture.options());
        const auto labels = window.findChild<ui::ShellStatusBar*>()->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text() == QStringLiteral("08:47:12 ET");
        }));
        QCOMPARE(ui::ShellStatusBar::countdown(42 * 60 + 48), QStringLiteral("42:48"));
        QCOMPARE(ui::ShellStatusBar::countdown(3600 + 12 * 60 + 48), QStringLiteral("1:12:48"));
        QCOMPARE(ui::ShellStatusBar::countdown(0), QStringLiteral("00:00"));
        QVERIFY(ui::ShellStatusBar::countdown(-1).isEmpty());
        QCOMPARE(ui::ShellStatusBar::countdown(qint64{49} * 3600), QStringLiteral("2 d 1 h"));
    }

    void leavingWithOpenBusinessAsks() {
        Fixture fixture;
        fixture.unfinished = {QStringLiteral("Close 17 MAY 2,700/2,650: target met")};
        ui::MainWindow window(fixture.options());
        addSix(window);
        window.arrange();
        window.show();
        QVERIFY(!window.close());
        QCOMPARE(fixture.prompter.confirmations.size(), 1);
        QVERIFY(fixture.prompter.confirmations[0].sentence.contains(QStringLiteral("17 MAY")));
        fixture.prompter.confirmAnswer = true;
        QVERIFY(window.close());
    }

    void themeCommandsSwitchAndAreKept() {
        Fixture fixture;
        ui::MainWindow window(fixture.options());
        for (const char* words : {"Dark or light", "Korea", "Larger text"}) {
            window.commands().find(QString::fromLatin1(words)).first().action->trigger();
        }
        QCOMPARE(ui::currentTheme().mode, ui::ThemeMode::Light);
        QCOMPARE(ui::currentTheme().directionPalette, ui::DirectionPalette::Korean);
        const auto stored = ui::WorkspaceStore(&fixture.settings).theme();
        QVERIFY(stored && stored->mode == ui::ThemeMode::Light);
        QCOMPARE(stored->textScale, 1.1);
    }

    void picturesOfEveryPanelInBothThemes() {
        Fixture fixture;
        ui::MainWindow window(fixture.options());
        addSix(window);
        window.arrange();
        const QStringList files = window.grabPanels(fixture.folder.filePath(QStringLiteral("shots")));
        // Three workspaces and the five placed panels, two themes, two sizes.
        QCOMPARE(files.size(), (3 + 5) * 4);
        const QImage image(files.first());
        QCOMPARE(image.size(), QSize(1440, 900));
        QCOMPARE(ui::currentTheme().mode, ui::ThemeMode::Dark);
        QVERIFY(window.grabPanels(QStringLiteral("/proc/no/such/place")).isEmpty());
    }
};

QTEST_MAIN(TestUiShell)
#include "tst_ui_shell.moc"
