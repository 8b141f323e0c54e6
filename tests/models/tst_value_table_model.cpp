// SPDX-License-Identifier: GPL-3.0-or-later
// The one table model and the one row-difference algorithm, under Qt's own model tester.
#include "models/table/value_table_model.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

using namespace signalbox::models;
using namespace Qt::StringLiterals;

namespace {

struct Row {
    QString id;
    int value = 0;
    bool operator==(const Row&) const = default;
};

std::vector<Column<Row>> columns() {
    std::vector<Column<Row>> result;
    Column<Row> id{u"id"_s, u"id"_s, [](const Row& row) { return row.id; }};
    result.push_back(std::move(id));
    Column<Row> value{
        u"value"_s,         u"value"_s, [](const Row& row) { return QString::number(row.value); },
        ColumnKind::Figure, 2,          u"1,234"_s};
    value.severity = [](const Row& row) { return row.value < 0 ? Severity::Stop : Severity::None; };
    value.headerTip = u"in points"_s;
    result.push_back(std::move(value));
    return result;
}

QString idOf(const Row& row) {
    return row.id;
}

std::vector<Row> rows(const QString& ids) {
    std::vector<Row> result;
    for (const QChar id : ids) {
        result.push_back({QString(id), id.unicode()});
    }
    return result;
}

QString shown(const ValueTableModel<Row>& model) {
    QString text;
    for (int i = 0; i < model.rowCount(); ++i) {
        text += model.rowId(i);
    }
    return text;
}

} // namespace

class TestValueTableModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emitsTheFewestChanges_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<int>("inserts");
        QTest::addColumn<int>("removes");
        QTest::addColumn<int>("moves");
        QTest::newRow("same") << u"abc"_s << u"abc"_s << 0 << 0 << 0;
        QTest::newRow("first rows") << u""_s << u"abc"_s << 1 << 0 << 0;
        QTest::newRow("all gone") << u"abc"_s << u""_s << 0 << 1 << 0;
        QTest::newRow("one in front") << u"abc"_s << u"xabc"_s << 1 << 0 << 0;
        QTest::newRow("two runs in") << u"abc"_s << u"xyabzc"_s << 2 << 0 << 0;
        QTest::newRow("two runs out") << u"abcde"_s << u"ace"_s << 0 << 2 << 0;
        QTest::newRow("first to the end") << u"abcde"_s << u"bcdea"_s << 0 << 0 << 1;
        QTest::newRow("last to the front") << u"abcde"_s << u"eabcd"_s << 0 << 0 << 1;
        QTest::newRow("swap of two") << u"abcde"_s << u"adcbe"_s << 0 << 0 << 2;
        QTest::newRow("all at once") << u"abcde"_s << u"xeacy"_s << 2 << 2 << 1;
    }
    void emitsTheFewestChanges() {
        QFETCH(QString, before);
        QFETCH(QString, after);
        ValueTableModel<Row> model(columns(), idOf);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows(before));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRows(rows(after));
        QCOMPARE(shown(model), after);
        QTEST(static_cast<int>(inserted.size()), "inserts");
        QTEST(static_cast<int>(removed.size()), "removes");
        QTEST(static_cast<int>(moved.size()), "moves");
        QCOMPARE(changed.size(), 0);
    }

    void replaysAnyChange() {
        ValueTableModel<Row> model(columns(), idOf);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator dice(7);
        for (int round = 0; round < 400; ++round) {
            QString ids = u"abcdefghijklmnop"_s;
            for (qsizetype i = ids.size() - 1; i > 0; --i) {
                std::swap(ids[i], ids[dice.bounded(static_cast<int>(i + 1))]);
            }
            ids.truncate(dice.bounded(17));
            model.setRows(rows(ids));
            QCOMPARE(shown(model), ids);
        }
    }

    void keepsPersistentIndexesOnTheirRows() {
        ValueTableModel<Row> model(columns(), idOf);
        model.setRows(rows(u"abc"_s));
        const QPersistentModelIndex kept(model.index(2, 0));
        model.setRows(rows(u"xcab"_s));
        QCOMPARE(kept.data().toString(), u"c"_s);
        QCOMPARE(kept.row(), 1);
    }

    void reportsOnlyChangedCells() {
        ValueTableModel<Row> model(columns(), idOf);
        model.setRows(rows(u"abcd"_s));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        auto next = rows(u"abcd"_s);
        next[1].value = -1;
        next[2].value = -2;
        model.setRows(next);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        QCOMPARE(changed[0][1].toModelIndex().row(), 2);
        QCOMPARE(model.index(1, 1).data(SeverityRole).toInt(), static_cast<int>(Severity::Stop));
        QCOMPARE(model.index(0, 1).data(SeverityRole).toInt(), static_cast<int>(Severity::None));
    }

    void answersEveryRole() {
        ValueTableModel<Row> model(columns(), idOf);
        model.setRows(rows(u"a"_s));
        const QModelIndex cell = model.index(0, 1);
        QCOMPARE(cell.data().toString(), u"97"_s);
        QCOMPARE(cell.data(Qt::ToolTipRole).toString(), u"in points"_s);
        QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(), u"value 97"_s);
        QCOMPARE(cell.data(Qt::TextAlignmentRole).toInt(), int(Qt::AlignRight | Qt::AlignVCenter));
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"value"_s);
        QVERIFY(!cell.data(DirectionRole).isValid());
        QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).isValid());
        QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
        QCOMPARE(model.columnImportance(1), 2);
        QCOMPARE(model.rowOf(u"zz"_s), -1);
    }
};

QTEST_GUILESS_MAIN(TestValueTableModel)
#include "tst_value_table_model.moc"
