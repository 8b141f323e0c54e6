// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/market_store.h"

#include "engine/base/require.h"
#include "engine/store/files.h"
#include "engine/store/market_query.h"
#include "engine/store/market_state.h"
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
