// SPDX-License-Identifier: GPL-3.0-or-later
// The table a person saves from the quote page of the Cboe web site: title, date, column names, then one row
// per strike with the call on the left and the put on the right. The page writes date and volumes in the
// reader's language.
#include "engine/feeds/chain_assembler.h"
#include "engine/feeds/csv_text.h"
#include "engine/feeds/field_values.h"
#include "engine/feeds/parsers.h"

#include <array>

namespace signalbox::feeds {
namespace {

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Words and numbers of a text in order.
std::vector<std::string_view> tokensOf(std::string_view text) {
    std::vector<std::string_view> tokens;
    std::size_t at = 0;
    while (at < text.size()) {
        const bool letter = isLetter(text[at]);
        const bool digit = isDigit(text[at]);
        std::size_t end = at + 1;
        while (end < text.size() && ((letter && isLetter(text[end])) || (digit && isDigit(text[end])))) {
            ++end;
        }
        if (letter || digit || text[at] == ':') {
            tokens.push_back(text.substr(at, end - at));
        }
        at = end;
    }
    return tokens;
}

/// "GMT-4" -> -4; nothing for a New York zone name (EST, EDT, ET) or none.
std::optional<int> offsetOf(std::string_view text) {
    const std::size_t at = text.find("GMT");
    if (at == std::string_view::npos || at + 4 >= text.size() ||
        (text[at + 3] != '-' && text[at + 3] != '+')) {
        return std::nullopt;
    }
    std::size_t end = at + 4;
    while (end < text.size() && isDigit(text[end])) {
        ++end;
    }
    const auto hours = smallIntegerOf(text.substr(at + 4, end - at - 4));
    if (!hours || *hours > 14) {
        return std::nullopt;
    }
    return text[at + 3] == '-' ? -*hours : *hours;
}

/// The instant of "July 12, 2022, 11:55 AM EDT", "January 6, 2025 at 9:30 PM EST" or
/// "14 de julio de 2026 a las 17:50 GMT-4".
std::optional<base::UtcTime> instantOf(std::string_view text) {
    const std::vector<std::string_view> tokens = tokensOf(text);
    std::optional<unsigned> month;
    std::optional<int> day, year, hour, minute;
    bool afternoon = false;
    bool morning = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string word = lowered(tokens[i]);
        const auto number = smallIntegerOf(tokens[i]);
        if (tokens[i] == ":" && i > 0 && i + 1 < tokens.size() && !hour) {
            hour = smallIntegerOf(tokens[i - 1]);
            minute = smallIntegerOf(tokens[i + 1]);
        } else if (number && tokens[i].size() == 4) {
            year = year ? year : number;
        } else if (number && tokens[i].size() <= 2) {
            day = day ? day : number;
        } else if (word == "pm" || word == "p") {
            afternoon = true;
        } else if (word == "am") {
            morning = true;
        } else if (!month && word.size() >= 3) {
            month = monthOf(word);
        }
    }
    if (!month || !day || !year || !hour || !minute || *hour > 23 || *minute > 59) {
        return std::nullopt;
    }
    if (afternoon && *hour < 12) {
        *hour += 12;
    } else if (morning && *hour == 12) {
        *hour = 0;
    }
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(*month),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok() || *year < 1990 || *year > 2040) {
        return std::nullopt;
    }
    if (const auto offset = offsetOf(text)) {
        return base::UtcTime(base::Date(date)) + std::chrono::hours(*hour - *offset) +
               std::chrono::minutes(*minute);
    }
    return calendar::newYorkInstant(base::Date(date), *hour, *minute);
}

/// "Tue Jul 12 2022".
std::optional<base::Date> longDateOf(std::string_view text) {
    const std::vector<std::string_view> tokens = tokensOf(text);
    if (tokens.size() != 4) {
        return std::nullopt;
    }
    const auto month = monthOf(tokens[1]);
    const auto day = smallIntegerOf(tokens[2]);
    const auto year = smallIntegerOf(tokens[3]);
    if (!month || !day || !year || *year < 1990 || *year > 2100) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(*month),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional<base::Date>(date) : std::nullopt;
}

/// Columns of one half of the table.
struct Half {
    int symbol = -1, last = -1, bid = -1, ask = -1, volume = -1, iv = -1, delta = -1, gamma = -1,
        openInterest = -1;
    [[nodiscard]] bool complete() const { return symbol >= 0 && bid >= 0 && ask >= 0; }
};

struct TableHeader {
    int strike = -1;
    Half calls, puts;
    std::size_t count = 0;
};

TableHeader headerOf(const Fields& fields) {
    TableHeader header;
    Half* half = nullptr;
    for (std::size_t i = 0; i < fields.count(); ++i) {
        const std::string name = lowered(fields[i]);
        const int at = static_cast<int>(i);
        if (!name.empty()) {
            header.count = i + 1;
        }
        if (name == "calls") {
            half = &header.calls;
            half->symbol = at;
        } else if (name == "puts") {
            half = &header.puts;
            half->symbol = at;
        } else if (name == "strike") {
            header.strike = at;
        } else if (half != nullptr) {
            int* target = name == "last sale"                             ? &half->last
                          : name == "bid"                                 ? &half->bid
                          : name == "ask"                                 ? &half->ask
                          : name == "volume" || name == "vol"             ? &half->volume
                          : name == "iv"                                  ? &half->iv
                          : name == "delta"                               ? &half->delta
                          : name == "gamma"                               ? &half->gamma
                          : name == "open interest" || name == "open int" ? &half->openInterest
                                                                          : nullptr;
            if (target != nullptr) {
                *target = at;
            }
        }
    }
    return header;
}

class QuotedataReader {
public:
    explicit QuotedataReader(SourceFile& file) : m_file(file), m_assembler(file, "cboe-quotedata") {}
    Status run();

private:
    Status readPreamble(const LineReader& reader);
    void readRow(const LineReader& reader, QuoteMoment moment);
    bool readHalf(const Half& half, market::Right right, QuoteMoment moment, base::Date expiration,
                  base::Strike strike, const LineReader& reader);

    SourceFile& m_file;
    ChainAssembler m_assembler;
    Fields m_fields;
    std::optional<double> m_price;
    std::optional<base::UtcTime> m_instant;
    std::optional<QuoteMoment> m_moment;
    TableHeader m_header;
    std::string m_underlying;
    std::string_view m_expirationText;
    std::optional<base::Date> m_expiration;
};

Status QuotedataReader::readPreamble(const LineReader& reader) {
    const std::string_view line = reader.line();
    const std::size_t last = line.find("Last:");
    if (last != std::string_view::npos && !m_price) {
        const std::string_view text = line.substr(last + 5);
        m_price = groupedRealOf(trimmed(text.substr(0, text.find(','))));
    }
    const std::size_t date = line.find("Date:");
    if (date != std::string_view::npos && !m_instant) {
        // Up to the quote on the same line: an English date holds a comma, hence the quotes around it.
        const std::size_t end = line.find(",Bid:");
        m_instant = instantOf(line.substr(date + 5, end == std::string_view::npos ? end : end - date - 5));
        if (!m_instant) {
            SIGNALBOX_FILE_FAIL(m_file,
                                "line " + std::to_string(reader.number()) +
                                    ": the date of the quotes is not readable",
                                "save the table from the English page");
        }
    }
    m_fields.split(line);
    if (lowered(m_fields[0]) != "expiration date") {
        return {};
    }
    m_header = headerOf(m_fields);
    if (m_header.strike < 0 || !m_header.calls.complete() || !m_header.puts.complete() || !m_instant) {
        SIGNALBOX_FILE_FAIL(m_file, m_instant ? "the column names are not those of a quote table"
                                              : "no line with the date of the quotes");
    }
    SIGNALBOX_TRY_ASSIGN(m_moment, quoteMomentOf(*m_instant, m_file.calendar()));
    return {};
}

bool QuotedataReader::readHalf(const Half& half, market::Right right, QuoteMoment moment,
                               base::Date expiration, base::Strike strike, const LineReader& reader) {
    const auto at = [&](int column) {
        return column < 0 ? std::string_view() : m_fields[static_cast<std::size_t>(column)];
    };
    const auto refuse = [&](RowProblem problem, const std::string& reason) {
        m_file.reject(problem, reader.number(), reason, reader.line(), printable(at(half.symbol)));
        return false;
    };
    const auto occ = occViewOf(at(half.symbol));
    if (!occ || occ->strike != strike || occ->right != right) {
        return refuse(RowProblem::BadSymbol,
                      occ ? "the symbol contradicts its column or the strike beside it"
                          : "\"" + printable(at(half.symbol)) + "\" is not an option symbol");
    }
    ContractQuote quote;
    quote.line = static_cast<std::int32_t>(reader.number());
    quote.strike = strike;
    quote.right = right;
    const auto price = [&](int column, std::int64_t& value) {
        const auto read = priceUnitsOf(at(column));
        value = read.value_or(market::NoPrice);
        return read || at(column).empty();
    };
    const auto real = [&](int column, double& value) {
        const auto read = realOf(at(column));
        value = read.value_or(base::Missing);
        return read || at(column).empty();
    };
    const auto count = [&](int column, std::int64_t& value) {
        const auto read = countOf(at(column));
        value = read.value_or(market::NoCount);
        return read || at(column).empty();
    };
    double iv = base::Missing;
    if (!price(half.bid, quote.bid) || !price(half.ask, quote.ask) || !price(half.last, quote.last) ||
        !count(half.volume, quote.volume) || !count(half.openInterest, quote.openInterest) ||
        !real(half.iv, iv) || !real(half.delta, quote.delta) || !real(half.gamma, quote.gamma)) {
        return refuse(RowProblem::NotANumber, "a field of the quote is not a number");
    }
    quote.iv = vendorVolatility(iv);
    if (quote.last == 0) {
        quote.last = market::NoPrice; // never traded
    }
    if (m_underlying.empty()) {
        m_underlying = market::underlyingOfRoot(std::string(occ->root));
    }
    m_assembler.choose(m_underlying, moment, m_price);
    m_assembler.chooseBlock(occ->root, occ->printed, expiration);
    return m_assembler.add(quote, reader.line());
}

void QuotedataReader::readRow(const LineReader& reader, QuoteMoment moment) {
    m_fields.split(reader.line());
    if (m_fields.count() < m_header.count) {
        m_file.reject(RowProblem::BadFieldCount, reader.number(),
                      std::to_string(m_fields.count()) + " fields where the header names " +
                          std::to_string(m_header.count),
                      reader.line());
        return;
    }
    if (m_fields[0] != m_expirationText || !m_expiration) {
        m_expirationText = m_fields[0];
        m_expiration = longDateOf(m_expirationText);
    }
    const auto strike = strikeOf(m_fields[static_cast<std::size_t>(m_header.strike)]);
    if (!m_expiration || !strike) {
        m_file.reject(m_expiration ? RowProblem::NotANumber : RowProblem::BadDate, reader.number(),
                      "no readable expiration or strike", reader.line());
        return;
    }
    (void)readHalf(m_header.calls, market::Right::Call, moment, *m_expiration, *strike, reader);
    (void)readHalf(m_header.puts, market::Right::Put, moment, *m_expiration, *strike, reader);
}

Status QuotedataReader::run() {
    LineReader reader(m_file.text());
    bool title = true;
    while (reader.next()) {
        if (trimmed(reader.line()).empty()) {
            continue;
        }
        // Everything below the title counts as a row: the date, the column names, the strikes.
        if (!title) {
            m_file.countRow();
        }
        title = false;
        if (m_moment) {
            readRow(reader, *m_moment);
        } else {
            SIGNALBOX_TRY(readPreamble(reader));
        }
    }
    if (!m_moment) {
        SIGNALBOX_FILE_FAIL(m_file, "the table ends before its column names");
    }
    return m_assembler.finish();
}

} // namespace

Status parseQuotedata(SourceFile& file) {
    return QuotedataReader(file).run();
}

} // namespace signalbox::feeds
