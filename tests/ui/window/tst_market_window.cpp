// SPDX-License-Identifier: GPL-3.0-or-later
// A trader's walk through the market workspace, offscreen on the demonstration market: every strategy by its
// key, a scan, a click on a row, the symbol field, and what each panel then shows.
#include "app/core/demo/demo_job.h"
#include "app/window/window_composer.h"
#include "engine/base/date.h"
#include "engine/strategies/registry.h"
#include "ui/panels/account/account_panel.h"
#include "ui/panels/account/limit_bars.h"
#include "ui/panels/chart/chart_panel.h"
#include "ui/panels/entry_gates/entry_gates_panel.h"
#include "ui/panels/journal/journal_panel.h"
#include "ui/panels/memo/memo_panel.h"
#include "ui/panels/option_chain/option_chain_panel.h"
#include "ui/panels/positions/positions_panel.h"
#include "ui/panels/scanner/scanner_panel.h"
#include "ui/panels/traffic_light/traffic_light_panel.h"
#include "ui/theme/theme_style.h"
#include "ui/widgets/data_table.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace signalbox;

class TestMarketWindow : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<WindowComposer> m_composer;

    template <typename Panel>
    Panel* panel(const char* id) {
        m_composer->window().showPanel(QString::fromLatin1(id));
        return qobject_cast<Panel*>(m_composer->window().panel(QString::fromLatin1(id)));
    }
    [[nodiscard]] QString shownStrategy() const {
        const auto& day = m_composer->service().current();
        return day ? QString::fromStdString(day->strategy) : QString();
    }
    [[nodiscard]] QString shownSymbol() const {
        const auto& day = m_composer->service().current();
        return day ? QString::fromStdString(day->underlying) : QString();
    }
    void scan(scan::System system) {
        auto* scanner = panel<ui::ScannerPanel>("scanner");
        QSignalSpy news(&m_composer->scan(), &app::ScanService::news);
        scanner->setSystem(system);
        scanner->ask();
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->scan().isRunning() && !news.isEmpty(), 120'000);
        QTRY_VERIFY(scanner->model().columnCount() > 0);
    }

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("signalbox-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
        ui::ThemeStyle::install(ui::Theme::make(ui::ThemeMode::Dark));
        app::HomeOptions options;
        options.home = m_home.path().toStdString();
        app::DemoRequest request;
        request.sessions = 700;
        const auto made = app::makeDemo(options, request);
        QVERIFY2(made.has_value(), made ? "" : made.error().message().c_str());
        m_composer = std::make_unique<WindowComposer>(options);
        m_composer->window().resize(1440, 900);
        m_composer->window().show();
        QSignalSpy settled(m_composer.get(), &WindowComposer::settled);
        m_composer->start(std::nullopt);
        QVERIFY(settled.wait(60'000));
        QVERIFY(settled[0][0].toBool());
        m_composer->window().setWorkspace(QStringLiteral("Market"));
        QSignalSpy symbols(&m_composer->scan(), &app::ScanService::symbolsChanged);
        m_composer->scan().requestNames();
        QVERIFY(symbols.wait(60'000));
    }
    void cleanupTestCase() { m_composer.reset(); }

    void everyStrategyHasItsKey() {
        QVERIFY(panel<ui::ScannerPanel>("scanner") != nullptr);
        const auto& strategies = strategies::all();
        for (std::size_t i = 0; i < strategies.size(); ++i) {
            const std::size_t at = strategies.size() - 1 - i; // ends with the one shown first
            QTest::keyClick(&m_composer->window(), static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(at)),
                            Qt::ControlModifier);
            QTRY_COMPARE_WITH_TIMEOUT(shownStrategy(), QString::fromStdString(strategies[at].key), 60'000);
            QTRY_COMPARE(m_composer->window().instrument()->strategy(), shownStrategy());
            QVERIFY(!shownSymbol().isEmpty());
            QCOMPARE(m_composer->window().instrument()->symbol(), shownSymbol());
        }
    }

    void aScanFillsThePanelAndAClickShowsTheSymbolEverywhere() {
        for (const scan::System system : {scan::System::Breakout, scan::System::AtrMatrix}) {
            scan(system);
            auto* scanner = panel<ui::ScannerPanel>("scanner");
            scanner->setView(models::ScanView::All);
            QVERIFY(scanner->model().rowCount() > 10);
            ui::DataTable* table = scanner->table();
            const QString symbol = scanner->model().symbolAt(3);
            const QModelIndex cell = table->model()->index(3, 2);
            table->scrollTo(cell);
            QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier,
                              table->visualRect(cell).center());
            const QString strategy = QString::fromLatin1(scan::systemKey(system));
            QTRY_VERIFY_WITH_TIMEOUT(shownSymbol() == symbol && shownStrategy() == strategy, 60'000);
            auto* gates = panel<ui::EntryGatesPanel>("gates");
            QVERIFY(gates->day()->underlying == symbol.toStdString());
            QVERIFY(panel<ui::ChartPanel>("chart")->day() == gates->day());
            QVERIFY(panel<ui::OptionChainPanel>("chain")->day() == gates->day());
            QVERIFY(panel<ui::TrafficLightPanel>("light")->day() == gates->day());
            m_composer->window().setWorkspace(QStringLiteral("Market"));
        }
    }

    void theSymbolFieldTakesWhatTheStoreHasAndRefusesTheRest() {
        ui::InstrumentChoice* choice = m_composer->window().instrument();
        QVERIFY(choice->editSymbol());
        const QString before = shownSymbol();
        choice->field()->setText(QStringLiteral("NOSUCH"));
        QSignalSpy unknown(choice, &ui::InstrumentChoice::unknownSymbol);
        QTest::keyClick(choice->field(), Qt::Key_Return);
        QCOMPARE(unknown.size(), 1);
        QTest::keyClick(choice->field(), Qt::Key_Escape);
        QCOMPARE(choice->field()->text(), before);
        const QString other = panel<ui::ScannerPanel>("scanner")->model().symbolAt(7);
        choice->field()->setText(other.toLower());
        QTest::keyClick(choice->field(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(shownSymbol(), other, 60'000);
        // A strategy with a symbol of its own has nothing to type.
        QTest::keyClick(&m_composer->window(), Qt::Key_1, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(shownStrategy(), QStringLiteral("optimus"), 60'000);
        QVERIFY(!choice->editSymbol());
        QVERIFY(choice->field()->isReadOnly());
    }

    void theAccountIsThatOfEveryStrategy() {
        auto* account = panel<ui::AccountPanel>("account");
        QTRY_VERIFY(!account->bars()->rows().empty());
        int sleeves = 0;
        for (const models::LimitRow& row : account->bars()->rows()) {
            sleeves += row.key.startsWith(QStringLiteral("SLEEVE")) ? 1 : 0;
        }
        QCOMPARE(sleeves, static_cast<int>(strategies::all().size())); // the demonstration enables all three
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->service().desk()->complete, 60'000);
        QCOMPARE(m_composer->service().current()->positions.size(),
                 m_composer->service().desk()->positions.size());
        QVERIFY(panel<ui::MemoPanel>("memo") != nullptr);
    }

    /// What a strategy made and what the account is worth do not depend on the symbol that is looked at.
    void oneDashboardWhateverSymbolIsShown() {
        app::DayService& service = m_composer->service();
        const auto boardOf = [&](const char* strategy, const QString& symbol) {
            QSignalSpy days(&service, &app::DayService::deskChanged);
            service.choose(QString::fromLatin1(strategy), symbol);
            const auto shown = [&] {
                return !days.isEmpty() && shownStrategy() == QLatin1StringView(strategy) &&
                       service.desk()->complete;
            };
            return QTest::qWaitFor(shown, 60'000) ? service.current()->dashboard : session::Dashboard();
        };
        const session::Dashboard optimus = boardOf("optimus", {});
        QVERIFY(optimus.dayClosed);
        QCOMPARE(optimus.equity.toCents(), service.desk()->account.dayEquity.toCents());
        QStringList symbols{panel<ui::ScannerPanel>("scanner")->model().symbolAt(7)};
        base::Money openPl;
        int open = 0;
        for (const session::PositionState& state : service.desk()->positions) {
            if (state.position.strategy == "atr-matrix") {
                symbols << QString::fromStdString(state.position.underlying);
                openPl += state.openPl.value_or(base::Money());
                ++open;
            }
        }
        for (const QString& symbol : std::as_const(symbols)) {
            const session::Dashboard board = boardOf("atr-matrix", symbol);
            QCOMPARE(board.equity.toCents(), optimus.equity.toCents());
            QCOMPARE(board.drawdown, optimus.drawdown);
            QCOMPARE(board.openPositions, open);
            QCOMPARE(board.openPl.value_or(base::Money()).toCents(), openPl.toCents());
        }
    }

    void aPastDayKeepsStrategyAndSymbol() {
        QTest::keyClick(&m_composer->window(), Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(shownStrategy() != QStringLiteral("optimus"), 60'000);
        const QString symbol = shownSymbol();
        const base::Date today = m_composer->service().current()->date;
        m_composer->service().requestNeighbour(-1);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->service().current()->date < today, 60'000);
        QCOMPARE(shownSymbol(), symbol);
        QVERIFY(!m_composer->service().current()->isLatest);
        // Nothing of the days after it (product.md): neither what was scanned nor what was recorded then.
        QTRY_COMPARE(panel<ui::ScannerPanel>("scanner")->model().rowCount(), 0);
        auto* journal = panel<ui::JournalPanel>("journal");
        QTRY_VERIFY(journal->heading()->subtitle().contains(QStringLiteral("later ones hidden")));
    }
};

QTEST_MAIN(TestMarketWindow)
#include "tst_market_window.moc"
