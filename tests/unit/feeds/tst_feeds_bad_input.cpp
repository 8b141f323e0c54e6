// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that are no market data, or not readable: one clear error each.
#include "tests/unit/feeds/parsed.h"

using namespace signalbox;
using namespace signalbox::tests;

class TestBadInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void foreignFiles();
    void encodings();
    void kinds();
    void headerAlone();
    void hugeLines();
    void findingsAreBounded();
    void hintAgainstTheContent();
};

void TestBadInput::foreignFiles() {
    for (const std::string_view text :
         {"# Market data\n\nReal market data.\n", "path,bytes,data_rows,sha256_16\na.csv,1,2,3\n",
          "<html><body>404</body></html>", "date,open\n2019-05-24,1\n", "%PDF-1.4", "a", ",,,,\n,,,,\n",
          "date\n2019-05-24\n", "{}", "date;open;high;low;close\n"}) {
        const auto result = feeds::parseFile("x.csv", text, {}, sessions());
        QVERIFY2(!result, std::string(text).c_str());
        QVERIFY(result.error().code == base::ErrorCode::BadData);
        QVERIFY(result.error().message().find("x.csv") != std::string::npos);
        QVERIFY(result.error().message().find('\n') == std::string::npos);
    }
}

void TestBadInput::encodings() {
    const std::string text = "date,close\n2019-05-24,15.85\n";
    std::string wide = "\xFF\xFE";
    std::string bare;
    for (const char c : text) {
        wide += c;
        wide += '\0';
        bare += c;
        bare += '\0';
    }
    QVERIFY(failure("vix.csv", wide).find("UTF-16") != std::string::npos);
    QVERIFY(failure("vix.csv", bare).find("UTF-16") != std::string::npos);
    QCOMPARE(parsed("vix.csv", "\xEF\xBB\xBF" + text).rowsKept, 1L);
    QVERIFY(!failure("vix.csv", "\xEF\xBB\xBF").empty());
    // Latin-1 in a name spoils no more than the letter.
    const auto latin = parsed("c.csv", "Symbol,Security,GICS Sector\nABC,Caf\xE9,Energy\n");
    QCOMPARE(latin.constituents[0].name, std::string("Caf?"));
}

void TestBadInput::kinds() {
    const auto names = feeds::kindNames();
    QVERIFY(std::is_sorted(names.begin(), names.end()));
    QVERIFY(names.size() > 20);
    for (const std::string& name : names) {
        QVERIFY2(!feeds::kindDescription(name).empty(), name.c_str());
    }
    feeds::Hints hints;
    hints.kind = "nonsense";
    const auto result = feeds::parseFile("x.csv", "date,close\n", hints, sessions());
    QVERIFY(!result && result.error().code == base::ErrorCode::Usage);
    QVERIFY(feeds::kindDescription("nonsense").empty());
}

void TestBadInput::headerAlone() {
    const auto file = parsed("vix.csv", "date,close\n");
    QCOMPARE(file.rowsRead, 0L);
    QVERIFY(file.series.empty());
}

void TestBadInput::hugeLines() {
    QVERIFY(!failure("x.csv", std::string(2'000'000, 'x')).empty());
    QVERIFY(!failure("x.csv", std::string(2'000'000, ',')).empty());
    const auto file = parsed("vix.csv", "date,close\n2019-05-24," + std::string(1'000'000, '9') +
                                            "\n2019-05-28," + std::string(1'000'000, ',') + "\n");
    QCOMPARE(file.rowsKept, 0L);
    for (const auto& issue : file.issues) {
        QVERIFY(issue.row.size() <= 400 && issue.reason.size() < 1000);
    }
}

void TestBadInput::findingsAreBounded() {
    std::string text = "date,close\n";
    for (int i = 0; i < 120'000; ++i) {
        text += "x,y\n";
    }
    const auto file = parsed("vix.csv", text);
    QCOMPARE(file.rowsRead, 120'000L);
    QCOMPARE(file.rowsRejected, 120'000L);
    QVERIFY(file.issues.size() < 60'000);
    QVERIFY(issueOf(file.issues, "BAD_DATE", 0)->reason.starts_with("70000 more"));
    QVERIFY(issueOf(file.issues, "BAD_DATE", 2) != nullptr);
}

void TestBadInput::hintAgainstTheContent() {
    for (const std::string& kind : feeds::kindNames()) {
        feeds::Hints hints;
        hints.kind = kind;
        // A wrong kind is an error or a report, never a crash and never invented data.
        const auto result = feeds::parseFile("x.csv", "alpha,beta\n1,2\n3,4\n", hints, sessions());
        QVERIFY2(!result || (result->series.empty() && result->chains.empty()), kind.c_str());
    }
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_feeds_bad_input.moc"
