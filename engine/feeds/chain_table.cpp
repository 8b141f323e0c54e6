// SPDX-License-Identifier: GPL-3.0-or-later
// Option chains as tables with one row per contract. The vendors name the same columns differently; the
// header tells which vendor it is.
#include "engine/feeds/chain_assembler.h"
#include "engine/feeds/chain_layout.h"
#include "engine/feeds/csv_text.h"
#include "engine/feeds/field_values.h"
#include "engine/feeds/header.h"
#include "engine/feeds/parsers.h"

namespace signalbox::feeds {
namespace {

using market::NoCount;
using market::NoPrice;

constexpr std::int32_t FifteenFortyFive = (15 * 60 + 45) * 60;

struct Columns {
    explicit Columns(const Header& header);
    int symbol, underlying, root, type, expiration, date, strike;
    int price, priceBid, priceAsk;
    int last, bid, ask, volume, openInterest, iv, delta, gamma, theta, vega, delivery;
    int earlyBid, earlyAsk, earlyPriceBid, earlyPriceAsk; ///< DataShop's quotes of 15:45
};

Columns::Columns(const Header& h)
    : symbol(h.find({"optionroot", "option_symbol", "optionsymbol"})),
      underlying(h.find({"underlying", "underlying_symbol", "underlyingsymbol", "symbol"})),
      root(h.find({"root"})), type(h.find({"type", "option_type", "call/put"})),
      expiration(h.find({"expiration", "option_expiration"})),
      date(h.find({"quotedate", "quote_date", "datadate", "date"})), strike(h.find({"strike"})),
      price(h.find({"underlying_last", "underlyingprice", "stock_price_close"})),
      priceBid(h.find({"underlying_bid_eod"})), priceAsk(h.find({"underlying_ask_eod"})),
      last(h.find({"last", "close"})), bid(h.find({"bid", "bid_eod"})), ask(h.find({"ask", "ask_eod"})),
      volume(h.find({"volume", "trade_volume"})), openInterest(h.find({"openinterest", "open_interest"})),
      iv(h.find({"impliedvol", "iv", "ivmean"})), delta(h.find({"delta"})), gamma(h.find({"gamma"})),
      theta(h.find({"theta"})), vega(h.find({"vega"})), delivery(h.find({"delivery_code"})),
      earlyBid(h.find({"bid_1545"})), earlyAsk(h.find({"ask_1545"})),
      earlyPriceBid(h.find({"underlying_bid_1545"})), earlyPriceAsk(h.find({"underlying_ask_1545"})) {}

class TableReader {
public:
    TableReader(SourceFile& file, Header header, const ChainLayout& layout)
        : m_file(file), m_header(std::move(header)), m_columns(m_header), m_assembler(file, layout.source) {}
    Status run();

private:
    [[nodiscard]] std::string_view at(int column) const {
        return column < 0 ? std::string_view() : m_fields[static_cast<std::size_t>(column)];
    }
    bool readRow();
    bool readContract(ContractQuote& quote);
    bool readQuote(ContractQuote& quote);
    bool readPrice(int column, std::int64_t& value, bool zeroIsNone);
    bool readReal(int column, double& value);
    bool readCount(int column, std::int64_t& value);
    bool refuse(RowProblem problem, std::string reason);
    [[nodiscard]] std::optional<double> middle(int bid, int ask) const;

    SourceFile& m_file;
    Header m_header;
    Columns m_columns;
    ChainAssembler m_assembler;
    Fields m_fields;
    std::string_view m_line;
    long m_number = 0;
    // The last row's texts and what they meant: neighbours nearly always share them.
    std::string_view m_dateText, m_expirationText, m_priceText, m_underlyingText, m_rootText;
    base::Date m_date, m_printed;
    std::optional<base::Date> m_expiration;
    std::optional<double> m_price;
    std::string m_underlying;
};

bool TableReader::refuse(RowProblem problem, std::string reason) {
    m_file.reject(problem, m_number, std::move(reason), m_line,
                  printable(at(m_columns.symbol >= 0 ? m_columns.symbol : m_columns.root)));
    return false;
}

bool TableReader::readPrice(int column, std::int64_t& value, bool zeroIsNone) {
    const std::string_view text = at(column);
    if (text.empty()) {
        return true;
    }
    const auto read = priceUnitsOf(text);
    if (!read) {
        return refuse(RowProblem::NotANumber, "the price \"" + printable(text) + "\" is not a number");
    }
    value = zeroIsNone && *read == 0 ? NoPrice : *read;
    return true;
}

bool TableReader::readReal(int column, double& value) {
    const std::string_view text = at(column);
    if (text.empty()) {
        return true;
    }
    const auto read = realOf(text);
    if (!read) {
        return refuse(RowProblem::NotANumber, "\"" + printable(text) + "\" in column " +
                                                  m_header.raw(static_cast<std::size_t>(column)) +
                                                  " is not a number");
    }
    value = *read;
    return true;
}

bool TableReader::readCount(int column, std::int64_t& value) {
    const std::string_view text = at(column);
    if (text.empty()) {
        return true;
    }
    const auto read = countOf(text);
    if (!read) {
        return refuse(RowProblem::NotANumber, "the count \"" + printable(text) + "\" is not a number");
    }
    value = *read;
    return true;
}

std::optional<double> TableReader::middle(int bid, int ask) const {
    const auto low = realOf(at(bid));
    const auto high = realOf(at(ask));
    return low && high && *low > 0 && *high > 0 ? std::optional((*low + *high) / 2) : std::nullopt;
}

bool TableReader::readContract(ContractQuote& quote) {
    const std::string_view strikeText = at(m_columns.strike);
    const auto strike = strikeOf(strikeText);
    if (!strike) {
        return refuse(RowProblem::NotANumber,
                      "the strike \"" + printable(strikeText) + "\" is not a number above zero");
    }
    quote.strike = *strike;
    const std::string_view type = at(m_columns.type);
    const char letter = type.empty() ? '?' : type.front();
    if (letter != 'c' && letter != 'C' && letter != 'p' && letter != 'P') {
        return refuse(RowProblem::BadSymbol, "\"" + printable(type) + "\" is neither call nor put");
    }
    quote.right = letter == 'c' || letter == 'C' ? market::Right::Call : market::Right::Put;
    const std::string_view expirationText = at(m_columns.expiration);
    if (expirationText != m_expirationText || !m_expiration) {
        m_expiration = anyDateOf(expirationText);
        m_expirationText = expirationText;
        if (!m_expiration) {
            return refuse(RowProblem::BadDate,
                          "the expiration \"" + printable(expirationText) + "\" is not a date");
        }
    }
    if (m_columns.symbol < 0) {
        m_rootText = at(m_columns.root);
        m_printed = *m_expiration;
        if (m_rootText.empty() || m_rootText.size() > 6) {
            return refuse(RowProblem::BadSymbol, "no root");
        }
        return true;
    }
    const auto occ = occViewOf(at(m_columns.symbol));
    if (!occ) {
        return refuse(RowProblem::BadSymbol,
                      "\"" + printable(at(m_columns.symbol)) + "\" is not an option symbol");
    }
    if (occ->strike != quote.strike || occ->right != quote.right) {
        return refuse(RowProblem::BadSymbol, "the symbol contradicts the strike or type beside it");
    }
    m_rootText = occ->root;
    m_printed = occ->printed;
    return true;
}

bool TableReader::readQuote(ContractQuote& quote) {
    double iv = base::Missing;
    const bool readable =
        readPrice(m_columns.bid, quote.bid, false) && readPrice(m_columns.ask, quote.ask, false) &&
        readPrice(m_columns.last, quote.last, true) && readCount(m_columns.volume, quote.volume) &&
        readCount(m_columns.openInterest, quote.openInterest) && readReal(m_columns.iv, iv) &&
        readReal(m_columns.delta, quote.delta) && readReal(m_columns.gamma, quote.gamma) &&
        readReal(m_columns.theta, quote.theta) && readReal(m_columns.vega, quote.vega);
    quote.iv = vendorVolatility(iv);
    return readable;
}

bool TableReader::readRow() {
    if (m_fields.count() != m_header.count()) {
        return refuse(RowProblem::BadFieldCount, std::to_string(m_fields.count()) +
                                                     " fields where the header names " +
                                                     std::to_string(m_header.count()));
    }
    const std::string_view dateText = at(m_columns.date);
    if (dateText != m_dateText) {
        const auto date = anyDateOf(dateText);
        if (!date) {
            return refuse(RowProblem::BadDate,
                          "the quote date \"" + printable(dateText) + "\" is not a date");
        }
        m_date = *date;
        m_dateText = dateText;
    }
    ContractQuote quote;
    quote.line = static_cast<std::int32_t>(m_number);
    if (!readContract(quote) || !readQuote(quote)) {
        return false;
    }
    const std::string_view underlyingText = at(m_columns.underlying);
    if (underlyingText != m_underlyingText || m_underlying.empty()) {
        m_underlyingText = underlyingText;
        std::string name = printable(underlyingText.substr(0, 16));
        if (!name.empty() && (name.front() == '^' || name.front() == '_')) {
            name.erase(0, 1);
        }
        // Some vendors put the root into this column: SPXW is no underlying.
        m_underlying = market::underlyingOfRoot(name.empty() ? std::string(m_rootText) : name);
    }
    if (m_columns.priceBid >= 0) {
        m_price = middle(m_columns.priceBid, m_columns.priceAsk);
    } else if (at(m_columns.price) != m_priceText) {
        m_priceText = at(m_columns.price);
        m_price = realOf(m_priceText);
    }
    if (m_date < calendar::FirstDate || m_date > calendar::LastDate) {
        return refuse(RowProblem::CalendarRange, base::toIso(m_date) + " is outside 1990-2040");
    }
    const bool adjusted = !at(m_columns.delivery).empty();
    const auto file = [&](QuoteMoment moment, std::optional<double> price, const ContractQuote& entry) {
        m_assembler.choose(m_underlying, moment, price);
        m_assembler.chooseBlock(m_rootText, m_printed, m_expiration, 100, adjusted, m_number);
        return m_assembler.add(entry, m_line);
    };
    if (m_columns.earlyBid >= 0) {
        ContractQuote early = quote;
        std::int64_t bid = NoPrice;
        std::int64_t ask = NoPrice;
        if (!readPrice(m_columns.earlyBid, bid, false) || !readPrice(m_columns.earlyAsk, ask, false)) {
            return false;
        }
        early.bid = bid;
        early.ask = ask;
        early.last = NoPrice;
        early.volume = NoCount; // the day's volume was not known at 15:45
        if (!file({m_date, FifteenFortyFive}, middle(m_columns.earlyPriceBid, m_columns.earlyPriceAsk),
                  early)) {
            return false;
        }
    }
    return file({m_date, -1}, m_price, quote);
}

Status TableReader::run() {
    m_file.countNotices(m_header.notices());
    LineReader reader(m_file.text());
    while (reader.next()) {
        m_line = reader.line();
        m_number = reader.number();
        if (m_number <= m_header.line() || trimmed(m_line).empty()) {
            continue;
        }
        m_file.countRow();
        m_fields.split(m_line);
        (void)readRow();
    }
    return m_assembler.finish();
}

} // namespace

std::optional<ChainLayout> chainLayoutOf(const Header& header) {
    const bool quotes = header.has("strike") && (header.has("bid") || header.has("bid_eod"));
    if (!quotes) {
        return std::nullopt;
    }
    if (header.has("bid_1545") && header.has("root")) {
        return ChainLayout{"datashop", "datashop"};
    }
    if (header.has("stock_price_for_iv")) {
        return ChainLayout{"ivolatility", "ivolatility"};
    }
    if (header.has("t1openinterest")) {
        return ChainLayout{"deltaneutral", "deltaneutral"};
    }
    if (!header.has("optionroot") || !header.has("quotedate")) {
        return std::nullopt;
    }
    if (header.has("optionext")) {
        return ChainLayout{"chain-l3", "l3"};
    }
    if (header.has("exchange")) {
        return ChainLayout{"chain-daily", "cboe-daily"};
    }
    return ChainLayout{"chain-sparse", "sparse-daily"};
}

Status parseChainTable(SourceFile& file) {
    Header header = Header::ofText(file.text());
    const auto layout = chainLayoutOf(header);
    if (!layout) {
        SIGNALBOX_FILE_FAIL(file, "the header names no known table of option quotes");
    }
    return TableReader(file, std::move(header), *layout).run();
}

} // namespace signalbox::feeds
