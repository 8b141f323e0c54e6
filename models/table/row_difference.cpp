// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/row_difference.h"

#include <algorithm>

#include <QHash>

namespace signalbox::models {

namespace {

/// Positions of a longest increasing subsequence: the rows that stay where they are while others move.
std::vector<bool> steadyRows(const std::vector<int>& targets) {
    std::vector<int> tails;
    std::vector<int> previous(targets.size(), -1);
    for (int i = 0; i < static_cast<int>(targets.size()); ++i) {
        const auto index = static_cast<std::size_t>(i);
        const auto place =
            std::lower_bound(tails.begin(), tails.end(), targets[index], [&](int row, int target) {
                return targets[static_cast<std::size_t>(row)] < target;
            });
        if (place != tails.begin()) {
            previous[index] = *(place - 1);
        }
        if (place == tails.end()) {
            tails.push_back(i);
        } else {
            *place = i;
        }
    }
    std::vector<bool> steady(targets.size(), false);
    for (int row = tails.empty() ? -1 : tails.back(); row >= 0;
         row = previous[static_cast<std::size_t>(row)]) {
        steady[static_cast<std::size_t>(row)] = true;
    }
    return steady;
}

} // namespace

std::vector<RowStep> rowSteps(const std::vector<QString>& before, const std::vector<QString>& after) {
    std::vector<RowStep> steps;
    QHash<QString, int> placeAfter;
    placeAfter.reserve(static_cast<qsizetype>(after.size()));
    for (int i = 0; i < static_cast<int>(after.size()); ++i) {
        placeAfter.insert(after[static_cast<std::size_t>(i)], i);
    }

    // Removals from the end, runs together, so that earlier rows keep their numbers.
    std::vector<QString> current = before;
    for (int i = static_cast<int>(current.size()) - 1; i >= 0; --i) {
        if (placeAfter.contains(current[static_cast<std::size_t>(i)])) {
            continue;
        }
        int first = i;
        while (first > 0 && !placeAfter.contains(current[static_cast<std::size_t>(first) - 1])) {
            --first;
        }
        steps.push_back({RowStep::Kind::Remove, first, i - first + 1, 0});
        current.erase(current.begin() + first, current.begin() + i + 1);
        i = first;
    }

    // Moves of those that are not in the longest run that already stands in order.
    std::vector<int> targets;
    targets.reserve(current.size());
    for (const QString& id : current) {
        targets.push_back(placeAfter.value(id));
    }
    const std::vector<bool> steady = steadyRows(targets);
    std::vector<std::pair<int, bool>> rows; // target, already placed
    rows.reserve(targets.size());
    for (std::size_t i = 0; i < targets.size(); ++i) {
        rows.emplace_back(targets[i], steady[i]);
    }
    for (;;) {
        const auto mover =
            std::find_if(rows.begin(), rows.end(), [](const auto& row) { return !row.second; });
        if (mover == rows.end()) {
            break;
        }
        const int from = static_cast<int>(mover - rows.begin());
        const int target = mover->first;
        int goesBefore = 0; // the row in front of which it goes, in the list before the move
        for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
            const auto& row = rows[static_cast<std::size_t>(i)];
            if (row.second && row.first < target) {
                goesBefore = i + 1;
            }
        }
        mover->second = true;
        if (goesBefore != from && goesBefore != from + 1) {
            steps.push_back({RowStep::Kind::Move, from, 1, goesBefore});
            const auto moved = rows[static_cast<std::size_t>(from)];
            rows.erase(rows.begin() + from);
            rows.insert(rows.begin() + (goesBefore > from ? goesBefore - 1 : goesBefore), moved);
        }
    }

    // Insertions from the front, runs together.
    QHash<QString, int> placeBefore;
    for (int i = 0; i < static_cast<int>(before.size()); ++i) {
        placeBefore.insert(before[static_cast<std::size_t>(i)], i);
    }
    for (int i = 0; i < static_cast<int>(after.size()); ++i) {
        if (placeBefore.contains(after[static_cast<std::size_t>(i)])) {
            continue;
        }
        int last = i;
        while (last + 1 < static_cast<int>(after.size()) &&
               !placeBefore.contains(after[static_cast<std::size_t>(last) + 1])) {
            ++last;
        }
        steps.push_back({RowStep::Kind::Insert, i, last - i + 1, i});
        i = last;
    }
    return steps;
}

} // namespace signalbox::models
