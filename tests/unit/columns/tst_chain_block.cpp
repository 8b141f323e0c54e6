// SPDX-License-Identifier: GPL-3.0-or-later
// A chain survives its block bit for bit, and a damaged block is an error that names it.
#include "engine/columns/chain_block.h"
#include "tests/unit/columns/sample_chain.h"

#include <bit>

#include <QTest>

using namespace signalbox;
using columns::decodeChain;
using columns::encodeChain;
using market::ExpiryBlock;
using market::OptionChain;
using market::QuoteColumns;

namespace {

bool sameBits(const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
        return (std::isnan(x) && std::isnan(y)) ||
               std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
    });
}

bool same(const QuoteColumns& a, const QuoteColumns& b) {
    return a.listed == b.listed && a.bid == b.bid && a.ask == b.ask && a.last == b.last &&
           a.volume == b.volume && a.openInterest == b.openInterest && sameBits(a.vendorIv, b.vendorIv) &&
           sameBits(a.vendorDelta, b.vendorDelta) && sameBits(a.vendorGamma, b.vendorGamma) &&
           sameBits(a.vendorTheta, b.vendorTheta) && sameBits(a.vendorVega, b.vendorVega);
}

bool same(const ExpiryBlock& a, const ExpiryBlock& b) {
    return a.root == b.root && a.expiration == b.expiration && a.printedExpiration == b.printedExpiration &&
           a.settlement == b.settlement && a.multiplier == b.multiplier && a.deliverable == b.deliverable &&
           a.adjusted == b.adjusted && a.strikes == b.strikes && same(a.calls, b.calls) &&
           same(a.puts, b.puts);
}

} // namespace

class TestChainBlock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingComesBack() {
        const auto chain = tests::SampleChain{}.make();
        const std::string bytes = encodeChain(*chain);
        const auto back = decodeChain(bytes, "test");
        QVERIFY2(back.has_value(), back ? "" : back.error().message().c_str());
        QVERIFY((*back)->id() == chain->id());
        QCOMPARE((*back)->underlyingPrice(), chain->underlyingPrice());
        QVERIFY((*back)->asOf() == chain->asOf());
        QVERIFY((*back)->basis() == chain->basis());
        QCOMPARE((*back)->simulated(), false);
        QCOMPARE((*back)->blocks().size(), chain->blocks().size());
        for (std::size_t i = 0; i < chain->blocks().size(); ++i) {
            QVERIFY2(same((*back)->blocks()[i], chain->blocks()[i]), chain->blocks()[i].root.c_str());
        }
        QCOMPARE(encodeChain(**back), bytes);
    }

    void aChainWithoutPriceAndTimeComesBack() {
        tests::SampleChain sample;
        sample.price.reset();
        sample.seconds = -1;
        sample.simulated = true;
        const auto back = decodeChain(encodeChain(*sample.make()), "test");
        QVERIFY(back.has_value());
        QVERIFY(!(*back)->underlyingPrice());
        QCOMPARE((*back)->id().secondsOfDay, -1);
        QVERIFY((*back)->simulated());
    }

    void everyFlippedByteIsNoticed() {
        const std::string bytes = encodeChain(*tests::SampleChain{}.make());
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            std::string damaged = bytes;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
            const auto back = decodeChain(damaged, "SPX 2019-05-01");
            QVERIFY2(!back.has_value(), qPrintable(QString::number(at)));
            QVERIFY(back.error().code == base::ErrorCode::BadData);
            QVERIFY(back.error().message().find("SPX 2019-05-01") != std::string::npos);
        }
    }

    void everyTruncationIsNoticed() {
        const std::string bytes = encodeChain(*tests::SampleChain{}.make());
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            QVERIFY2(!decodeChain(std::string_view(bytes).substr(0, size), "x").has_value(),
                     qPrintable(QString::number(size)));
        }
    }

    void foreignBytesAreNoBlock() {
        QVERIFY(!decodeChain("", "x").has_value());
        QVERIFY(!decodeChain(std::string(1000, 'a'), "x").has_value());
    }
};

QTEST_GUILESS_MAIN(TestChainBlock)
#include "tst_chain_block.moc"
