// SPDX-License-Identifier: GPL-3.0-or-later
// How option chains enter the market store.
#include "engine/columns/chain_block.h"
#include "engine/store/market_kind.h"
#include "engine/store/market_state.h"
#include "engine/store/merge.h"

namespace signalbox::store {
namespace {

base::Status writeChain(Database& database, std::optional<std::int64_t> row, const market::OptionChain& chain,
                        std::int64_t revision) {
    if (!row) {
        SIGNALBOX_TRY_ASSIGN(
            Query query,
            database.query("INSERT INTO chains (underlying, date, seconds, source, basis, simulated, as_of, "
                           "contracts, expirations, revision) VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0, 0)"));
        query.bindText(1, chain.underlying())
            .bind(2, std::int64_t{base::toDayNumber(chain.id().date)})
            .bind(3, std::int64_t{chain.id().secondsOfDay})
            .bindText(4, chain.id().source);
        SIGNALBOX_TRY(query.run());
        row = database.lastRowId();
    }
    SIGNALBOX_TRY_ASSIGN(Query update,
                         database.query("UPDATE chains SET basis = ?, simulated = ?, as_of = ?, "
                                        "underlying_price = ?, contracts = ?, expirations = ?, revision = ? "
                                        "WHERE id = ?"));
    update.bind(1, static_cast<std::int64_t>(chain.basis()))
        .bind(2, std::int64_t{chain.simulated() ? 1 : 0})
        .bind(3, static_cast<std::int64_t>(chain.asOf().time_since_epoch().count()))
        .bind(5, static_cast<std::int64_t>(chain.contracts()))
        .bind(6, static_cast<std::int64_t>(chain.blocks().size()))
        .bind(7, revision)
        .bind(8, *row);
    if (chain.underlyingPrice()) {
        update.bind(4, *chain.underlyingPrice());
    } else {
        update.bindNull(4);
    }
    SIGNALBOX_TRY(update.run());
    const std::string block = columns::encodeChain(chain);
    SIGNALBOX_TRY_ASSIGN(Query query,
                         database.query("INSERT INTO chain_blocks (chain, block) VALUES (?, ?) ON CONFLICT "
                                        "(chain) DO UPDATE SET block = excluded.block"));
    query.bind(1, *row).bindBlob(2, block);
    return query.run();
}

} // namespace

base::Result<MergeReport> MarketWriter::mergeChain(const market::OptionChain& chain) {
    Database& database = m_state->database;
    SIGNALBOX_TRY(checkKind(m_state->market, chain.simulated(), nameOf(chain.id())));
    SIGNALBOX_TRY_ASSIGN(const std::optional<ChainRow> row, readChain(database, chain.id()));
    MergeReport report;
    if (!row) {
        report.added = static_cast<std::int64_t>(chain.contracts());
        SIGNALBOX_TRY(writeChain(database, std::nullopt, chain, m_state->revision));
        m_state->changed = true;
        return report;
    }
    SIGNALBOX_TRY_ASSIGN(const MergedChain merged, mergeChains(row->chain, chain));
    if (merged.report.changed()) {
        SIGNALBOX_TRY(writeChain(database, row->id, *merged.chain, m_state->revision));
        m_state->changed = true;
    }
    return merged.report;
}

} // namespace signalbox::store
