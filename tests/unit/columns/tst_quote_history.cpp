// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a quote history: what goes in comes out, and no damaged or foreign range of bytes is taken.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/base/real.h"
#include "engine/base/require.h"
#include "engine/columns/quote_history.h"
#include "tests/unit/columns/sample_quotes.h"
#endif

using namespace signalbox;
using namespace signalbox::tests;
using columns::QuoteHistory;

namespace {

constexpr const char* Where = "a test";

/// Whether header, tables and every row are accepted.
bool isTaken(const std::string& bytes) {
    const auto history = QuoteHistory::over(bytes, Where);
    if (!history) {
        return false;
    }
    for (std::size_t i = 0; i < history->sessions(); ++i) {
        if (!history->verify(i)) {
            return false;
        }
    }
    return true;
}

} // namespace

class TestQuoteHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatGoesInComesOut() {
        const auto sessions = sampleSessions(7);
        const std::string bytes = columns::buildQuoteHistory("SPX", "made from a test", sessions);
        const auto history = QuoteHistory::over(bytes, Where);
        QVERIFY2(history.has_value(), history ? "" : history.error().message().c_str());
        QCOMPARE(history->underlying(), std::string("SPX"));
        QCOMPARE(history->key(), std::string("made from a test"));
        QCOMPARE(history->sessions(), sessions.size());
        QCOMPARE(history->leftOut(), std::int64_t{0 + 1 + 2 + 3 + 4 + 5 + 6});
        std::uint64_t rows = 0;
        for (std::size_t i = 0; i < sessions.size(); ++i) {
            const auto session = history->session(i);
            QCOMPARE(session.number, sessions[i].session);
            QCOMPARE(session.spot, sessions[i].spot);
            QCOMPARE(session.expiries, sessions[i].expiries.size());
            QVERIFY(history->verify(i));
            for (std::size_t e = 0; e < session.expiries; ++e) {
                const columns::QuoteExpiryBuffer& in = sessions[i].expiries[e];
                const auto out = history->expiry(session.firstExpiry + e);
                QVERIFY(out.expiration == in.expiration && out.settlement == in.settlement &&
                        out.multiplier == in.multiplier && out.years == in.years &&
                        out.forward == in.forward && out.discount == in.discount);
                QVERIFY(sameRows(history->rows(session.firstExpiry + e, market::Right::Call), in.calls));
                QVERIFY(sameRows(history->rows(session.firstExpiry + e, market::Right::Put), in.puts));
                rows += in.calls.strike.size() + in.puts.strike.size();
            }
        }
        QCOMPARE(history->rowCount(), rows);
    }

    void aHistoryWithoutSessionsIsOne() {
        const auto history = QuoteHistory::over(columns::buildQuoteHistory("SPX", "", {}), Where);
        QVERIFY(history.has_value() && history->sessions() == 0 && history->rowCount() == 0);
    }

    void everyCutIsRefused() {
        const std::string bytes = columns::buildQuoteHistory("SPX", "key", sampleSessions(3));
        QVERIFY(isTaken(bytes));
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            const auto cut = QuoteHistory::over(bytes.substr(0, size), Where);
            QVERIFY2(!cut.has_value(), std::to_string(size).c_str());
            QVERIFY(cut.error().code == base::ErrorCode::BadData);
            QVERIFY(cut.error().message().find(Where) != std::string::npos);
            QVERIFY(cut.error().message().find('\n') == std::string::npos && !cut.error().wayOut.empty());
        }
        QVERIFY(!isTaken(bytes + '\0'));
    }

    void everyFlippedBitIsSeen() {
        std::string bytes = columns::buildQuoteHistory("SPX", "key", sampleSessions(2));
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            for (const unsigned bit : {0U, 3U, 7U}) {
                const char before = bytes[at];
                bytes[at] = static_cast<char>(static_cast<unsigned char>(before) ^ (1U << bit));
                QVERIFY2(!isTaken(bytes), std::to_string(at).c_str());
                bytes[at] = before;
            }
        }
        QVERIFY(isTaken(bytes));
    }

    void aFileInTheMakingIsNone() { // the header comes last
        columns::QuoteHistoryBuilder builder("SPX", "key");
        std::string bytes = columns::QuoteHistoryBuilder::blankHeader();
        QVERIFY(!isTaken(bytes));
        for (const auto& session : sampleSessions(3)) {
            bytes += builder.add(session);
            QVERIFY(!isTaken(bytes));
        }
        const auto ending = builder.finish();
        bytes += ending.tables;
        QVERIFY(!isTaken(bytes));
        bytes.replace(0, ending.header.size(), ending.header);
        QVERIFY(isTaken(bytes));
        QVERIFY(bytes == columns::buildQuoteHistory("SPX", "key", sampleSessions(3)));
    }

    void foreignBytesAreRefused() {
        QVERIFY(!isTaken(std::string(5000, 'x')));
        QVERIFY(!isTaken("SQLite format 3" + std::string(4000, '\0')));
        QVERIFY(!isTaken({}));
    }

    void whatCannotBeReadBackIsADefectOfTheCaller() {
        const auto sessions = sampleSessions(2);
        columns::QuoteHistoryBuilder builder("SPX", "key");
        (void)builder.add(sessions[1]);
        QVERIFY_THROWS_EXCEPTION(base::Defect, (void)builder.add(sessions[0]));
        QVERIFY_THROWS_EXCEPTION(base::Defect, (void)builder.add(sessions[1]));
        auto uneven = sampleSessions(3)[2];
        uneven.expiries[0].puts.iv.pop_back();
        QVERIFY_THROWS_EXCEPTION(base::Defect, (void)builder.add(uneven));
        auto unsorted = sampleSessions(3)[2];
        std::swap(unsorted.expiries[0].puts.strike[0], unsorted.expiries[0].puts.strike[1]);
        QVERIFY_THROWS_EXCEPTION(base::Defect, (void)builder.add(unsorted));
    }
};

QTEST_GUILESS_MAIN(TestQuoteHistory)
#include "tst_quote_history.moc"
