// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/memo_rows.h"

#include "engine/calendar/calendar.h"
#include "engine/market/option_symbol.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/legs.h"
#include "models/text/numbers.h"

#include <algorithm>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;
using book::MemoStage;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MemoRows)
};

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// "NVDA 21 AUG 26 180 C"; what is no OCC symbol stays as it is.
QString contractName(const std::string& occ) {
    const auto parts = market::parseOccSymbol(occ);
    if (!parts) {
        return text(occ);
    }
    market::OptionContract contract;
    contract.root = parts->root;
    contract.expiration = parts->printedExpiration;
    contract.right = parts->right;
    contract.strike = parts->strike;
    return contractText(contract);
}

Severity severityOf(MemoStage stage) {
    switch (stage) {
    case MemoStage::Approved:
    case MemoStage::Executed:
        return Severity::Go;
    case MemoStage::Rejected:
        return Severity::Stop;
    case MemoStage::Submitted:
        return Severity::Caution;
    default:
        return Severity::NoData;
    }
}

int approvals(const book::MemoVersion& version, bool peopleOnly) {
    return static_cast<int>(std::count_if(version.votes.begin(), version.votes.end(), [&](const auto& vote) {
        return vote.vote == "approve" && vote.reviewer != version.memo.author && (vote.person || !peopleOnly);
    }));
}

/// "Needs 1 more approval, by a person. Votes until 11:00 ET on 2 Jun."
QString stillMissing(const book::MemoVersion& version, const memo::PanelRules& rules, base::UtcTime now) {
    const int open = std::max(0, rules.quorum - approvals(version, false));
    const int people = std::max(0, rules.humans - approvals(version, true));
    QStringList parts;
    const int needed = std::max(open, people);
    if (people > 0) {
        parts << (needed == 1
                      ? Words::tr("Needs 1 approval by a person")
                      : Words::tr("Needs %1 approvals, %2 of them by people").arg(needed).arg(people));
    } else if (open > 0) {
        parts << (open == 1 ? Words::tr("Needs 1 more approval")
                            : Words::tr("Needs %1 more approvals").arg(open));
    } else {
        parts << Words::tr("Has its approvals");
    }
    if (std::any_of(version.votes.begin(), version.votes.end(),
                    [](const auto& vote) { return vote.vote == "changes"; })) {
        parts << Words::tr("changes are asked for");
    }
    const QString day = shortDate(version.memo.validOn);
    parts << (now < memo::expiryOf(version.memo)
                  ? Words::tr("votes until 11:00 ET on %1").arg(day)
                  : Words::tr("its hour, 11:00 ET on %1, has passed").arg(day));
    return parts.join(u"; "_s) + u'.';
}

MemoCard cardOf(const book::Memo& memo, const memo::PanelRules& rules, base::UtcTime now) {
    const book::MemoVersion& version = memo.latest();
    const book::MemoWritten& written = version.memo;
    MemoCard card;
    card.id = text(memo.id());
    card.title = Words::tr("%1, %2 at %3 or better")
                     .arg(contractName(written.contract), count(written.contracts), price(written.limit));
    card.state = text(book::memoStageKey(version.stage));
    card.brief = text(written.underlying) + u" · "_s + memoStateName(book::memoStageKey(version.stage));
    card.author = text(written.author);
    card.version = written.version;
    card.severity = severityOf(version.stage);
    card.validOn = written.validOn;
    if (version.stage == MemoStage::Submitted) {
        card.missing = stillMissing(version, rules, now);
        card.takesVotes = now < memo::expiryOf(written);
        if (!card.takesVotes) {
            card.whyNoVotes = Words::tr("The hour of the memo has passed: it takes no more votes.");
        }
    } else {
        const auto moved = std::find_if(version.moves.rbegin(), version.moves.rend(),
                                        [](const book::MemoMoved& move) { return !move.why.empty(); });
        card.missing = moved == version.moves.rend() ? QString() : text(moved->why);
        card.whyNoVotes = version.stage == MemoStage::Draft
                              ? Words::tr("A draft takes no votes: it breaks an automatic rule.")
                              : Words::tr("It is %1 and takes no more votes.")
                                    .arg(memoStateName(book::memoStageKey(version.stage)));
    }
    return card;
}

} // namespace

std::vector<MemoCard> memoCards(const book::MemoState& memos, const memo::PanelRules& rules, base::Date day,
                                base::UtcTime now) {
    std::vector<MemoCard> cards;
    for (const auto& [id, memo] : memos.all()) {
        const book::MemoVersion& version = memo.latest();
        const bool stands = version.stage == MemoStage::Submitted || version.stage == MemoStage::Approved;
        if (version.memo.validOn >= day || version.memo.date == day || stands) {
            cards.push_back(cardOf(memo, rules, now));
        }
    }
    std::stable_sort(cards.begin(), cards.end(), [](const MemoCard& a, const MemoCard& b) {
        return a.takesVotes != b.takesVotes ? a.takesVotes : a.validOn > b.validOn;
    });
    return cards;
}

QString voteRefusal(const book::MemoVersion& version, const memo::PanelRules& rules, const QString& person) {
    const std::string name = person.trimmed().toStdString();
    if (name.empty()) {
        return Words::tr("A vote needs a name.");
    }
    if (name == version.memo.author) {
        return Words::tr("%1 wrote this version, and an author never votes on it (BRK-P2).").arg(person);
    }
    for (const book::MemoVoted& vote : version.votes) {
        if (vote.reviewer == name) {
            return Words::tr("%1 has voted on this version already.").arg(person);
        }
    }
    if (std::find(rules.people.begin(), rules.people.end(), name) == rules.people.end()) {
        QStringList people;
        for (const std::string& one : rules.people) {
            people << text(one);
        }
        return Words::tr("%1 is not on the panel. On it: %2.")
            .arg(person, people.isEmpty() ? Words::tr("nobody") : people.join(u", "_s));
    }
    return {};
}

StatTable voteTable(const book::Memo& memo) {
    StatTable table;
    table.columns = {{u"version"_s, Words::tr("v"), ColumnKind::Figure, 3, u"12"_s,
                      Words::tr("Version of the memo"), false},
                     {u"who"_s, Words::tr("who"), ColumnKind::Text, 0, u"quant (quant)"_s, {}, false},
                     {u"vote"_s, Words::tr("vote"), ColumnKind::Text, 0, u"✓ approve"_s, {}, false},
                     {u"comment"_s, Words::tr("comment"), ColumnKind::Text, 0, u"every number"_s, {}, true}};
    for (auto version = memo.versions.rbegin(); version != memo.versions.rend(); ++version) {
        int at = 0;
        for (const book::MemoVoted& vote : version->votes) {
            StatRow row;
            row.id = u"%1-%2"_s.arg(version->memo.version).arg(at++);
            const bool approve = vote.vote == "approve";
            const bool reject = vote.vote == "reject";
            StatCell cast;
            cast.text = (approve ? u"✓ "_s : reject ? u"✗ "_s : u"△ "_s) + voteName(vote.vote);
            cast.severity = approve ? Severity::Go : reject ? Severity::Stop : Severity::Caution;
            StatCell comment;
            comment.text = text(vote.comment);
            comment.toolTip = comment.text;
            StatCell who;
            who.text = text(vote.reviewer);
            who.toolTip = vote.person ? Words::tr("A person, as %1").arg(text(vote.role))
                                      : Words::tr("An automated reviewer");
            who.emphasis = vote.person ? 1 : 0;
            StatCell number;
            number.text = count(version->memo.version);
            number.key = version->memo.version;
            number.emphasis = -1;
            row.cells = {number, who, cast, comment};
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

} // namespace signalbox::models
