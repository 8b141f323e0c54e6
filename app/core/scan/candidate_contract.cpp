// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/scan/candidate_contract.h"

#include "engine/session/book_as_of.h"
#include "engine/strategies/atr_matrix.h"
#include "engine/strategies/breakout_gates.h"
#include "engine/strategies/registry.h"

namespace signalbox::app {
namespace {

scan::Completion refusal(scan::System system, std::string reason) {
    scan::Completion completion;
    completion.firstFail = system == scan::System::Breakout ? static_cast<int>(scan::BreakoutCheck::Expiry)
                                                            : entry::AtrGateCount;
    completion.reason = std::move(reason);
    return completion;
}

} // namespace

base::Result<std::shared_ptr<const ContractDesk>> ContractDesk::open(std::shared_ptr<Workstation> station,
                                                                     scan::System system, base::Date date) {
    std::shared_ptr<ContractDesk> desk(new ContractDesk);
    SIGNALBOX_TRY_ASSIGN(const auto entries, station->journal());
    SIGNALBOX_TRY_ASSIGN(desk->m_book, session::bookAsOf(entries, date));
    desk->m_station = std::move(station);
    desk->m_system = system;
    desk->m_date = date;
    return std::shared_ptr<const ContractDesk>(std::move(desk));
}

scan::Completion ContractDesk::ask(const scan::Listing& listing, const scan::Row& row) const {
    if (!listing.optionsListed.value_or(false)) {
        return refusal(m_system, scan::NoChainStored);
    }
    auto completion = askStrategy(listing, row);
    return completion ? std::move(*completion) : refusal(m_system, completion.error().message());
}

base::Result<scan::Completion> ContractDesk::askStrategy(const scan::Listing& listing,
                                                         const scan::Row& row) const {
    const strategies::Strategy& strategy = *strategies::find(scan::systemKey(m_system));
    const params::ParameterSet& parameters = m_station->home().parameters;
    SnapshotWish wish;
    wish.date = m_date;
    wish.underlying = listing.symbol;
    wish.series = strategy.seriesNeeded(parameters, listing.symbol);
    SIGNALBOX_TRY_ASSIGN(const market::MarketSnapshot snapshot, m_station->market().snapshot(wish));
    strategies::Context context;
    context.date = m_date;
    context.underlying = listing.symbol;
    context.snapshot = &snapshot;
    context.book = &m_book;
    context.parameters = &parameters;
    context.calendar = &calendar::Calendar::standard();
    SIGNALBOX_TRY_ASSIGN(context.prepared, strategy.prepare(context));
    return m_system == scan::System::Breakout ? strategies::completeBreakout(context, row.signal)
                                              : strategies::completeAtr(context);
}

} // namespace signalbox::app
