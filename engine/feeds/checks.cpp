// SPDX-License-Identifier: GPL-3.0-or-later
// Findings that need more than one row: gaps, broken series, two scales of one symbol, repeated chains.
#include "engine/base/format.h"
#include "engine/feeds/feeds.h"
#include "engine/feeds/row_problem.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace signalbox::feeds {
namespace {

using base::Date;
using market::OptionChain;

// What a share's series may have and still serve a scan (the limits by which the reference set was chosen).
constexpr long MostMissing = 3;
constexpr long MostWithoutVolume = 8;
constexpr long MostLargeMoves = 8;
constexpr double LargeMove = 0.40;
// What dividends of a few years may take off a close; more is a split or a spin-off. The other way round, and
// between prices without dividends taken off, only rounding and vendors differ.
constexpr double MostDividends = 1.30;
constexpr double MostDifference = 1.08;
// A chain repeats another when this share of the contracts that traded have equal volumes.
constexpr double RepeatShare = 0.80;
constexpr long LeastTraded = 20;

Issue finding(const std::string& file, long line, RowProblem problem, std::string reason,
              std::string subject) {
    return {file, line, Severity::Warning, problemCode(problem), std::move(reason), {}, std::move(subject)};
}

std::string nameOf(const market::SeriesId& id) {
    return id.symbol + " (" + id.source + ", " + market::basisName(id.basis) + ")";
}

/// Sessions between two bars that have none, as one finding per gap. Returns how many are missing.
long findGaps(const SeriesDraft& series, const calendar::Calendar& calendar, std::vector<Issue>& issues) {
    long missing = 0;
    for (std::size_t i = 1; i < series.bars.size(); ++i) {
        const Date before = series.bars[i - 1].date;
        const Date after = series.bars[i].date;
        if (base::daysBetween(before, after) == 1) {
            continue;
        }
        const auto number = calendar.sessionNumber(before);
        const auto next = calendar.sessionNumber(after);
        if (!number || !next || *next - *number <= 1) {
            continue;
        }
        const long count = *next - *number - 1;
        missing += count;
        const auto first = calendar.sessionAt(*number + 1);
        const auto last = calendar.sessionAt(*next - 1);
        if (!first || !last) {
            continue;
        }
        issues.push_back(finding(series.file, series.lines[i], RowProblem::Gap,
                                 count == 1 ? "no bar on " + base::toIso(*first)
                                            : "no bar on " + std::to_string(count) + " sessions, " +
                                                  base::toIso(*first) + " to " + base::toIso(*last),
                                 nameOf(series.id)));
    }
    return missing;
}

/// Why the series of a share cannot serve a scan; empty if it can.
std::string verdictOn(const SeriesDraft& series, long missing) {
    long without = 0;
    long moves = 0;
    for (std::size_t i = 0; i < series.bars.size(); ++i) {
        without += series.bars[i].volume == 0 ? 1 : 0;
        if (i > 0) {
            moves += std::abs(series.bars[i].close / series.bars[i - 1].close - 1) > LargeMove ? 1 : 0;
        }
    }
    std::string reason;
    const auto add = [&](long count, long limit, const char* what) {
        if (count > limit) {
            reason += (reason.empty() ? "" : ", ") + std::to_string(count) + " " + what + " (at most " +
                      std::to_string(limit) + ")";
        }
    };
    add(missing, MostMissing, "missing sessions");
    add(without, MostWithoutVolume, "bars without volume");
    add(moves, MostLargeMoves, "daily moves over 40%");
    return reason;
}

/// The last session both series have, as indices.
std::optional<std::pair<std::size_t, std::size_t>> lastCommon(const SeriesDraft& a, const SeriesDraft& b) {
    std::size_t i = a.bars.size();
    std::size_t j = b.bars.size();
    while (i > 0 && j > 0) {
        const Date left = a.bars[i - 1].date;
        const Date right = b.bars[j - 1].date;
        if (left == right) {
            return std::pair(i - 1, j - 1);
        }
        (left > right ? i : j) -= 1;
    }
    return std::nullopt;
}

void compareScales(const SeriesDraft& a, const SeriesDraft& b, std::vector<Issue>& issues) {
    const auto common = lastCommon(a, b);
    if (!common) {
        return;
    }
    const market::Bar& left = a.bars[common->first];
    const market::Bar& right = b.bars[common->second];
    const double ratio = right.close / left.close;
    const auto slack = [](const SeriesDraft& series) {
        return series.id.basis == market::Basis::DividendAdjusted ? MostDividends : MostDifference;
    };
    // A series that lost dividends may stand below the other by what it lost.
    if (ratio <= slack(a) && 1 / ratio <= slack(b)) {
        return;
    }
    issues.push_back(finding(b.file, b.lines[common->second], RowProblem::ScaleMismatch,
                             "close of " + base::toIso(right.date) + " is " + base::shortest(right.close) +
                                 " here and " + base::shortest(left.close) + " in " + a.file + " line " +
                                 std::to_string(a.lines[common->first]) + ": ratio " + base::fixed(ratio, 2) +
                                 ", a split or spin-off between the two sets",
                             nameOf(b.id)));
}

/// Contracts with volume and those of them with the same volume in both chains.
bool repeats(const OptionChain& earlier, const OptionChain& later) {
    if (!later.underlyingPrice() || earlier.underlyingPrice() != later.underlyingPrice()) {
        return false;
    }
    long traded = 0;
    long equal = 0;
    for (const market::ExpiryBlock& block : later.blocks()) {
        const market::ExpiryBlock* other = earlier.find(block.root, block.expiration);
        if (other == nullptr) {
            continue;
        }
        for (std::size_t i = 0; i < block.strikes.size(); ++i) {
            const auto j = other->indexOf(block.strikes[i]);
            if (!j) {
                continue;
            }
            for (const market::Right right : {market::Right::Call, market::Right::Put}) {
                const std::int64_t now = block.side(right).volume[i];
                const std::int64_t then = other->side(right).volume[*j];
                if (now > 0 || then > 0) {
                    ++traded;
                    equal += now == then ? 1 : 0;
                }
            }
        }
    }
    return traded >= LeastTraded && static_cast<double>(equal) >= RepeatShare * static_cast<double>(traded);
}

/// A chain with the file it came from.
struct Placed {
    const OptionChain* chain;
    const ParsedFile* file;
};

void findRepeats(std::span<ParsedFile> files, std::vector<Issue>& issues) {
    std::map<std::pair<std::string, std::string>, std::map<std::pair<Date, int>, Placed>> chains;
    for (const ParsedFile& file : files) {
        for (const auto* list : {&file.chains, &file.refusedChains}) {
            for (const auto& chain : *list) {
                const market::ChainId& id = chain->id();
                chains[{id.underlying, id.source}].insert_or_assign({id.date, id.secondsOfDay},
                                                                    Placed{chain.get(), &file});
            }
        }
    }
    for (const auto& [key, moments] : chains) {
        const Placed* before = nullptr;
        for (const auto& [moment, placed] : moments) {
            if (before != nullptr && before->chain->id().date != moment.first &&
                repeats(*before->chain, *placed.chain)) {
                issues.push_back(
                    finding(placed.file->path, 0, RowProblem::RepeatedChain,
                            "the chain of " + base::toIso(moment.first) + " repeats the trading of " +
                                base::toIso(before->chain->id().date) + ": it must not be traded on",
                            key.first + " " + base::toIso(moment.first)));
            }
            before = &placed;
        }
    }
}

} // namespace

std::vector<Issue> checkSeries(std::span<ParsedFile> files, const calendar::Calendar& calendar) {
    std::vector<Issue> issues;
    std::map<std::string, std::vector<const SeriesDraft*>> bySymbol;
    for (ParsedFile& file : files) {
        for (SeriesDraft& series : file.series) {
            const long missing = findGaps(series, calendar, issues);
            if (series.seriesClass == SeriesClass::Value) {
                continue;
            }
            bySymbol[series.id.symbol].push_back(&series);
            if (series.seriesClass != SeriesClass::Share) {
                continue;
            }
            series.bad = verdictOn(series, missing);
            if (!series.bad.empty()) {
                Issue issue =
                    finding(series.file, 0, RowProblem::BadSeries,
                            "the whole series is refused for scans: " + series.bad, nameOf(series.id));
                issue.severity = Severity::Rejected;
                issues.push_back(std::move(issue));
            }
        }
    }
    for (const auto& [symbol, list] : bySymbol) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            for (std::size_t j = i + 1; j < list.size(); ++j) {
                if (list[i]->bad.empty() && list[j]->bad.empty()) {
                    compareScales(*list[i], *list[j], issues);
                }
            }
        }
    }
    findRepeats(files, issues);
    return issues;
}

} // namespace signalbox::feeds
