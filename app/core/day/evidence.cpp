// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/day/evidence.h"

#include "engine/store/files.h"

namespace signalbox::app {
namespace {

constexpr const char* Strategy = "breakout";
constexpr const char* Clock = "SPY"; // every session of the market has a bar of it

/// The day on which a person names or clears something.
base::Result<base::Date> dayOf(Workstation& station, std::optional<base::Date> given) {
    if (station.market().simulated()) {
        return given ? base::Result<base::Date>(*given) : station.market().lastSession(Clock);
    }
    const base::Date today = calendar::newYorkDate(systemNow());
    if (given && *given > today) {
        return base::fail(base::ErrorCode::Refused, base::toIso(*given) + " lies in the future", "--date");
    }
    return given.value_or(today);
}

} // namespace

base::Result<codec::ReadEvidence> nameEvidence(Workstation& station, const EvidenceWish& wish) {
    SIGNALBOX_TRY_ASSIGN(const base::Date date, dayOf(station, wish.date));
    SIGNALBOX_TRY_ASSIGN(const std::string text, store::readFile(wish.file));
    SIGNALBOX_TRY_ASSIGN(codec::ReadEvidence read,
                         codec::readEvidence(text, {wish.file.string(), Strategy,
                                                    station.market().simulated() ? "demo" : "real",
                                                    wish.outOfSampleFrom, date, wish.by}));
    SIGNALBOX_TRY(station.record(read.event, wish.by));
    return read;
}

base::Status clearEvidence(Workstation& station, std::optional<base::Date> given, const std::string& by) {
    SIGNALBOX_TRY_ASSIGN(const base::Date date, dayOf(station, given));
    SIGNALBOX_TRY_ASSIGN(const auto entries, station.journal());
    SIGNALBOX_TRY_ASSIGN(const book::Book book, book::Book::fold(entries));
    if (book.evidence().of(Strategy) == nullptr) {
        return base::fail(base::ErrorCode::Refused, "no backtest is named as evidence", "--clear",
                          "signalbox journal export shows what was recorded");
    }
    return station.record(book::EvidenceCleared{date, Strategy, by}, by);
}

} // namespace signalbox::app
