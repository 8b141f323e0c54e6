// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/sweep/merge.h"

namespace signalbox::lab {
namespace {

/// "3, 8, 13, ... (part 4/5)": the first few, and the part if one alone explains them all.
std::string listed(const std::vector<std::size_t>& indices, const Shard& shard) {
    constexpr std::size_t Shown = 8;
    std::string text;
    for (std::size_t i = 0; i < indices.size() && i < Shown; ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(indices[i]);
    }
    text += indices.size() > Shown ? ", ..." : "";
    const Shard suspect{indices.front() % shard.of + 1, shard.of};
    for (const std::size_t index : indices) {
        if (shard.whole() || !suspect.takes(index)) {
            return text;
        }
    }
    return text + " (part " + suspect.text() + ")";
}

} // namespace

base::Result<MergedSweep> mergeSweeps(std::span<const SweepContents> parts,
                                      const std::vector<std::string>& names) {
    if (parts.empty()) {
        return base::fail(base::ErrorCode::Usage, "no file to merge", "sweep merge", "name the shards");
    }
    MergedSweep merged;
    merged.spec = parts.front().spec;
    merged.spec.shard = {};
    std::vector<const SweepRow*> byIndex(merged.spec.grid.size(), nullptr);
    std::vector<std::size_t> source(byIndex.size(), 0);
    std::vector<char> twice(byIndex.size(), 0);
    for (std::size_t p = 0; p < parts.size(); ++p) {
        SweepSpec whole = parts[p].spec;
        whole.shard = {};
        SIGNALBOX_TRY(sameSweep(whole, merged.spec, names[p]));
        for (const SweepRow& row : parts[p].rows) {
            const SweepRow*& slot = byIndex[row.index];
            if (slot != nullptr && *slot != row) {
                return base::fail(base::ErrorCode::BadData,
                                  "combination " + std::to_string(row.index) + " differs from that in " +
                                      names[source[row.index]],
                                  names[p], "make one of the two files again");
            }
            if (slot != nullptr) {
                twice[row.index] = 1;
            }
            slot = &row;
            source[row.index] = p;
        }
        if (const auto& run = parts[p].run) {
            merged.run.seconds += run->seconds;
            merged.run.threads += run->threads;
        }
    }
    std::vector<std::size_t> missing;
    for (std::size_t i = 0; i < byIndex.size(); ++i) {
        if (byIndex[i] == nullptr) {
            missing.push_back(i);
            continue;
        }
        merged.rows.push_back(*byIndex[i]);
        if (twice[i] != 0) {
            merged.duplicates.push_back(i);
        }
    }
    if (!missing.empty()) {
        return base::fail(base::ErrorCode::BadData,
                          std::to_string(missing.size()) + " of " + std::to_string(byIndex.size()) +
                              " combinations are missing: " + listed(missing, parts.front().spec.shard),
                          "sweep merge", "finish that part, or name its file too");
    }
    return merged;
}

} // namespace signalbox::lab
