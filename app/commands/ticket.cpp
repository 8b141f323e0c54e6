// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox ticket: the order text of a recorded plan, or of the closing of a position.
#include "app/commands/commands.h"
#include "app/core/day/workstation.h"
#include "engine/base/decimal.h"
#include "engine/report/long_option_text.h"

#include <memory>

#include <CLI/CLI.hpp>

namespace signalbox::commands {
namespace {

struct TicketOptions {
    std::string plan;
    std::string format = "thinkorswim";
    int position = 0;
    std::string price;
};

int ticket(const CommonOptions& options, const TicketOptions& own) {
    const auto dialect = report::parseDialect(own.format);
    if (own.plan.empty() == (own.position == 0) || !dialect) {
        return failed({base::ErrorCode::Usage, "name either --plan ID or --position N", "ticket", ""});
    }
    std::optional<base::Price> limit;
    if (!own.price.empty()) {
        limit = base::parsePrice(own.price);
        if (!limit) {
            return failed({base::ErrorCode::Usage, "not a price: " + own.price, "--price", ""});
        }
    }
    const auto home = homeOptions(options, "ticket");
    if (!home) {
        return failed(home.error());
    }
    const auto station = app::Workstation::open(*home, app::Access::Write);
    if (!station) {
        return failed(station.error());
    }
    const auto text = own.plan.empty() ? (*station)->closingTicket(own.position, limit, *dialect)
                                       : (*station)->ticket(own.plan, *dialect);
    if (!text) {
        return failed(text.error());
    }
    warnOfJournal(**station);
    if (!text->recorded) {
        std::fprintf(stderr,
                     "signalbox: ticket %s is NOT RECORDED; record the closing once the journal holds\n",
                     text->journalId.c_str());
    } else if (!options.quiet) {
        std::string marks;
        for (const std::string& mark : report::edgeMarks(text->ticket.facts)) {
            marks += ", " + mark;
        }
        std::fprintf(stderr, "signalbox: ticket %s, valid on %s%s%s%s\n", text->journalId.c_str(),
                     base::toIso(text->ticket.validOn).c_str(),
                     text->ticket.closesPosition ? "" : ", PROVISIONAL",
                     (*station)->market().simulated() ? ", SIMULATED" : "", marks.c_str());
    }
    return print(text->text) ? 0 : 3;
}

} // namespace

void addTicket(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    auto own = std::make_shared<TicketOptions>();
    CLI::App* command = app.add_subcommand("ticket", "The order text of a plan");
    command->add_option("--plan", own->plan, "Id of a recorded plan");
    command->add_option("--position", own->position, "Close this open position instead");
    command->add_option("--price", own->price, "Limit of a closing order; default: today's close cost");
    command->add_option("--format", own->format, "thinkorswim, tastytrade, ibkr, schwab or plain")
        ->check(CLI::IsMember({"thinkorswim", "tastytrade", "ibkr", "schwab", "plain"}));
    command->callback(
        [&options, &chosen, own] { chosen.action = [&options, own] { return ticket(options, *own); }; });
}

} // namespace signalbox::commands
