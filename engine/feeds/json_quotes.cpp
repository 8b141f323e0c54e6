// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/json_quotes.h"

#include "engine/feeds/csv_text.h"
#include "engine/feeds/field_values.h"

#include <cmath>

namespace signalbox::feeds {
namespace {

constexpr double LargestPrice = 1e12;

/// Collects what is wrong with a row while its fields are read.
class RowReader {
public:
    RowReader(const JsonElement& element, std::string& problem) : m_element(element), m_problem(problem) {}

    std::optional<double> number(std::string_view key) {
        const auto member = memberOf(m_element, key);
        if (!member) {
            return std::nullopt;
        }
        bool readable = true;
        const auto value = numberOf(*member, readable);
        if (!readable) {
            m_problem = "\"" + std::string(key) + "\" is not a number";
        }
        return value;
    }
    std::int64_t price(std::string_view key) {
        const auto value = number(key);
        if (value && std::abs(*value) > LargestPrice) {
            m_problem = "\"" + std::string(key) + "\" is beyond any price";
            return market::NoPrice;
        }
        return value ? base::Price::nearest(*value).toUnits() : market::NoPrice;
    }
    std::int64_t count(std::string_view key) {
        const auto value = number(key);
        if (value && (*value < 0 || *value > 1e15)) {
            m_problem = "\"" + std::string(key) + "\" is no count";
            return market::NoCount;
        }
        return value ? std::llround(*value) : market::NoCount;
    }
    double real(std::string_view key) { return number(key).value_or(base::Missing); }

private:
    const JsonElement& m_element;
    std::string& m_problem;
};

/// What the columns beside the symbol say must agree with it.
std::string contradictionOf(const JsonElement& element, const OccView& occ, RowReader& reader) {
    if (const auto strike = reader.number("strike");
        strike && std::abs(*strike - occ.strike.toDollars()) > 0.0005) {
        return "the symbol contradicts the strike beside it";
    }
    if (const auto side = textOf(element, "side"); side && !side->empty()) {
        const bool call = side->front() == 'c' || side->front() == 'C';
        if (call != (occ.right == market::Right::Call)) {
            return "the symbol contradicts the side beside it";
        }
    }
    return {};
}

} // namespace

std::string plainSymbol(std::string_view symbol) {
    std::string plain = printable(symbol.substr(0, 16));
    while (!plain.empty() && (plain.front() == '^' || plain.front() == '_')) {
        plain.erase(0, 1);
    }
    for (char& c : plain) {
        c = c == '-' ? '.' : c;
    }
    return uppered(plain);
}

void addJsonQuote(SourceFile& file, ChainAssembler& assembler, const JsonElement& element, long number,
                  const QuoteNames& names) {
    file.countRow();
    std::string row;
    const auto text = [&]() -> std::string_view {
        row = simdjson::minify(element);
        return row;
    };
    const auto symbol = textOf(element, names.symbol);
    const auto occ = symbol ? occViewOf(*symbol) : std::nullopt;
    if (!occ) {
        file.reject(RowProblem::BadSymbol, number,
                    "no option symbol in \"" + std::string(names.symbol) + "\"", text());
        return;
    }
    std::string problem;
    RowReader reader(element, problem);
    ContractQuote quote;
    quote.line = static_cast<std::int32_t>(number);
    quote.strike = occ->strike;
    quote.right = occ->right;
    quote.bid = reader.price("bid");
    quote.ask = reader.price("ask");
    quote.last = reader.price(names.last);
    quote.volume = reader.count("volume");
    quote.openInterest = reader.count(names.openInterest);
    quote.iv = vendorVolatility(reader.real(names.iv));
    quote.delta = reader.real("delta");
    quote.gamma = reader.real("gamma");
    quote.theta = reader.real("theta");
    quote.vega = reader.real("vega");
    if (quote.last == 0) {
        quote.last = market::NoPrice; // never traded
    }
    const bool quoted = quote.bid > 0 || quote.ask > 0;
    if (names.placeholders && !quoted) {
        quote.iv = base::Missing;
    }
    if (!problem.empty()) {
        file.reject(RowProblem::NotANumber, number, problem, text(), std::string(*symbol));
        return;
    }
    if (const std::string contradiction = contradictionOf(element, *occ, reader); !contradiction.empty()) {
        file.reject(RowProblem::BadSymbol, number, contradiction, text(), std::string(*symbol));
        return;
    }
    std::optional<base::Date> expiration;
    if (const auto said = textOf(element, "expiration")) {
        expiration = isoDateOf(*said);
    }
    const bool mini = textOf(element, "contractSize").value_or("REGULAR") == "MINI";
    assembler.chooseBlock(occ->root, occ->printed, expiration, mini ? 10 : 100);
    // The text of the row is made only where a finding needs it: it costs more than reading the row.
    const std::size_t before = file.result().issues.size();
    if (!assembler.add(quote, {}) && file.result().issues.size() > before) {
        file.result().issues.back().row = printable(text());
    }
}

void reportStale(SourceFile& file, base::Date quotes, const std::string& underlying) {
    const std::string& folder = file.hintsOfPath().folder;
    const auto filed = folder.size() >= 10 ? isoDateOf(std::string_view(folder).substr(0, 10)) : std::nullopt;
    if (filed && *filed > quotes) {
        file.warn(RowProblem::StaleChain, 0,
                  "the quotes are of " + base::toIso(quotes) + ", but the file lies in the folder of " +
                      base::toIso(*filed),
                  underlying);
    }
}

} // namespace signalbox::feeds
