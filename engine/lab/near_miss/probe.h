// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluates one day again and again from changed series or parameters. Series are cut at the day, and
// shortened as far as the purpose allows: sampling, bisecting, proving.
#pragma once

#include "engine/lab/near_miss/line_search.h"
#include "engine/lab/near_miss/near_miss.h"

namespace signalbox::lab {

/// Bits of Blocks: gate number - 1, then the filters, then warm-up.
inline constexpr int FirstFilterBit = entry::GateCount;
inline constexpr int WarmupBit = entry::GateCount + entry::FilterCount;
inline constexpr Blocks AllBlocks = (Blocks{1} << (WarmupBit + 1)) - 1;
[[nodiscard]] constexpr Blocks blockOf(entry::Gate gate) {
    return Blocks{1} << (static_cast<int>(gate) - 1);
}
[[nodiscard]] constexpr Blocks blockOf(entry::Filter filter) {
    return Blocks{1} << (FirstFilterBit + static_cast<int>(filter));
}

/// Everything that fails when judged by itself. 0 exactly when evaluateGates gives a signal without halts.
[[nodiscard]] Blocks blocksOf(const diagnosis::OptimusReadings& readings, const entry::BookFacts& facts,
                              const params::OptimusParameters& parameters);

/// Whether the columns of two parameter sets can differ.
[[nodiscard]] bool sameColumns(const params::OptimusParameters& a, const params::OptimusParameters& b);

class Probe {
public:
    /// The series cut at the day and evaluated as they are.
    [[nodiscard]] static base::Result<Probe> make(const NearMissInputs& inputs);

    [[nodiscard]] const NearMissInputs& inputs() const { return m_inputs; }
    [[nodiscard]] int session() const { return m_session; }
    [[nodiscard]] const diagnosis::OptimusColumns& columns() const { return *m_columns; }
    [[nodiscard]] const diagnosis::OptimusReadings& readings() const { return m_readings; }
    [[nodiscard]] Blocks blocks() const { return m_blocks; }

    /// For sampling: the price too is shortened, which moves its long averages by about a millionth.
    [[nodiscard]] const diagnosis::OptimusSeries& roughSeries() const { return m_rough; }
    /// For bisecting: what only looks back over a window is shortened to it, which changes no value.
    [[nodiscard]] const diagnosis::OptimusSeries& shortSeries() const { return m_short; }
    /// For the proof: cut at the day and nothing else.
    [[nodiscard]] const diagnosis::OptimusSeries& fullSeries() const { return m_inputs.series; }

    /// What blocks with these series, the parameters as they are.
    [[nodiscard]] base::Result<Blocks> withSeries(const diagnosis::OptimusSeries& series) const;
    /// What blocks with these parameters and one of the series above, unchanged.
    [[nodiscard]] base::Result<Blocks> withParameters(const params::OptimusParameters& parameters,
                                                      const diagnosis::OptimusSeries& series) const;
    /// What blocks with this book.
    [[nodiscard]] Blocks withFacts(const entry::BookFacts& facts) const;

    /// The verdict itself, from whole series.
    [[nodiscard]] base::Result<bool> signalWith(const diagnosis::OptimusSeries& series,
                                                const params::OptimusParameters& parameters,
                                                const entry::BookFacts& facts) const;

private:
    [[nodiscard]] base::Result<diagnosis::OptimusReadings>
    readingsOf(const diagnosis::OptimusSeries& series, const params::OptimusParameters& parameters) const;

    NearMissInputs m_inputs;
    diagnosis::OptimusSeries m_rough;
    diagnosis::OptimusSeries m_short;
    int m_session = 0;
    std::shared_ptr<const diagnosis::OptimusColumns> m_columns;
    diagnosis::OptimusReadings m_readings;
    Blocks m_blocks = 0;
};

/// The last `count` bars up to and with a day (all of them when 0); null stays null.
[[nodiscard]] base::Result<diagnosis::SeriesPointer> lastBars(const diagnosis::SeriesPointer& series,
                                                              base::Date day, std::size_t count = 0);

} // namespace signalbox::lab
