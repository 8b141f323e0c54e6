// SPDX-License-Identifier: GPL-3.0-or-later
// Market data brought in from the window: from the demonstration market to one's own, with what could not be
// read by name, and nothing that a person records meanwhile dropped in silence.
#include "app/core/demo/demo_job.h"
#include "app/window/import_wiring.h"
#include "engine/base/date.h"
#include "engine/calendar/calendar.h"
#include "ui/dialogs/scripted_prompter.h"
#include "ui/panels/data/data_panel.h"
#include "ui/theme/theme_style.h"

#include <filesystem>
#include <fstream>

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace signalbox;
namespace fs = std::filesystem;

namespace {

constexpr int Sessions = 40;

/// The last sessions before 2019-07-01, rising a point a day.
void writeIndex(const fs::path& file) {
    base::Date day = base::makeDate(2019, 7, 1);
    std::vector<base::Date> days;
    for (int i = 0; i < Sessions; ++i) {
        day = calendar::Calendar::standard().previousSession(day).value();
        days.insert(days.begin(), day);
    }
    fs::create_directories(file.parent_path());
    std::ofstream stream(file);
    stream << "date,open,high,low,close\n";
    int close = 2900;
    for (const base::Date one : days) {
        stream << base::toIso(one) << ',' << close << ',' << close + 5 << ',' << close - 5 << ',' << close + 1
               << '\n';
        ++close;
    }
}

} // namespace

class TestImportWindow : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    ui::ScriptedPrompter m_answers;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<app::DayService> m_service;
    std::unique_ptr<ImportWiring> m_import;
    std::unique_ptr<ui::DataPanel> m_panel;

    [[nodiscard]] fs::path folder() const { return m_folder.path().toStdString(); }

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("signalbox-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        ui::ThemeStyle::install(ui::Theme::make(ui::ThemeMode::Dark));
        app::HomeOptions options;
        options.home = folder() / "home";
        app::DemoRequest request;
        request.sessions = 600;
        const auto made = app::makeDemo(options, request);
        QVERIFY2(made.has_value(), made ? "" : made.error().message().c_str());
        ui::ShellOptions shell;
        shell.clock = [] { return QDateTime::currentDateTimeUtc(); };
        shell.prompter = &m_answers;
        m_service = std::make_unique<app::DayService>(options);
        m_window = std::make_unique<ui::MainWindow>(shell);
        m_import = std::make_unique<ImportWiring>(*m_window, *m_service);
        m_panel = std::make_unique<ui::DataPanel>();
        m_import->wire(*m_panel);
        QSignalSpy day(m_service.get(), &app::DayService::dayChanged);
        m_service->start();
        QVERIFY(day.wait(60'000));
        QVERIFY(m_service->current()->simulated);
    }
    void cleanupTestCase() {
        m_panel.reset();
        m_import.reset();
        m_window.reset();
        m_service.reset();
    }

    void nothingChosenChangesNothing() {
        QSignalSpy opened(m_service.get(), &app::DayService::opened);
        m_answers.filesAnswer.clear();
        Q_EMIT m_panel->importFilesRequested();
        m_answers.folderAnswer.reset();
        Q_EMIT m_panel->importFolderRequested();
        QTest::qWait(50);
        QCOMPARE(opened.size(), 0);
    }

    void filesWithoutTheIndexLeaveTheMarketShown() {
        const fs::path file = folder() / "notes" / "shopping.txt";
        fs::create_directories(file.parent_path());
        std::ofstream(file) << "milk\n";
        QSignalSpy opened(m_service.get(), &app::DayService::opened);
        QSignalSpy imported(m_service.get(), &app::DayService::imported);
        m_answers.filesAnswer = {QString::fromStdString(file.string())};
        Q_EMIT m_panel->importFilesRequested();
        QVERIFY(opened.wait(60'000));
        QVERIFY(opened[0][0].toBool());
        QCOMPARE(imported.size(), 1);
        const auto report = imported[0][0].value<app::ImportPointer>();
        QCOMPARE(ImportWiring::unread(*report).size(), 1);
        QVERIFY(ImportWiring::unread(*report)[0].contains(QStringLiteral("shopping.txt")));
        QCOMPARE(
            ImportWiring::sentence(*report),
            QStringLiteral("Imported: files 1, known already 0, rows read 0, rejected 0, new 0, revised 0"));
    }

    void aFolderWithTheIndexOpensTheRealMarket() {
        writeIndex(folder() / "data" / "index-daily" / "spx.csv");
        QSignalSpy opened(m_service.get(), &app::DayService::opened);
        QSignalSpy refused(m_service.get(), &app::DayService::refused);
        QSignalSpy imported(m_service.get(), &app::DayService::imported);
        QSignalSpy day(m_service.get(), &app::DayService::dayChanged);
        m_answers.folderAnswer = QString::fromStdString((folder() / "data").string());
        Q_EMIT m_panel->importFolderRequested();
        m_service->recordNote(QStringLiteral("while files are read"), QStringLiteral("ann"));
        QCOMPARE(refused.size(), 1); // said, not dropped
        QVERIFY(opened.wait(60'000));
        QVERIFY(!opened[0][0].toBool());
        QCOMPARE(imported[0][0].value<app::ImportPointer>()->rowsRead, long{Sessions});
        QTRY_VERIFY_WITH_TIMEOUT(!day.isEmpty() && !m_service->current()->simulated, 60'000);
        QCOMPARE(m_service->current()->date, base::makeDate(2019, 6, 28));
        // The same folder again changes nothing and keeps the market.
        Q_EMIT m_panel->importFolderRequested();
        QTRY_COMPARE_WITH_TIMEOUT(imported.size(), 2, 60'000);
        QVERIFY(!imported[1][0].value<app::ImportPointer>()->changed);
    }
};

QTEST_MAIN(TestImportWindow)
#include "tst_import_window.moc"
