// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox backtest: a strategy over a span of history, with everything measured on it.
#include "app/commands/commands.h"
#include "app/core/day/workstation.h"
#include "app/core/lab/account_backtest.h"
#include "app/core/lab/audit_job.h"
#include "app/core/lab/backtest_job.h"
#include "engine/base/decimal.h"
#include "engine/codec/backtest_json.h"
#include "engine/lab/audit/trade_comparison.h"
#include "engine/report/backtest_report.h"

#include <memory>
#include <string_view>

#include <CLI/CLI.hpp>

namespace signalbox::commands {
namespace {

struct BacktestOptions {
    std::string strategy;
    std::string underlying;
    std::string from;
    std::string to;
    std::string equity;
    std::string costs;
    bool audit = false;
    bool compare = false;
};

base::Result<base::Date> dateOf(const std::string& text, const char* option) {
    const auto date = base::parseIsoDate(text);
    if (!date) {
        return base::fail(base::ErrorCode::Usage, "\"" + text + "\" is no date", option, "write YYYY-MM-DD");
    }
    return *date;
}

base::Result<std::optional<base::Money>> equityOf(const std::string& text) {
    if (text.empty()) {
        return std::optional<base::Money>();
    }
    const auto amount = base::parseMoney(text);
    if (!amount || *amount <= base::Money()) {
        return base::fail(base::ErrorCode::Usage, "\"" + text + "\" is no amount", "--equity",
                          "write dollars, such as 250000");
    }
    return amount;
}

base::Result<app::BacktestWish> wishOf(const CommonOptions& options, const BacktestOptions& own,
                                       const app::OpenHome& home) {
    app::BacktestWish wish;
    wish.span.strategy = own.strategy;
    wish.span.underlying = own.underlying;
    SIGNALBOX_TRY_ASSIGN(wish.span.from, dateOf(own.from, "--from"));
    SIGNALBOX_TRY_ASSIGN(wish.span.to, dateOf(own.to, "--to"));
    SIGNALBOX_TRY_ASSIGN(wish.span.equity, equityOf(own.equity));
    wish.parameters = home.parameters;
    wish.threads = options.threads;
    return wish;
}

std::vector<std::string> comparison(const app::Backtest& done, const std::vector<book::JournalEntry>& journal,
                                    const book::Book& book) {
    lab::ComparisonRequest request;
    request.strategy = done.lab->strategy();
    request.underlying = done.lab->underlying();
    request.from = done.lab->history().dates.front();
    request.to = done.lab->history().dates.back();
    return lab::comparisonLines(
        lab::compareTrades(book.positions(), done.run, 0, lab::recordedDecisions(journal, request), request));
}

std::vector<std::string> strategiesOf(const std::string& text) {
    std::vector<std::string> keys;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        keys.emplace_back(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    return keys;
}

/// Strategies that buy options on shares, and several on one account.
int accountBacktest(const CommonOptions& options, const BacktestOptions& own, app::Workstation& station) {
    app::AccountWish wish;
    wish.strategies = strategiesOf(own.strategy);
    wish.underlying = own.underlying;
    const auto from = dateOf(own.from, "--from");
    const auto to = dateOf(own.to, "--to");
    const auto equity = equityOf(own.equity);
    for (const base::Error* wrong :
         {from ? nullptr : &from.error(), to ? nullptr : &to.error(), equity ? nullptr : &equity.error()}) {
        if (wrong != nullptr) {
            return failed(*wrong);
        }
    }
    if (wish.strategies.size() > 1 && !wish.underlying.empty()) {
        return failed({base::ErrorCode::Usage, "several strategies trade their own universes", "--underlying",
                       "set breakout.universe or atr-matrix.universe with --set"});
    }
    if (own.compare) {
        return failed({base::ErrorCode::Usage, "is for Optimus alone", "--compare",
                       "leave it out, or name --strategy optimus"});
    }
    wish.from = *from;
    wish.to = *to;
    wish.equity = *equity;
    wish.threads = options.threads;
    const auto done = app::runAccountBacktest(station.home(), station.market(), wish);
    if (!done) {
        return failed(done.error());
    }
    const app::AccountBacktest& result = **done;
    if (!print(options.json ? codec::backtestJson(result.card, result.run, result.analysis)
                            : report::backtestText(result.card, result.run, result.analysis))) {
        return 3;
    }
    for (const report::ClosingText& closing : result.closing) {
        if (!options.json && !print("\n" + closing.text)) {
            return 3;
        }
    }
    if (!own.audit) {
        return 0;
    }
    const auto audit = app::auditAccount(station.home(), station.market(), wish, result);
    if (!audit) {
        return failed(audit.error());
    }
    for (const std::string& line : audit->lines) {
        std::fprintf(options.json ? stderr : stdout, "%s\n", line.c_str());
    }
    return audit->clean ? 0 : 1;
}

int backtest(const CommonOptions& options, const BacktestOptions& own) {
    const std::vector<std::string> keys = strategiesOf(own.strategy);
    auto home = homeOptions(options, "backtest", keys.size() == 1 ? keys.front() : "optimus");
    if (!home) {
        return failed(home.error());
    }
    home->costs = own.costs;
    const auto station = app::Workstation::open(*home, app::Access::Read);
    if (!station) {
        return failed(station.error());
    }
    if (app::isAccountBacktest(keys)) {
        return accountBacktest(options, own, **station);
    }
    const auto wish = wishOf(options, own, (*station)->home());
    if (!wish) {
        return failed(wish.error());
    }
    const auto done = app::runBacktest((*station)->home(), (*station)->market(), *wish);
    if (!done) {
        return failed(done.error());
    }
    const app::Backtest& result = **done;
    if (!print(options.json ? codec::backtestJson(result.card, result.run, result.analysis)
                            : report::backtestText(result.card, result.run, result.analysis))) {
        return 3;
    }
    std::FILE* aside = options.json ? stderr : stdout;
    if (own.compare) {
        const auto journal = (*station)->journal();
        if (!journal) {
            return failed(journal.error());
        }
        const auto book = book::Book::fold(*journal);
        if (!book) {
            return failed(book.error());
        }
        for (const std::string& line : comparison(result, *journal, *book)) {
            std::fprintf(aside, "%s\n", line.c_str());
        }
    }
    if (!own.audit) {
        return 0;
    }
    const auto report = app::auditBacktest(*result.lab, result.parameters, result.run, options.threads);
    if (!report) {
        return failed(report.error());
    }
    for (const std::string& line : app::auditLines(*report)) {
        std::fprintf(aside, "%s\n", line.c_str());
    }
    return report->clean() ? 0 : 1;
}

} // namespace

void addBacktest(CLI::App& app, CommonOptions& options, Chosen& chosen) {
    auto own = std::make_shared<BacktestOptions>();
    CLI::App* command = app.add_subcommand("backtest", "A strategy over history, with everything measured");
    command
        ->add_option("--strategy", own->strategy,
                     "optimus, breakout, atr-matrix, or several with commas: one account")
        ->required();
    command->add_option("--underlying", own->underlying,
                        "Default: the strategy's own; for one that buys on shares a universe or symbols");
    command->add_option("--from", own->from, "First day, YYYY-MM-DD")->required();
    command->add_option("--to", own->to, "Last day, YYYY-MM-DD")->required();
    command->add_option("--equity", own->equity, "Dollars at the start; default: paper_equity");
    command->add_option("--costs", own->costs,
                        "File with fee_per_contract_cents, entry_slippage, exit_slippage");
    command->add_flag("--audit", own->audit, "Look for look-ahead; status 1 if there is any");
    command->add_flag("--compare", own->compare, "Compare with the trades in the journal");
    command->callback(
        [&options, &chosen, own] { chosen.action = [&options, own] { return backtest(options, *own); }; });
}

} // namespace signalbox::commands
