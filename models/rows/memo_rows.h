// SPDX-License-Identifier: GPL-3.0-or-later
// Technical memos as a person reads and votes on them: a card for each, its three sections with the value
// table, the votes, and what is still missing. Pure.
#pragma once

#include "engine/book/memo_state.h"
#include "engine/memo/memo_body.h"
#include "engine/memo/panel.h"
#include "models/rows/stat_table.h"
#include "models/rows/ticket_rows.h"

#include <optional>
#include <vector>

#include <QString>

namespace signalbox::models {

struct MemoCard {
    QString id;
    QString title; ///< "NVDA 21 AUG 26 180 C, 3 at 2.35 or better"
    QString brief; ///< "NVDA · submitted"
    QString author;
    int version = 1;
    QString state; ///< "SUBMITTED"
    Severity severity = Severity::None;
    QString missing; ///< what is missing, until when, or what happened to it
    bool takesVotes = false;
    QString whyNoVotes; ///< when it takes none
    base::Date validOn;
    bool operator==(const MemoCard&) const = default;
};

/// Memos that matter on a day: of its next session, of the day itself, and those that still stand; the ones
/// that wait for a vote first.
[[nodiscard]] std::vector<MemoCard> memoCards(const book::MemoState& memos, const memo::PanelRules& rules,
                                              base::Date day, base::UtcTime now);
/// Why a person's vote would not count, before it is cast; empty: it would.
[[nodiscard]] QString voteRefusal(const book::MemoVersion& version, const memo::PanelRules& rules,
                                  const QString& person);

[[nodiscard]] std::vector<FactRow> thesisFacts(const memo::MemoBody& body);
[[nodiscard]] std::vector<FactRow> greekFacts(const memo::MemoBody& body);
[[nodiscard]] std::vector<FactRow> riskFacts(const memo::MemoBody& body);
/// Value and Greeks per share, per contract and in total.
[[nodiscard]] StatTable greekTable(const memo::GreeksPart& greeks);
/// Value per share three sessions ahead by move and volatility (BRK-M1); no rows without one.
[[nodiscard]] StatTable memoValueTable(const memo::MemoBody& body);
[[nodiscard]] StatTable limitTable(const memo::RiskPart& risk);
/// Votes of every version, the latest first.
[[nodiscard]] StatTable voteTable(const book::Memo& memo);

} // namespace signalbox::models
