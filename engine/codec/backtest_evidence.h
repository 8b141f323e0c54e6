// SPDX-License-Identifier: GPL-3.0-or-later
// A backtest that the trader names as evidence, read from what `signalbox backtest --json` printed (BRK-K5a).
#pragma once

#include "engine/base/result.h"
#include "engine/book/events.h"

#include <string>
#include <string_view>

namespace signalbox::codec {

/// How the file is named.
struct EvidenceRequest {
    std::string file;     ///< its name, for messages
    std::string strategy; ///< whose backtest it must be, alone
    std::string market;   ///< "real" or "demo": that of the journal
    base::Date outOfSampleFrom;
    base::Date date; ///< on which it is named: no trade may have closed later
    std::string by;
};

/// The event to record, and what of the file it does not count.
struct ReadEvidence {
    book::EvidenceNamed event;
    int inSample = 0;  ///< trades entered before the span out of sample
    int open = 0;      ///< trades without a result
    int wins = 0;      ///< of those that count
    std::string fills; ///< such as "rules"
};

/// A file that is empty, broken, cut off, of another strategy or market, made with fills that are not those
/// of the rules, or without a closed trade out of sample is a BadData error; half a file is never read.
[[nodiscard]] base::Result<ReadEvidence> readEvidence(std::string_view text, const EvidenceRequest& request);

} // namespace signalbox::codec
