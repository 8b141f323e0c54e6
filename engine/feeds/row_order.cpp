// SPDX-License-Identifier: GPL-3.0-or-later
// The order of the rows of a file: which of them stay, and which fall out of it.
#include "engine/feeds/bar_rows.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace signalbox::feeds {
namespace {

/// Positions of a longest strictly rising run of dates: the least number of rows is given up.
std::vector<bool> longestRising(const std::vector<RowOrder::Row>& rows,
                                const std::vector<std::size_t>& order) {
    std::vector<std::size_t> tails;
    std::vector<std::size_t> before(order.size(), order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto at =
            std::lower_bound(tails.begin(), tails.end(), rows[order[i]].date,
                             [&](std::size_t t, base::Date date) { return rows[order[t]].date < date; });
        if (at != tails.begin()) {
            before[i] = *(at - 1);
        }
        if (at == tails.end()) {
            tails.push_back(i);
        } else {
            *at = i;
        }
    }
    std::vector<bool> stays(order.size(), false);
    for (std::size_t i = tails.empty() ? order.size() : tails.back(); i < order.size(); i = before[i]) {
        stays[i] = true;
    }
    return stays;
}

} // namespace

std::vector<std::size_t> RowOrder::keep(SourceFile& file, const std::vector<Row>& rows,
                                        const std::string& subject) {
    std::vector<std::size_t> order;
    std::unordered_map<int, std::size_t> first;
    long rising = 0;
    std::vector<std::size_t> invalid;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].valid) {
            invalid.push_back(i);
            continue;
        }
        const auto [at, fresh] = first.emplace(base::toDayNumber(rows[i].date), i);
        if (!fresh) {
            const Row& earlier = rows[at->second];
            file.reject(RowProblem::Duplicate, rows[i].line,
                        base::toIso(rows[i].date) + " stands in line " + std::to_string(earlier.line) +
                            (earlier.content == rows[i].content ? " already, with the same values"
                                                                : " already, with other values"),
                        rows[i].text, subject);
            continue;
        }
        if (!order.empty()) {
            rising += rows[i].date > rows[order.back()].date ? 1 : -1;
        }
        order.push_back(i);
    }
    if (rising < 0) {
        std::reverse(order.begin(), order.end());
    }
    const std::vector<bool> stays = longestRising(rows, order);
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Row& row = rows[order[i]];
        if (stays[i]) {
            kept.push_back(order[i]);
        } else {
            file.reject(RowProblem::OutOfOrder, row.line,
                        base::toIso(row.date) + " stands outside the order of dates", row.text, subject);
        }
    }
    const auto earlier = [&rows](std::size_t a, std::size_t b) { return rows[a].date < rows[b].date; };
    std::stable_sort(invalid.begin(), invalid.end(), earlier);
    std::vector<std::size_t> all;
    all.reserve(kept.size() + invalid.size());
    std::merge(kept.begin(), kept.end(), invalid.begin(), invalid.end(), std::back_inserter(all), earlier);
    return all;
}

} // namespace signalbox::feeds
