// SPDX-License-Identifier: GPL-3.0-or-later
// The candidates that the picker weighed: their rows, their columns, and the sentence about the pick.
#include "models/rows/chain_rows.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/engine_text.h"
#include "models/text/numbers.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QRegularExpression>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChainRows)
};

QString candidateReason(const structures::Candidate& candidate) {
    if (candidate.chosen) {
        return Words::tr("chosen");
    }
    if (candidate.rejected.empty()) {
        return Words::tr("farther from the target");
    }
    QStringList reasons;
    for (const std::string& code : candidate.rejected) {
        reasons << rejectionText(code);
    }
    QString text = reasons.join(u", "_s);
    if (!candidate.detail.empty()) {
        text += u": "_s + windowText(candidate.detail);
    }
    return text;
}

QString strikesOf(const structures::Candidate& candidate) {
    if (candidate.shortStrike == base::Strike()) {
        return strike(candidate.longStrike); // one option alone
    }
    return strike(candidate.shortStrike) + u" / "_s + strike(candidate.longStrike);
}

/// The target that all candidates agree on; one candidate alone leaves two possibilities.
std::optional<double> targetOf(const std::vector<structures::Candidate>& candidates) {
    std::optional<double> found;
    for (const double direction : {1.0, -1.0}) {
        const double target = candidates.front().delta + direction * candidates.front().distance;
        const bool agreed = std::all_of(candidates.begin(), candidates.end(), [&](const auto& candidate) {
            return base::realEqual(std::abs(candidate.delta - target), candidate.distance);
        });
        if (agreed) {
            if (found && !base::realEqual(*found, target)) {
                return std::nullopt;
            }
            found = target;
        }
    }
    return found;
}

/// The day that the DTE of the candidates count from; nothing when they do not say.
std::optional<base::Date> countedFrom(const structures::Selection& selection) {
    static const QRegularExpression days(u"^(\\d{4}-\\d\\d-\\d\\d), (\\d+) DTE$"_s);
    for (const structures::Candidate& candidate : selection.candidates) {
        const auto found = days.match(QString::fromStdString(candidate.detail));
        const auto expiration = base::parseIsoDate(found.captured(1).toStdString());
        if (found.hasMatch() && expiration) {
            return *expiration - base::CalendarDays(found.captured(2).toInt());
        }
    }
    return std::nullopt;
}

/// A chain counts its days from the day shown; Breakout picks by those of the session of the entry (BRK-I1).
QString countingNote(const session::PlanOutcome& plan) {
    const auto from = countedFrom(*plan.selection);
    return from && *from > plan.evaluation.date
               ? u" · "_s + Words::tr("DTE from the entry session %1").arg(shortDate(*from))
               : QString();
}

} // namespace

std::vector<CandidateRow> candidateRows(const std::vector<structures::Candidate>& candidates, int most) {
    std::vector<CandidateRow> rows;
    const auto chosen = std::find_if(candidates.begin(), candidates.end(),
                                     [](const structures::Candidate& candidate) { return candidate.chosen; });
    int rank = 0;
    for (auto it = candidates.begin(); it != candidates.end(); ++it) {
        ++rank;
        if (rank > most && it != chosen) {
            continue;
        }
        rows.push_back({rank, strikesOf(*it), number(it->delta, 3),
                        it->midCredit ? number(it->midCredit, 2) : dash(), candidateReason(*it), it->chosen});
    }
    return rows;
}

std::vector<Column<CandidateRow>> candidateColumns() {
    std::vector<Column<CandidateRow>> columns;
    const auto strong = [](const CandidateRow& row) { return row.chosen ? 1 : 0; };
    columns.emplace_back(
        u"rank"_s, u"#"_s, [](const CandidateRow& row) { return QString::number(row.rank); },
        ColumnKind::Figure, 2, u"10"_s);
    columns.back().emphasis = [](const CandidateRow&) { return -1; };
    columns.emplace_back(
        u"strikes"_s, Words::tr("strikes"), [](const CandidateRow& row) { return row.strikes; },
        ColumnKind::Figure, 0, u"12,620 / 12,570"_s);
    columns.back().emphasis = strong;
    columns.emplace_back(
        u"delta"_s, u"Δ"_s, [](const CandidateRow& row) { return row.delta; }, ColumnKind::Figure, 0,
        u"−0.172"_s);
    columns.emplace_back(
        u"credit"_s, Words::tr("mid"), [](const CandidateRow& row) { return row.credit; }, ColumnKind::Figure,
        1, u"12.60"_s);
    columns.emplace_back(
        u"reason"_s, Words::tr("why"), [](const CandidateRow& row) { return row.reason; }, ColumnKind::Text,
        0, Words::tr("farther from the target"));
    columns.back().stretch = true;
    columns.back().toolTip = [](const CandidateRow& row) { return row.reason; };
    columns.back().severity = [](const CandidateRow& row) {
        return row.chosen ? Severity::Go : Severity::None;
    };
    return columns;
}

QString pickSentence(const session::PlanOutcome& plan) {
    if (!plan.selection) {
        return Words::tr("No strikes are picked without an entry signal.");
    }
    const structures::Selection& selection = *plan.selection;
    const auto chosen = std::find_if(selection.candidates.begin(), selection.candidates.end(),
                                     [](const structures::Candidate& candidate) { return candidate.chosen; });
    if (chosen == selection.candidates.end()) {
        return QString::fromStdString(selection.refusal.empty() ? plan.refusal : selection.refusal)
                   .toHtmlEscaped() +
               countingNote(plan);
    }
    const QString picked =
        Words::tr("<b>Picked %1</b>, Δ %2").arg(strikesOf(*chosen), number(chosen->delta, 3));
    const auto target = targetOf(selection.candidates);
    return (target ? Words::tr("%1 for %2", "picked strikes and delta, for a target")
                         .arg(picked, number(target, 3))
                   : picked) +
           countingNote(plan);
}

} // namespace signalbox::models
