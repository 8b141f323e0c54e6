// SPDX-License-Identifier: GPL-3.0-or-later
// market.db: bars, option chains, corporate actions, constituents, earnings dates, notes, quarantine and the
// log of imports. Everything in it can be imported again. One object may be used from several threads; calls
// run one at a time.
#pragma once

#include "engine/base/result.h"
#include "engine/calendar/calendar.h"
#include "engine/market/corporate_action.h"
#include "engine/store/home.h"
#include "engine/store/market_records.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace signalbox::store {

class Database;

/// The write calls of one transaction; exists only inside MarketStore::write.
class MarketWriter {
public:
    /// New dates are added, equal bars left alone, differing values replaced by the newer import and
    /// reported. A value that the new import does not have never removes one that was there, nor does a
    /// shorter import.
    [[nodiscard]] base::Result<MergeReport>
    mergeSeries(const market::SeriesId& id, std::span<const market::Bar> bars, bool simulated = false);
    /// Takes bars out of a series that is derived from others and is missing there now. Dates that it does
    /// not have are passed over, the others counted; a series without bars is no longer there. Imports never
    /// remove anything.
    [[nodiscard]] base::Result<std::int64_t> removeDerived(const market::SeriesId& id,
                                                           std::span<const base::Date> dates);
    /// As mergeSeries for a chain, contract by contract; its key is ChainId.
    [[nodiscard]] base::Result<MergeReport> mergeChain(const market::OptionChain& chain);
    [[nodiscard]] base::Result<MergeReport> mergeActions(std::span<const market::CorporateAction> actions);
    [[nodiscard]] base::Result<MergeReport> mergeConstituents(std::span<const Constituent> members);
    [[nodiscard]] base::Result<MergeReport> mergeEarnings(std::span<const EarningsDate> dates);
    [[nodiscard]] base::Result<MergeReport> addNotes(std::span<const StoredNote> notes);
    /// Logs the file and puts its refused rows in place of those of an earlier import of the same file name.
    [[nodiscard]] base::Status recordImport(const ImportRecord& record,
                                            std::span<const QuarantineRow> rejected);
    [[nodiscard]] base::Status setMeta(const std::string& key, const std::string& value);

private:
    friend class MarketStore;
    struct State;
    explicit MarketWriter(State& state) : m_state(&state) {}
    State* m_state;
};

class MarketStore {
public:
    /// Opens or makes the file; the lock proves that nobody else writes. `calendar` counts holes.
    [[nodiscard]] static base::Result<std::shared_ptr<MarketStore>>
    openForWriting(const Home& home, Market market, const WriterLock& lock,
                   const calendar::Calendar& calendar = calendar::Calendar::standard());
    /// Opens for reading beside a writer. A market without a store is a MissingData error.
    [[nodiscard]] static base::Result<std::shared_ptr<MarketStore>>
    openForReading(const Home& home, Market market,
                   const calendar::Calendar& calendar = calendar::Calendar::standard());
    ~MarketStore();
    MarketStore(const MarketStore&) = delete;
    MarketStore& operator=(const MarketStore&) = delete;

    [[nodiscard]] Market market() const;
    /// Runs `work` in one transaction: one file, or one burst. Its error undoes everything and is returned.
    [[nodiscard]] base::Status write(const std::function<base::Status(MarketWriter&)>& work);

    /// Sorted by symbol, basis, source.
    [[nodiscard]] base::Result<std::vector<CatalogueEntry>> catalogue();
    [[nodiscard]] base::Result<std::vector<CatalogueEntry>> candidates(const std::string& symbol);
    /// All distinct symbols that begin with `prefix`, sorted.
    [[nodiscard]] base::Result<std::vector<std::string>> symbols(const std::string& prefix = {});
    /// The series from end to end; the same pointer again while it did not change. MissingData if absent.
    [[nodiscard]] base::Result<std::shared_ptr<const market::BarSeries>> load(const market::SeriesId& id);
    /// Which series of a symbol serves on a date (SHR-D4b); null when none has begun.
    [[nodiscard]] base::Result<std::shared_ptr<const market::BarSeries>>
    loadFor(const std::string& symbol, base::Date date, const std::optional<std::string>& source = {});

    [[nodiscard]] base::Result<std::vector<ChainEntry>> chains(); ///< all, by underlying, date, time, source
    [[nodiscard]] base::Result<std::vector<ChainEntry>> chainsOn(const std::string& underlying,
                                                                 base::Date date);
    [[nodiscard]] base::Result<std::vector<base::Date>> chainDates(const std::string& underlying);
    [[nodiscard]] base::Result<std::shared_ptr<const market::OptionChain>> chain(const market::ChainId& id);

    /// Of one symbol, or all when empty; by symbol and date.
    [[nodiscard]] base::Result<std::vector<market::CorporateAction>> actions(const std::string& symbol = {});
    [[nodiscard]] base::Result<std::vector<Constituent>> constituents(const std::string& universe = {});
    [[nodiscard]] base::Result<std::vector<EarningsDate>> earnings(const std::string& symbol = {});
    [[nodiscard]] base::Result<std::vector<StoredNote>> notes(const std::string& series = {});
    /// By file and line; of one file if not empty.
    [[nodiscard]] base::Result<std::vector<QuarantineRow>> quarantine(const std::string& file = {});
    [[nodiscard]] base::Result<std::vector<ImportRecord>> imports();
    /// Whether a file of these bytes was already taken by this importer.
    [[nodiscard]] base::Result<bool> isImported(const std::string& sha256, int importer = 1);
    [[nodiscard]] base::Result<std::optional<std::string>> meta(const std::string& key);
    /// Grows with every change of bars or chains; the state of derived files is compared with it.
    [[nodiscard]] base::Result<std::uint64_t> revision();

    /// Reads everything once and names what is damaged, one line each; empty when all is well. For `doctor`.
    [[nodiscard]] base::Result<std::vector<std::string>> check();

private:
    struct State;
    explicit MarketStore(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace signalbox::store
