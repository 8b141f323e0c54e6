// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/scan_rejects.h"

#include "engine/base/format.h"
#include "engine/scan/scan_result.h"

#include <algorithm>

#include <fmt/format.h>

namespace signalbox::report {
namespace {

constexpr std::int64_t StakeCapBp = 1000; // BRK-K4
constexpr std::int64_t FullBp = 10'000;

/// How far a symbol got: the number of the check that ended it.
int depthOf(const ScanReject& reject) {
    const auto check = scan::parseBreakoutCheck(reject.firstFail);
    return check ? static_cast<int>(*check) : 0;
}

bool isCandidate(const ScanReject& reject) {
    return depthOf(reject) > static_cast<int>(scan::BreakoutCheck::Signal);
}

bool isFurther(const ScanReject& a, const ScanReject& b) {
    const int depthA = depthOf(a);
    const int depthB = depthOf(b);
    return depthA != depthB ? depthA > depthB : a.symbol < b.symbol;
}

/// Always with cents, as BRK-T2 wants.
std::string twoDecimals(base::Money amount) {
    const std::string text = base::usd(amount);
    return text.find('.') == std::string::npos ? text + ".00" : text;
}

} // namespace

base::Money equityThatFits(base::Money cost, std::int64_t stakeBp) {
    return base::Money::cents(base::multiplyDivide(cost.toCents(), FullBp, stakeBp, base::Rounding::Ceil));
}

std::int64_t stakeThatFits(base::Money cost, base::Money equity) {
    return base::multiplyDivide(cost.toCents(), FullBp, equity.toCents(), base::Rounding::Ceil);
}

std::string rejectReason(const ScanReject& reject) {
    if (reject.cost && reject.budget &&
        scan::parseBreakoutCheck(reject.firstFail) == scan::BreakoutCheck::Cost) {
        return fmt::format("cost {} > budget {}", twoDecimals(*reject.cost), twoDecimals(*reject.budget));
    }
    return reject.reason;
}

std::string whatWouldFit(const ScanReject& reject) {
    const bool byCost = scan::parseBreakoutCheck(reject.firstFail) == scan::BreakoutCheck::Cost;
    if (!byCost || !reject.cost || !(*reject.cost > base::Money())) {
        return {};
    }
    std::string text;
    if (reject.stakeBp && *reject.stakeBp > 0) {
        text = "one contract fits from equity " + twoDecimals(equityThatFits(*reject.cost, *reject.stakeBp)) +
               " on at this stake";
    }
    if (reject.equity && *reject.equity > base::Money()) {
        const std::int64_t stake = stakeThatFits(*reject.cost, *reject.equity);
        text += fmt::format("{}from a stake of {}% of this equity{}",
                            text.empty() ? "one contract fits " : ", or ",
                            base::fixed(static_cast<double>(stake) / 100, 2),
                            stake > StakeCapBp ? ", which is above the cap of 10%" : "");
    }
    return text;
}

const ScanReject* topReject(std::span<const ScanReject> rejects) {
    const ScanReject* top = nullptr;
    for (const ScanReject& reject : rejects) {
        if (isCandidate(reject) && (top == nullptr || isFurther(reject, *top))) {
            top = &reject;
        }
    }
    return top;
}

std::string topRejectText(std::span<const ScanReject> rejects) {
    const ScanReject* top = topReject(rejects);
    return top == nullptr ? std::string() : top->symbol + " " + rejectReason(*top);
}

std::vector<const ScanReject*> inOrder(std::span<const ScanReject> rejects) {
    std::vector<const ScanReject*> ordered;
    for (const ScanReject& reject : rejects) {
        ordered.push_back(&reject);
    }
    std::sort(ordered.begin(), ordered.end(),
              [](const ScanReject* a, const ScanReject* b) { return isFurther(*a, *b); });
    return ordered;
}

} // namespace signalbox::report
