// SPDX-License-Identifier: GPL-3.0-or-later
// Options as Lean stores them: an archive with one text per contract, and lists of contracts per day.
#include "engine/feeds/chain_assembler.h"
#include "engine/feeds/csv_text.h"
#include "engine/feeds/field_values.h"
#include "engine/feeds/header.h"
#include "engine/feeds/parsers.h"

#include <array>

namespace signalbox::feeds {
namespace {

using market::NoCount;
using market::NoPrice;

enum class Content { Quote, Trade, OpenInterest };

/// What the name of a contract's text says.
struct ContractName {
    Content content = Content::Quote;
    std::string root;
    market::Right right = market::Right::Put;
    base::Strike strike;
    base::Date printed;
    std::optional<base::Date> day; ///< of minute texts; daily and hourly rows carry their own
};

std::optional<ContractName> contractNameOf(std::string_view name) {
    const std::size_t slash = name.rfind('/');
    name = slash == std::string_view::npos ? name : name.substr(slash + 1);
    if (!name.ends_with(".csv")) {
        return std::nullopt;
    }
    std::vector<std::string_view> parts = splitAt(name.substr(0, name.size() - 4), '_');
    ContractName contract;
    if (parts.size() == 8 && parts[2] == "minute") {
        contract.day = compactDateOf(parts[0]);
        if (!contract.day) {
            return std::nullopt;
        }
        parts.erase(parts.begin() + 2);
        parts.erase(parts.begin());
    }
    if (parts.size() != 6 || parts[0].empty() || parts[0].size() > 6) {
        return std::nullopt;
    }
    contract.root = uppered(parts[0]);
    if (parts[1] == "quote") {
        contract.content = Content::Quote;
    } else if (parts[1] == "trade") {
        contract.content = Content::Trade;
    } else if (parts[1] == "openinterest") {
        contract.content = Content::OpenInterest;
    } else {
        return std::nullopt;
    }
    const auto strike = countOf(parts[4]);
    const auto printed = compactDateOf(parts[5]);
    if ((parts[3] != "call" && parts[3] != "put") || !strike || !printed || *strike < 10 ||
        *strike > 20'000'000'000) {
        return std::nullopt;
    }
    contract.right = parts[3] == "call" ? market::Right::Call : market::Right::Put;
    contract.strike = base::Strike::thousandths(static_cast<std::int32_t>(*strike / 10));
    contract.printed = *printed;
    return contract;
}

constexpr std::array<int, 2> Snapshots{10 * 3600, 16 * 3600};

/// Reads the rows of one archive.
class LeanReader {
public:
    LeanReader(SourceFile& file, std::string source, bool quotes)
        : m_file(file), m_assembler(file, std::move(source), quotes) {}
    void read(const ContractName& contract, std::string_view text, int secondsPerRow);
    Status finish() {
        m_file.enterMember({});
        return m_assembler.finish();
    }

private:
    bool readRow(const ContractName& contract, const LineReader& reader, int secondsPerRow);

    SourceFile& m_file;
    ChainAssembler m_assembler;
    Fields m_fields;
};

bool LeanReader::readRow(const ContractName& contract, const LineReader& reader, int secondsPerRow) {
    const auto refuse = [&](RowProblem problem, const char* reason) {
        m_file.reject(problem, reader.number(), reason, reader.line());
        return false;
    };
    const std::size_t expected = contract.content == Content::Quote   ? 11
                                 : contract.content == Content::Trade ? 6
                                                                      : 2;
    if (m_fields.count() != expected) {
        return refuse(RowProblem::BadFieldCount, "another number of fields than this content has");
    }
    QuoteMoment moment;
    if (contract.day) {
        const auto milliseconds = countOf(m_fields[0]);
        if (!milliseconds || *milliseconds >= 86'400'000) {
            return refuse(RowProblem::BadDate, "no time of day in milliseconds");
        }
        moment = {*contract.day, static_cast<std::int32_t>(*milliseconds / 1000)};
    } else {
        const auto date = compactDateOf(m_fields[0].substr(0, 8));
        const auto hour = m_fields[0].size() == 14 ? smallIntegerOf(m_fields[0].substr(9, 2)) : std::nullopt;
        if (!date || !hour || *hour > 23) {
            return refuse(RowProblem::BadDate, "no date and hour");
        }
        moment = {*date, *hour * 3600};
    }
    if (!m_file.sessions().inRange(moment.date)) {
        return refuse(RowProblem::CalendarRange, "a date outside 1990-2040");
    }
    ContractQuote quote;
    quote.strike = contract.strike;
    quote.right = contract.right;
    quote.line = static_cast<std::int32_t>(reader.number());
    bool readable = true;
    const auto number = [&](std::size_t column, std::int64_t absent) {
        if (m_fields[column].empty()) {
            return absent;
        }
        const auto value = countOf(m_fields[column]);
        readable = readable && value.has_value();
        return value.value_or(absent);
    };
    switch (contract.content) {
    case Content::Quote:
        quote.bid = number(4, NoPrice); // the close of the bar, in 1/10,000 dollar as the chain keeps it
        quote.ask = number(9, NoPrice);
        break;
    case Content::Trade:
        quote.last = number(4, NoPrice);
        quote.volume = number(5, NoCount);
        break;
    case Content::OpenInterest:
        quote.openInterest = number(1, NoCount);
        break;
    }
    if (!readable) {
        return refuse(RowProblem::NotANumber, "a field is not a whole number");
    }
    if (secondsPerRow == 0 || contract.content == Content::OpenInterest) {
        moment.secondsOfDay = -1; // open interest is the night's, whatever time it is filed under
    } else {
        moment.secondsOfDay += secondsPerRow; // a bar is named by its start and quoted at its end
        if (moment.secondsOfDay != Snapshots[0] && moment.secondsOfDay != Snapshots[1]) {
            return true;
        }
    }
    m_assembler.choose(market::underlyingOfRoot(contract.root), moment, std::nullopt);
    m_assembler.chooseBlock(contract.root, contract.printed, std::nullopt);
    return m_assembler.add(quote, reader.line());
}

void LeanReader::read(const ContractName& contract, std::string_view text, int secondsPerRow) {
    LineReader reader(text);
    while (reader.next()) {
        if (trimmed(reader.line()).empty()) {
            continue;
        }
        m_file.countRow();
        m_fields.split(reader.line());
        (void)readRow(contract, reader, secondsPerRow);
    }
}

const char* contentName(Content content) {
    switch (content) {
    case Content::Quote:
        return "quote";
    case Content::Trade:
        return "trade";
    case Content::OpenInterest:
        return "openinterest";
    }
    return "";
}

/// 60 for minute texts; 3600 when some row stands at an hour, else 0 for daily rows.
int secondsPerRowOf(const ContractName& contract, std::span<const Member> members) {
    if (contract.day) {
        return 60;
    }
    for (const Member& member : members) {
        const std::size_t end = member.bytes.find(',');
        const std::string_view first = member.bytes.substr(0, end == std::string_view::npos ? 0 : end);
        if (first.size() == 14 && first.substr(9) != "00:00") {
            return 3600;
        }
    }
    return 0;
}

} // namespace

bool isLeanOptionName(std::string_view name) {
    return contractNameOf(name).has_value();
}

Status parseLeanOptions(SourceFile& file, std::span<const Member> members) {
    const auto first = members.empty() ? std::nullopt : contractNameOf(members.front().name);
    if (!first) {
        SIGNALBOX_FILE_FAIL(file, "the archive holds no text named like a Lean option contract");
    }
    const int secondsPerRow = secondsPerRowOf(*first, members);
    const char* resolution = secondsPerRow == 60 ? "minute" : secondsPerRow == 3600 ? "hour" : "daily";
    // Quotes, trades and open interest lie in archives of their own, so do the roots of one underlying: the
    // source keeps their chains apart.
    LeanReader reader(file,
                      std::string("lean-") + resolution + "-" + contentName(first->content) + "-" +
                          lowered(first->root),
                      first->content == Content::Quote);
    if (first->content != Content::Quote) {
        file.warn(RowProblem::NoQuotesInList, 0,
                  std::string(contentName(first->content)) +
                      " only: neither bid nor ask, so that nothing can be selected from it",
                  first->root);
    }
    for (const Member& member : members) {
        const auto contract = contractNameOf(member.name);
        if (!contract || contract->content != first->content || contract->root != first->root) {
            file.warn(RowProblem::UnknownMember, 0,
                      "\"" + printable(member.name) + "\" does not belong to this archive");
            continue;
        }
        file.enterMember(printable(member.name));
        reader.read(*contract, member.bytes, secondsPerRow);
    }
    return reader.finish();
}

Status parseLeanUniverse(SourceFile& file) {
    const Header header = Header::ofText(file.text());
    const auto date = compactDateOf(file.hintsOfPath().stem);
    const std::string root = uppered(file.hints().symbol.value_or(file.hintsOfPath().folder));
    if (!date || root.empty() || root.size() > 6) {
        SIGNALBOX_FILE_FAIL(file, "neither a column nor the path tells the date and the symbol of the list",
                            "keep the folder's name (the symbol) and the file's name (yyyymmdd.csv)");
    }
    if (!file.sessions().inRange(*date)) {
        SIGNALBOX_FILE_FAIL(file, "the date in its name is outside 1990-2040");
    }
    ChainAssembler assembler(file, "lean-universe-" + lowered(root), false);
    LineReader reader(file.text());
    Fields fields;
    while (reader.next()) {
        if (reader.number() <= header.line() || trimmed(reader.line()).empty()) {
            continue;
        }
        file.countRow();
        fields.split(reader.line());
        const auto refuse = [&](RowProblem problem, const char* reason) {
            file.reject(problem, reader.number(), reason, reader.line());
        };
        if (fields.count() != header.count() || fields.count() < 14) {
            refuse(RowProblem::BadFieldCount, "another number of fields than the header");
            continue;
        }
        if (fields[0].empty() && fields[1].empty()) {
            continue; // the underlying, of another moment than the contracts
        }
        const auto printed = compactDateOf(fields[0]);
        const auto strike = strikeOf(fields[1]);
        if (!printed || !strike || (fields[2] != "C" && fields[2] != "P")) {
            refuse(RowProblem::BadSymbol, "no expiration, strike or right");
            continue;
        }
        ContractQuote quote;
        quote.line = static_cast<std::int32_t>(reader.number());
        quote.strike = *strike;
        quote.right = fields[2] == "C" ? market::Right::Call : market::Right::Put;
        const auto close = priceUnitsOf(fields[6]);
        const auto real = [&](std::size_t column) { return realOf(fields[column]).value_or(base::Missing); };
        if (!close) {
            refuse(RowProblem::NotANumber, "the close is not a number");
            continue;
        }
        quote.last = *close > 0 ? *close : NoPrice;
        quote.volume = countOf(fields[7]).value_or(NoCount);
        quote.openInterest = countOf(fields[8]).value_or(NoCount);
        quote.iv = vendorVolatility(real(9));
        const bool computed = base::isKnown(quote.iv) || real(10) != 0;
        if (computed) { // all of them 0 means that none was computed
            quote.delta = real(10);
            quote.gamma = real(11);
            quote.vega = real(12);
            quote.theta = real(13);
        }
        assembler.choose(market::underlyingOfRoot(root), {*date, -1}, std::nullopt);
        assembler.chooseBlock(root, *printed, std::nullopt);
        (void)assembler.add(quote, reader.line());
    }
    file.warn(RowProblem::NoQuotesInList, 0,
              "a list of contracts: it has neither bid nor ask, and its row of the underlying is of another "
              "moment, so that nothing can be selected from it",
              root);
    return assembler.finish();
}

} // namespace signalbox::feeds
