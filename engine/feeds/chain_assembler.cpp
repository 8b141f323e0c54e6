// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/chain_assembler.h"

#include "engine/base/format.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace signalbox::feeds {
namespace {

using base::Date;
using base::Missing;
using market::NoPrice;

constexpr double AbsurdVolatility = 5.0;
/// Monthly contracts that expired before this were printed with the Saturday (SHR-T10).
constexpr Date SaturdaysEnd = base::makeDate(2015, 2, 1);

/// The Saturday after the third Friday of its month.
bool isMonthlySaturday(Date date) {
    const std::chrono::year_month_day ymd(date);
    const Date third = std::chrono::sys_days(ymd.year() / ymd.month() / std::chrono::Friday[3]);
    return date == third + std::chrono::days(1);
}

std::string dollars(std::int64_t units) {
    return base::plain(base::Price::units(units));
}

} // namespace

ChainAssembler::ChainAssembler(SourceFile& file, std::string source, bool quotesExpected)
    : m_file(file), m_source(std::move(source)), m_quotesExpected(quotesExpected) {}

void ChainAssembler::choose(const std::string& underlying, QuoteMoment moment,
                            std::optional<double> underlyingPrice) {
    if (underlyingPrice && !(*underlyingPrice > 0)) {
        underlyingPrice.reset();
    }
    const market::ChainId id{underlying, moment.date, moment.secondsOfDay, m_source};
    if (m_draft < m_drafts.size() && m_drafts[m_draft].id == id) {
        if (!m_drafts[m_draft].price) {
            m_drafts[m_draft].price = underlyingPrice;
        }
        return;
    }
    const auto [at, fresh] = m_index.emplace(id, m_drafts.size());
    m_draft = at->second;
    m_block = 0;
    if (fresh) {
        Draft draft;
        draft.id = id;
        draft.ahead = m_file.isAhead(moment.date, moment.secondsOfDay < 0);
        draft.closed = draft.ahead || !m_file.sessions().isSession(moment.date);
        m_drafts.push_back(std::move(draft));
    }
    if (!m_drafts[m_draft].price) {
        m_drafts[m_draft].price = underlyingPrice;
    }
}

void ChainAssembler::chooseBlock(std::string_view root, Date printed, std::optional<Date> expiration,
                                 std::int32_t multiplier, bool adjusted, long line) {
    std::vector<Block>& blocks = m_drafts[m_draft].blocks;
    const auto same = [&](const Block& block) {
        return block.facts.printedExpiration == printed && block.facts.root == root &&
               block.facts.multiplier == multiplier;
    };
    if (m_block >= blocks.size() || !same(blocks[m_block])) {
        const auto [at, fresh] =
            m_drafts[m_draft].index.emplace(BlockKey{std::string(root), printed, multiplier}, blocks.size());
        m_block = at->second;
        if (fresh) {
            blocks.push_back(newBlock(root, printed, multiplier, adjusted));
        }
    }
    m_contradiction.reset();
    if (expiration && *expiration != printed) {
        judgeColumn(blocks[m_block], *expiration, line);
    }
}

ChainAssembler::Block ChainAssembler::newBlock(std::string_view root, Date printed, std::int32_t multiplier,
                                               bool adjusted) {
    Block block;
    block.facts.root = std::string(root);
    block.facts.printedExpiration = printed;
    block.facts.expiration = printed;
    block.facts.settlement = market::settlementOfRoot(block.facts.root);
    block.facts.multiplier = multiplier;
    block.facts.deliverable = multiplier;
    block.facts.adjusted = adjusted || multiplier != 100 || market::isAdjustedRoot(block.facts.root);
    if (printed < SaturdaysEnd && isMonthlySaturday(printed)) {
        const auto before = m_file.calendar().previousSession(printed);
        if (before) {
            block.facts.expiration = *before;
        }
    }
    if (!m_file.sessions().isSession(block.facts.expiration)) {
        block.problem = RowProblem::BadExpiry;
        block.reason = "the expiration " + SourceFile::named(printed) + ", is no session";
    } else if (block.facts.expiration < m_drafts[m_draft].id.date) {
        block.problem = RowProblem::Expired;
        block.reason = "expired on " + base::toIso(block.facts.expiration) + ", before the quotes of " +
                       base::toIso(m_drafts[m_draft].id.date);
    }
    return block;
}

void ChainAssembler::judgeColumn(Block& block, Date column, long line) {
    if (column == block.facts.expiration) {
        return;
    }
    // Some vendors kept the Saturday in their column when the symbols had gone over to the Friday.
    const Date printed = block.facts.printedExpiration;
    if (column != printed + std::chrono::days(1) || !isMonthlySaturday(column)) {
        m_contradiction = column;
    } else if (!block.oldColumn) {
        block.oldColumn = true;
        m_file.warn(RowProblem::BadExpiry, line,
                    "the column says " + SourceFile::named(column) + "; the symbol's " +
                        base::toIso(printed) + " is followed",
                    block.facts.root + " " + base::toIso(printed));
    }
}

std::string ChainAssembler::contractName(const Block& block, const ContractQuote& quote) const {
    market::OptionContract contract;
    contract.root = block.facts.root;
    contract.expiration = block.facts.printedExpiration;
    contract.right = quote.right;
    contract.strike = quote.strike;
    return market::occSymbol(contract);
}

void ChainAssembler::grade(const Block& block, ContractQuote& quote) {
    if (quote.iv > AbsurdVolatility) {
        m_file.warn(RowProblem::AbsurdVolatility, quote.line,
                    "a volatility of " + base::fixed(quote.iv * 100, 0) + "%; taken as not computed",
                    contractName(block, quote));
        quote.iv = Missing;
    }
    if (!m_quotesExpected) {
        return;
    }
    const bool noBid = quote.bid == NoPrice || quote.bid == 0;
    const bool noAsk = quote.ask == NoPrice || quote.ask == 0;
    if (noAsk || quote.bid == NoPrice) {
        m_file.warn(RowProblem::NoQuote, quote.line,
                    noBid && noAsk ? "neither bid nor ask"
                    : noAsk        ? "a bid without an ask"
                                   : "an ask without a bid",
                    contractName(block, quote));
    } else if (quote.bid != NoPrice && quote.ask != NoPrice && quote.bid > quote.ask) {
        m_file.warn(RowProblem::Crossed, quote.line,
                    "bid " + dollars(quote.bid) + " above ask " + dollars(quote.ask),
                    contractName(block, quote));
    }
}

bool ChainAssembler::add(ContractQuote quote, std::string_view row) {
    Draft& draft = m_drafts[m_draft];
    Block& block = draft.blocks[m_block];
    ++draft.rows;
    if (draft.closed) {
        block.quotes.push_back(quote);
        return true;
    }
    if (m_contradiction) {
        m_file.reject(RowProblem::BadSymbol, quote.line,
                      "the symbol says " + base::toIso(block.facts.printedExpiration) + ", the column " +
                          base::toIso(*m_contradiction),
                      row, contractName(block, quote));
        return false;
    }
    if (block.problem) {
        m_file.reject(*block.problem, quote.line, block.reason, row, contractName(block, quote));
        return false;
    }
    if ((quote.bid != NoPrice && quote.bid < 0) || (quote.ask != NoPrice && quote.ask < 0)) {
        m_file.reject(RowProblem::NonPositive, quote.line, "a quote below zero", row,
                      contractName(block, quote));
        return false;
    }
    const bool plain = quote.bid > 0 && quote.ask >= quote.bid && !(quote.iv > AbsurdVolatility);
    if (!plain) {
        grade(block, quote);
    }
    block.quotes.push_back(quote);
    return true;
}

void ChainAssembler::fillColumns(Block& block) {
    std::vector<ContractQuote>& quotes = block.quotes;
    const auto before = [](const ContractQuote& a, const ContractQuote& b) {
        return std::tie(a.strike, a.right, a.line) < std::tie(b.strike, b.right, b.line);
    };
    if (!std::is_sorted(quotes.begin(), quotes.end(), before)) {
        std::sort(quotes.begin(), quotes.end(), before);
    }
    market::ExpiryBlock& facts = block.facts;
    for (const ContractQuote& quote : quotes) {
        if (facts.strikes.empty() || facts.strikes.back() != quote.strike) {
            facts.strikes.push_back(quote.strike);
        }
    }
    facts.calls.resize(facts.strikes.size());
    facts.puts.resize(facts.strikes.size());
    std::size_t i = 0;
    for (const ContractQuote& quote : quotes) {
        while (facts.strikes[i] != quote.strike) {
            ++i;
        }
        market::QuoteColumns& side = facts.side(quote.right);
        if (side.listed[i] != 0) {
            m_file.reject(RowProblem::Duplicate, quote.line, "the contract stands in an earlier row already",
                          {}, contractName(block, quote));
            continue;
        }
        side.listed[i] = 1;
        side.bid[i] = quote.bid;
        side.ask[i] = quote.ask;
        side.last[i] = quote.last;
        side.volume[i] = quote.volume;
        side.openInterest[i] = quote.openInterest;
        side.vendorIv[i] = quote.iv;
        side.vendorDelta[i] = quote.delta;
        side.vendorGamma[i] = quote.gamma;
        side.vendorTheta[i] = quote.theta;
        side.vendorVega[i] = quote.vega;
    }
}

Status ChainAssembler::finish() {
    for (Draft& draft : m_drafts) {
        const std::string subject = draft.id.underlying + " " + base::toIso(draft.id.date);
        std::vector<market::ExpiryBlock> blocks;
        for (Block& block : draft.blocks) {
            if (!block.quotes.empty()) {
                fillColumns(block);
                blocks.push_back(std::move(block.facts));
            }
        }
        if (blocks.empty()) {
            continue;
        }
        base::UtcTime asOf = calendar::newYorkInstant(draft.id.date, 16, 0);
        if (draft.id.secondsOfDay >= 0) {
            asOf =
                calendar::newYorkInstant(draft.id.date, 0, 0) + std::chrono::seconds(draft.id.secondsOfDay);
            const int seconds = draft.id.secondsOfDay;
            asOf = calendar::newYorkInstant(draft.id.date, seconds / 3600, seconds / 60 % 60, seconds % 60);
        } else if (!draft.closed) {
            SIGNALBOX_TRY_ASSIGN(asOf, m_file.calendar().closeInstant(draft.id.date));
        }
        auto chain = market::OptionChain::create(draft.id, draft.price, asOf, market::Basis::AsTraded,
                                                 std::move(blocks));
        if (!chain) {
            return base::fail(chain.error().within(m_file.path()));
        }
        if (draft.closed) {
            // The second moment of the same rows (DataShop) must not count them twice.
            const bool counted = !m_file.result().refusedChains.empty() && draft.id.secondsOfDay == -1 &&
                                 m_file.result().refusedChains.back()->id().secondsOfDay >= 0 &&
                                 m_file.result().refusedChains.back()->id().date == draft.id.date;
            m_file.rejectAll(draft.ahead ? RowProblem::FutureDate : RowProblem::ClosedDay,
                             counted ? 0 : draft.rows,
                             (draft.ahead ? base::toIso(draft.id.date) + " is not over yet"
                                          : SourceFile::named(draft.id.date) + ", is no session") +
                                 ": the whole chain of " + std::to_string(draft.rows) + " rows is refused",
                             subject);
            m_file.result().refusedChains.push_back(std::move(*chain));
            continue;
        }
        if (!draft.price && m_quotesExpected) {
            m_file.warn(RowProblem::NoUnderlying, 0,
                        "no underlying price came with the chain: it cannot serve a selection", subject);
        }
        m_file.result().chains.push_back(std::move(*chain));
    }
    m_drafts.clear();
    m_index.clear();
    return {};
}

} // namespace signalbox::feeds
