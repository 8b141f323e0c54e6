// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/sweep/sweep.h"

#include <algorithm>
#include <mutex>
#include <tuple>

namespace signalbox::lab {
namespace {

/// The combination with every axis of less than `least` at its start: the name of what is shared.
std::size_t sharedPart(const SweepInputs& inputs, std::size_t index, Touches least) {
    std::size_t part = 0;
    const std::vector<std::uint32_t> steps = inputs.grid->steps(index);
    for (std::size_t a = 0; a < inputs.touches.size(); ++a) {
        part += inputs.touches[a] >= least ? steps[a] * inputs.grid->stride(a) : 0;
    }
    return part;
}

/// Positions in `indices`, those together that share columns, and among them those that share entries.
std::vector<std::size_t> workOrder(const SweepInputs& inputs) {
    using Key = std::tuple<std::size_t, std::size_t, std::size_t>;
    std::vector<Key> keys;
    keys.reserve(inputs.indices.size());
    for (std::size_t i = 0; i < inputs.indices.size(); ++i) {
        const std::size_t index = inputs.indices[i];
        keys.emplace_back(sharedPart(inputs, index, Touches::Columns),
                          sharedPart(inputs, index, Touches::Entries), i);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::size_t> order;
    order.reserve(keys.size());
    for (const Key& key : keys) {
        order.push_back(std::get<2>(key));
    }
    return order;
}

/// Collects what the threads make. Guarded: rows are told one at a time.
class Collector {
public:
    Collector(const SweepInputs& inputs, std::stop_source& own) : m_inputs(inputs), m_own(own) {
        m_rows.resize(inputs.indices.size());
    }

    void add(std::size_t position, base::Result<SweepRow> row) {
        const std::lock_guard lock(m_guard);
        if (row && m_inputs.onResult) {
            if (auto told = m_inputs.onResult(*row); !told) {
                row = base::fail(std::move(told).error());
            }
        }
        if (row) {
            m_rows[position] = std::move(*row);
        } else if (!m_error || position < m_failedAt) {
            m_error = std::move(row).error();
            m_failedAt = position;
            m_own.request_stop();
        }
    }

    [[nodiscard]] base::Result<SweepOutcome> take() {
        if (m_error) {
            return base::fail(*m_error);
        }
        SweepOutcome outcome;
        for (auto& row : m_rows) {
            if (row) {
                outcome.rows.push_back(std::move(*row));
            } else {
                outcome.cancelled = true;
            }
        }
        std::sort(outcome.rows.begin(), outcome.rows.end(),
                  [](const SweepRow& a, const SweepRow& b) { return a.index < b.index; });
        return outcome;
    }

private:
    const SweepInputs& m_inputs;
    std::stop_source& m_own;
    std::mutex m_guard; // guards everything below
    std::vector<std::optional<SweepRow>> m_rows;
    std::optional<base::Error> m_error;
    std::size_t m_failedAt = 0;
};

} // namespace

SweepRow rowOf(std::size_t index, const backtest::RunResult& run, std::span<const base::Date> sessions,
               std::span<const Window> windows, Objective objective) {
    SweepRow row;
    row.index = index;
    row.whole = measure(run, sessions);
    for (const Window& window : windows) {
        row.train.push_back(valueOf(measure(run, sessions, window.trainFirst, window.trainLast), objective));
        row.test.push_back(valueOf(measure(run, sessions, window.testFirst, window.testLast), objective));
    }
    return row;
}

base::Result<SweepOutcome> sweep(const SweepInputs& inputs, const base::Executor& executor,
                                 std::stop_token stop) {
    std::stop_source own; // a failure ends the others too
    const std::stop_callback forward(stop, [&own] { own.request_stop(); });
    Collector collector(inputs, own);
    const std::vector<std::size_t> order = workOrder(inputs);
    executor.parallelFor(
        order.size(),
        [&](std::size_t piece) {
            const std::size_t position = order[piece];
            const std::size_t index = inputs.indices[position];
            const Combination combination = inputs.grid->at(index);
            if (combination.skipped) {
                SweepRow row;
                row.index = index;
                row.skipped = combination.skipped;
                collector.add(position, std::move(row));
                return;
            }
            const auto run = inputs.runOne(index, combination.values, own.get_token());
            if (!run) {
                collector.add(position, base::fail(run.error().within(inputs.grid->label(index))));
            } else if (!run->cancelled) {
                collector.add(position,
                              rowOf(index, *run, inputs.sessions, inputs.windows, inputs.objective));
            }
        },
        own.get_token());
    return collector.take();
}

} // namespace signalbox::lab
