// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox record: what a person did. Same checks and same journal as in the window.
#include "app/commands/commands.h"
#include "app/core/day/evidence.h"
#include "engine/base/decimal.h"
#include "engine/params/choices.h"

#include <memory>

#include <CLI/CLI.hpp>

namespace signalbox::commands {
namespace {

struct RecordOptions {
    std::string by;
    std::string ticket;
    int position = 0;
    std::string price;
    std::int64_t quantity = 0;
    std::string time;
    std::string fees;
    std::string strategy = "optimus";
    std::string code;
    std::string text;
    memo::VoteEntry vote;
    std::string file;
    std::string outOfSampleFrom;
    bool clear = false;
};

base::Result<std::shared_ptr<app::Workstation>> openStation(const CommonOptions& options,
                                                            const RecordOptions& own) {
    SIGNALBOX_TRY_ASSIGN(const app::HomeOptions home, homeOptions(options, "record", own.strategy));
    return app::Workstation::open(home, app::Access::Write);
}

base::Result<std::optional<base::UtcTime>> timeOf(const RecordOptions& own) {
    if (own.time.empty()) {
        return std::optional<base::UtcTime>();
    }
    const auto at = base::parseIsoTime(own.time);
    if (!at) {
        return base::fail(base::ErrorCode::Usage, "not a time: " + own.time, "--time",
                          "write it as 2026-02-18T15:04:00Z or with -05:00");
    }
    return at;
}

base::Result<app::FillEntry> fillOf(const RecordOptions& own) {
    app::FillEntry fill;
    fill.ticketId = own.ticket;
    fill.contracts = own.quantity;
    fill.by = own.by;
    const auto price = base::parsePrice(own.price);
    if (!price) {
        return base::fail(base::ErrorCode::Usage, "not a price: " + own.price, "--price");
    }
    fill.price = *price;
    if (!own.fees.empty()) {
        fill.fees = base::parseMoney(own.fees);
        if (!fill.fees || *fill.fees < base::Money()) {
            return base::fail(base::ErrorCode::Usage, "not an amount: " + own.fees, "--fees");
        }
    }
    SIGNALBOX_TRY_ASSIGN(fill.at, timeOf(own));
    return fill;
}

int recordFill(const CommonOptions& options, const RecordOptions& own) {
    auto fill = fillOf(own);
    if (!fill) {
        return failed(fill.error());
    }
    const auto station = openStation(options, own);
    if (!station) {
        return failed(station.error());
    }
    const bool closing = own.ticket.empty();
    const auto done =
        closing ? (*station)->recordClosing(own.position, *fill) : (*station)->recordFill(*fill);
    if (!done) {
        return failed(done.error());
    }
    return print("recorded " + (closing ? "closing of position " + std::to_string(own.position) : own.ticket))
               ? 0
               : 3;
}

int recordVote(const CommonOptions& options, const RecordOptions& own) {
    const auto at = timeOf(own);
    if (!at) {
        return failed(at.error());
    }
    const auto station = openStation(options, own);
    if (!station) {
        return failed(station.error());
    }
    memo::VoteEntry vote = own.vote;
    vote.reviewer = own.by;
    vote.comment = own.text;
    const auto stage = (*station)->vote(vote, *at);
    if (!stage) {
        return failed(stage.error());
    }
    return print("recorded " + vote.vote + " of " + vote.memoId + ": " + book::memoStageKey(*stage)) ? 0 : 3;
}

int recordNote(const CommonOptions& options, const RecordOptions& own) {
    const auto date = givenDate(options);
    if (!date) {
        return failed(date.error());
    }
    const auto station = openStation(options, own);
    if (!station) {
        return failed(station.error());
    }
    const book::NoteWritten note{(*date).value_or(calendar::newYorkDate(app::systemNow())), own.by, own.text};
    if (const auto done = (*station)->record(note, own.by); !done) {
        return failed(done.error());
    }
    return print("recorded") ? 0 : 3;
}

int recordAcknowledgement(const CommonOptions& options, const RecordOptions& own) {
    const auto date = givenDate(options);
    if (!date) {
        return failed(date.error());
    }
    const auto station = openStation(options, own);
    if (!station) {
        return failed(station.error());
    }
    const base::Date day = (*date).value_or(calendar::newYorkDate(app::systemNow()));
    if (const auto done = (*station)->acknowledge(own.strategy, own.code, own.by, own.text, day); !done) {
        return failed(done.error());
    }
    return print("acknowledged " + own.code) ? 0 : 3;
}

/// What was recorded, where it comes from, and whether it counts (BRK-K5a).
std::string evidenceRecorded(const codec::ReadEvidence& read, const params::BreakoutParameters& rules) {
    const book::EvidenceNamed& event = read.event;
    const std::string evidence = params::kellyEvidenceKey(rules.kellyEvidence);
    return "recorded evidence of " + event.strategy + ": " + std::to_string(event.trades.size()) +
           " closed trades since " + base::toIso(event.outOfSampleFrom) + ", " + std::to_string(read.wins) +
           " wins; left out: " + std::to_string(read.inSample) + " entered before, " +
           std::to_string(read.open) + " open\n  backtest " + base::toIso(event.from) + " to " +
           base::toIso(event.to) + ", fills: " + read.fills + ", prices: " + event.priceSource + "\n  file " +
           event.fileHash + "\n  parameters " + event.parametersHash + "\n  kelly_evidence is " + evidence +
           (rules.kellyEvidence == params::KellyEvidence::OwnAndBacktest
                ? ": they count from " + base::toIso(event.date)
                : ": they count only with breakout.kelly_evidence=own+backtest");
}

int recordEvidence(const CommonOptions& options, const RecordOptions& own) {
    const auto date = givenDate(options);
    if (!date) {
        return failed(date.error());
    }
    const auto from = base::parseIsoDate(own.outOfSampleFrom);
    if (!own.clear && !from) {
        return failed({base::ErrorCode::Usage, "not a date: " + own.outOfSampleFrom, "--out-of-sample-from",
                       "write it as YYYY-MM-DD"});
    }
    RecordOptions ofBreakout = own;
    ofBreakout.strategy = "breakout";
    const auto station = openStation(options, ofBreakout);
    if (!station) {
        return failed(station.error());
    }
    if (own.clear) {
        const auto done = app::clearEvidence(**station, *date, own.by);
        return !done ? failed(done.error()) : print("recorded: no backtest is named as evidence") ? 0 : 3;
    }
    const auto read = app::nameEvidence(**station, {own.file, *from, *date, own.by});
    if (!read) {
        return failed(read.error());
    }
    return print(evidenceRecorded(*read, (*station)->home().parameters.breakout())) ? 0 : 3;
}

/// Whoever did something, and what they wrote, must be there to be read later.
CLI::Validator notBlank() {
    return CLI::Validator(
        [](const std::string& text) {
            const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
            return blank ? std::string("must not be blank") : std::string();
        },
        "");
}

void addFillOptions(CLI::App* command, RecordOptions& own) {
    command->add_option("--price", own.price, "Net price per share")->required();
    command->add_option("--quantity", own.quantity, "Contracts")->required();
    command->add_option("--time", own.time, "When, ISO with Z or offset; default: now");
    command->add_option("--fees", own.fees, "Fees in dollars; default: by the fee parameter");
    command->add_option("--by", own.by, "Who")->required()->check(notBlank());
}

} // namespace

void addRecord(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    auto own = std::make_shared<RecordOptions>();
    CLI::App* command = app.add_subcommand(
        "record",
        "What a person did: a fill, a closing, a vote, an acknowledgement, a note, a backtest named as "
        "evidence");
    command->require_subcommand(1);
    const auto choose = [&options, &chosen, own](CLI::App* sub,
                                                 int (*run)(const CommonOptions&, const RecordOptions&)) {
        sub->fallthrough();
        sub->callback([&options, &chosen, own, run] {
            chosen.action = [&options, own, run] { return run(options, *own); };
        });
    };
    CLI::App* fill = command->add_subcommand("fill", "A fill of a ticket");
    fill->add_option("--ticket", own->ticket, "Id of the ticket")->required();
    addFillOptions(fill, *own);
    choose(fill, recordFill);
    CLI::App* close = command->add_subcommand("close", "The closing fill of a position");
    close->add_option("--position", own->position, "Id of the position")->required();
    addFillOptions(close, *own);
    choose(close, recordFill);
    CLI::App* vote = command->add_subcommand("vote", "A vote on a memo");
    vote->add_option("--memo", own->vote.memoId, "Id of the memo")->required();
    vote->add_option("--by", own->by, "Who")->required()->check(notBlank());
    vote->add_option("--vote", own->vote.vote, "approve, reject or changes")
        ->required()
        ->check(CLI::IsMember({"approve", "reject", "changes"}));
    vote->add_option("--comment", own->text, "Why")->required()->check(notBlank());
    vote->add_option("--role", own->vote.role, "trader (default), quant or risk")
        ->check(CLI::IsMember({"trader", "quant", "risk"}));
    vote->add_option("--time", own->time, "When, ISO with Z or offset; default: now");
    choose(vote, recordVote);
    CLI::App* ack = command->add_subcommand("ack", "The acknowledgement of a halt");
    ack->add_option("--strategy", own->strategy, "Whose halt; default: optimus");
    ack->add_option("--code", own->code, "CIRCUIT_BREAKER, FAILURE_HALT, LOSS_STREAK or DAILY_LOSS")
        ->required();
    ack->add_option("--note", own->text, "What was looked at")->required()->check(notBlank());
    ack->add_option("--by", own->by, "Who")->required()->check(notBlank());
    choose(ack, recordAcknowledgement);
    CLI::App* note = command->add_subcommand("note", "A note");
    note->add_option("--text", own->text, "The note")->required()->check(notBlank());
    note->add_option("--by", own->by, "Who")->required()->check(notBlank());
    choose(note, recordNote);
    CLI::App* evidence = command->add_subcommand(
        "evidence", "A backtest of breakout whose trades count where kelly_evidence is own+backtest");
    CLI::Option* file = evidence->add_option("--file", own->file,
                                             "What `signalbox backtest --strategy breakout --json` printed");
    CLI::Option* from =
        evidence->add_option("--out-of-sample-from", own->outOfSampleFrom,
                             "Only closed trades entered on or after this day count, YYYY-MM-DD");
    CLI::Option* clear = evidence->add_flag("--clear", own->clear, "The named backtest counts no longer");
    file->needs(from);
    from->needs(file);
    clear->excludes(file)->excludes(from);
    evidence->add_option("--by", own->by, "Who")->required()->check(notBlank());
    evidence->require_option(2, 0);
    choose(evidence, recordEvidence);
}

} // namespace signalbox::commands
