// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of `signalbox calc` that has a vector file, piped through the built program: each expected
// column stands there again as out_ and agrees (issue: "for every kind that has a vector file, through
// signalbox calc"). And how the calculator speaks: --list, one case by options, broken rows.
#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/base/decimal.h"
#include "tests/cli/csv_text.h"
#include "tests/cli/program.h"
#include "tests/support/vectors.h"

#include <algorithm>
#include <cmath>
#include <set>
#endif

using namespace signalbox;
using namespace signalbox::tests;

namespace {

struct VectorKind {
    const char* kind;
    const char* cases;                ///< piped in
    const char* expected;             ///< compared with; often the same file
    std::set<std::string> aside = {}; ///< columns that are neither input nor result
};

const std::vector<VectorKind>& vectorKinds() {
    static const std::vector<VectorKind> all{
        {"black", "pricing/black76.csv", "pricing/black76.csv"},
        {"greeks", "pricing/bsm_greeks.csv", "pricing/bsm_greeks.csv"},
        {"iv", "pricing/iv.csv", "pricing/iv.csv", {"tol_sigma"}},
        {"american",
         "pricing/american.csv",
         "pricing/american.csv",
         {"tol_price", "tol_delta", "early_exercise_premium"}}, // the premium is information (README)
        {"time", "pricing/time.csv", "pricing/time.csv"},
        {"spread", "pricing/spread_greeks.csv", "pricing/spread_greeks.csv"},
        {"indicators", "indicators/index_ohlcv.csv", "indicators/index_expected.csv"},
        {"indicators", "indicators/stock_ohlcv.csv", "indicators/stock_expected.csv"},
        {"regime", "optimus/regime.csv", "optimus/regime.csv"},
        {"regime-path", "optimus/regime_path.csv", "optimus/regime_path.csv"},
        {"diagnosis", "optimus/diagnosis.csv", "optimus/diagnosis.csv"},
        {"gates", "optimus/gates.csv", "optimus/gates.csv"},
        {"expiry", "optimus/expiry_select.csv", "optimus/expiry_select.csv"},
        {"strikes",
         "optimus/strike_select.csv",
         "optimus/strike_select_expected.csv",
         {"target_delta", "delta_tolerance", "width"}},
        {"conviction", "optimus/conviction.csv", "optimus/conviction.csv"},
        {"size", "optimus/sizing.csv", "optimus/sizing.csv"},
        {"exits", "optimus/exits.csv", "optimus/exits.csv"},
        {"time-stop", "optimus/time_stop.csv", "optimus/time_stop.csv"},
        {"business-days", "shared/business_days.csv", "shared/business_days.csv"},
        {"ticks", "shared/ticks.csv", "shared/ticks.csv"},
        {"account", "shared/account.csv", "shared/account.csv"},
        {"quotes", "breakout/quotes.csv", "breakout/quotes.csv", {"note"}},
        {"light", "breakout/traffic_light.csv", "breakout/traffic_light.csv"},
        {"kelly", "breakout/kelly.csv", "breakout/kelly.csv"},
        {"expectation", "breakout/expectation.csv", "breakout/expectation.csv"},
        {"atr-gates", "atr/gates.csv", "atr/gates.csv"},
        {"atr-exits", "atr/exits.csv", "atr/exits.csv"},
        {"atr-limits", "atr/safeguards.csv", "atr/safeguards.csv"},
    };
    return all;
}

/// The absolute difference that the vectors allow for a real (README of pricing/, SHR-P4, SHR-P6).
double allowance(const std::string& kind, const std::string& column, const VectorRow& row, double expected) {
    const auto number = [&row](const char* name) { return row.real(name).value_or(0); };
    if (kind == "black" && column == "price") {
        return 1e-10 * std::max(number("F"), number("K"));
    }
    if (kind == "greeks") {
        return column == "price" ? 1e-10 * std::max(number("S"), number("K"))
                                 : 1e-8 * std::max(std::fabs(expected), 1e-6);
    }
    if (kind == "iv" && column == "sigma") {
        return number("tol_sigma");
    }
    if (kind == "american") {
        return column == "price" ? number("tol_price") : number("tol_delta");
    }
    if (kind == "spread") {
        return 1e-8 * std::max(std::fabs(expected), 1e-6);
    }
    if (kind == "expectation") {
        return std::max(1e-9, 1e-6 * std::fabs(expected)); // BRK-H
    }
    return 1e-9 * std::max(std::fabs(expected), 1e-6);
}

bool isWhole(const std::string& text) {
    return !text.empty() && text.find_first_not_of("-0123456789") == std::string::npos;
}

bool agrees(const std::string& kind, const std::string& column, const VectorRow& row,
            const std::string& actual) {
    const std::string& expected = row.text(column);
    if (actual == expected) {
        return true;
    }
    const auto a = base::parseReal(actual);
    const auto b = base::parseReal(expected);
    if (!a || !b || (isWhole(actual) && isWhole(expected))) {
        return false;
    }
    return std::fabs(*a - *b) <= allowance(kind, column, row, *b);
}

QByteArray bytesOf(const std::string& relative) {
    return QByteArray::fromStdString(readVectorText(relative));
}

/// Cases of strike_select, each row with what its question asks for.
QByteArray strikeCases() {
    const VectorFile expected("optimus/strike_select_expected.csv");
    std::map<std::string, QByteArray> questions;
    for (const VectorRow& row : expected.rows()) {
        questions[row.text("case")] = QByteArray::fromStdString(
            "," + row.text("target_delta") + "," + row.text("delta_tolerance") + "," + row.text("width"));
    }
    QByteArray joined;
    for (const QByteArray& line : bytesOf("optimus/strike_select.csv").split('\n')) {
        if (!line.isEmpty()) {
            joined += line +
                      (joined.isEmpty() ? QByteArray(",target_delta,delta_tolerance,width")
                                        : questions[line.left(line.indexOf(',')).toStdString()]) +
                      "\n";
        }
    }
    return joined;
}

/// Results of a question stand on each of its rows: one of each, after proving that they are the same.
CsvTable oneRowPerCase(const CsvTable& table, std::string& problem) {
    CsvTable reduced;
    reduced.header = table.header;
    for (const auto& row : table.rows) {
        if (reduced.rows.empty() || reduced.rows.back().at("case") != row.at("case")) {
            reduced.rows.push_back(row);
            continue;
        }
        for (const auto& [name, value] : row) {
            if (name.rfind("out_", 0) == 0 && reduced.rows.back().at(name) != value) {
                problem = "case " + row.at("case") + " has two answers for " + name;
            }
        }
    }
    return reduced;
}

std::set<std::string> namesAfter(const std::string& list, const std::string& word, const std::string& kind) {
    std::set<std::string> names;
    bool inKind = false;
    for (const QByteArray& line : QByteArray::fromStdString(list).split('\n')) {
        const std::string text = line.toStdString();
        if (!text.empty() && text.front() != ' ') {
            inKind = text == kind;
        }
        if (inKind && text.rfind("  " + word, 0) == 0) {
            const std::vector<std::string> fields =
                base::csvFields(text.substr(text.find_first_not_of(' ', 2 + word.size())));
            names.insert(fields.begin(), fields.end());
        }
    }
    return names;
}

} // namespace

class TestCalcVectors : public QObject {
    Q_OBJECT
private:
    QByteArray m_list;

private Q_SLOTS:
    void initTestCase() {
        QVERIFY2(!programPath().isEmpty(), "SIGNALBOX_PROGRAM names the built program");
        const Outcome outcome = runProgram({}, {"calc", "--list"});
        QVERIFY2(outcome.status == 0, outcome.all());
        m_list = outcome.out;
    }

    void everyKindHasItsFile() { // a kind that is added without its vectors fails here
        std::set<std::string> listed;
        for (const QByteArray& line : m_list.split('\n')) {
            if (!line.isEmpty() && line.front() != ' ') {
                listed.insert(line.toStdString());
            }
        }
        std::set<std::string> known;
        for (const VectorKind& kind : vectorKinds()) {
            known.insert(kind.kind);
        }
        QVERIFY2(listed == known, m_list);
    }

    void everyExpectedValue_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < vectorKinds().size(); ++i) {
            QTest::newRow(vectorKinds()[i].expected) << static_cast<int>(i);
        }
    }

    void everyExpectedValue() {
        SIGNALBOX_NEED_VECTORS();
        QFETCH(int, index);
        const VectorKind& kind = vectorKinds()[static_cast<std::size_t>(index)];
        const QByteArray input = std::string(kind.kind) == "strikes" ? strikeCases() : bytesOf(kind.cases);
        const Outcome outcome = runProgram({}, {"calc", kind.kind}, input);
        QVERIFY2(outcome.status == 0, outcome.all());
        CsvTable answers = csvTable(outcome.out);
        const CsvTable cases = csvTable(input);

        // The input columns are kept, in front and unchanged.
        QVERIFY2(answers.header.size() > cases.header.size() &&
                     std::equal(cases.header.begin(), cases.header.end(), answers.header.begin()),
                 outcome.out.left(400));
        QCOMPARE(answers.rows.size(), cases.rows.size());
        for (std::size_t i = 0; i < cases.rows.size(); ++i) {
            for (const auto& [name, value] : cases.rows[i]) {
                QVERIFY2(answers.rows[i].at(name) == value,
                         (std::string(kind.cases) + " line " + std::to_string(i + 2) + ": input column " +
                          name + " was changed")
                             .c_str());
            }
        }

        if (std::string(kind.kind) == "strikes") {
            std::string problem;
            answers = oneRowPerCase(answers, problem);
            QVERIFY2(problem.empty(), problem.c_str());
        }
        const VectorFile expected(kind.expected);
        QCOMPARE(answers.rows.size(), expected.rows().size());
        // What is neither an input nor set aside is a result that must be there again.
        const bool sameFile = std::string(kind.cases) == kind.expected;
        const std::set<std::string> inputs = namesAfter(m_list.toStdString(), "in", kind.kind);
        std::vector<std::string> results;
        for (const std::string& column : expected.header()) {
            const bool given = column == "id" || column == "case" || column == "path" || column == "date" ||
                               (sameFile && inputs.contains(column));
            if (!given && !kind.aside.contains(column)) {
                results.push_back(column);
            }
        }
        QVERIFY(!results.empty());
        for (std::size_t i = 0; i < expected.rows().size(); ++i) {
            const VectorRow& row = expected.rows()[i];
            for (const std::string& column : results) {
                const auto actual = answers.rows[i].find("out_" + column);
                VECTOR_CHECK(row, actual != answers.rows[i].end(), "no column out_" + column);
                VECTOR_CHECK(row, agrees(kind.kind, column, row, actual->second),
                             column + " actual '" + actual->second + "', expected '" + row.text(column) +
                                 "' " + answers.rows[i].at("out_error"));
            }
            VECTOR_CHECK(row, answers.rows[i].at("out_error").empty(), answers.rows[i].at("out_error"));
        }
    }

    void americanPremiumIsThatOverTheEuropean() { // SHR-P4: escrowed spot, information column of the file
        SIGNALBOX_NEED_VECTORS();
        const Outcome outcome = runProgram({}, {"calc", "american"}, bytesOf("pricing/american.csv"));
        const CsvTable american = csvTable(outcome.out);
        QByteArray european = "type,S,K,T,r,q,sigma\n";
        for (const auto& row : american.rows) {
            const auto number = [&row](const char* name) {
                return base::parseReal(row.at(name)).value_or(0);
            };
            double spot = number("S");
            for (const auto& [time, amount] :
                 {std::pair("div1_t", "div1_amt"), std::pair("div2_t", "div2_amt")}) {
                if (!row.at(time).empty() && number(time) <= number("T")) {
                    spot -= number(amount) * std::exp(-number("r") * number(time));
                }
            }
            european += QByteArray::fromStdString(row.at("type")) + "," + QByteArray::number(spot, 'g', 17);
            for (const char* name : {"K", "T", "r", "q", "sigma"}) {
                european += "," + QByteArray::fromStdString(row.at(name));
            }
            european += "\n";
        }
        const CsvTable plain = csvTable(runProgram({}, {"calc", "greeks"}, european).out);
        const VectorFile file("pricing/american.csv");
        QCOMPARE(plain.rows.size(), file.rows().size());
        for (std::size_t i = 0; i < file.rows().size(); ++i) {
            const double premium = base::parseReal(american.rows[i].at("out_price")).value_or(-1) -
                                   base::parseReal(plain.rows[i].at("out_price")).value_or(-1);
            const VectorRow& row = file.rows()[i];
            VECTOR_CHECK(row,
                         std::fabs(premium - *row.real("early_exercise_premium")) <= *row.real("tol_price"),
                         "premium " + std::to_string(premium));
        }
    }

    void oneCaseFromOptions() { // "one case from options"
        const Outcome outcome =
            runProgram({}, {"calc",        "size",      "--equity",      "50000000",       "--hwm",
                            "50000000",    "--risk_bp", "200",           "--regime",       "ELEVATED_VOL",
                            "--vix",       "20",        "--conv_bp",     "10000",          "--width",
                            "500000",      "--credit",  "26000",         "--mult",         "100",
                            "--open_heat", "0",         "--delta_now=0", "--spread_delta", "0.05",
                            "--spot",      "5800",      "--bp_avail",    "50000000"});
        QVERIFY2(outcome.status == 0, outcome.all());
        const CsvTable table = csvTable(outcome.out);
        QCOMPARE(table.rows.size(), std::size_t{1});
        // OPT-S7: credit $2.60 on $500,000 is 2 contracts of $4,740.
        QCOMPARE(table.rows[0].at("out_contracts"), std::string("2"));
        QCOMPARE(table.rows[0].at("out_max_loss_per_contract_c"), std::string("474000"));
        QCOMPARE(table.rows[0].at("out_binding"), std::string("BUDGET"));
    }

    void columnsInAnyOrderAndOthersPassThrough() {
        const Outcome outcome =
            runProgram({}, {"calc", "ticks"}, "remark,price,class\n\"a, b\",26300,SPX_COMPLEX\n");
        QVERIFY2(outcome.status == 0, outcome.all());
        const CsvTable table = csvTable(outcome.out);
        QCOMPARE(table.rows[0].at("remark"), std::string("a, b"));
        QCOMPARE(table.rows[0].at("out_floor_tick"), std::string("26000"));
        QCOMPARE(table.rows[0].at("out_ceil_tick"), std::string("26500"));
    }

    void aBrokenRowSaysWhyAndTheOthersAreComputed() {
        const Outcome outcome = runProgram({}, {"calc", "black"},
                                           "type,F,K,T,D,sigma\nC,100,100,1,1,0.2\nC,abc,100,1,1,0.2\n"
                                           "P,100,,1,1,0.2\nP,100,100,1,1,0.2\n");
        QVERIFY2(outcome.status == 0, outcome.all());
        const CsvTable table = csvTable(outcome.out);
        QCOMPARE(table.rows.size(), std::size_t{4});
        QVERIFY(!table.rows[0].at("out_price").empty() && table.rows[0].at("out_error").empty());
        QVERIFY(table.rows[1].at("out_price").empty());
        QVERIFY2(table.rows[1].at("out_error").find('F') != std::string::npos, outcome.out);
        QVERIFY(table.rows[2].at("out_price").empty());
        QVERIFY2(table.rows[2].at("out_error").find('K') != std::string::npos, outcome.out);
        QVERIFY(!table.rows[3].at("out_price").empty() && table.rows[3].at("out_error").empty());
    }

    void anUnevenRowCostsItselfAlone() { // "the others are still computed"
        const Outcome outcome = runProgram({}, {"calc", "black"},
                                           "type,F,K,T,D,sigma\nC,100,100,1,1,0.2\nC,100,100,1,0.2\n"
                                           "P,100,100,1,1,0.2,7\nP,100,100,1,1,0.2\n");
        QVERIFY2(outcome.status == 0, outcome.all());
        const CsvTable table = csvTable(outcome.out);
        QCOMPARE(table.rows.size(), std::size_t{4});
        QVERIFY(!table.rows[0].at("out_price").empty() && !table.rows[3].at("out_price").empty());
        QCOMPARE(table.rows[1].at("out_error"), std::string("line 3: 5 fields, the header has 6"));
        QCOMPARE(table.rows[2].at("out_error"), std::string("line 4: 7 fields, the header has 6"));
        QVERIFY(table.rows[1].at("out_price").empty() && table.rows[2].at("out_price").empty());
        // In a series the others stand as if the row were not there.
        const QByteArray head = "path,step,raw\n1,1,CRISIS\n";
        const QByteArray tail = "1,3,NEUTRAL\n1,4,NEUTRAL\n1,5,NEUTRAL\n";
        const CsvTable whole = csvTable(runProgram({}, {"calc", "regime-path"}, head + tail).out);
        const CsvTable holed = csvTable(runProgram({}, {"calc", "regime-path"}, head + "1,2\n" + tail).out);
        QCOMPARE(holed.rows.size(), whole.rows.size() + 1);
        QVERIFY(!holed.rows[1].at("out_error").empty());
        for (std::size_t i = 0; i < whole.rows.size(); ++i) {
            QVERIFY(!whole.rows[i].at("out_effective").empty());
            QCOMPARE(holed.rows[i == 0 ? 0 : i + 1].at("out_effective"), whole.rows[i].at("out_effective"));
        }
    }

    void optionsThatTheKindDoesNotReadAreWrongUsage() {
        const Outcome bogus = runProgram({}, {"calc", "black", "--bogus", "1"});
        QVERIFY2(bogus.status == 2 && bogus.oneLine() && bogus.out.isEmpty(), bogus.all());
        QVERIFY2(bogus.err.contains("--bogus"), bogus.all());
        // What is for every command, and the parameters of a kind, are no wrong usage.
        const Outcome common =
            runProgram({}, {"calc", "expiry", "--target_dte", "45", "--quiet", "--threads", "1"},
                       "entry_date,expirations\n2026-01-05,2026-02-20:PM\n");
        QVERIFY2(common.status == 0, common.all());
    }

    void nothingComputedIsStatusThree() {
        const Outcome outcome = runProgram({}, {"calc", "black"}, "type,F,K,T,D,sigma\nC,x,100,1,1,0.2\n");
        QCOMPARE(outcome.status, 3);
        QVERIFY2(outcome.out.contains("out_error"), outcome.all());
        QCOMPARE(outcome.err.count('\n'), 1);
    }

    void unknownKindAndUnevenRow() {
        const Outcome unknown = runProgram({}, {"calc", "horoscope"});
        QCOMPARE(unknown.status, 2);
        QVERIFY2(unknown.err.contains("horoscope") && unknown.err.contains("--list"), unknown.all());
        const Outcome uneven = runProgram({}, {"calc", "black"}, "type,F\nC,1,2\n");
        QCOMPARE(uneven.status, 3);
        QVERIFY2(uneven.err.contains("line 2"), uneven.all());
    }
};

QTEST_GUILESS_MAIN(TestCalcVectors)
#include "tst_calc_vectors.moc"
