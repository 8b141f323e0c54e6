// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/market_store.h"

#include "engine/base/require.h"
#include "engine/store/files.h"
#include "engine/store/market_state.h"
#include "engine/store/series_choice.h"
#include "engine/store/sqlite/migrations.h"

namespace signalbox::store {
namespace {

using base::ErrorCode;

constexpr std::int32_t ApplicationId = 0x5342'4D4B; // "SBMK"

Schema marketSchema() {
    return {ApplicationId, migrationsOf("market_"), 4096, "move it away, or choose another home with --home"};
}

base::Result<std::unique_ptr<Database>> openFile(const Home& home, Market market, OpenMode mode) {
    return Database::open(
        home.marketDb(market), mode,
        {"the market store", "move the file away and import again: everything in it comes from imports"});
}

/// Calls `visit` for every row.
base::Status forEach(Query query, const std::function<base::Status(const Query&)>& visit) {
    while (true) {
        SIGNALBOX_TRY_ASSIGN(const bool row, query.step());
        if (!row) {
            return {};
        }
        SIGNALBOX_TRY(visit(query));
    }
}

base::Date dateAt(const Query& query, int column) {
    return base::fromDayNumber(static_cast<int>(query.integer(column)));
}

base::UtcTime timeAt(const Query& query, int column) {
    return base::UtcTime(std::chrono::microseconds(query.integer(column)));
}

CatalogueEntry catalogueEntry(const Query& query) {
    return {{query.text(0), query.text(1), static_cast<market::Basis>(query.integer(2))},
            dateAt(query, 3),
            dateAt(query, 4),
            query.integer(5),
            query.integer(6),
            query.integer(7) != 0};
}

ChainEntry chainEntry(const Query& query) {
    ChainEntry entry;
    entry.id = {query.text(0), dateAt(query, 1), static_cast<std::int32_t>(query.integer(2)), query.text(3)};
    entry.basis = static_cast<market::Basis>(query.integer(4));
    entry.asOf = timeAt(query, 5);
    entry.underlyingPrice = query.isNull(6) ? std::nullopt : std::optional(query.real(6));
    entry.contracts = query.integer(7);
    entry.expirations = query.integer(8);
    entry.simulated = query.integer(9) != 0;
    entry.revision = query.integer(10);
    return entry;
}

} // namespace

MarketStore::MarketStore(std::unique_ptr<State> state) : m_state(std::move(state)) {}

MarketStore::~MarketStore() = default;

base::Result<std::shared_ptr<MarketStore>> MarketStore::openForWriting(const Home& home, Market market,
                                                                       const WriterLock& lock,
                                                                       const calendar::Calendar& calendar) {
    SIGNALBOX_REQUIRE(lock.held(), "the store is written under the lock of the home only");
    SIGNALBOX_TRY(makeFolder(home.marketFolder(market)));
    auto state = std::make_unique<State>();
    SIGNALBOX_TRY_ASSIGN(state->database, openFile(home, market, OpenMode::Write));
    SIGNALBOX_TRY(migrate(*state->database, marketSchema()));
    // Everything here can be imported again, so a lost last moment after a power cut is no loss; a kill of
    // the program loses nothing either way.
    SIGNALBOX_TRY(state->database->execute("PRAGMA synchronous = NORMAL"));
    SIGNALBOX_TRY(syncFolder(home.marketFolder(market)));
    state->market = market;
    state->calendar = calendar;
    state->writable = true;
    std::shared_ptr<MarketStore> store(new MarketStore(std::move(state)));
    SIGNALBOX_TRY_ASSIGN(const auto kind, store->meta("market"));
    if (!kind) {
        SIGNALBOX_TRY(store->write(
            [market](MarketWriter& writer) { return writer.setMeta("market", marketName(market)); }));
    } else if (*kind != marketName(market)) {
        return base::fail(ErrorCode::BadData, "this file holds the " + *kind + " market",
                          home.marketDb(market).string(), "put it back where it belongs");
    }
    return store;
}

base::Result<std::shared_ptr<MarketStore>> MarketStore::openForReading(const Home& home, Market market,
                                                                       const calendar::Calendar& calendar) {
    if (!fileExists(home.marketDb(market))) {
        return base::fail(ErrorCode::MissingData,
                          std::string("the ") + marketName(market) + " market of this home holds no data",
                          home.folder().string(),
                          market == Market::Demo ? "make it with `signalbox demo`"
                                                 : "fill it with `signalbox import`");
    }
    auto state = std::make_unique<State>();
    SIGNALBOX_TRY_ASSIGN(state->database, openFile(home, market, OpenMode::Read));
    SIGNALBOX_TRY(checkSchema(*state->database, marketSchema()));
    state->market = market;
    state->calendar = calendar;
    return std::shared_ptr<MarketStore>(new MarketStore(std::move(state)));
}

Market MarketStore::market() const {
    return m_state->market;
}

namespace {

/// Told apart, not secret: two histories of a file never share a mark.
base::Result<std::string> drawnMark(Database& database) {
    SIGNALBOX_TRY_ASSIGN(Query query, database.query("SELECT lower(hex(randomblob(8)))"));
    SIGNALBOX_TRY(query.step());
    return query.text(0);
}

} // namespace

base::Status MarketStore::write(const std::function<base::Status(MarketWriter&)>& work) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_REQUIRE(m_state->writable, "this store was opened for reading");
    Database& database = *m_state->database;
    SIGNALBOX_TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    SIGNALBOX_TRY_ASSIGN(const std::int64_t before,
                         database.integer("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'revision'"));
    MarketWriter::State state{database, m_state->market, m_state->calendar, before + 1};
    MarketWriter writer(state);
    SIGNALBOX_TRY(work(writer));
    if (state.changed) {
        SIGNALBOX_TRY(writer.setMeta("revision", std::to_string(state.revision)));
        SIGNALBOX_TRY_ASSIGN(const std::string mark, drawnMark(database));
        SIGNALBOX_TRY(writer.setMeta(
            changeKey(static_cast<std::uint64_t>(state.revision)),
            mark + " " + (state.firstBar ? std::to_string(base::toDayNumber(*state.firstBar)) : "-")));
    }
    return transaction.commit();
}

base::Result<std::vector<CatalogueEntry>> MarketStore::catalogue() {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query, m_state->database->query(
                                          "SELECT symbol, source, basis, first, last, rows, holes, simulated "
                                          "FROM series ORDER BY symbol, basis, source"));
    std::vector<CatalogueEntry> entries;
    SIGNALBOX_TRY(forEach(std::move(query), [&entries](const Query& row) -> base::Status {
        entries.push_back(catalogueEntry(row));
        return {};
    }));
    return entries;
}

base::Result<std::vector<CatalogueEntry>> MarketStore::candidates(const std::string& symbol) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query, m_state->database->query(
                                          "SELECT symbol, source, basis, first, last, rows, holes, simulated "
                                          "FROM series WHERE symbol = ? ORDER BY basis, source"));
    query.bindText(1, symbol);
    std::vector<CatalogueEntry> entries;
    SIGNALBOX_TRY(forEach(std::move(query), [&entries](const Query& row) -> base::Status {
        entries.push_back(catalogueEntry(row));
        return {};
    }));
    return entries;
}

base::Result<std::vector<std::string>> MarketStore::symbols(const std::string& prefix) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query,
                         m_state->database->query("SELECT DISTINCT symbol FROM series WHERE substr(symbol, "
                                                  "1, ?1) = ?2 ORDER BY symbol"));
    query.bind(1, static_cast<std::int64_t>(prefix.size())).bindText(2, prefix);
    std::vector<std::string> symbols;
    SIGNALBOX_TRY(forEach(std::move(query), [&symbols](const Query& row) -> base::Status {
        symbols.push_back(row.text(0));
        return {};
    }));
    return symbols;
}

base::Result<std::shared_ptr<const market::BarSeries>> MarketStore::load(const market::SeriesId& id) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(const auto row, findSeries(*m_state->database, id));
    if (!row) {
        return base::fail(ErrorCode::MissingData, "there is no such series", nameOf(id),
                          "see `signalbox data` for what the store holds");
    }
    CachedSeries& cached = m_state->cache[id];
    if (auto held = cached.series.lock(); held && cached.revision == row->revision) {
        return held;
    }
    SIGNALBOX_TRY_ASSIGN(const auto bars, readBars(*m_state->database, row->id, nameOf(id)));
    SIGNALBOX_TRY_ASSIGN(auto series, market::BarSeries::create(id, bars, row->simulated));
    cached = {row->revision, series};
    return series;
}

base::Result<std::shared_ptr<const market::BarSeries>>
MarketStore::loadFor(const std::string& symbol, base::Date date, const std::optional<std::string>& source) {
    SIGNALBOX_TRY_ASSIGN(const auto entries, candidates(symbol));
    std::vector<SeriesCandidate> choice;
    std::vector<std::shared_ptr<const market::BarSeries>> loaded;
    for (const CatalogueEntry& entry : entries) {
        if (entry.first > date) {
            continue;
        }
        SIGNALBOX_TRY_ASSIGN(auto series, load(entry.id));
        choice.push_back(
            {entry.id, series->indexOf(date).has_value(), static_cast<std::int64_t>(series->endAsOf(date))});
        loaded.push_back(std::move(series));
    }
    const auto chosen = chooseSeries(choice, source);
    for (auto& series : loaded) {
        if (chosen && series->id() == *chosen) {
            return std::move(series);
        }
    }
    return std::shared_ptr<const market::BarSeries>();
}

base::Result<std::vector<ChainEntry>> MarketStore::chains() {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(
        Query query,
        m_state->database->query(
            "SELECT underlying, date, seconds, source, basis, as_of, underlying_price, "
            "contracts, expirations, simulated, revision FROM chains ORDER BY underlying, date, as_of, "
            "source"));
    std::vector<ChainEntry> entries;
    SIGNALBOX_TRY(forEach(std::move(query), [&entries](const Query& row) -> base::Status {
        entries.push_back(chainEntry(row));
        return {};
    }));
    return entries;
}

base::Result<std::vector<ChainEntry>> MarketStore::chainsOn(const std::string& underlying, base::Date date) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(
        Query query,
        m_state->database->query(
            "SELECT underlying, date, seconds, source, basis, as_of, underlying_price, "
            "contracts, expirations, simulated, revision FROM chains WHERE underlying = ? AND date = ? "
            "ORDER BY as_of, source"));
    query.bindText(1, underlying).bind(2, std::int64_t{base::toDayNumber(date)});
    std::vector<ChainEntry> entries;
    SIGNALBOX_TRY(forEach(std::move(query), [&entries](const Query& row) -> base::Status {
        entries.push_back(chainEntry(row));
        return {};
    }));
    return entries;
}

base::Result<std::vector<base::Date>> MarketStore::chainDates(const std::string& underlying) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query, m_state->database->query("SELECT DISTINCT date FROM chains WHERE "
                                                               "underlying = ? ORDER BY date"));
    query.bindText(1, underlying);
    std::vector<base::Date> dates;
    SIGNALBOX_TRY(forEach(std::move(query), [&dates](const Query& row) -> base::Status {
        dates.push_back(dateAt(row, 0));
        return {};
    }));
    return dates;
}

base::Result<std::shared_ptr<const market::OptionChain>> MarketStore::chain(const market::ChainId& id) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(const auto row, readChain(*m_state->database, id));
    if (!row) {
        return base::fail(ErrorCode::MissingData, "there is no such chain", nameOf(id),
                          "see `signalbox data` for what the store holds");
    }
    return row->chain;
}

base::Result<std::vector<market::CorporateAction>> MarketStore::actions(const std::string& symbol) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(
        Query query, m_state->database->query("SELECT symbol, effective, kind, ratio, amount, source FROM "
                                              "actions WHERE ?1 = '' OR symbol = ?1 ORDER BY symbol, "
                                              "effective, kind, source"));
    query.bindText(1, symbol);
    std::vector<market::CorporateAction> actions;
    SIGNALBOX_TRY(forEach(std::move(query), [&actions](const Query& row) -> base::Status {
        actions.push_back({row.text(0), dateAt(row, 1), static_cast<market::ActionKind>(row.integer(2)),
                           row.real(3), row.real(4), row.text(5)});
        return {};
    }));
    return actions;
}

base::Result<std::vector<Constituent>> MarketStore::constituents(const std::string& universe) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query,
                         m_state->database->query("SELECT universe, symbol, name, sector, starts, ends, "
                                                  "source FROM constituents WHERE ?1 = '' OR universe = ?1 "
                                                  "ORDER BY universe, symbol, starts, source"));
    query.bindText(1, universe);
    std::vector<Constituent> members;
    SIGNALBOX_TRY(forEach(std::move(query), [&members](const Query& row) -> base::Status {
        members.push_back({row.text(0), row.text(1), row.text(2), row.text(3), dateOrNone(row.integer(4)),
                           row.isNull(5) ? std::nullopt : dateOrNone(row.integer(5)), row.text(6)});
        return {};
    }));
    return members;
}

base::Result<std::vector<EarningsDate>> MarketStore::earnings(const std::string& symbol) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query,
                         m_state->database->query("SELECT symbol, date, timing, source FROM earnings WHERE "
                                                  "?1 = '' OR symbol = ?1 ORDER BY symbol, date, source"));
    query.bindText(1, symbol);
    std::vector<EarningsDate> dates;
    SIGNALBOX_TRY(forEach(std::move(query), [&dates](const Query& row) -> base::Status {
        dates.push_back({row.text(0), dateAt(row, 1), row.text(2), row.text(3)});
        return {};
    }));
    return dates;
}

base::Result<std::vector<StoredNote>> MarketStore::notes(const std::string& series) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query,
                         m_state->database->query("SELECT series, date, code, text FROM notes WHERE ?1 = '' "
                                                  "OR series = ?1 ORDER BY series, date, code, text"));
    query.bindText(1, series);
    std::vector<StoredNote> notes;
    SIGNALBOX_TRY(forEach(std::move(query), [&notes](const Query& row) -> base::Status {
        notes.push_back({row.text(0), dateOrNone(row.integer(1)), row.text(2), row.text(3)});
        return {};
    }));
    return notes;
}

base::Result<std::vector<QuarantineRow>> MarketStore::quarantine(const std::string& file) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query,
                         m_state->database->query("SELECT file, line, code, reason, series, text FROM "
                                                  "quarantine WHERE ?1 = '' OR file = ?1 ORDER BY file, "
                                                  "line, id"));
    query.bindText(1, file);
    std::vector<QuarantineRow> rows;
    SIGNALBOX_TRY(forEach(std::move(query), [&rows](const Query& row) -> base::Status {
        rows.push_back({row.text(0), row.integer(1), row.text(2), row.text(3), row.text(4), row.text(5)});
        return {};
    }));
    return rows;
}

base::Result<std::vector<ImportRecord>> MarketStore::imports() {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query,
                         m_state->database->query("SELECT file, sha256, kind, importer, read, kept, "
                                                  "rejected, at FROM imports ORDER BY file"));
    std::vector<ImportRecord> records;
    SIGNALBOX_TRY(forEach(std::move(query), [&records](const Query& row) -> base::Status {
        records.push_back({row.text(0), row.text(1), row.text(2), static_cast<int>(row.integer(3)),
                           row.integer(4), row.integer(5), row.integer(6), timeAt(row, 7)});
        return {};
    }));
    return records;
}

base::Result<bool> MarketStore::isImported(const std::string& sha256, int importer) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(
        Query query, m_state->database->query("SELECT 1 FROM imports WHERE sha256 = ? AND importer >= ?"));
    query.bindText(1, sha256).bind(2, std::int64_t{importer});
    return query.step();
}

base::Result<std::optional<std::string>> MarketStore::meta(const std::string& key) {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(Query query, m_state->database->query("SELECT value FROM meta WHERE key = ?"));
    query.bindText(1, key);
    SIGNALBOX_TRY_ASSIGN(const bool row, query.step());
    return row ? std::optional(query.text(0)) : std::nullopt;
}

base::Result<std::uint64_t> MarketStore::revision() {
    const std::lock_guard lock(m_state->guard);
    SIGNALBOX_TRY_ASSIGN(
        const std::int64_t revision,
        m_state->database->integer("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'revision'"));
    return static_cast<std::uint64_t>(revision);
}

base::Result<std::vector<std::string>> MarketStore::check() {
    std::vector<std::string> problems;
    {
        const std::lock_guard lock(m_state->guard);
        SIGNALBOX_TRY_ASSIGN(Query query, m_state->database->query("PRAGMA quick_check(20)"));
        SIGNALBOX_TRY(forEach(std::move(query), [&problems](const Query& row) -> base::Status {
            if (const std::string line = row.text(0); line != "ok") {
                problems.push_back(line);
            }
            return {};
        }));
    }
    SIGNALBOX_TRY_ASSIGN(const auto series, catalogue());
    for (const CatalogueEntry& entry : series) {
        const auto loaded = load(entry.id);
        if (!loaded) {
            problems.push_back(loaded.error().message());
        } else if (static_cast<std::int64_t>((*loaded)->size()) != entry.rows) {
            problems.push_back(nameOf(entry.id) + " holds " + std::to_string((*loaded)->size()) +
                               " bars, the catalogue says " + std::to_string(entry.rows));
        }
    }
    SIGNALBOX_TRY_ASSIGN(const auto stored, chains());
    for (const ChainEntry& entry : stored) {
        if (const auto one = chain(entry.id); !one) {
            problems.push_back(one.error().message());
        }
    }
    return problems;
}

} // namespace signalbox::store
