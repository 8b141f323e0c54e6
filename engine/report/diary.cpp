// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/diary.h"

#include "engine/base/format.h"
#include "engine/report/brief.h"
#include "engine/report/day_post.h"
#include "engine/report/log_pieces.h"
#include "engine/report/position_text.h"

#include <fmt/format.h>

namespace signalbox::report {
namespace {

/// Text of a person on one line, so that it cannot look like another section.
std::string oneLine(std::string text) {
    for (char& letter : text) {
        letter = letter == '\n' || letter == '\r' || letter == '\t' ? ' ' : letter;
    }
    return text;
}

std::string scanText(const ScanSummary& scan) {
    std::vector<std::string> lines;
    lines.push_back(fmt::format("{}: {} scanned, {} skipped, {}, {} passed", scan.strategy,
                                counted(scan.scanned, "symbol"), scan.skipped,
                                counted(scan.signals, "signal"), scan.passed));
    std::string counts;
    for (const auto& [check, count] : scan.firstFails) {
        counts += (counts.empty() ? "" : ", ") + check + " " + std::to_string(count);
    }
    if (!counts.empty()) {
        lines.push_back("First failing checks: " + counts);
    }
    for (const ScanReject* reject : inOrder(scan.rejects)) {
        const std::string more = whatWouldFit(*reject);
        lines.push_back(fmt::format("{} rejected at {}: {}{}", reject->symbol, reject->firstFail,
                                    rejectReason(*reject), more.empty() ? "" : "; " + more));
    }
    return listed(lines);
}

std::vector<std::string> decisions(const book::MemoState& memos, base::Date date) {
    std::vector<std::string> lines;
    for (const auto& [id, memo] : memos.all()) {
        for (const book::MemoVersion& version : memo.versions) {
            const book::MemoWritten& written = version.memo;
            std::string text;
            if (written.date == date) {
                text = fmt::format(" by {}: {} x {} at {} or less on {};", written.author, written.contracts,
                                   written.contract, base::usdPrice(written.limit),
                                   base::toIso(written.validOn));
            }
            for (const book::MemoVoted& vote : version.votes) {
                if (vote.date == date) {
                    text += fmt::format(" {} ({}) {}: {};", vote.reviewer,
                                        vote.person ? vote.role : vote.role + ", automated", vote.vote,
                                        oneLine(vote.comment));
                }
            }
            for (const book::MemoMoved& move : version.moves) {
                if (move.date == date) {
                    text += fmt::format(" {} ({});", move.state, oneLine(move.why));
                }
            }
            if (!text.empty()) {
                text.back() = '.';
                lines.push_back(fmt::format("{} version {}{}", id, written.version, text));
            }
        }
    }
    return lines;
}

std::vector<std::string> fillsAndExits(const DiaryInputs& inputs) {
    std::vector<std::string> lines;
    for (const book::JournalEntry& entry : inputs.journal) {
        if (const auto* fill = std::get_if<book::Filled>(&entry.event); fill && fill->date == inputs.date) {
            lines.push_back(fillLine(*inputs.book, *fill));
        } else if (const auto* exit = std::get_if<book::ExitDecided>(&entry.event);
                   exit && exit->date == inputs.date) {
            const book::Position* position = inputs.book->find(exit->positionId);
            lines.push_back(
                "exit due: " +
                (position == nullptr ? std::to_string(exit->positionId) : positionName(*position)) + " " +
                exit->action);
        }
    }
    for (const book::Position* trade : inputs.book->closedTrades()) {
        if (trade->closedOn == inputs.date) {
            lines.push_back(fmt::format(
                "result: {} {} {} ({}% of what was at risk), {}", trade->strategy, positionName(*trade),
                base::usdSigned(trade->netPl), base::fixedSigned(100 * trade->returnOnRisk().value_or(0), 1),
                book::closeReasonKey(trade->closeReason.value_or(book::CloseReason::Manual))));
        }
    }
    return lines;
}

std::string resultText(const book::Book& book, base::Date date) {
    const DayResult result = dayResult(book, date);
    return fmt::format("- Today {}, equity {} ({}% since start)\n", base::usdSigned(result.today),
                       base::usd(result.equity), base::fixedSigned(100 * (result.growth - 1), 1));
}

std::vector<std::string> notesOf(const DiaryInputs& inputs) {
    std::vector<std::string> notes;
    for (const book::JournalEntry& entry : inputs.journal) {
        if (const auto* note = std::get_if<book::NoteWritten>(&entry.event);
            note && note->date == inputs.date) {
            notes.push_back(note->by + ": " + oneLine(note->text));
        } else if (const auto* known = std::get_if<book::HaltAcknowledged>(&entry.event);
                   known && known->date == inputs.date) {
            notes.push_back(known->by + " acknowledged " + known->code + " of " + known->strategy + ": " +
                            oneLine(known->note));
        }
    }
    return notes;
}

} // namespace

std::string fillLine(const book::Book& book, const book::Filled& fill) {
    const auto found = book.tickets().find(fill.ticketId);
    if (found == book.tickets().end()) {
        return fill.ticketId;
    }
    const book::TicketOpened& ticket = found->second;
    book::Position shown;
    shown.underlying = ticket.underlying;
    shown.expiration = ticket.expiration;
    shown.legs = ticket.legs;
    return fmt::format(
        "{} {} {}x {} @ {}, fees {}, by {}{}", ticket.strategy, ticket.closesPosition ? "closed" : "opened",
        fill.contracts, positionName(shown), base::usdPrice(fill.price), base::usd(fill.fees), fill.by,
        ticket.facts && !ticket.facts->memoId.empty() ? " (" + ticket.facts->memoId + ")" : "");
}

DayResult dayResult(const book::Book& book, base::Date date) {
    DayResult result;
    result.equity = book.equityAtMarks();
    result.total = result.equity - book.flows();
    result.growth = growthSinceStart(book);
    base::Money flows = book.flowsSinceClose();
    for (const book::EquityPoint& point : book.equityHistory()) {
        flows += point.date == date ? point.flows : base::Money();
    }
    // Before the first close everything that was paid in counts as what it began with.
    result.today = book.equityHistory().empty() || book.equityHistory().front().date >= date
                       ? result.total
                       : result.equity - book.equityBefore(date) - flows;
    return result;
}

std::vector<std::string> breachesOf(const book::Book& book, std::span<const book::JournalEntry> journal,
                                    base::Date date) {
    std::vector<std::string> breaches;
    std::map<std::string, std::int64_t> filled;
    for (const book::JournalEntry& entry : journal) {
        if (const auto* halt = std::get_if<book::HaltRaised>(&entry.event); halt && halt->date == date) {
            breaches.push_back(halt->code + " of " + halt->strategy + ": " + oneLine(halt->why));
        }
        const auto* fill = std::get_if<book::Filled>(&entry.event);
        if (fill == nullptr || fill->date != date) {
            continue;
        }
        const auto found = book.tickets().find(fill->ticketId);
        if (found == book.tickets().end() || found->second.closesPosition) {
            continue;
        }
        const book::TicketOpened& ticket = found->second;
        const bool worse = ticket.credit ? fill->price < ticket.limit : fill->price > ticket.limit;
        if (worse) {
            breaches.push_back(fmt::format("BREACH: {} filled at {}, its limit was {}", ticket.ticketId,
                                           base::usdPrice(fill->price), base::usdPrice(ticket.limit)));
        }
        std::int64_t& sum = filled[ticket.ticketId];
        sum += fill->contracts;
        const book::Memo* memo =
            ticket.facts && !ticket.facts->memoId.empty() ? book.memos().find(ticket.facts->memoId) : nullptr;
        if (memo != nullptr && sum > memo->latest().memo.contracts) {
            breaches.push_back(fmt::format("BREACH: {} filled {} contracts, its memo allows {}",
                                           ticket.ticketId, sum, memo->latest().memo.contracts));
        }
        if (ticket.strategy == "breakout" && memo == nullptr) {
            breaches.push_back("BREACH: " + ticket.ticketId + " was filled without a memo");
        }
    }
    return breaches;
}

std::string diaryText(const DiaryInputs& inputs) {
    const diagnosis::MarketLight light = diagnosis::marketLight(inputs.light);
    std::string text =
        fmt::format("# Diary {} [{}]\n\n## Regime\n\n- {}: {}\n", base::toIso(inputs.date), inputs.mode,
                    diagnosis::marketMoodName(light.mood), lightInputsText(inputs.light, light));
    text += "\n## Scan\n\n";
    for (const ScanSummary& scan : inputs.scans) {
        text += scanText(scan);
    }
    text += inputs.scans.empty() ? "- none\n" : "";
    text += "\n## Decisions\n\n" + listed(decisions(inputs.book->memos(), inputs.date));
    text += "\n## Fills and exits\n\n" + listed(fillsAndExits(inputs));
    text += "\n## P/L\n\n" + resultText(*inputs.book, inputs.date);
    text += "\n## Rule breaches\n\n" + listed(breachesOf(*inputs.book, inputs.journal, inputs.date));
    text += "\n## Notes\n\n" + listed(notesOf(inputs));
    return text;
}

} // namespace signalbox::report
