// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/columns/bar_block.h"
#include "engine/columns/chain_block.h"
#include "engine/store/market_state.h"

#include <fmt/format.h>

namespace signalbox::store {

base::Result<std::optional<SeriesRow>> findSeries(Database& database, const market::SeriesId& id) {
    SIGNALBOX_TRY_ASSIGN(Query query, database.query("SELECT id, revision, simulated FROM series WHERE "
                                                     "symbol = ? AND basis = ? AND source = ?"));
    query.bindText(1, id.symbol).bind(2, static_cast<std::int64_t>(id.basis)).bindText(3, id.source);
    SIGNALBOX_TRY_ASSIGN(const bool row, query.step());
    if (!row) {
        return std::nullopt;
    }
    return SeriesRow{query.integer(0), query.integer(1), query.integer(2) != 0};
}

base::Result<std::vector<market::Bar>> readBars(Database& database, std::int64_t series,
                                                const std::string& name) {
    SIGNALBOX_TRY_ASSIGN(Query query,
                         database.query("SELECT year, block FROM bars WHERE series = ? ORDER BY year"));
    query.bind(1, series);
    std::vector<market::Bar> bars;
    while (true) {
        SIGNALBOX_TRY_ASSIGN(const bool row, query.step());
        if (!row) {
            return bars;
        }
        const std::string where =
            fmt::format("{}: {} of {}", database.path().string(), query.integer(0), name);
        SIGNALBOX_TRY(columns::decodeBars(query.blob(1), where, bars));
    }
}

base::Result<std::optional<ChainRow>> readChain(Database& database, const market::ChainId& id) {
    SIGNALBOX_TRY_ASSIGN(Query query,
                         database.query("SELECT chains.id, block FROM chains JOIN chain_blocks ON "
                                        "chain_blocks.chain = chains.id WHERE underlying = ? AND date = ? "
                                        "AND seconds = ? AND source = ?"));
    query.bindText(1, id.underlying)
        .bind(2, std::int64_t{base::toDayNumber(id.date)})
        .bind(3, std::int64_t{id.secondsOfDay})
        .bindText(4, id.source);
    SIGNALBOX_TRY_ASSIGN(const bool row, query.step());
    if (!row) {
        return std::nullopt;
    }
    ChainRow result;
    result.id = query.integer(0);
    SIGNALBOX_TRY_ASSIGN(result.chain, columns::decodeChain(query.blob(1), database.path().string() +
                                                                               ": chain " + nameOf(id)));
    if (result.chain->id() != id) {
        return base::fail(base::ErrorCode::BadData, "the block belongs to another chain",
                          database.path().string() + ": chain " + nameOf(id), "import that chain again");
    }
    return result;
}

std::string changeKey(std::uint64_t revision) {
    return "change." + std::to_string(revision);
}

std::string nameOf(const market::SeriesId& id) {
    return fmt::format("{} ({}, {})", id.symbol, id.source, market::basisName(id.basis));
}

std::string nameOf(const market::ChainId& id) {
    const std::string time = id.secondsOfDay < 0
                                 ? ""
                                 : fmt::format(" {:02}:{:02}:{:02}", id.secondsOfDay / 3600,
                                               id.secondsOfDay / 60 % 60, id.secondsOfDay % 60);
    return fmt::format("{} {}{} ({})", id.underlying, base::toIso(id.date), time, id.source);
}

std::int64_t dayOrNone(const std::optional<base::Date>& date) {
    return date ? std::int64_t{base::toDayNumber(*date)} : NoDay;
}

std::optional<base::Date> dateOrNone(std::int64_t day) {
    return day == NoDay ? std::nullopt : std::optional(base::fromDayNumber(static_cast<int>(day)));
}

} // namespace signalbox::store
