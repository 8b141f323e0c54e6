// SPDX-License-Identifier: GPL-3.0-or-later
// The backtest panel: what it says of a finished run, how a trade leads to its day, and each state in which
// there is no result.
#include "engine/base/date.h"
#include "models/text/numbers.h"
#include "tests/ui/panels/lab_samples.h"
#include "tests/ui/panels/panel_test.h"
#include "ui/panels/backtest/backtest_panel.h"
#include "ui/panels/backtest/headline_strip.h"
#include "ui/panels/backtest/job_strip.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/tile.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

DataTable* tableWith(QWidget& panel, const QString& spoken) {
    for (DataTable* table : panel.findChildren<DataTable*>()) {
        if (table->accessibleName().contains(spoken)) {
            return table;
        }
    }
    return nullptr;
}

QPushButton* buttonOf(QWidget& panel, const QString& text) {
    for (QPushButton* button : panel.findChildren<QPushButton*>()) {
        if (button->text() == text) {
            return button;
        }
    }
    return nullptr;
}

/// All that the labels of the panel say.
QString words(const QWidget& panel) {
    QStringList texts;
    for (const QLabel* label : panel.findChildren<QLabel*>()) {
        texts << label->text();
    }
    return texts.join(QLatin1Char('\n'));
}

int columnOf(const DataTable& table, const QString& header) {
    for (int i = 0; i < table.model()->columnCount(); ++i) {
        if (table.model()->headerData(i, Qt::Horizontal).toString() == header) {
            return i;
        }
    }
    return -1;
}

SpanChoice span(const QString& changes = {}) {
    return {QStringLiteral("optimus"), QDate(2026, 1, 2), QDate(2026, 3, 31),
            changes.split(QLatin1Char(' '), Qt::SkipEmptyParts)};
}

} // namespace

class TestBacktestPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { testing::useTheme(ThemeMode::Dark); }

    void aFinishedRunIsToldWithAimsSamplesAndProvenance() {
        BacktestPanel panel;
        panel.show(testing::sampleBacktest(testing::sampleTrades()));
        panel.showGatePrices(testing::sampleBlocked());
        panel.resize(880, 540);
        const char* const names[] = {"equity",   "trades", "gates", "sources",
                                     "outcomes", "months", "fills", "notes"};
        for (int page = 0; page < 8; ++page) {
            panel.pages().setPage(static_cast<ResultPage>(page));
            QVERIFY(testing::grabBoth(panel, {880, 540},
                                      QStringLiteral("backtest_%1").arg(QLatin1String(names[page]))));
        }
        auto* strip = panel.findChild<HeadlineStrip*>();
        QCOMPARE(strip->tile(QStringLiteral("trades"))->value(), QStringLiteral("11"));
        // 11 trades are a small sample (SHR-M7), and every rate of them says so.
        QVERIFY(
            strip->tile(QStringLiteral("trades"))->accessibleDescription().contains(QStringLiteral("small")));
        const QString rate = strip->tile(QStringLiteral("win_rate"))->accessibleDescription();
        QVERIFY2(rate.contains(QStringLiteral("≥ 75 %")) && rate.contains(QStringLiteral("n 11")) &&
                     rate.contains(QStringLiteral("small")),
                 qPrintable(rate));
        const auto prices = panel.shown().analysis->provenance.all();
        QVERIFY(prices.model > 0 && prices.quotes > prices.model);
        QVERIFY(words(panel).contains(QStringLiteral("quotes ") + models::percent(prices.quoteShare(), 1)));
        QVERIFY(words(panel).contains(QStringLiteral("model ") + models::percent(prices.modelShare(), 1)));
        QVERIFY(words(panel).contains(QStringLiteral("SIMULATED")));
        QVERIFY(!panel.findChild<Badge*>()->isHidden());
    }

    void whatAStrategyAddsIsAPageOfItsOwn() { // BRK-H1, ATR-L4
        BacktestPanel panel;
        panel.resize(700, 460);
        models::ShownBacktest shown = testing::sampleBacktest(testing::sampleTrades());
        shown.closing = {{QStringLiteral("Learning baseline"), QStringLiteral("too few\n")},
                         {QStringLiteral("Honest expectation"), QStringLiteral("| p | 0.5 |\n")}};
        panel.show(shown);
        panel.pages().setPage(ResultPage::Report);
        QVERIFY(testing::grabBoth(panel, {700, 460}, QStringLiteral("backtest_report")));
        const QString both = QStringLiteral("too few\n\n| p | 0.5 |\n");
        QCOMPARE(panel.findChild<QPlainTextEdit*>()->toPlainText(), both);
        QVERIFY(words(panel).contains(QStringLiteral("Learning baseline · Honest expectation")));
        QSignalSpy copied(&panel, &BacktestPanel::copyRequested);
        buttonOf(panel, QStringLiteral("Copy"))->click();
        QCOMPARE(copied.size(), 1);
        QCOMPARE(copied[0][0].toString(), both);
        // A run without such a text has no such page.
        shown.closing.clear();
        panel.show(shown);
        QCOMPARE(panel.pages().page(), ResultPage::Equity);
    }

    void everyStrategyCanBeAsked() {
        BacktestPanel panel;
        panel.setKnownDays(QDate(2020, 1, 2), QDate(2026, 3, 31));
        QCOMPARE(panel.choice().strategy, QStringLiteral("optimus"));
        QSignalSpy asked(&panel, &BacktestPanel::runRequested);
        SpanChoice breakout = span(QStringLiteral("z_price_min=1.6"));
        breakout.strategy = QStringLiteral("breakout");
        panel.ask(breakout);
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked[0][0].value<SpanChoice>() == breakout);
        breakout.changes = QStringList{QStringLiteral("z_price_min=9")};
        panel.ask(breakout);
        breakout.changes = QStringList{QStringLiteral("min_iv_rank=45")}; // of another strategy
        panel.ask(breakout);
        QCOMPARE(asked.size(), 1);
        QVERIFY(words(panel).contains(QStringLiteral("min_iv_rank is a parameter of Optimus")));
    }

    void aTradeLeadsToItsDays() {
        BacktestPanel panel;
        panel.show(testing::sampleBacktest(testing::sampleTrades()));
        panel.pages().setPage(ResultPage::Trades);
        panel.resize(1100, 540);
        panel.QWidget::show();
        auto* table = tableWith(panel, QStringLiteral("Trades of the backtest"));
        QVERIFY(table != nullptr);
        QCOMPARE(table->model()->rowCount(), 12);
        QSignalSpy chosen(&panel, &BacktestPanel::tradeChosen);
        const auto click = [&](int row, const QString& header) {
            const QModelIndex index = table->model()->index(row, columnOf(*table, header));
            QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
        };
        click(3, QStringLiteral("opened"));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toInt(), 4);
        QCOMPARE(chosen[0][1].toBool(), false);
        click(3, QStringLiteral("closed"));
        QCOMPARE(chosen[1][1].toBool(), true);
        // An open trade has no closing day to show.
        click(11, QStringLiteral("closed"));
        QCOMPARE(chosen[2][0].toInt(), 12);
        QCOMPARE(chosen[2][1].toBool(), false);
        // Sorted by result, losses first, the row still means its own trade.
        table->sortByColumn(columnOf(*table, QStringLiteral("P/L")), Qt::AscendingOrder);
        click(0, QStringLiteral("opened"));
        QCOMPARE(chosen[3][0].toInt() % 4, 0);
        QVERIFY(table->model()
                    ->index(0, columnOf(*table, QStringLiteral("P/L")))
                    .data()
                    .toString()
                    .startsWith(QChar(0x2212)));
    }

    void nothingIsConcludedUnderThirtyCases() {
        BacktestPanel panel;
        panel.show(testing::sampleBacktest(testing::sampleTrades()));
        panel.pages().setPage(ResultPage::Gates);
        auto* table = tableWith(panel, QStringLiteral("Gates and filters"));
        const auto worth = [&](const QString& gate) {
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                if (table->model()->index(row, 0).data().toString() == gate) {
                    return table->model()
                        ->index(row, columnOf(*table, QStringLiteral("worth")))
                        .data()
                        .toString();
                }
            }
            return QString();
        };
        QCOMPARE(worth(QStringLiteral("IV Rank")), QString()); // not priced yet
        panel.showGatePrices(testing::sampleBlocked());
        QCOMPARE(worth(QStringLiteral("IV Rank")), QStringLiteral("earns its keep"));
        QCOMPARE(worth(QStringLiteral("Trend")), QStringLiteral("too few: 12 of 30 cases"));
        QCOMPARE(worth(QStringLiteral("Halt")), QStringLiteral("blocked no signal"));
    }

    void aQuestionThatCannotBeRunIsRefusedWhereItIsTyped() {
        BacktestPanel panel;
        QSignalSpy asked(&panel, &BacktestPanel::runRequested);
        QVERIFY(!buttonOf(panel, QStringLiteral("Run"))->isEnabled()); // no span yet
        panel.setKnownDays(QDate(2020, 1, 2), QDate(2026, 3, 31));
        QVERIFY(buttonOf(panel, QStringLiteral("Run"))->isEnabled());
        panel.ask(span(QStringLiteral("min_iv_rank=99")));
        QVERIFY(asked.isEmpty());
        QVERIFY2(words(panel).contains(QStringLiteral("min_iv_rank")), qPrintable(words(panel)));
        QVERIFY(!buttonOf(panel, QStringLiteral("Run"))->isEnabled());
        panel.ask(span(QStringLiteral("no_such_thing=1")));
        QVERIFY(words(panel).contains(QStringLiteral("There is no parameter no_such_thing")));
        SpanChoice backwards = span();
        std::swap(backwards.from, backwards.to);
        panel.ask(backwards);
        QVERIFY(words(panel).contains(QStringLiteral("ends before it begins")));
        QVERIFY(asked.isEmpty());
        panel.ask(span(QStringLiteral("min_iv_rank=45 ts_source=VIX_VIX3M")));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<SpanChoice>().changes.size(), 2);
    }

    void everyStateSaysWhatToDo() {
        BacktestPanel panel;
        panel.setKnownDays(QDate(2020, 1, 2), QDate(2026, 3, 31));
        QVERIFY(testing::grabBoth(panel, {700, 400}, QStringLiteral("backtest_empty")));
        QVERIFY(panel.emptyState()->isVisible());
        QVERIFY(panel.emptyState()->accessibleDescription().contains(QStringLiteral("Run")));
        QSignalSpy cancelled(&panel, &BacktestPanel::cancelRequested);
        panel.showRunning(0.4, QStringLiteral("Making quote rows"));
        QVERIFY(testing::grabBoth(panel, {700, 400}, QStringLiteral("backtest_running")));
        QVERIFY(panel.isRunning());
        buttonOf(panel, QStringLiteral("Cancel"))->click();
        QCOMPARE(cancelled.size(), 1);
        panel.showCancelled();
        QVERIFY(!panel.isRunning());
        QVERIFY(panel.findChild<JobStrip*>()->isHidden());
        QVERIFY(panel.emptyState()->accessibleName().contains(QStringLiteral("cancelled")));
        panel.showFailed(QStringLiteral("SPX: there are no bars"));
        QVERIFY(panel.emptyState()->accessibleName().contains(QStringLiteral("no bars")));
        // Without a trade the reader is sent to the gates; with an earlier result a failure stands above it.
        panel.show(testing::sampleBacktest({}));
        panel.pages().setPage(ResultPage::Trades);
        QVERIFY(testing::grabBoth(panel, {700, 460}, QStringLiteral("backtest_no_trades")));
        QVERIFY(words(panel).contains(QStringLiteral("No trade was made")));
        panel.showFailed(QStringLiteral("SPX: there are no bars"));
        QVERIFY(!panel.emptyState()->isVisible());
        QVERIFY(words(panel).contains(QStringLiteral("there are no bars")));
    }
};

QTEST_MAIN(TestBacktestPanel)
#include "tst_backtest_panel.moc"
