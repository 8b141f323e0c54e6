// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the house: columns leave in their declared order, copying takes headers, colours come from
// roles.
#include "models/table/table_roles.h"
#include "ui/theme/theme_style.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/reading_table.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace signalbox;

namespace {

QStandardItemModel* model(QObject* parent, int rows = 3) {
    auto* made = new QStandardItemModel(rows, 4, parent);
    made->setHorizontalHeaderLabels(
        {QStringLiteral("name"), QStringLiteral("value"), QStringLiteral("limit"), QStringLiteral("room")});
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < 4; ++column) {
            made->setData(made->index(row, column), QStringLiteral("\u2212%1.%2").arg(row).arg(column));
        }
    }
    return made;
}

QVector<ui::ColumnLook> looks() {
    return {{QStringLiteral("a long name"), 0, true, true},
            {QStringLiteral("\u221288.88"), 0, false, false},
            {QStringLiteral("\u221288.88"), 2, false, false},
            {QStringLiteral("\u221288.88"), 1, false, false}};
}

} // namespace

class TestUiDataTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::ThemeStyle::install(ui::Theme::make(ui::ThemeMode::Dark)); }

    void aColumnWithRoomToSpareLendsItToACutText() { // design/look.md 5: nothing is cut
        ui::DataTable table;
        auto* rows = new QStandardItemModel(1, 2, &table);
        rows->setHorizontalHeaderLabels({QStringLiteral("series"), QStringLiteral("state")});
        rows->setData(rows->index(0, 0), QStringLiteral("Breadth, members above their average"));
        rows->setData(rows->index(0, 1), QStringLiteral("fresh"));
        table.setModel(rows);
        table.setColumns({{QStringLiteral("short"), 0, true, true},
                          {QStringLiteral("a hundred and twelve sessions behind"), 0, false, true}});
        table.resize(360, 120);
        table.show();
        const int before = table.columnWidth(0);
        QCoreApplication::sendPostedEvents();
        QVERIFY(table.columnWidth(0) > before);
        QCOMPARE(table.columnWidth(0) + table.columnWidth(1), table.viewport()->width());
        const QFontMetrics words(ui::currentTheme().words());
        QVERIFY(table.columnWidth(0) >=
                words.horizontalAdvance(QStringLiteral("Breadth, members above their average")));
        QVERIFY(table.columnWidth(1) >= words.horizontalAdvance(QStringLiteral("fresh")));
    }

    void noColumnLeavesWhereTheTextsHaveRoom() {
        ui::DataTable table;
        table.setModel(model(&table));
        table.setColumns({{QStringLiteral("a name as long as any that may ever come"), 0, true, true},
                          {QStringLiteral("\u221288.88"), 0, false, false},
                          {QStringLiteral("\u221288.88"), 2, false, false},
                          {QStringLiteral("\u221288.88"), 1, false, false}});
        table.resize(280, 200);
        table.show();
        QCOMPARE(table.droppedColumns(), (QVector<int>{2, 3})); // by the samples alone
        QCoreApplication::sendPostedEvents();
        QCOMPARE(table.droppedColumns(), QVector<int>());
        int width = 0;
        for (int column = 0; column < 4; ++column) {
            width += table.columnWidth(column);
        }
        QVERIFY(width <= table.viewport()->width());
    }

    void columnsLeaveInTheDeclaredOrderAndComeBack() {
        ui::DataTable table;
        table.setModel(model(&table));
        table.setColumns(looks());
        table.resize(400, 200);
        table.show();
        QCOMPARE(table.droppedColumns(), QVector<int>());
        const int needed = table.neededWidth();
        table.resize(needed + table.columnWidth(3) / 2 + 30, 200);
        QCOMPARE(table.droppedColumns(), QVector<int>{2});
        table.resize(needed + 4, 200);
        QCOMPARE(table.droppedColumns(), (QVector<int>{2, 3}));
        QVERIFY(table.isColumnHidden(2) && table.isColumnHidden(3));
        table.resize(20, 200);
        QVERIFY(!table.isColumnHidden(0) && !table.isColumnHidden(1));
        table.resize(400, 200);
        QCOMPARE(table.droppedColumns(), QVector<int>());
        QVERIFY(!table.isColumnHidden(2));
    }

    void columnsFillTheWidth() {
        ui::DataTable table;
        table.setModel(model(&table));
        table.setColumns(looks());
        table.resize(500, 200);
        table.show();
        int total = 0;
        for (int i = 0; i < 4; ++i) {
            total += table.columnWidth(i);
        }
        QCOMPARE(total, table.viewport()->width());
    }

    void copyHasHeadersAllColumnsAndPlainSigns() {
        ui::DataTable table;
        table.setModel(model(&table));
        table.setColumns(looks());
        table.resize(table.neededWidth(), 200);
        table.show();
        table.selectRow(1);
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(),
                 QStringLiteral("name\tvalue\tlimit\troom\n-1.0\t-1.1\t-1.2\t-1.3\n"));
        table.clearSelection();
        QCOMPARE(table.selectedText().count(QLatin1Char('\n')), 4);
    }

    void enterActivatesTheRow() {
        ui::DataTable table;
        table.setModel(model(&table));
        table.show();
        table.setCurrentIndex(table.model()->index(2, 0));
        QSignalSpy spy(&table, &ui::DataTable::rowActivated);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(spy.takeFirst().at(0).toInt(), 2);
    }

    void rolesBecomeColours() {
        ui::DataTable table;
        auto* data = model(&table, 2);
        data->setData(data->index(0, 1), static_cast<int>(models::Severity::Stop), models::TintRole);
        data->setData(data->index(1, 1), static_cast<int>(models::Direction::Down), models::DirectionRole);
        table.setModel(data);
        table.resize(400, 120);
        table.show();
        const QImage image = table.viewport()->grab().toImage();
        const ui::Theme& theme = ui::currentTheme();
        const QRect tinted = table.visualRect(data->index(0, 1));
        QCOMPARE(image.pixelColor(tinted.left() + 2, tinted.center().y()),
                 theme.tint(models::Severity::Stop));
        const QRect falling = table.visualRect(data->index(1, 1));
        bool red = false;
        for (int x = falling.left(); x <= falling.right(); ++x) {
            for (int y = falling.top(); y <= falling.bottom(); ++y) {
                const QColor pixel = image.pixelColor(x, y);
                red = red || (pixel.red() > 200 && pixel.blue() < 150);
            }
        }
        QVERIFY(red);
    }

    void swappingModelsLeavesNoConnectionBehind() {
        ui::DataTable table;
        auto* first = model(&table);
        table.setModel(first);
        table.setModel(model(&table, 5));
        first->appendRow(new QStandardItem(QStringLiteral("late")));
        QCOMPARE(table.model()->rowCount(), 5);
    }

    void changesFadeAndReducedMotionMeansNone() {
        ui::DataTable table;
        auto* data = model(&table);
        table.setModel(data);
        table.setFadesChanges(true);
        table.show();
        data->setData(data->index(1, 1), QStringLiteral("9"));
        QVERIFY(table.changeOf(data->index(1, 1)) > 0);
        QCOMPARE(table.changeOf(data->index(0, 1)), 0.0);
        QTRY_COMPARE(table.changeOf(data->index(1, 1)), 0.0);
        ui::Theme still = ui::Theme::make(ui::ThemeMode::Dark);
        still.reducedMotion = true;
        ui::ThemeStyle::installed()->setTheme(still);
        data->setData(data->index(1, 1), QStringLiteral("10"));
        QCOMPARE(table.changeOf(data->index(1, 1)), 0.0);
        ui::ThemeStyle::installed()->setTheme(ui::Theme::make(ui::ThemeMode::Dark));
    }

    void readingTableShowsEveryRowAndSpeaks() {
        ui::ReadingTable table;
        QVector<ui::Reading> rows;
        for (int i = 0; i < 6; ++i) {
            rows << ui::Reading{QStringLiteral("input %1").arg(i),
                                QStringLiteral("18.06"),
                                QStringLiteral("< 25"),
                                QStringLiteral("6.94"),
                                models::Severity::None,
                                false,
                                QStringLiteral("input %1, 18.06, limit below 25").arg(i),
                                {}};
        }
        table.setReadings(rows);
        const int room =
            table.horizontalHeader()->height() + 6 * table.verticalHeader()->defaultSectionSize();
        QVERIFY(table.minimumSizeHint().height() >= room);
        QCOMPARE(table.model()->index(3, 0).data(Qt::AccessibleTextRole).toString(), rows[3].spoken);
        rows[2].value = QStringLiteral("a much longer value");
        const int before = table.neededWidth();
        table.setReadings(rows);
        QVERIFY(table.neededWidth() > before);
    }

    void paintingAFullPageIsQuick() {
        ui::DataTable table;
        auto* data = new QStandardItemModel(45, 20, &table);
        for (int i = 0; i < 45 * 20; ++i) {
            data->setData(data->index(i / 20, i % 20), QStringLiteral("12,345.67"));
        }
        table.setModel(data);
        table.resize(1600, 1030);
        table.show();
        table.viewport()->grab();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10; ++i) {
            table.viewport()->grab();
        }
        qInfo("900 cells: %.2f ms", static_cast<double>(timer.nsecsElapsed()) / 1e7);
    }
};

QTEST_MAIN(TestUiDataTable)
#include "tst_ui_data_table.moc"
