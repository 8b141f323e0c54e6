// SPDX-License-Identifier: GPL-3.0-or-later
// The lab inside the whole window, offscreen on a small demonstration market: a long backtest and a long
// sweep are cancelled within 100 ms, and while they run the event loop never stands still for 50 ms. The
// figures are printed.
#include "app/core/demo/demo_job.h"
#include "app/window/window_composer.h"
#include "engine/base/date.h"
#include "ui/charts/price_chart.h"
#include "ui/panels/backtest/backtest_panel.h"
#include "ui/panels/chart/chart_panel.h"
#include "ui/panels/entry_gates/entry_gates_panel.h"
#include "ui/panels/journal/blocked_views.h"
#include "ui/panels/journal/journal_panel.h"
#include "ui/panels/sweep/sweep_panel.h"
#include "ui/theme/theme_style.h"

#include <array>

#include <QClipboard>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

using namespace signalbox;
using app::LabJob;

namespace {

constexpr int Sessions = 700;
constexpr qint64 MostToCancel = 100; ///< ms
constexpr qint64 LongestGap = 50;    ///< ms
/// Until the cancel, ms: a fast machine is done before the first ones.
constexpr std::array<int, 4> Waits{600, 150, 50, 15};
/// For what a machine may take long over; sanitized code takes ten times longer.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int Patience = 1'800'000;
#else
constexpr int Patience = 180'000;
#endif
constexpr int Attempts = 4; ///< on a machine that is busy with other things a gap may be theirs

/// How long this thread was ready to run while other processes had the cores, ms; 0 where the kernel does not
/// say.
qint64 waitedForACore() {
    QFile file(QStringLiteral("/proc/thread-self/schedstat"));
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    return file.readAll().split(' ').value(1).toLongLong() / 1'000'000;
}

/// The longest time that the event loop did not come round, of its own making: waiting for a core that
/// somebody else has is left out.
class GapMeter : public QObject {
public:
    GapMeter() {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        QObject::connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, gap());
            m_clock.restart();
            m_waited = waitedForACore();
            ++m_rounds;
        });
    }
    void start() {
        m_longest = 0;
        m_rounds = 0;
        m_clock.start();
        m_waited = waitedForACore();
        m_timer.start();
    }
    [[nodiscard]] qint64 stop() {
        m_timer.stop();
        return std::max(m_longest, gap());
    }
    [[nodiscard]] int rounds() const { return m_rounds; }

private:
    [[nodiscard]] qint64 gap() const { return m_clock.elapsed() - (waitedForACore() - m_waited); }

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
    qint64 m_waited = 0; ///< at the last round
    int m_rounds = 0;
};

struct Cancelling {
    qint64 returned = 0; ///< ms until the click came back with the panel at rest
    qint64 freed = 0;    ///< ms until the thread had let go
    qint64 gap = 0;      ///< ms, while it ran
};

} // namespace

class TestLabWindow : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<WindowComposer> m_composer;

    template <typename Panel>
    Panel* panel(const char* id) {
        m_composer->window().showPanel(QString::fromLatin1(id));
        return qobject_cast<Panel*>(m_composer->window().panel(QString::fromLatin1(id)));
    }
    ui::SpanChoice wholeSpan() {
        ui::SpanChoice span = panel<ui::BacktestPanel>("backtest")->choice();
        span.changes.clear();
        return span;
    }
    ui::SpanChoice wholeSpanOf(const QString& strategy) {
        ui::SpanChoice span = wholeSpan();
        span.strategy = strategy;
        return span;
    }
    /// With SIGNALBOX_GRABS set to a folder: the Research workspace on a large screen, dark and light.
    void takePictures() {
        const QString folder = qEnvironmentVariable("SIGNALBOX_GRABS");
        if (folder.isEmpty() || !m_composer) {
            return;
        }
        ui::MainWindow& window = m_composer->window();
        window.resize(1920, 1080);
        for (const ui::ThemeMode mode : {ui::ThemeMode::Dark, ui::ThemeMode::Light}) {
            window.setTheme(ui::Theme::make(mode));
            QTest::qWait(200);
            window.grab().save(
                folder + QStringLiteral("/research-1920-") +
                (mode == ui::ThemeMode::Dark ? QStringLiteral("dark.png") : QStringLiteral("light.png")));
        }
    }
    /// With SIGNALBOX_GRABS set to a folder: the window as it stands, in both themes and two sizes.
    void takePicturesOf(const QString& name) {
        const QString folder = qEnvironmentVariable("SIGNALBOX_GRABS");
        if (folder.isEmpty()) {
            return;
        }
        ui::MainWindow& window = m_composer->window();
        for (const QSize size : {QSize(1440, 900), QSize(1024, 700)}) {
            window.resize(size);
            for (const ui::ThemeMode mode : {ui::ThemeMode::Light, ui::ThemeMode::Dark}) {
                window.setTheme(ui::Theme::make(mode));
                QTest::qWait(200);
                window.grab().save(
                    QStringLiteral("%1/%2-%3-%4.png")
                        .arg(folder, name)
                        .arg(size.width())
                        .arg(mode == ui::ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light")));
            }
        }
        window.resize(1440, 900);
    }
    void rest() {
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->lab().isBusy(), Patience);
        QTest::qWait(200);
    }
    /// Starts, lets it run for `wait` ms and presses Cancel.
    template <typename Panel>
    Cancelling cancelled(LabJob job, Panel& shown, int wait, const std::function<void()>& start) {
        Cancelling found;
        GapMeter meter;
        QSignalSpy ended(&m_composer->lab(), &app::LabService::ended);
        meter.start();
        start();
        QTest::qWait(wait);
        found.gap = meter.stop();
        if (!m_composer->lab().isRunning(job)) {
            return {-1, -1, found.gap}; // it was over before: nothing was measured
        }
        QElapsedTimer clock;
        clock.start();
        for (QPushButton* button : shown.template findChildren<QPushButton*>()) {
            if (button->text() == QStringLiteral("Cancel")) {
                button->click();
            }
        }
        found.returned = shown.isRunning() ? -1 : clock.elapsed();
        const auto over = [&ended, job] {
            return std::any_of(ended.begin(), ended.end(),
                               [job](const QList<QVariant>& one) { return one[0].value<LabJob>() == job; });
        };
        while (!over() && clock.elapsed() < 30'000) {
            QTest::qWait(1);
        }
        found.freed = clock.elapsed();
        return found;
    }
    static void report(const char* what, const Cancelling& found) {
        std::printf(
            "%s: cancel returned in %lld ms, thread free after %lld ms, longest gap while running %lld ms\n",
            what, found.returned, found.freed, found.gap);
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
        request.sessions = Sessions;
        const auto made = app::makeDemo(options, request);
        QVERIFY2(made.has_value(), made ? "" : made.error().message().c_str());
        m_composer = std::make_unique<WindowComposer>(options);
        m_composer->window().resize(1440, 900);
        m_composer->window().show();
        QSignalSpy settled(m_composer.get(), &WindowComposer::settled);
        m_composer->start(std::nullopt);
        QVERIFY(settled.wait(Patience));
        QVERIFY(settled[0][0].toBool());
        m_composer->window().setWorkspace(QStringLiteral("Research"));
        QVERIFY(panel<ui::BacktestPanel>("backtest") != nullptr);
        QVERIFY(panel<ui::SweepPanel>("sweep") != nullptr);
        rest();
    }
    void cleanupTestCase() {
        takePictures();
        m_composer.reset();
    }

    void aLongBacktestIsCancelledAtOnce() {
        auto* shown = panel<ui::BacktestPanel>("backtest");
        Cancelling found;
        for (int attempt = 0; attempt < Attempts; ++attempt) {
            // The first run of a market makes its quote rows: seconds of work.
            found = cancelled(LabJob::Backtest, *shown, Waits[static_cast<std::size_t>(attempt)],
                              [&] { shown->ask(wholeSpan()); });
            report("backtest", found);
            rest();
            if (found.returned >= 0 && found.gap < LongestGap && found.freed < MostToCancel) {
                break;
            }
        }
        QVERIFY(found.returned >= 0 && found.returned < MostToCancel);
        QVERIFY2(found.freed < MostToCancel, "the thread did not let go");
        QVERIFY2(found.gap < LongestGap, "the event loop stood still");
        QVERIFY(shown->emptyState()->isVisible());
        QVERIFY(!shown->shown().exists());
    }

    void aBacktestRunsToItsEndWhileTheWindowStaysAwake() {
        auto* shown = panel<ui::BacktestPanel>("backtest");
        qint64 gap = 0;
        for (int attempt = 0; attempt < Attempts; ++attempt) {
            GapMeter meter;
            QSignalSpy priced(&m_composer->lab(), &app::LabService::gatePricesReady);
            meter.start();
            shown->ask(wholeSpan());
            QVERIFY(priced.wait(Patience));
            gap = meter.stop();
            std::printf("backtest to its end and shown: longest gap %lld ms\n", gap);
            rest();
            if (gap < LongestGap) {
                break;
            }
        }
        QVERIFY2(gap < LongestGap, "the event loop stood still");
        QVERIFY(shown->shown().exists());
        QVERIFY(shown->shown().simulated());
        QVERIFY(!shown->shown().run->trades.empty());
        // The second run of the same span starts at once: nothing is loaded again.
        QElapsedTimer clock;
        clock.start();
        QSignalSpy again(&m_composer->lab(), &app::LabService::backtestReady);
        shown->ask(wholeSpan());
        QVERIFY(again.wait(Patience));
        std::printf("second run of the span: %lld ms\n", clock.elapsed());
    }

    void aTradeShowsItsDayInTheWholeWorkstation() {
        auto* shown = panel<ui::BacktestPanel>("backtest");
        QVERIFY(shown->shown().exists());
        const backtest::Trade& trade = shown->shown().run->trades.front();
        QSignalSpy day(&m_composer->service(), &app::DayService::dayChanged);
        Q_EMIT shown->tradeChosen(trade.id, false);
        QVERIFY(day.wait(Patience));
        QCOMPARE(m_composer->service().current()->date, trade.openedOn);
        auto* chart = panel<ui::ChartPanel>("chart");
        const auto& studied = chart->chart()->data().studied;
        QCOMPARE(static_cast<std::size_t>(studied.size()), shown->shown().run->trades.size());
        QVERIFY(studied.first().chosen);
        QCOMPARE(studied.first().opened, trade.openedOn);
        rest();
    }

    void aLongSweepIsCancelledAtOnceAndKeepsWhatWasDone() {
        auto* shown = panel<ui::SweepPanel>("sweep");
        ui::SweepChoice question;
        question.span = wholeSpan();
        question.vary = {QStringLiteral("min_iv_rank=30:70:0.5"), QStringLiteral("profit_target_pct=30:70:1"),
                         QStringLiteral("min_days_between_entries=1:5:1"),
                         QStringLiteral("stop_loss_multiplier=1.5:3:0.2")};
        Cancelling found;
        for (int attempt = 0; attempt < Attempts; ++attempt) {
            found = cancelled(LabJob::Sweep, *shown, Waits[static_cast<std::size_t>(attempt)],
                              [&] { shown->ask(question); });
            report("sweep", found);
            rest();
            if (found.returned >= 0 && found.gap < LongestGap && found.freed < MostToCancel) {
                break;
            }
        }
        QVERIFY(found.returned >= 0 && found.returned < MostToCancel);
        QVERIFY2(found.freed < MostToCancel, "the thread did not let go");
        QVERIFY2(found.gap < LongestGap, "the event loop stood still");
        QVERIFY(shown->shown().exists());
        QVERIFY(shown->shown().cancelled);
        QVERIFY(shown->shown().rows->size() < shown->shown().spec->grid.size());
    }

    void tenThousandCombinationsAreShownWithoutAGap() {
        auto* shown = panel<ui::SweepPanel>("sweep");
        ui::SweepChoice question;
        question.span = wholeSpan();
        question.vary = {QStringLiteral("min_iv_rank=30:70:0.5"), QStringLiteral("profit_target_pct=30:70:1"),
                         QStringLiteral("min_days_between_entries=1:3:1")};
        qint64 gap = 0;
        for (int attempt = 0; attempt < Attempts; ++attempt) {
            GapMeter meter;
            QSignalSpy swept(&m_composer->lab(), &app::LabService::sweepReady);
            meter.start();
            QElapsedTimer clock;
            clock.start();
            shown->ask(question);
            QVERIFY(swept.wait(Patience));
            const qint64 took = clock.elapsed();
            QTest::qWait(300);
            gap = meter.stop();
            std::printf("sweep of %zu combinations in %lld ms and shown: longest gap %lld ms\n",
                        shown->shown().rows->size(), took, gap);
            rest();
            if (gap < LongestGap) {
                break;
            }
        }
        QCOMPARE(shown->shown().rows->size(), std::size_t{81} * 41 * 3);
        QVERIFY2(gap < LongestGap, "the event loop stood still");
    }

    void aCellOfASweepRunsInTheBacktestPanel() {
        auto* sweep = panel<ui::SweepPanel>("sweep");
        ui::SweepChoice question;
        question.span = wholeSpan();
        question.vary = {QStringLiteral("min_iv_rank=40:50:10"),
                         QStringLiteral("profit_target_pct=40:60:20")};
        QSignalSpy swept(&m_composer->lab(), &app::LabService::sweepReady);
        sweep->ask(question);
        QVERIFY(swept.wait(Patience));
        QCOMPARE(sweep->shown().rows->size(), std::size_t{4});
        QSignalSpy ready(&m_composer->lab(), &app::LabService::backtestReady);
        ui::SpanChoice cell = question.span;
        cell.changes = {QStringLiteral("min_iv_rank=40"), QStringLiteral("profit_target_pct=60")};
        Q_EMIT sweep->combinationChosen(cell);
        QVERIFY(ready.wait(Patience));
        auto* backtest = panel<ui::BacktestPanel>("backtest");
        const auto& changed = backtest->shown().card->changed;
        QVERIFY(std::find(changed.begin(), changed.end(), "optimus.min_iv_rank=40") != changed.end());
        // The same combination by the same code: the sweep's last row is this run.
        QCOMPARE(static_cast<int>(backtest->shown().analysis->totals.trades),
                 sweep->shown().rows->at(1).whole.trades);
        rest();
    }

    void theJournalPricesTheGatesUpToTheDayShown() {
        auto* journal = panel<ui::JournalPanel>("journal");
        QSignalSpy ready(&m_composer->lab(), &app::LabService::skippedReady);
        journal->setView(ui::JournalView::Skipped);
        QVERIFY(ready.wait(Patience));
        QVERIFY(journal->blocked().isKnown());
        const auto blocked = ready[0][0].value<app::BlockedPointer>();
        QVERIFY(!blocked->found.skipped.empty());
        for (const lab::SkippedTrade& skipped : blocked->found.skipped) {
            QVERIFY(skipped.date <= m_composer->service().current()->date);
        }
        journal->setView(ui::JournalView::Entries);
        rest();
    }

    void aBreakoutRunClosesWithItsHonestExpectation() { // BRK-H1, BRK-H2
        auto* shown = panel<ui::BacktestPanel>("backtest");
        ui::SpanChoice span = wholeSpan();
        span.strategy = QStringLiteral("breakout");
        span.from = span.to.addMonths(-10);
        span.changes = {QStringLiteral("z_price_min=1.6")};
        qint64 gap = 0;
        for (int attempt = 0; attempt < Attempts; ++attempt) {
            GapMeter meter;
            QSignalSpy ready(&m_composer->lab(), &app::LabService::backtestReady);
            meter.start();
            shown->ask(span);
            QVERIFY(ready.wait(Patience));
            gap = meter.stop();
            std::printf("breakout to its end and shown: longest gap %lld ms\n", gap);
            rest();
            if (gap < LongestGap) {
                break;
            }
        }
        QVERIFY2(gap < LongestGap, "the event loop stood still"); // simulated beside it
        QVERIFY(shown->shown().exists() && !shown->shown().run->trades.empty());
        const auto& changed = shown->shown().card->changed;
        QVERIFY(std::find(changed.begin(), changed.end(), "breakout.z_price_min=1.6") != changed.end());
        const auto& closing = shown->shown().closing;
        QCOMPARE(closing.size(), std::size_t{1});
        QCOMPARE(closing[0].title, QStringLiteral("Honest expectation"));
        for (const char* part :
             {"P(100x)", "P(ruin)", "P(loss)", "Median", "Log growth per trade", "100000 paths",
              "no target of this program", "P(ever reaching 100x) <= 1%"}) {
            QVERIFY2(closing[0].text.contains(QLatin1String(part)), part);
        }
        QVERIFY(!closing[0].text.contains(QStringLiteral("DISAGREE")));
        shown->pages().setPage(ui::ResultPage::Report);
        QCOMPARE(shown->pages().page(), ui::ResultPage::Report);
        auto* text = shown->findChild<QPlainTextEdit*>();
        QVERIFY(text != nullptr && text->isVisible());
        QCOMPARE(text->toPlainText(), closing[0].text);
        for (QPushButton* button : shown->pages().findChildren<QPushButton*>()) {
            if (button->text() == QStringLiteral("Copy")) {
                button->click();
            }
        }
        QCOMPARE(QGuiApplication::clipboard()->text(), closing[0].text);
        takePicturesOf(QStringLiteral("breakout-report"));
        shown->pages().setPage(ui::ResultPage::Trades);
        takePicturesOf(QStringLiteral("breakout-trades"));
    }

    void aTradeOfAUniverseShowsItsShare() {
        auto* shown = panel<ui::BacktestPanel>("backtest");
        const backtest::Trade trade = shown->shown().run->trades.back();
        const auto symbol = shown->shown().analysis->slots.at(static_cast<std::size_t>(trade.system)).second;
        Q_EMIT shown->tradeChosen(trade.id, false);
        const auto there = [&] {
            const auto& day = m_composer->service().current();
            return day && day->strategy == "breakout" && day->underlying == symbol &&
                   day->date == trade.openedOn;
        };
        QTRY_VERIFY_WITH_TIMEOUT(there(), Patience);
        // The chart is of one share: the trades of all the others are not drawn on it.
        QVERIFY(panel<ui::ChartPanel>("chart")->chart()->data().studied.empty());
        m_composer->service().choose(QStringLiteral("optimus"), {});
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->service().current()->strategy == "optimus", Patience);
        rest();
        // Optimus has nothing to add: its run has no such page.
        QSignalSpy ready(&m_composer->lab(), &app::LabService::backtestReady);
        shown->pages().setPage(ui::ResultPage::Report);
        shown->ask(wholeSpanOf(QStringLiteral("optimus")));
        QVERIFY(ready.wait(Patience));
        QVERIFY(shown->shown().closing.empty());
        QCOMPARE(shown->pages().page(), ui::ResultPage::Equity);
        rest();
    }

    void aFailedQuestionIsTold() {
        auto* shown = panel<ui::BacktestPanel>("backtest");
        ui::SpanChoice before = wholeSpan();
        before.from = QDate(1995, 1, 3);
        before.to = QDate(1995, 6, 1);
        QSignalSpy failed(&m_composer->lab(), &app::LabService::failed);
        shown->ask(before);
        QVERIFY(failed.wait(Patience));
        QVERIFY2(failed[0][1].toString().contains(QStringLiteral("no bars")),
                 qPrintable(failed[0][1].toString()));
        QVERIFY(!shown->isRunning());
    }
};

QTEST_MAIN(TestLabWindow)
#include "tst_lab_window.moc"
