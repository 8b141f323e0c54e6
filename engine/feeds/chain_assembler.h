// SPDX-License-Identifier: GPL-3.0-or-later
// Collects option quotes row by row and builds chains of them: blocks per root and expiration, sorted by
// strike. Judges every row: what cannot be read is rejected, what is no usable quote stays and is reported.
#pragma once

#include "engine/feeds/source_file.h"
#include "engine/market/option_chain.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace signalbox::feeds {

/// One contract at one moment as the vendor says it.
struct ContractQuote {
    base::Strike strike;
    market::Right right = market::Right::Put;
    std::int64_t bid = market::NoPrice;
    std::int64_t ask = market::NoPrice;
    std::int64_t last = market::NoPrice;
    std::int64_t volume = market::NoCount;
    std::int64_t openInterest = market::NoCount;
    double iv = base::Missing;
    double delta = base::Missing;
    double gamma = base::Missing;
    double theta = base::Missing;
    double vega = base::Missing;
    std::int32_t line = 0;
};

/// The date and time of quotes; -1 = a daily chain, counted as the close (SHR-D6).
struct QuoteMoment {
    base::Date date;
    std::int32_t secondsOfDay = -1;
    auto operator<=>(const QuoteMoment&) const = default;
};

/// What an instant of saving or publishing says about the quotes: inside a session its minute, else the close
/// of the last session before.
[[nodiscard]] Result<QuoteMoment> quoteMomentOf(base::UtcTime instant, const calendar::Calendar& calendar);

class ChainAssembler {
public:
    /// `quotesExpected` is false for lists without bid and ask, whose absence is then no finding per row.
    ChainAssembler(SourceFile& file, std::string source, bool quotesExpected = true);

    /// Chooses the chain of the rows that follow; begins it if it is new. A price <= 0 counts as absent.
    void choose(const std::string& underlying, QuoteMoment moment, std::optional<double> underlyingPrice);
    /// Chooses the block of the row that follows. `expiration` is that of the row's own column, if any;
    /// `line` serves a finding about the block.
    void chooseBlock(std::string_view root, base::Date printed, std::optional<base::Date> expiration,
                     std::int32_t multiplier = 100, bool adjusted = false, long line = 0);
    /// Adds a quote to the chosen block. False when the row was rejected.
    bool add(ContractQuote quote, std::string_view row);
    /// Builds the chains into the result. Chains of a day without session go to the refused ones.
    Status finish();

private:
    struct Block {
        market::ExpiryBlock facts; ///< without columns
        std::vector<ContractQuote> quotes;
        std::optional<RowProblem> problem; ///< all its rows are rejected
        std::string reason;
        bool oldColumn = false; ///< said once: the column keeps the Saturday
    };
    using BlockKey = std::tuple<std::string, base::Date, std::int32_t>; ///< root, printed date, multiplier
    struct Draft {
        market::ChainId id;
        std::optional<double> price;
        bool closed = false; ///< no session, or none yet: the whole chain is refused
        bool ahead = false;  ///< none yet
        long rows = 0;
        std::vector<Block> blocks;
        std::map<BlockKey, std::size_t> index;
    };

    [[nodiscard]] Block newBlock(std::string_view root, base::Date printed, std::int32_t multiplier,
                                 bool adjusted);
    /// Tests a row's own column, which is not the printed date, against its symbol.
    void judgeColumn(Block& block, base::Date column, long line);
    void grade(const Block& block, ContractQuote& quote);
    void fillColumns(Block& block);
    [[nodiscard]] std::string contractName(const Block& block, const ContractQuote& quote) const;

    SourceFile& m_file;
    std::string m_source;
    bool m_quotesExpected;
    std::vector<Draft> m_drafts;
    std::map<market::ChainId, std::size_t> m_index;
    std::size_t m_draft = 0;
    std::size_t m_block = 0;
    std::optional<base::Date> m_contradiction; ///< what the column of the chosen row says against its symbol
};

/// A vendor's implied volatility: 0, negative and 0.00001 mean "not computed".
[[nodiscard]] double vendorVolatility(double value);

/// The parts of an OCC symbol without allocating; `root` points into the text.
struct OccView {
    std::string_view root;
    base::Date printed;
    market::Right right = market::Right::Put;
    base::Strike strike;
};
[[nodiscard]] std::optional<OccView> occViewOf(std::string_view text);

} // namespace signalbox::feeds
