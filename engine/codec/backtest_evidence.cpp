// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/codec/backtest_evidence.h"

#include "engine/base/format.h"
#include "engine/base/sha256.h"
#include "engine/codec/canonical_json.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace signalbox::codec {
namespace {

constexpr const char* Rules = "rules"; // fills of the rules (OPT-T8)
constexpr double MostDollars = 1e12;
constexpr std::int64_t MostContracts = 1'000'000'000;

/// Takes values from one object of the file; what is not there or of another kind is a problem.
class Fields {
public:
    Fields(const Json& object, std::string path) : m_object(object), m_path(std::move(path)) {
        if (!object.is_object()) {
            m_problem = (m_path.empty() ? "the file" : m_path) + " is no object";
        }
    }

    const Json& value(const char* name) {
        static const Json nothing;
        const auto at = m_object.is_object() ? m_object.find(name) : m_object.end();
        if (!m_object.is_object() || at == m_object.end()) {
            note(name, "is missing");
            return nothing;
        }
        return *at;
    }
    std::string text(const char* name) {
        const Json& json = value(name);
        if (!json.is_string()) {
            note(name, "is no text");
            return {};
        }
        return json.get<std::string>();
    }
    base::Date date(const char* name) {
        const Json& json = value(name);
        const auto date =
            json.is_string() ? base::parseIsoDate(json.get_ref<const std::string&>()) : std::nullopt;
        if (!date) {
            note(name, "is no date");
        }
        return date.value_or(base::Date());
    }
    double dollars(const char* name) {
        const Json& json = value(name);
        if (!json.is_number() || !(std::abs(json.get<double>()) <= MostDollars)) {
            note(name, "is no amount");
            return 0;
        }
        return json.get<double>();
    }
    std::int64_t count(const char* name) {
        const Json& json = value(name);
        if (!json.is_number_integer() || json.get<double>() < 1 ||
            json.get<double>() > static_cast<double>(MostContracts)) {
            note(name, "is no count");
            return 1;
        }
        return json.get<std::int64_t>();
    }
    void note(const char* name, const std::string& what) {
        if (m_problem.empty()) {
            m_problem = (m_path.empty() ? "" : m_path + ".") + name + " " + what;
        }
    }
    [[nodiscard]] const std::string& problem() const { return m_problem; }

private:
    const Json& m_object;
    std::string m_path;
    std::string m_problem;
};

/// A trade of the file; without a result it is open.
struct FileTrade {
    book::EvidenceTrade trade;
    bool open = false;
};

structures::StructureKind kindOf(const Json& legs, Fields& fields) {
    if (!legs.is_array() || legs.size() != 1) {
        fields.note("legs", "is not one bought option");
        return structures::StructureKind::LongCall;
    }
    Fields leg(legs.front(), "leg");
    const std::string right = leg.text("right");
    if (leg.text("side") != "buy" || (right != "C" && right != "P")) {
        fields.note("legs", "is not one bought option");
    }
    return right == "P" ? structures::StructureKind::LongPut : structures::StructureKind::LongCall;
}

FileTrade tradeOf(Fields& fields, const EvidenceRequest& request) {
    FileTrade read;
    if (fields.text("strategy") != request.strategy) {
        fields.note("strategy", "is not " + request.strategy);
    }
    book::EvidenceTrade& trade = read.trade;
    trade.symbol = fields.text("symbol");
    trade.kind = kindOf(fields.value("legs"), fields);
    trade.openedOn = fields.date("opened");
    read.open = fields.value("closed").is_null();
    trade.closedOn = read.open ? trade.openedOn : fields.date("closed");
    if (trade.closedOn < trade.openedOn) {
        fields.note("closed", "lies before the opening");
    }
    trade.netPl = base::Money::cents(std::llround(fields.dollars("pl") * 100));
    const base::Price paid = base::Price::nearest(fields.dollars("debit"));
    const std::int64_t shares = fields.count("contracts") * fields.count("multiplier");
    if (paid <= base::Price() || shares > MostContracts) {
        fields.note("debit", "is no premium that was paid");
        return read;
    }
    trade.premium = base::premium(paid, 1, shares);
    if (trade.premium.toDollars() > MostDollars || trade.premium <= base::Money()) {
        fields.note("debit", "is no premium that was paid");
    }
    return read;
}

std::string priceSource(const Json& shares) {
    Fields fields(shares, "priced_from");
    const Json& quotes = fields.value("quotes");
    const Json& model = fields.value("model");
    if (!quotes.is_number() || !model.is_number()) {
        return "not known";
    }
    return base::fixed(100 * quotes.get<double>(), 0) + "% from quotes, " +
           base::fixed(100 * model.get<double>(), 0) + "% from the model";
}

tl::unexpected<base::Error> refuse(std::string what, const EvidenceRequest& request, std::string wayOut) {
    return base::fail(base::ErrorCode::BadData, std::move(what), request.file, std::move(wayOut));
}

/// What the file says of itself, before any trade.
base::Result<ReadEvidence> headOf(Fields& fields, const EvidenceRequest& request) {
    const std::string again =
        fmt::format("name what `signalbox backtest --strategy {} --json` printed", request.strategy);
    ReadEvidence read;
    book::EvidenceNamed& event = read.event;
    const std::string strategy = fields.text("strategy");
    const std::string market = fields.text("market");
    event.from = fields.date("from");
    event.to = fields.date("to");
    const Json& fill = fields.value("fill");
    read.fills = fill.is_object() ? fill.value("assumption", std::string()) : std::string();
    const Json& parameters = fields.value("parameters");
    const Json& cancelled = fields.value("cancelled");
    if (!fields.value("trades").is_array() || !parameters.is_object() || !cancelled.is_boolean()) {
        fields.note("trades", "is no list of a finished backtest");
    }
    if (!fields.problem().empty()) {
        return refuse("is no backtest: " + fields.problem(), request, again);
    }
    if (strategy != request.strategy) {
        return refuse(fmt::format("is a backtest of {}, not of {} alone", strategy, request.strategy),
                      request, again);
    }
    if (market != request.market) {
        return refuse(fmt::format("is a backtest of the {} market; this journal is that of the {} one",
                                  market, request.market),
                      request, "name one of the same market, or choose with --market");
    }
    if (cancelled.get<bool>() || read.fills != Rules) {
        return refuse(cancelled.get<bool>() ? "is a backtest that was cancelled"
                                            : "was made with fills that are not those of the rules",
                      request, again);
    }
    event.parametersHash = base::sha256Hex(dumpCanonical(parameters));
    event.priceSource = priceSource(fields.value("priced_from"));
    return read;
}

base::Status addTrade(const Json& json, const EvidenceRequest& request, const std::string& path,
                      ReadEvidence& read) {
    Fields fields(json, path);
    const FileTrade one = tradeOf(fields, request);
    const book::EvidenceTrade& trade = one.trade;
    if (trade.openedOn < read.event.from || trade.closedOn > read.event.to) {
        fields.note("opened", "lies outside the span of the backtest");
    }
    if (!fields.problem().empty()) {
        return refuse("is a broken backtest: " + fields.problem(), request,
                      "run the backtest again and name what it prints");
    }
    if (trade.openedOn < request.outOfSampleFrom) {
        ++read.inSample;
    } else if (one.open) {
        ++read.open;
    } else {
        read.wins += trade.netPl > base::Money() ? 1 : 0;
        read.event.trades.push_back(trade);
    }
    return {};
}

} // namespace

base::Result<ReadEvidence> readEvidence(std::string_view text, const EvidenceRequest& request) {
    const std::string again =
        fmt::format("name what `signalbox backtest --strategy {} --json` printed", request.strategy);
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return refuse("is empty", request, again);
    }
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) {
        return refuse("is no JSON, or was cut off", request, again);
    }
    Fields fields(json, {});
    SIGNALBOX_TRY_ASSIGN(ReadEvidence read, headOf(fields, request));
    book::EvidenceNamed& event = read.event;
    const Json& trades = json.at("trades");
    for (std::size_t i = 0; i < trades.size(); ++i) {
        SIGNALBOX_TRY(addTrade(trades[i], request, fmt::format("trades[{}]", i), read));
    }
    if (event.trades.empty()) {
        return refuse(fmt::format("has no closed trade entered on or after {} ({} entered before, {} open)",
                                  base::toIso(request.outOfSampleFrom), read.inSample, read.open),
                      request, "name a longer backtest, or an earlier --out-of-sample-from");
    }
    std::stable_sort(event.trades.begin(), event.trades.end(), [](const auto& a, const auto& b) {
        return std::tie(a.closedOn, a.openedOn) < std::tie(b.closedOn, b.openedOn);
    });
    if (event.trades.back().closedOn > request.date) {
        return refuse(fmt::format("knows trades that closed up to {}, after {}, the day on which it is named",
                                  base::toIso(event.trades.back().closedOn), base::toIso(request.date)),
                      request, "leave --date out, or name a backtest that ends earlier");
    }
    event.date = request.date;
    event.strategy = request.strategy;
    event.by = request.by;
    event.outOfSampleFrom = request.outOfSampleFrom;
    event.fileHash = base::sha256Hex(text);
    return read;
}

} // namespace signalbox::codec
