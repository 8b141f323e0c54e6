// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/session/account_conflicts.h"

#include "engine/market/product.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace signalbox::session {
namespace {

/// +1 gains when the underlying rises, -1 when it falls, 0 neither.
int directionOf(structures::StructureKind kind) {
    switch (kind) {
    case structures::StructureKind::PutCreditSpread:
    case structures::StructureKind::LongCall:
        return 1;
    case structures::StructureKind::CallCreditSpread:
    case structures::StructureKind::LongPut:
        return -1;
    case structures::StructureKind::IronCondor:
        break;
    }
    return 0;
}

using Sides = std::map<std::string, std::map<std::string, int>>; ///< group, strategy: direction

/// A strategy with both directions in one group counts as neither.
Sides sidesOf(const book::Book& book) {
    Sides sides;
    for (const book::Position* position : book.openPositions()) {
        const int direction = directionOf(position->kind);
        auto& one = sides[market::riskGroupOf(position->underlying)];
        const auto [at, fresh] = one.emplace(position->strategy, direction);
        if (!fresh && at->second != direction) {
            at->second = 0;
        }
    }
    return sides;
}

const StrategyUse* useOf(const AccountView& view, const std::string& key) {
    const auto at = std::find_if(view.strategies.begin(), view.strategies.end(),
                                 [&](const StrategyUse& use) { return use.key == key; });
    return at == view.strategies.end() ? nullptr : &*at;
}

std::string nameOf(const AccountView& view, const std::string& key) {
    const StrategyUse* use = useOf(view, key);
    return use == nullptr ? key : use->name;
}

int priorityOf(const AccountView& view, const std::string& key) {
    const StrategyUse* use = useOf(view, key);
    return use == nullptr ? 1'000 : use->priority;
}

const char* directionWord(int direction) {
    return direction > 0 ? "gains when it rises" : "gains when it falls";
}

void addSides(const AccountView& view, const book::Book& book, std::vector<AccountConflict>& conflicts) {
    for (const auto& [group, strategies] : sidesOf(book)) {
        std::vector<std::pair<std::string, int>> held(strategies.begin(), strategies.end());
        std::erase_if(held, [](const auto& one) { return one.second == 0; });
        std::stable_sort(held.begin(), held.end(), [&](const auto& a, const auto& b) {
            return priorityOf(view, a.first) < priorityOf(view, b.first);
        });
        for (std::size_t i = 0; i < held.size(); ++i) {
            for (std::size_t j = i + 1; j < held.size(); ++j) {
                const bool opposite = held[i].second != held[j].second;
                AccountConflict conflict;
                conflict.kind = opposite ? AccountConflict::Kind::Opposite : AccountConflict::Kind::Shared;
                conflict.group = group;
                conflict.strategies = {held[i].first, held[j].first};
                conflict.text = opposite
                                    ? fmt::format("{}: {} {}, {} {}; each pays for the other's hedge", group,
                                                  nameOf(view, held[i].first), directionWord(held[i].second),
                                                  nameOf(view, held[j].first), directionWord(held[j].second))
                                    : fmt::format("{}: {} and {} both hold what {}; their risks add up",
                                                  group, nameOf(view, held[i].first),
                                                  nameOf(view, held[j].first), directionWord(held[i].second));
                conflicts.push_back(std::move(conflict));
            }
        }
    }
}

/// A limit whose room is gone, with the strategies that took it, the greatest part first.
void addTakenRoom(const AccountViewInputs& in, const AccountView& view,
                  std::vector<AccountConflict>& conflicts) {
    for (const LimitUse& limit : view.limits) {
        const bool group = limit.key == "GROUP";
        if ((limit.key != "HEAT" && !group) || !limit.limitMoney || *limit.usedMoney < *limit.limitMoney) {
            continue;
        }
        AccountConflict conflict;
        conflict.kind = AccountConflict::Kind::RoomTaken;
        conflict.group = limit.owner;
        std::vector<std::pair<base::Money, std::string>> takers;
        for (const StrategyUse& use : view.strategies) {
            const base::Money part =
                group ? in.book->groupHeat(limit.owner, use.key) : in.book->heat(use.key);
            if (part > base::Money()) {
                takers.emplace_back(part, use.key);
            }
        }
        std::stable_sort(takers.begin(), takers.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        std::string who;
        for (const auto& [part, key] : takers) {
            conflict.strategies.push_back(key);
            who += fmt::format("{}{} ${:.0f}", who.empty() ? "" : ", ", nameOf(view, key), part.toDollars());
        }
        conflict.text = fmt::format("{} is used up, ${:.0f} of ${:.0f}: {}. No entry of any strategy fits",
                                    group ? "The risk of group " + limit.owner : "The heat of the account",
                                    limit.usedMoney->toDollars(), limit.limitMoney->toDollars(), who);
        conflicts.push_back(std::move(conflict));
    }
}

} // namespace

std::vector<AccountConflict> accountConflicts(const AccountViewInputs& in, const AccountView& view) {
    std::vector<AccountConflict> conflicts;
    addSides(view, *in.book, conflicts);
    addTakenRoom(in, view, conflicts);
    for (const RefusedSignal& signal : in.refused) {
        conflicts.push_back({AccountConflict::Kind::Refused,
                             signal.underlying,
                             {signal.strategy},
                             fmt::format("{} refused {}: {}", nameOf(view, signal.strategy),
                                         signal.underlying, signal.reason)});
    }
    return conflicts;
}

} // namespace signalbox::session
