// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/brief.h"

#include "engine/base/format.h"
#include "engine/memo/body_json.h"
#include "engine/memo/memo_text.h"
#include "engine/report/day_post.h"
#include "engine/report/log_pieces.h"
#include "engine/risk/ratio.h"

#include <fmt/format.h>

namespace signalbox::report {
namespace {

std::string number(const std::optional<double>& value, int decimals) {
    return value ? base::fixed(*value, decimals) : "n/a";
}

/// On what belief an order is staked, where its memo must say so (BRK-K5a).
std::string beliefOf(const book::MemoWritten& written) {
    const auto body = memo::parseBody(written.body);
    if (!body) {
        return {};
    }
    const memo::EdgePart& edge = body->risk.edge;
    std::string text = edge.assumedEdge.empty() ? "" : ", " + edge.assumedEdge;
    return edge.sources ? text + ", EVIDENCE " + memo::evidenceText(edge) : text;
}

std::vector<std::string> waitingMemos(const BriefInputs& inputs) {
    std::vector<std::string> lines;
    for (const book::Memo* memo : inputs.book->memos().standingAt(book::MemoStage::Submitted)) {
        const book::MemoWritten& written = memo->latest().memo;
        if (written.validOn == inputs.date) {
            lines.push_back(fmt::format("{} version {}: {} x {}, expires at 11:00 ET{}", written.memoId,
                                        written.version, written.contracts, written.contract,
                                        beliefOf(written)));
        }
    }
    return lines;
}

std::vector<std::string> refusals(const ScanSummary& scan) {
    std::vector<std::string> lines;
    for (const ScanReject* reject : inOrder(scan.rejects)) {
        const std::string more = whatWouldFit(*reject);
        lines.push_back(fmt::format("{} {}: {}{}", reject->symbol, reject->firstFail, rejectReason(*reject),
                                    more.empty() ? "" : " (" + more + ")"));
    }
    return lines;
}

std::string accountLine(const book::Book& book) {
    const double growth = growthSinceStart(book);
    const auto drawdown = risk::drawdown(book.latestEquity(), book.highWaterMark());
    return fmt::format("- Equity {} ({}% since start), drawdown {}%\n", base::usd(book.latestEquity()),
                       base::fixedSigned(100 * (growth - 1), 1),
                       drawdown ? base::fixed(100 * drawdown->toReal(), 1) : "n/a");
}

} // namespace

std::string lightInputsText(const diagnosis::MarketLightInputs& in, const diagnosis::MarketLight& light) {
    return fmt::format("VIX {}, SPY {} (SMA20 {}), IWM/SPY {} (SMA20 {}), 10-year yield {} in 20 sessions",
                       number(in.vix, 1), number(in.spy, 2), number(in.spySma20, 2), number(in.iwmSpy, 4),
                       number(in.iwmSpySma20, 4),
                       light.yieldChangeBp ? base::fixedSigned(*light.yieldChangeBp, 1) + " bp" : "n/a");
}

std::vector<std::string> approvedOrders(const book::Book& book, base::Date date) {
    std::vector<std::string> lines;
    for (const book::Memo* memo : book.memos().standingAt(book::MemoStage::Approved)) {
        const book::MemoWritten& written = memo->latest().memo;
        if (written.validOn == date) {
            lines.push_back(fmt::format("{}: buy {} x {} at {} or less, 10:00 to 11:00 ET ({}{})",
                                        written.strategy, written.contracts, written.contract,
                                        base::usdPrice(written.limit), written.memoId, beliefOf(written)));
        }
    }
    for (const auto& [id, pending] : book.pending()) {
        const book::TicketOpened& ticket = pending.ticket;
        const bool underMemo = ticket.facts && !ticket.facts->memoId.empty();
        if (!ticket.closesPosition && ticket.validOn == date && !underMemo) {
            lines.push_back(fmt::format("{}: {} {} of {}, limit {} ({})", ticket.strategy,
                                        ticket.contracts - pending.filled,
                                        ticket.contracts - pending.filled == 1 ? "unit" : "units",
                                        ticket.underlying, base::usdPrice(ticket.limit), id));
        }
    }
    return lines;
}

std::vector<std::string> eventsToday(const book::Book& book,
                                     std::span<const session::PositionState> positions, base::Date date) {
    std::vector<std::string> events;
    for (const session::PositionState& state : positions) {
        if (state.position.expiration == date) {
            events.push_back(positionName(state.position) + " expires");
        }
        for (const exits::Trigger& trigger : state.exit.triggers) {
            if (trigger.date && *trigger.date == date) {
                events.push_back(positionName(state.position) + ": time stop");
            }
        }
    }
    for (const auto& [id, pending] : book.pending()) {
        if (pending.ticket.closesPosition && pending.ticket.validOn == date) {
            const book::Position* position = book.find(*pending.ticket.closesPosition);
            events.push_back("closing order of " +
                             (position == nullptr ? pending.ticket.underlying : positionName(*position)));
        }
    }
    return events;
}

std::string briefText(const BriefInputs& inputs) {
    const diagnosis::MarketLight light = diagnosis::marketLight(inputs.light);
    std::string text =
        fmt::format("# Brief {} [{}]\n\n## Regime\n\n- {}: {}. Longs {}.0x, shorts {}.0x\n",
                    base::toIso(inputs.date), inputs.mode, diagnosis::marketMoodName(light.mood),
                    lightInputsText(inputs.light, light), light.longMultiplier, light.shortMultiplier);
    text += "\n## Approved orders for today\n\n" + listed(approvedOrders(*inputs.book, inputs.date));
    if (const auto waiting = waitingMemos(inputs); !waiting.empty()) {
        text += "\n## Memos that wait for votes\n\n" + listed(waiting);
    }
    std::vector<std::string> open;
    for (const session::PositionState& state : inputs.positions) {
        open.push_back(positionLine(state));
    }
    text += "\n## Open positions\n\n" + listed(open);
    text += "\n## Today\n\n" + listed(inputs.events);
    for (const ScanSummary& scan : inputs.scans) {
        text += fmt::format("\n## Refused at the last close ({}: {} scanned, {} passed)\n\n{}", scan.strategy,
                            counted(scan.scanned, "symbol"), scan.passed, listed(refusals(scan)));
    }
    text += "\n## Account\n\n" + accountLine(*inputs.book);
    text += "\n## Data problems\n\n" + listed(inputs.dataProblems);
    return text;
}

} // namespace signalbox::report
