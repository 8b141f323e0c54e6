// SPDX-License-Identifier: GPL-3.0-or-later
// Every collected file is understood, and the rows read are the rows that the manifest counts.
#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/feeds/csv_text.h"
#include "tests/market/import/collected.h"

#include <fstream>
#include <map>
#include <set>

#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;

class TestImportManifest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFileAndRow();
};

/// Path below the folder and data_rows, -1 where the manifest has none.
std::map<std::string, long> manifest() {
    std::map<std::string, long> rows;
    std::ifstream stream(collectedFolder() / "MANIFEST.csv");
    std::string line;
    feeds::Fields fields;
    std::getline(stream, line);
    while (std::getline(stream, line)) {
        fields.split(line);
        const auto count = base::parseInteger(fields[2]);
        rows[std::string(fields[0])] = count ? static_cast<long>(*count) : -1;
    }
    return rows;
}

void TestImportManifest::everyFileAndRow() {
    SIGNALBOX_NEED_SHARED();
    const auto rows = manifest();
    QVERIFY(rows.size() > 600);
    std::set<std::string> kinds;
    for (const auto& [path, expected] : rows) {
        const auto file = feeds::readFile(collectedFolder() / path, {}, calendar::Calendar::standard());
        QVERIFY2(file.has_value(), file ? "" : file.error().message().c_str());
        kinds.insert(file->kind);
        if (expected >= 0) {
            QVERIFY2(file->rowsRead == expected, (path + ": read " + std::to_string(file->rowsRead) +
                                                  ", manifest " + std::to_string(expected))
                                                     .c_str());
        }
        QCOMPARE(file->rowsKept + file->rowsRejected, file->rowsRead);
        const bool nothing = file->series.empty() && file->chains.empty() && file->refusedChains.empty() &&
                             file->actions.empty() && file->constituents.empty() &&
                             file->sectorCounts.empty() && file->futuresCalendar.empty();
        QVERIFY2(!nothing || file->kind == "yahoo-v7", path.c_str());
    }
    for (const char* kind : {"archive", "cboe-json"}) {
        QVERIFY2(!kinds.contains(kind), kind); // not among the collected files
    }
    QCOMPARE(kinds.size(), feeds::kindNames().size() - 2);
}

QTEST_GUILESS_MAIN(TestImportManifest)
#include "tst_import_manifest.moc"
