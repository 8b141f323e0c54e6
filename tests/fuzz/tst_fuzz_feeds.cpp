// SPDX-License-Identifier: GPL-3.0-or-later
// Mutated files of every kind: whatever the bytes, the parser answers with a result whose promises hold, or
// with one clear error. Seeded, so that a failure repeats; SIGNALBOX_FUZZ_ROUNDS makes it longer.
#include "engine/base/date.h"
#include "engine/feeds/feeds.h"
#include "engine/feeds/file_bytes.h"
#include "tests/fuzz/samples.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <random>

#include <QTest>

#include <zlib.h>

using namespace signalbox;
using namespace signalbox::tests;

class TestFuzzFeeds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void samplesAreUnderstood();
    void mutatedTexts();
    void everyTextAsEveryKind();
    void truncationsLoseNothingButTheEnd();
    void randomBytes();
    void mutatedArchives();
};

const calendar::Calendar& sessions() {
    return calendar::Calendar::standard();
}

int rounds(int normal) {
    const char* wish = std::getenv("SIGNALBOX_FUZZ_ROUNDS");
    return wish == nullptr ? normal : normal * std::max(1, std::atoi(wish));
}

/// Damages a text in one of the ways in which files are damaged, and in some they are not.
std::string mutated(std::string text, std::mt19937_64& random) {
    static constexpr std::array<std::string_view, 16> Pieces{"NaN",
                                                             "-1",
                                                             "1e308",
                                                             "99999999999999999999",
                                                             "\"",
                                                             ",",
                                                             "\n",
                                                             "\r\n",
                                                             std::string_view("\0", 1),
                                                             "\xFF\xFE",
                                                             "\xC3",
                                                             "0",
                                                             "null",
                                                             "{",
                                                             "2019-02-30",
                                                             "....."};
    const auto below = [&](std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(random() % n); };
    const std::size_t count = 1 + below(4);
    for (std::size_t i = 0; i < count && !text.empty(); ++i) {
        const std::size_t at = below(text.size());
        switch (below(7)) {
        case 0:
            text[at] = static_cast<char>(random() & 0xFFU);
            break;
        case 1:
            text.erase(at, 1 + below(20));
            break;
        case 2:
            text.insert(at, Pieces[below(Pieces.size())]);
            break;
        case 3:
            text.resize(at);
            break;
        case 4: { // a line twice, or at another place
            const std::size_t end = text.find('\n', at);
            const std::string piece = text.substr(at, end == std::string::npos ? end : end - at + 1);
            text.insert(below(text.size()), piece);
            break;
        }
        case 5: { // a field replaced
            const std::size_t end = text.find_first_of(",\n}", at);
            text.replace(at, end == std::string::npos ? 1 : end - at, Pieces[below(Pieces.size())]);
            break;
        }
        default:
            text[at] = static_cast<char>('0' + below(10));
            break;
        }
    }
    return text;
}

/// What every result promises, whatever it was made from; empty, or what is broken.
std::string brokenPromise(const feeds::ParsedFile& file) {
    if (file.rowsRead < 0 || file.rowsKept < 0 || file.rowsKept + file.rowsRejected != file.rowsRead) {
        return "rows do not add up";
    }
    for (const feeds::SeriesDraft& series : file.series) {
        if (series.bars.empty() || series.lines.size() != series.bars.size() ||
            !market::BarSeries::create(series.id, series.bars)) {
            return "a series that the store would refuse";
        }
        for (const market::Bar& bar : series.bars) {
            const bool share = series.seriesClass != feeds::SeriesClass::Value;
            const bool consistent =
                !(bar.low > std::min(bar.open, bar.close)) && !(bar.high < std::max(bar.open, bar.close));
            if (!sessions().isKnownSession(bar.date) || !std::isfinite(bar.close) ||
                (share && (!consistent || bar.close <= 0))) {
                return "a bar against SHR-D3";
            }
        }
    }
    for (const auto& chain : file.chains) {
        if (chain->contracts() == 0 || !sessions().isKnownSession(chain->id().date)) {
            return "an empty chain or one of a closed day";
        }
        for (const market::ExpiryBlock& block : chain->blocks()) {
            if (!sessions().isKnownSession(block.expiration) || block.expiration < chain->id().date) {
                return "an expiration against SHR-T10";
            }
            for (const auto* side : {&block.calls, &block.puts}) {
                for (std::size_t i = 0; i < block.strikes.size(); ++i) {
                    const bool negative = (side->bid[i] != market::NoPrice && side->bid[i] < 0) ||
                                          (side->ask[i] != market::NoPrice && side->ask[i] < 0);
                    if (negative || side->vendorIv[i] > 5 || side->vendorIv[i] <= 0) {
                        return "a negative quote or an absurd volatility";
                    }
                }
            }
        }
    }
    for (const feeds::Issue& issue : file.issues) {
        if (issue.code.empty() || issue.reason.empty() || issue.row.size() > 400 ||
            issue.reason.size() > 2000 || issue.line < 0) {
            return "a finding without code or reason, or too long";
        }
    }
    return {};
}

std::string brokenAnswer(const std::string& path, std::string_view text, const feeds::Hints& hints) {
    const auto result = feeds::parseFile(path, text, hints, sessions());
    if (!result) {
        const std::string message = result.error().message();
        return message.empty() || message.size() > 2000 || message.find('\n') != std::string::npos
                   ? "an error that is not one clear line"
                   : std::string();
    }
    return brokenPromise(*result);
}

void TestFuzzFeeds::samplesAreUnderstood() {
    for (const Sample& sample : feedSamples()) {
        const auto file = feeds::parseFile(sample.path, sample.text, {}, sessions());
        QVERIFY2(file.has_value(), file ? "" : file.error().message().c_str());
        QVERIFY2(file->rowsKept > 0 && brokenPromise(*file).empty(), sample.path.c_str());
    }
}

void TestFuzzFeeds::mutatedTexts() {
    std::mt19937_64 random(20190527);
    const auto samples = feedSamples();
    for (int round = 0; round < rounds(700); ++round) {
        for (const Sample& sample : samples) {
            const std::string text = mutated(sample.text, random);
            const std::string broken = brokenAnswer(sample.path, text, {});
            QVERIFY2(broken.empty(),
                     (broken + " in round " + std::to_string(round) + " of " + sample.path + ":\n" + text)
                         .c_str());
        }
    }
}

void TestFuzzFeeds::everyTextAsEveryKind() {
    std::mt19937_64 random(7);
    for (const std::string& kind : feeds::kindNames()) {
        feeds::Hints hints;
        hints.kind = kind;
        for (const Sample& sample : feedSamples()) {
            for (int round = 0; round < rounds(3); ++round) {
                const std::string text = round == 0 ? sample.text : mutated(sample.text, random);
                const std::string broken = brokenAnswer(sample.path, text, hints);
                QVERIFY2(broken.empty(), (broken + ": " + sample.path + " as " + kind + "\n" + text).c_str());
            }
        }
    }
}

void TestFuzzFeeds::truncationsLoseNothingButTheEnd() {
    for (const Sample& sample : feedSamples()) {
        for (std::size_t length = 0; length < sample.text.size(); ++length) {
            const std::string broken =
                brokenAnswer(sample.path, std::string_view(sample.text).substr(0, length), {});
            QVERIFY2(broken.empty(),
                     (broken + ": " + sample.path + " cut at " + std::to_string(length)).c_str());
        }
    }
}

void TestFuzzFeeds::randomBytes() {
    std::mt19937_64 random(99);
    for (int round = 0; round < rounds(500); ++round) {
        std::string bytes(random() % 3000, '\0');
        for (char& byte : bytes) {
            byte = static_cast<char>(random() & 0xFFU);
        }
        const std::string broken = brokenAnswer("x.csv", bytes, {});
        QVERIFY2(broken.empty(), broken.c_str());
    }
}

void TestFuzzFeeds::mutatedArchives() {
    std::mt19937_64 random(3);
    std::string text = feedSamples().front().text;
    std::string packed(4096, '\0');
    z_stream stream{};
    QCOMPARE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(text.data());
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(packed.size() - stream.avail_out);
    deflateEnd(&stream);
    for (int round = 0; round < rounds(2000); ++round) {
        const auto texts = feeds::unpacked(mutated(packed, random), "x.gz");
        QVERIFY(!texts || texts->size() == 1);
        const auto zip = feeds::unpacked("PK\x03\x04" + mutated(packed, random), "x.zip");
        QVERIFY(!zip || zip->empty());
    }
}

QTEST_GUILESS_MAIN(TestFuzzFeeds)
#include "tst_fuzz_feeds.moc"
