// SPDX-License-Identifier: GPL-3.0-or-later
// Journal, log, data and parameters: what they list, filter and refuse.
#include "tests/ui/panels/panel_test.h"
#include "ui/panels/common/folding_line.h"
#include "ui/panels/data/data_panel.h"
#include "ui/panels/journal/journal_panel.h"
#include "ui/panels/log/log_panel.h"
#include "ui/panels/parameters/parameters_panel.h"
#include "ui/widgets/data_table.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::ui;

class TestRecordPanels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { testing::useTheme(ThemeMode::Dark); }

    void theJournalIsSearched() {
        JournalPanel panel;
        const auto entries =
            std::make_shared<const std::vector<book::JournalEntry>>(testing::sampleJournal());
        panel.show(entries);
        panel.setVerified(true, {});
        QVERIFY(testing::grabBoth(panel, {900, 420}, QStringLiteral("journal")));
        auto* table = panel.findChild<DataTable*>();
        QCOMPARE(table->model()->rowCount(), static_cast<int>(entries->size()));
        panel.findChild<QLineEdit*>()->setText(QStringLiteral("second print"));
        QCOMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        QVERIFY(panel.findChild<QPlainTextEdit*>()->toPlainText().contains(QStringLiteral("10:12")));
        QVERIFY(panel.heading()->note().contains(QStringLiteral("verified")));
        panel.setVerified(false, QStringLiteral("entry 4"));
        QVERIFY(panel.heading()->note().contains(QStringLiteral("entry 4")));
    }

    void aPastDayShowsNothingLater() { // product.md
        JournalPanel panel;
        const auto entries =
            std::make_shared<const std::vector<book::JournalEntry>>(testing::sampleJournal());
        panel.show(entries);
        auto* table = panel.findChild<DataTable*>();
        const int all = table->model()->rowCount();
        // Ticket and fill are of the session after the signal.
        panel.setAsOf(base::makeDate(2019, 5, 14));
        QCOMPARE(table->model()->rowCount(), all - 2);
        QVERIFY(panel.heading()->subtitle().contains(QStringLiteral("14 May")));
        QVERIFY(panel.heading()->subtitle().contains(QStringLiteral("2 later ones hidden")));
        auto* kinds = panel.findChild<QComboBox*>();
        QVERIFY(kinds->findText(QStringLiteral("Fill")) < 0);
        panel.setAsOf(base::makeDate(2019, 5, 13));
        QCOMPARE(table->model()->rowCount(), 1); // the opening balance
        panel.show(entries);
        QCOMPARE(table->model()->rowCount(), 1); // also when the journal grows
        panel.setAsOf({});
        QCOMPARE(table->model()->rowCount(), all);
        QVERIFY(kinds->findText(QStringLiteral("Fill")) >= 0);
        QVERIFY(!panel.heading()->subtitle().contains(QStringLiteral("hidden")));
    }

    void aNarrowPanelFoldsItsLineOfControls() { // design/look.md 5: nothing is cut at 1024 x 700
        JournalPanel panel;
        panel.show(std::make_shared<const std::vector<book::JournalEntry>>(testing::sampleJournal()));
        QVERIFY(testing::grabBoth(panel, {900, 420}, QStringLiteral("journal_wide")));
        auto* line = panel.findChild<FoldingLine*>();
        QVERIFY(line != nullptr && !line->isFolded());
        QVERIFY(panel.minimumSizeHint().width() <= 330);
        QVERIFY(testing::grabBoth(panel, {350, 420}, QStringLiteral("journal_narrow")));
        QVERIFY(line->isFolded());
        for (QWidget* part : {static_cast<QWidget*>(panel.findChild<QLineEdit*>()),
                              static_cast<QWidget*>(panel.findChild<QComboBox*>())}) {
            QVERIFY(part->mapTo(&panel, QPoint(part->width(), 0)).x() <= panel.width());
            QVERIFY(part->width() >= part->minimumSizeHint().width());
        }
    }

    void aSimulatedJournalSaysSo() { // product: never taken for real
        JournalPanel panel;
        panel.show(std::make_shared<const std::vector<book::JournalEntry>>(testing::sampleJournal()));
        QVERIFY(testing::grabBoth(panel, {900, 500}, QStringLiteral("journal_real")));
        QVERIFY(!panel.findChild<Badge*>()->isVisible());
        panel.setSimulated(true);
        QVERIFY(testing::grabBoth(panel, {900, 500}, QStringLiteral("journal_simulated")));
        QVERIFY(panel.findChild<Badge*>()->isVisible());
    }

    void anEmptyJournalSaysSo() {
        JournalPanel panel;
        panel.show(std::make_shared<const std::vector<book::JournalEntry>>());
        QVERIFY(testing::grabBoth(panel, {900, 300}, QStringLiteral("journal_empty")));
        QVERIFY(panel.findChild<EmptyState*>()->isVisible());
    }

    void theLogIsFiltered() {
        LogPanel panel;
        const QDateTime at(QDate(2019, 5, 14), QTime(8, 47, 12, 123), Qt::UTC);
        panel.append(models::LogLevel::Info, at, QStringLiteral("import"),
                     QStringLiteral("582,508 rows read"));
        panel.append(models::LogLevel::Warning, at.addSecs(1), QStringLiteral("data"),
                     QStringLiteral("HY_OAS is 1 session behind"));
        panel.append(models::LogLevel::Error, at.addSecs(2), QStringLiteral("journal"),
                     QStringLiteral("disk full: nothing was recorded; free some space"));
        QTRY_COMPARE(panel.findChild<DataTable*>()->model()->rowCount(), 3);
        QVERIFY(testing::grabBoth(panel, {900, 240}, QStringLiteral("log")));
        panel.findChild<QLineEdit*>()->setText(QStringLiteral("oas"));
        QTRY_COMPARE(panel.findChild<DataTable*>()->model()->rowCount(), 1);
    }

    void theDataPanelNamesWhatIsMissing() {
        DataPanel panel;
        panel.show(testing::sampleNoDataDay());
        QVERIFY(testing::grabBoth(panel, {700, 320}, QStringLiteral("data")));
        const QAbstractItemModel* model = panel.findChild<DataTable*>()->model();
        QCOMPARE(model->rowCount(), 10);
        QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("missing"));
        panel.show(testing::sampleEmptyDay());
        QVERIFY(panel.isEmpty());
    }

    void aParameterOutOfRangeIsRefusedWhereItIsTyped() {
        ParametersPanel panel;
        panel.show(params::ParameterSet());
        QVERIFY(testing::grabBoth(panel, {900, 460}, QStringLiteral("parameters")));
        QSignalSpy applied(&panel, &ParametersPanel::applyRequested);
        panel.edit(QStringLiteral("optimus.min_iv_rank"), QStringLiteral("80"));
        const auto press = [&] {
            for (auto* button : panel.findChildren<QAbstractButton*>()) {
                if (button->text().startsWith(QStringLiteral("Apply"))) {
                    button->click();
                }
            }
        };
        press();
        QCOMPARE(applied.size(), 0);
        QVERIFY(testing::grabBoth(panel, {900, 460}, QStringLiteral("parameters_refused")));
        panel.edit(QStringLiteral("optimus.min_iv_rank"), QStringLiteral("55"));
        press();
        QCOMPARE(applied.size(), 1);
        QCOMPARE(applied[0][0].toStringList(), QStringList{QStringLiteral("optimus.min_iv_rank=55")});
    }
};

QTEST_MAIN(TestRecordPanels)
#include "tst_record_panels.moc"
