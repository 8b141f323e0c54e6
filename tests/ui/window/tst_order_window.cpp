// SPDX-License-Identifier: GPL-3.0-or-later
// Orders in the window, offscreen on a small demonstration market: what is copied is what is shown, a fill is
// recorded for that very order, a signal is not entered twice unawares, a closing never stands under the
// verdict of an entry.
#include "app/core/demo/demo_job.h"
#include "app/window/fill_form.h"
#include "app/window/lab_wiring.h"
#include "app/window/panel_wiring.h"
#include "engine/base/date.h"
#include "models/rows/chain_rows.h"
#include "models/text/numbers.h"
#include "models/text/order_words.h"
#include "ui/charts/payoff_chart.h"
#include "ui/panels/option_chain/chain_view.h"
#include "ui/panels/option_chain/option_chain_panel.h"
#include "ui/panels/positions/positions_panel.h"
#include "ui/panels/ticket/quantity_box.h"
#include "ui/panels/ticket/ticket_panel.h"
#include "ui/theme/theme_style.h"
#include "ui/widgets/price_slider.h"
#include "ui/widgets/reason_box.h"

#include <algorithm>
#include <functional>

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace signalbox;

namespace {

/// Keeps every question and answers as told.
class Answers final : public ui::Prompter {
public:
    bool yes = false;
    std::function<std::optional<QStringList>(const QVector<ui::FormField>&)> fill;
    QVector<ui::Confirmation> asked;
    QStringList told, sentences, files;
    QVector<QVector<ui::FormField>> forms;

    bool confirm(const ui::Confirmation& question) override {
        asked << question;
        return yes;
    }
    std::optional<QStringList> form(const QString&, const QString& sentence,
                                    const QVector<ui::FormField>& fields, const QString&) override {
        sentences << sentence;
        forms << fields;
        return fill ? fill(fields) : std::nullopt;
    }
    std::optional<QString> text(const QString&, const QString&, const QString&) override { return {}; }
    QStringList openFiles(const QString&, const QString&) override { return files; }
    std::optional<QString> openFolder(const QString&) override { return {}; }
    std::optional<QString> saveFile(const QString&, const QString&, const QString&) override { return {}; }
    void tell(const QString&, const QString& message) override { told << message; }
    void forget() {
        asked.clear();
        told.clear();
        sentences.clear();
        forms.clear();
    }
};

std::optional<QStringList> asProposed(const QVector<ui::FormField>& fields) {
    QStringList values;
    for (const ui::FormField& field : fields) {
        values << field.value;
    }
    return values;
}

} // namespace

class TestOrderWindow : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    Answers m_answers;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<app::DayService> m_service;
    std::unique_ptr<app::LabService> m_lab;
    std::unique_ptr<LabWiring> m_labPanels;
    std::unique_ptr<PanelWiring> m_panels;
    std::unique_ptr<QSignalSpy> m_verified;
    int m_verifications = 1; ///< the service asks for one itself when it starts
    ui::TicketPanel* m_ticket = nullptr;
    ui::PositionsPanel* m_positions = nullptr;

    [[nodiscard]] const structures::TradePlan& trade() const {
        return *m_service->current()->plan.selection->plan;
    }
    [[nodiscard]] ui::ReasonBox* verdict() const { return m_ticket->findChild<ui::ReasonBox*>(); }
    /// Until the service has no more work.
    void settle() {
        // The last of the queue, answered in order; twice, for what an answer asks for.
        for (int round = 0; round < 2; ++round) {
            ++m_verifications;
            m_service->verifyJournal();
            QTRY_COMPARE_WITH_TIMEOUT(m_verified->size(), m_verifications, 60'000);
        }
    }
    void copy() {
        QGuiApplication::clipboard()->setText(QStringLiteral("nothing"));
        Q_EMIT m_ticket->copyRequested(QStringLiteral("thinkorswim"));
        settle();
    }
    [[nodiscard]] static QString clipboard() { return QGuiApplication::clipboard()->text(); }
    void changePrice(base::Price price) {
        Q_EMIT m_ticket->priceEdited(price);
        settle();
    }
    void reset() {
        Q_EMIT m_ticket->resetRequested();
        settle();
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
        ui::ShellOptions shell;
        shell.clock = [] { return QDateTime::currentDateTimeUtc(); };
        shell.prompter = &m_answers;
        shell.workspaces << QStringLiteral("Market") << QStringLiteral("Research");
        m_service = std::make_unique<app::DayService>(options);
        m_lab = std::make_unique<app::LabService>(options);
        m_window = std::make_unique<ui::MainWindow>(shell);
        m_labPanels = std::make_unique<LabWiring>(*m_window, *m_service, *m_lab);
        m_panels = std::make_unique<PanelWiring>(*m_window, *m_service, *m_labPanels);
        m_panels->addPanels();
        connect(m_service.get(), &app::DayService::dayChanged, m_panels.get(), &PanelWiring::showDay);
        m_window->arrange();
        m_window->resize(1440, 900);
        m_window->show();
        m_window->setWorkspace(QStringLiteral("Morning"));
        m_verified = std::make_unique<QSignalSpy>(m_service.get(), &app::DayService::journalVerified);
        QSignalSpy day(m_service.get(), &app::DayService::dayChanged);
        m_service->start();
        QVERIFY(day.wait(60'000));
        settle();
        m_window->showPanel(QStringLiteral("ticket"));
        m_window->showPanel(QStringLiteral("positions"));
        m_ticket = qobject_cast<ui::TicketPanel*>(m_window->panel(QStringLiteral("ticket")));
        m_positions = qobject_cast<ui::PositionsPanel*>(m_window->panel(QStringLiteral("positions")));
        QVERIFY(m_ticket != nullptr && m_positions != nullptr);
        settle();
        // The demonstration ends on a signal.
        QVERIFY(m_service->current()->plan.verdict && m_service->current()->plan.verdict->approved);
        QVERIFY(m_ticket->canCopy());
    }
    void cleanupTestCase() {
        m_panels.reset();
        m_labPanels.reset();
        m_window.reset();
        m_lab.reset();
        m_service.reset();
    }
    void init() {
        m_answers.forget();
        m_answers.yes = false;
        m_answers.fill = nullptr;
        reset();
    }

    void withoutACopyThereIsNothingToFill() {
        m_answers.fill = asProposed;
        Q_EMIT m_ticket->recordFillRequested();
        QCOMPARE(m_answers.forms.size(), 0);
        QCOMPARE(m_answers.told.size(), 1);
        QVERIFY(m_answers.told[0].contains(QStringLiteral("Nothing was copied for what is shown")));
    }

    void aLockedPriceHoldsWhileAStrikeMoves() { // trader-conventions 3.5
        const base::Price held = trade().limit + base::Price::cents(10);
        m_ticket->findChild<ui::PriceSlider*>()->stepBy(2);
        settle();
        QVERIFY(m_ticket->isPriceLocked());
        QSignalSpy planned(m_service.get(), &app::DayService::planChanged);
        Q_EMIT m_ticket->legMoved(1, -1);
        settle();
        QCOMPARE(planned.size(), 1);
        const auto moved = planned[0][0].value<app::PlanPointer>();
        QVERIFY(moved->selection->plan->legs[1].contract.strike < trade().legs[1].contract.strike);
        QCOMPARE(moved->selection->plan->limit, held);
        QCOMPARE(*m_ticket->findChild<ui::PriceSlider*>()->price(), held.toUnits());
        // With an open padlock the price follows the mid.
        m_ticket->findChild<ui::PriceSlider*>()->setLocked(false);
        Q_EMIT m_ticket->legMoved(1, -1);
        settle();
        QCOMPARE(planned.size(), 2);
        QVERIFY(planned[1][0].value<app::PlanPointer>()->selection->plan->limit != held);
    }

    void chainAndRiskGraphShowTheOrderAsChanged() { // one trade in every panel
        m_window->showPanel(QStringLiteral("chain"));
        m_window->showPanel(QStringLiteral("risk"));
        const auto* chain = qobject_cast<ui::OptionChainPanel*>(m_window->panel(QStringLiteral("chain")));
        QWidget* risk = m_window->panel(QStringLiteral("risk"));
        QVERIFY(chain != nullptr && risk != nullptr);
        const auto bought = [chain] {
            const QAbstractItemModel& rows = *chain->view()->model();
            QStringList strikes;
            int column = rows.columnCount() - 1;
            while (column > 0 &&
                   rows.headerData(column, Qt::Horizontal).toString() != QStringLiteral("strike")) {
                --column;
            }
            for (int row = 0; row < rows.rowCount(); ++row) {
                const QModelIndex strike = rows.index(row, column);
                if (strike.data(models::LegRole).toInt() == static_cast<int>(models::SideHint::Buy)) {
                    strikes << strike.data().toString();
                }
            }
            return strikes.join(QLatin1Char(' '));
        };
        const auto payoff = [risk] { return risk->findChild<ui::PayoffChart*>()->summary(); };
        const QString pickedStrike = bought();
        const QString pickedPayoff = payoff();
        QCOMPARE(pickedStrike, models::strike(trade().legs[1].contract.strike));
        QSignalSpy planned(m_service.get(), &app::DayService::planChanged);
        Q_EMIT m_ticket->legMoved(1, -1);
        settle();
        QCOMPARE(planned.size(), 1);
        const auto moved = planned[0][0].value<app::PlanPointer>();
        QCOMPARE(bought(), models::strike(moved->selection->plan->legs[1].contract.strike));
        QVERIFY(bought() != pickedStrike);
        QVERIFY(payoff() != pickedPayoff);
        reset();
        QCOMPARE(bought(), pickedStrike);
        QCOMPARE(payoff(), pickedPayoff);
    }

    void aRefusedChangeLeavesThePlanAsItWas() {
        const base::Price before = trade().limit;
        changePrice(before + base::Price::units(1)); // on no tick
        QCOMPARE(*m_ticket->findChild<ui::PriceSlider*>()->price(), before.toUnits());
        copy();
        QVERIFY2(
            clipboard().contains(QString::fromStdString("@" + std::to_string(before.toUnits() / 10'000))),
            qPrintable(clipboard()));
        QVERIFY(!m_ticket->orderText().isEmpty());
    }

    void aClosingIsAskedAboutAndNeverShownAsTheEntry() {
        const auto& positions = m_service->current()->positions;
        const auto spread = std::find_if(positions.begin(), positions.end(),
                                         [](const auto& one) { return one.position.credit; });
        QVERIFY(spread != positions.end());
        copy();
        const QString entry = m_ticket->orderText();
        QVERIFY(!entry.isEmpty());
        const int id = spread->position.id;
        QSignalSpy journal(m_service.get(), &app::DayService::journalChanged);
        Q_EMIT m_positions->closeRequested(id);
        settle();
        QTRY_COMPARE(m_answers.asked.size(), 1);
        settle();
        QCOMPARE(journal.size(), 0); // declined: nothing was ordered
        QVERIFY(m_answers.asked[0].title.contains(QString::number(id)));
        QVERIFY(m_answers.asked[0].sentence.contains(QStringLiteral("BUY +")));
        QCOMPARE(m_answers.asked[0].action, QStringLiteral("Copy"));
        QCOMPARE(clipboard(), entry); // not copied without a word
        QCOMPARE(m_ticket->orderText(), entry);
        m_answers.yes = true;
        Q_EMIT m_positions->closeRequested(id);
        settle();
        QTRY_COMPARE(m_answers.asked.size(), 2);
        QTRY_VERIFY(clipboard() != entry);
        QTRY_COMPARE(journal.size(), 1);
        QVERIFY(m_answers.asked[1].sentence.contains(clipboard()));
        QCOMPARE(m_ticket->orderText(), entry);
        // The fill of the ticket is still that of the entry.
        Q_EMIT m_ticket->recordFillRequested();
        QCOMPARE(m_answers.sentences.size(), 1);
        QVERIFY2(m_answers.sentences[0].contains(QStringLiteral("SELL −")),
                 qPrintable(m_answers.sentences[0]));
        Q_EMIT m_positions->recordCloseRequested(id);
        QVERIFY2(m_answers.sentences[1].contains(QStringLiteral("BUY +")),
                 qPrintable(m_answers.sentences[1]));
        QVERIFY(m_answers.forms[1][0].value.endsWith(QStringLiteral(" db")));
    }

    void aFillIsRecordedForTheOrderThatWasCopied() {
        copy();
        QCOMPARE(m_ticket->orderText(), clipboard());
        QCOMPARE(verdict()->accessibleName(), QStringLiteral("ORDER LAID OUT"));
        // What is shown changes: the text goes, and with it the order that a fill could be of.
        changePrice(trade().limit + base::Price::cents(5));
        QVERIFY(m_ticket->orderText().isEmpty());
        m_answers.fill = asProposed;
        Q_EMIT m_ticket->recordFillRequested();
        QCOMPARE(m_answers.forms.size(), 0);
        QCOMPARE(m_answers.asked.size(), 1); // of another order, by name, or of none
        QVERIFY(m_answers.asked[0].sentence.contains(QStringLiteral("Nothing was copied")));
        reset();
        copy();
        QSignalSpy recorded(m_service.get(), &app::DayService::recorded);
        QSignalSpy refused(m_service.get(), &app::DayService::refused);
        Q_EMIT m_ticket->recordFillRequested();
        QCOMPARE(m_answers.forms.size(), 1);
        const QVector<ui::FormField>& form = m_answers.forms[0];
        QCOMPARE(form[0].value, models::spreadPrice(trade().limit, true));
        QCOMPARE(form[1].value, QString::number(m_service->current()->plan.size->contracts));
        QVERIFY(form[2].value.endsWith(QStringLiteral(" 10:05 ET")));
        QVERIFY(m_answers.sentences[0].contains(QStringLiteral("SELL −")));
        QVERIFY(!m_answers.sentences[0].contains(QLatin1Char('|')));
        settle();
        QVERIFY2(refused.isEmpty(), refused.isEmpty() ? "" : qPrintable(refused[0][0].toString()));
        QCOMPARE(recorded.size(), 1);
        settle();
        QCOMPARE(verdict()->accessibleName(), QStringLiteral("ALREADY FILLED"));
        QCOMPARE(verdict()->kind(), ui::ReasonBox::Kind::Warning);
        QVERIFY(m_ticket->orderText().isEmpty());
    }

    void aSecondEntryNeedsAPersonsWord() { // OPT-E10; after the fill above
        QCOMPARE(verdict()->accessibleName(), QStringLiteral("ALREADY FILLED"));
        copy();
        QCOMPARE(m_answers.asked.size(), 1);
        QVERIFY(m_answers.asked[0].dangerous);
        QVERIFY(m_answers.asked[0].facts[0].second.startsWith(QStringLiteral("filled at ")));
        QCOMPARE(clipboard(), QStringLiteral("nothing"));
        QVERIFY(m_ticket->orderText().isEmpty());
        // Even copied again the order takes no second fill.
        m_answers.yes = true;
        copy();
        QVERIFY(!m_ticket->orderText().isEmpty());
        m_answers.fill = asProposed;
        Q_EMIT m_ticket->recordFillRequested();
        QCOMPARE(m_answers.forms.size(), 0);
        QVERIFY2(m_answers.told.last().contains(QStringLiteral("no further fill")),
                 qPrintable(m_answers.told.last()));
        // Another order of the signal is a second entry: copied and filled only after a word each.
        changePrice(trade().limit + base::Price::cents(5));
        m_answers.forget();
        copy();
        QCOMPARE(m_answers.asked.size(), 1);
        QVERIFY(!m_ticket->orderText().isEmpty());
        m_answers.yes = false;
        Q_EMIT m_ticket->recordFillRequested();
        QCOMPARE(m_answers.asked.size(), 2);
        QCOMPARE(m_answers.forms.size(), 0);
    }

    void theSameChangeCopiedTwiceIsOneOrder() {
        m_answers.yes = true;
        changePrice(trade().limit + base::Price::cents(5)); // the second entry above, which waits
        QSignalSpy made(m_service.get(), &app::DayService::ticketReady);
        copy();
        Q_EMIT m_ticket->copyRequested(QStringLiteral("ibkr"));
        settle();
        QCOMPARE(made.size(), 2);
        const auto first = made[0][0].value<app::TicketPointer>();
        const auto second = made[1][0].value<app::TicketPointer>();
        QCOMPARE(first->journalId, second->journalId);
        QVERIFY(first->text != second->text);
    }

    void theKeyCopiesTheOrder() { // trader-conventions 10
        m_panels->addCommands();
        m_answers.yes = true; // it was copied and filled before
        QGuiApplication::clipboard()->setText(QStringLiteral("nothing"));
        QTest::keyClick(m_window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        settle();
        QVERIFY2(clipboard().contains(QStringLiteral("VERTICAL")), qPrintable(clipboard()));
    }

    void aFormIsReadAsATraderWritesIt() {
        const base::UtcTime at = *base::parseIsoTime("2026-06-03T14:05:00Z");
        QCOMPARE(tradeTime(at), QStringLiteral("2026-06-03 10:05 ET"));
        for (const char* text : {"2026-06-03 10:05 ET", "2026-06-03 10:05", " 2026-06-03  10:05:00 et ",
                                 "2026-06-03T14:05:00Z"}) {
            QVERIFY2(readTradeTime(QString::fromLatin1(text)) == std::optional(at), text);
        }
        for (const char* text : {"10:05", "2026-06-31 10:05 ET", "2026-06-03 25:05 ET", "3 June 10:05", ""}) {
            QVERIFY2(!readTradeTime(QString::fromLatin1(text)), text);
        }
        QString problem;
        const auto read = [&problem](const char* price, bool credit) {
            return readFill({QString::fromLatin1(price), QStringLiteral("2"),
                             QStringLiteral("2026-06-03 10:05 ET"), QString(), QStringLiteral("ann")},
                            credit, problem);
        };
        QCOMPARE(read("4.85 cr", true)->price, base::Price::cents(485));
        QCOMPARE(read("4.85", false)->price, base::Price::cents(485));
        QCOMPARE(read("4.85 DB", false)->price, base::Price::cents(485));
        QVERIFY(!read("4.85 db", true));
        QVERIFY(problem.contains(QStringLiteral("credit")));
        QVERIFY(!read("much", true));
    }
};

QTEST_MAIN(TestOrderWindow)
#include "tst_order_window.moc"
