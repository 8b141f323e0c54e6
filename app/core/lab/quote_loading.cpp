// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/quote_loading.h"

#include "engine/base/executor.h"
#include "engine/base/sha256.h"
#include "engine/chains/quote_inputs.h"
#include "engine/chains/rate.h"
#include "engine/history/chain_rows.h"
#include "engine/market/series_names.h"
#include "engine/store/files.h"
#include "engine/store/quote_file.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace signalbox::app {
namespace {

namespace fs = std::filesystem;
using columns::QuoteSessionBuffer;
using history::RecordedQuotes;
using QuotesPointer = std::shared_ptr<const RecordedQuotes>;
using Sink = std::function<base::Status(const QuoteSessionBuffer&)>;

/// Sessions per thread that are made before they are written.
constexpr std::size_t SessionsPerThread = 4;

base::Error cancelled() {
    return {base::ErrorCode::Cancelled, "the loading of quotes was cancelled", {}, {}};
}

/// Lets one program at a time make a file; released when it goes out of scope or the program ends.
class MakingLock {
public:
    explicit MakingLock(int descriptor) : m_descriptor(descriptor) {}
    ~MakingLock() { ::close(m_descriptor); }
    MakingLock(const MakingLock&) = delete;
    MakingLock& operator=(const MakingLock&) = delete;

    static base::Result<std::unique_ptr<MakingLock>> take(const fs::path& path, const std::stop_token& stop) {
        const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (descriptor < 0) {
            return base::fail(store::systemError("the quote file cannot be written", path, errno));
        }
        auto lock = std::make_unique<MakingLock>(descriptor);
        while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            if (errno != EWOULDBLOCK && errno != EINTR) {
                return base::fail(store::systemError("the quote file cannot be locked", path, errno));
            }
            if (stop.stop_requested()) {
                return base::fail(cancelled());
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return lock;
    }

private:
    int m_descriptor;
};

/// What the rows are made from: when any of it differs they are made again. The numbers of a store alone do
/// not tell two stores apart that were filled anew, the files imported into them do.
base::Result<std::string> keyOf(const OpenHome& open, const std::string& underlying) {
    SIGNALBOX_TRY_ASSIGN(const std::uint64_t revision, open.store->revision());
    std::string facts = "revision " + std::to_string(revision) + "\n";
    for (const char* name : {DemoSeedKey, DemoSessionsKey, DemoLastKey}) {
        SIGNALBOX_TRY_ASSIGN(const auto value, open.store->meta(name));
        facts += std::string(name) + " " + value.value_or("-") + "\n";
    }
    SIGNALBOX_TRY_ASSIGN(const auto imports, open.store->imports());
    std::vector<std::string> files;
    files.reserve(imports.size());
    for (const store::ImportRecord& record : imports) {
        files.push_back(record.sha256 + " " + std::to_string(record.importer) + "\n");
    }
    std::sort(files.begin(), files.end());
    for (const std::string& file : files) {
        facts += file;
    }
    return "rows " + std::to_string(history::ChainRowsVersion) + ", days " +
           std::to_string(history::MostRowsDte) + ", " + underlying + ", source " +
           open.options.source.value_or("-") + ", store " + base::sha256Hex(facts);
}

/// All dates that may have a chain: those stored, or the last ones of the demonstration market.
base::Result<std::vector<base::Date>> datesOf(const OpenHome& open, const MarketAccess& market,
                                              const std::string& underlying) {
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    std::vector<base::Date> dates;
    if (!market.simulated()) {
        SIGNALBOX_TRY_ASSIGN(dates, open.store->chainDates(underlying));
        std::erase_if(dates, [&](base::Date date) { return !calendar.isKnownSession(date); });
        return dates;
    }
    SIGNALBOX_TRY_ASSIGN(const auto entries, open.store->candidates(underlying));
    for (const store::CatalogueEntry& entry : entries) {
        SIGNALBOX_TRY_ASSIGN(const auto series, open.store->load(entry.id));
        dates.insert(dates.end(), series->dates().begin(), series->dates().end());
    }
    std::sort(dates.begin(), dates.end());
    dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
    if (dates.size() > DemoSessionsRecorded) {
        dates.erase(dates.begin(), dates.end() - static_cast<std::ptrdiff_t>(DemoSessionsRecorded));
    }
    return dates;
}

/// The rows of one day; nothing when it has no chain.
base::Result<std::optional<QuoteSessionBuffer>> rowsOn(MarketAccess& market, const std::string& underlying,
                                                       base::Date date) {
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    SnapshotWish wish;
    wish.date = date;
    wish.underlying = underlying;
    wish.series = {market::names::Vix, market::names::Bill13w};
    SIGNALBOX_TRY_ASSIGN(const market::MarketSnapshot snapshot, market.snapshot(wish));
    const auto chain = snapshot.chain(underlying);
    if (!chain) {
        return std::optional<QuoteSessionBuffer>();
    }
    history::ChainRowsInputs inputs;
    inputs.chain = chain.get();
    inputs.quotes = chains::endOfDayContext(snapshot, *chain, calendar);
    inputs.rate = chains::zeroRate(snapshot.view(market::names::Bill13w), date, calendar);
    inputs.calendar = &calendar;
    SIGNALBOX_TRY_ASSIGN(auto rows, history::chainRows(inputs));
    return std::optional(std::move(rows));
}

/// Makes the rows of the dates, on all cores, and hands them on in order.
base::Status makeRows(const OpenHome& open, MarketAccess& market, const QuoteWish& wish,
                      const std::vector<base::Date>& dates, const std::stop_token& stop, const Sink& sink) {
    const base::Executor executor(open.options.threads);
    const std::size_t batch = SessionsPerThread * std::max(1U, executor.threads());
    for (std::size_t first = 0; first < dates.size(); first += batch) {
        const std::size_t count = std::min(batch, dates.size() - first);
        std::vector<base::Result<std::optional<QuoteSessionBuffer>>> made(count);
        const bool all = executor.parallelFor(
            count, [&](std::size_t i) { made[i] = rowsOn(market, wish.underlying, dates[first + i]); }, stop);
        if (!all || stop.stop_requested()) {
            return base::fail(cancelled());
        }
        for (auto& one : made) {
            SIGNALBOX_TRY_ASSIGN(const auto session, std::move(one));
            if (session) {
                SIGNALBOX_TRY(sink(*session));
            }
        }
        if (wish.progress) {
            wish.progress(static_cast<double>(first + count) / static_cast<double>(dates.size()));
        }
    }
    return {};
}

/// The quotes of the file; nothing when it is absent, of another key or damaged.
QuotesPointer fromFile(const fs::path& path, const std::string& key, const std::stop_token& stop) {
    const auto file = store::QuoteFile::map(path);
    if (!file || (*file)->history().key() != key || !(*file)->verify(stop)) {
        return {};
    }
    return std::make_shared<const RecordedQuotes>(
        std::shared_ptr<const columns::QuoteHistory>(*file, &(*file)->history()));
}

base::Result<QuotesPointer> inMemory(const OpenHome& open, MarketAccess& market, const QuoteWish& wish,
                                     std::vector<base::Date> dates, const std::string& key,
                                     const std::stop_token& stop) {
    std::erase_if(dates, [&](base::Date date) { return date < wish.from || date > wish.to; });
    columns::QuoteHistoryBuilder builder(wish.underlying, key);
    std::string bytes = columns::QuoteHistoryBuilder::blankHeader();
    SIGNALBOX_TRY(
        makeRows(open, market, wish, dates, stop, [&](const QuoteSessionBuffer& session) -> base::Status {
            bytes += builder.add(session);
            return {};
        }));
    const auto ending = builder.finish();
    bytes += ending.tables;
    bytes.replace(0, ending.header.size(), ending.header);
    return history::recordedInMemory(std::move(bytes));
}

} // namespace

fs::path quoteFilePath(const OpenHome& open, const std::string& underlying) {
    std::string name;
    for (const char c : underlying) {
        const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
        name += plain ? std::string(1, c) : "_" + std::to_string(static_cast<unsigned char>(c));
    }
    return open.home.marketFolder(open.market) / ("quotes-" + name + ".table");
}

base::Result<LoadedQuotes> loadQuotes(const OpenHome& open, MarketAccess& market, const QuoteWish& wish,
                                      std::stop_token stop) {
    LoadedQuotes loaded;
    SIGNALBOX_TRY_ASSIGN(const auto dates, datesOf(open, market, wish.underlying));
    if (dates.empty()) {
        loaded.quotes = std::make_shared<const RecordedQuotes>(nullptr);
        return loaded;
    }
    SIGNALBOX_TRY_ASSIGN(const std::string key, keyOf(open, wish.underlying));
    const fs::path path = quoteFilePath(open, wish.underlying);
    loaded.quotes = fromFile(path, key, stop);
    if (loaded.quotes) {
        return loaded;
    }
    if (stop.stop_requested()) {
        return base::fail(cancelled());
    }
    const auto makeFile = [&]() -> base::Status {
        SIGNALBOX_TRY_ASSIGN(const auto lock, MakingLock::take(path.string() + ".lock", stop));
        // Who held the lock before may have made what is wanted.
        loaded.quotes = fromFile(path, key, stop);
        if (loaded.quotes) {
            return {};
        }
        loaded.made = true;
        SIGNALBOX_TRY_ASSIGN(const auto writer, store::QuoteFileWriter::create(path, wish.underlying, key));
        SIGNALBOX_TRY(makeRows(open, market, wish, dates, stop,
                               [&](const QuoteSessionBuffer& session) { return writer->add(session); }));
        SIGNALBOX_TRY(writer->finish());
        loaded.quotes = fromFile(path, key, stop);
        return {};
    };
    const base::Status written = makeFile();
    if (loaded.quotes) {
        return loaded;
    }
    if (!written && written.error().code != base::ErrorCode::Io) {
        return base::fail(written.error());
    }
    loaded.made = true;
    loaded.inMemoryBecause =
        written ? "the quote file cannot be read back: " + path.string() : written.error().message();
    SIGNALBOX_TRY_ASSIGN(loaded.quotes, inMemory(open, market, wish, dates, key, stop));
    return loaded;
}

} // namespace signalbox::app
