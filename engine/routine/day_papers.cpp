// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/day_papers.h"

#include "engine/report/brief.h"
#include "engine/report/day_post.h"
#include "engine/report/diary.h"
#include "engine/routine/day_channels.h"
#include "engine/session/account.h"
#include "engine/session/book_as_of.h"
#include "engine/session/listed_positions.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

#include <nlohmann/json.hpp>

namespace signalbox::routine {
namespace {

using Json = nlohmann::json;

constexpr const char* PostingStrategy = "breakout"; // BRK-T: the posts are its own

std::optional<double> numberOf(const Json& object, const char* name) {
    const auto at = object.find(name);
    return at != object.end() && at->is_number() ? std::optional(at->get<double>()) : std::nullopt;
}

diagnosis::MarketLightInputs lightOf(const Json& light) {
    diagnosis::MarketLightInputs inputs;
    inputs.vix = numberOf(light, "vix");
    inputs.spy = numberOf(light, "spy");
    inputs.spySma20 = numberOf(light, "spy_sma20");
    inputs.iwmSpy = numberOf(light, "iwm_spy");
    inputs.iwmSpySma20 = numberOf(light, "iwm_spy_sma20");
    inputs.yield10y = numberOf(light, "yield_10y");
    inputs.yield10yTwentyAgo = numberOf(light, "yield_10y_20_ago");
    return inputs;
}

base::Result<Json> parsed(const std::string& text) {
    Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        return base::fail(base::ErrorCode::BadData, "the scan of the day cannot be read", "journal");
    }
    return json;
}

/// An amount that a gate shows in dollars; it is whole cents.
std::optional<base::Money> moneyOf(const entry::Reading& reading) {
    const auto* dollars = std::get_if<double>(&reading);
    return dollars != nullptr ? std::optional(base::Money::cents(std::llround(*dollars * 100)))
                              : std::nullopt;
}

/// The check that stopped a candidate, in the words of the scan: "EXPIRY", "COST".
report::ScanReject rejectOf(const session::DayState& state) {
    const entry::EntryEvaluation& evaluation = state.plan.evaluation;
    report::ScanReject reject;
    reject.symbol = state.underlying;
    reject.reason = evaluation.reason;
    if (evaluation.decision == entry::Decision::Halted) {
        reject.firstFail = "HALT";
        return reject;
    }
    for (const entry::GateResult& gate : evaluation.gates) {
        if (gate.status != entry::GateStatus::Fail) {
            continue;
        }
        std::transform(gate.key.begin(), gate.key.end(), std::back_inserter(reject.firstFail),
                       [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
        if (reject.firstFail == "COST") {
            reject.cost = moneyOf(gate.value);
            reject.budget = moneyOf(gate.threshold);
        }
        // The name of the check stands before its reason already.
        if (reject.reason.starts_with(reject.firstFail + ": ")) {
            reject.reason.erase(0, reject.firstFail.size() + 2);
        }
        break;
    }
    return reject;
}

std::vector<std::string> dataProblems(const diagnosis::MarketLightInputs& light,
                                      std::span<const session::DayState> states) {
    std::vector<std::string> problems;
    for (const std::string& missing : diagnosis::marketLight(light).missing) {
        problems.push_back("no value of " + missing + " at the close");
    }
    std::set<std::string> seen;
    for (const session::DayState& state : states) {
        for (const market::QualityNote& note : state.notes) {
            if (seen.insert(note.series + note.text).second) {
                problems.push_back(note.series + ": " + note.text);
            }
        }
    }
    return problems;
}

/// Entries of the day itself, written before the routine ran and by it.
std::vector<book::JournalEntry> entriesOfDay(const DayPapersInputs& inputs) {
    std::vector<book::JournalEntry> entries;
    for (const book::JournalEntry& entry : inputs.day->journal) {
        if (session::effectiveDate(entry.event) == inputs.day->date) {
            entries.push_back(entry);
        }
    }
    for (const book::Event& event : inputs.events) {
        book::JournalEntry entry;
        entry.event = event;
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace

base::Result<report::ScanSummary> scanOf(const std::string& json, std::span<const session::DayState> states) {
    SIGNALBOX_TRY_ASSIGN(const Json scan, parsed(json));
    report::ScanSummary summary;
    try {
        summary.strategy = scan.at("strategy").get<std::string>();
        summary.scanned = scan.at("scanned").get<int>();
        summary.skipped = scan.at("skipped").get<int>();
        for (const auto& [check, count] : scan.at("first_fail").items()) {
            summary.firstFails[check] = count.get<int>();
        }
        for (const Json& one : scan.at("rejects")) {
            report::ScanReject reject;
            reject.symbol = one.at("symbol").get<std::string>();
            reject.firstFail = one.at("first_fail").get<std::string>();
            reject.reason = one.at("reason").get<std::string>();
            summary.signals += one.at("signal").get<std::string>() == "NONE" ? 0 : 1;
            summary.rejects.push_back(std::move(reject));
        }
    } catch (const Json::exception& problem) {
        return base::fail(base::ErrorCode::BadData,
                          std::string("the scan of the day cannot be read, ") + problem.what(), "journal");
    }
    for (const session::DayState& state : states) {
        const entry::EntryEvaluation& evaluation = state.plan.evaluation;
        if (state.strategy != summary.strategy || evaluation.signal == "NONE" || evaluation.signal.empty()) {
            continue;
        }
        ++summary.signals;
        if (evaluation.decision == entry::Decision::Entry) {
            ++summary.passed;
            continue;
        }
        report::ScanReject reject = rejectOf(state);
        ++summary.firstFails[reject.firstFail];
        summary.rejects.push_back(std::move(reject));
    }
    return summary;
}

base::Result<std::vector<book::ReportWritten>> dayPapers(const DayPapersInputs& inputs) {
    const DailyInputs& day = *inputs.day;
    std::vector<report::ScanSummary> scans;
    diagnosis::MarketLightInputs light;
    for (const DeskInputs& desk : day.desks) {
        if (desk.scan.empty()) {
            continue;
        }
        SIGNALBOX_TRY_ASSIGN(report::ScanSummary scan, scanOf(desk.scan, inputs.states));
        SIGNALBOX_TRY_ASSIGN(const Json json, parsed(desk.scan));
        light = lightOf(json.value("light", Json::object()));
        scans.push_back(std::move(scan));
    }
    std::vector<book::ReportWritten> papers;
    if (scans.empty()) {
        return papers;
    }
    std::vector<session::PositionState> positions;
    for (const session::DayState& state : inputs.states) {
        positions.insert(positions.end(), state.positions.begin(), state.positions.end());
    }
    positions = session::listedPositions(std::move(positions), day.snapshot->actions, day.date);
    report::BriefInputs brief;
    brief.date = inputs.nextSession;
    brief.mode = day.mode;
    brief.book = inputs.book;
    brief.light = light;
    brief.positions = positions;
    brief.scans = scans;
    brief.events = report::eventsToday(*inputs.book, positions, inputs.nextSession);
    brief.dataProblems = dataProblems(light, inputs.states);
    papers.push_back({day.date, "brief", report::briefText(brief)});

    const auto posting = std::find_if(scans.begin(), scans.end(), [](const report::ScanSummary& scan) {
        return scan.strategy == PostingStrategy;
    });
    if (posting != scans.end()) {
        report::BriefPostInputs morning;
        morning.date = inputs.nextSession;
        morning.mode = day.mode;
        morning.book = inputs.book;
        morning.light = light;
        if (auto text = report::briefPost(morning)) {
            papers.push_back({day.date, "brief_post", std::move(*text)});
        }
        report::DayPostInputs post;
        post.date = day.date;
        post.mode = day.mode;
        post.book = inputs.book;
        post.sleeve = session::sleeveEquity(day.parameters->account(), PostingStrategy,
                                            inputs.book->equityBefore(day.date));
        post.mood = diagnosis::marketLight(light).mood;
        post.scan = *posting;
        if (auto text = report::postOfDay(post)) {
            papers.push_back({day.date, "post", std::move(*text)});
        }
    }
    const std::vector<book::JournalEntry> entries = entriesOfDay(inputs);
    report::DiaryInputs diary;
    diary.date = day.date;
    diary.mode = day.mode;
    diary.book = inputs.book;
    diary.journal = entries;
    diary.light = light;
    diary.scans = scans;
    papers.push_back({day.date, "diary", report::diaryText(diary)});
    SIGNALBOX_TRY_ASSIGN(auto channels,
                         dayChannels({&inputs, entries, positions, light, std::move(brief.dataProblems)}));
    std::move(channels.begin(), channels.end(), std::back_inserter(papers));
    return papers;
}

} // namespace signalbox::routine
