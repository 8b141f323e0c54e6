// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/order_text/dialect.h"

#include "engine/report/order_text/dialect_parts.h"
#include "engine/report/order_text/order_checks.h"

#include <algorithm>
#include <array>
#include <utility>

namespace signalbox::report {
namespace {

using base::ErrorCode;

constexpr std::array<std::pair<Dialect, const char*>, 5> Keys{{{Dialect::Thinkorswim, "thinkorswim"},
                                                               {Dialect::Tastytrade, "tastytrade"},
                                                               {Dialect::Ibkr, "ibkr"},
                                                               {Dialect::Schwab, "schwab"},
                                                               {Dialect::Plain, "plain"}}};

bool saysEffect(Dialect dialect) {
    return dialect != Dialect::Thinkorswim && dialect != Dialect::Ibkr;
}

std::string write(Dialect dialect, const OrderTicket& ticket, const OrderTextContext& context) {
    switch (dialect) {
    case Dialect::Thinkorswim:
        return writeThinkorswim(ticket, context);
    case Dialect::Tastytrade:
        return writeTastytrade(ticket);
    case Dialect::Ibkr:
        return writeIbkr(ticket);
    case Dialect::Schwab:
        return writeSchwab(ticket);
    case Dialect::Plain:
        return writePlain(ticket);
    }
    return {};
}

std::string joined(const std::vector<std::string>& problems) {
    std::string text;
    for (const std::string& problem : problems) {
        text += (text.empty() ? "" : "; ") + problem;
    }
    return text;
}

} // namespace

const char* dialectKey(Dialect dialect) {
    for (const auto& [value, key] : Keys) {
        if (value == dialect) {
            return key;
        }
    }
    return "";
}

std::optional<Dialect> parseDialect(std::string_view key) {
    for (const auto& [value, name] : Keys) {
        if (key == name) {
            return value;
        }
    }
    return std::nullopt;
}

base::Result<std::string> orderText(Dialect dialect, const OrderTicket& ticket,
                                    const OrderTextContext& context) {
    const std::string where = std::string("order text ") + dialectKey(dialect);
    std::vector<std::string> problems = orderProblems(ticket, context);
    if (problems.empty()) {
        OrderTicket reduced = ticket;
        normalise(reduced);
        if (!(reduced == ticket)) {
            problems.emplace_back("the ratios of the legs have a common factor");
        }
        // Between two expirations carry can turn the sign, so that only one expiration is certain.
        const auto structure = structureOf(ticket.legs);
        const bool certain = structure != OrderStructure::Calendar && structure != OrderStructure::Diagonal;
        const std::string contradiction = effectContradiction(ticket);
        if (certain && !contradiction.empty()) {
            problems.push_back(contradiction);
        }
        const PositionEffect effect = ticket.legs.front().effect;
        const bool mixed = std::any_of(ticket.legs.begin(), ticket.legs.end(),
                                       [effect](const OrderLeg& leg) { return leg.effect != effect; });
        if (mixed && !saysEffect(dialect)) {
            problems.emplace_back("this dialect cannot say that one leg opens and another closes");
        }
        if (const std::string problem = thinkorswimProblem(ticket);
            dialect == Dialect::Thinkorswim && !problem.empty()) {
            problems.push_back(problem);
        }
    }
    if (!problems.empty()) {
        return base::fail(ErrorCode::Refused, joined(problems), where, "correct the ticket");
    }
    std::string text = write(dialect, ticket, context);
    OrderTextContext back = context;
    back.assumedEffect = ticket.legs.front().effect;
    const ReadOrder read = readOrder(dialect, text, back);
    if (!read.ticket || !(*read.ticket == ticket)) {
        return base::fail(ErrorCode::Internal, "the text does not read back to the same order: " + text,
                          where, "place the order by hand and report this text");
    }
    return text;
}

ReadOrder readOrder(Dialect dialect, std::string_view text, const OrderTextContext& context) {
    switch (dialect) {
    case Dialect::Thinkorswim:
        return readThinkorswim(text, context);
    case Dialect::Tastytrade:
        return readTastytrade(text, context);
    case Dialect::Ibkr:
        return readIbkr(text, context);
    case Dialect::Schwab:
        return readSchwab(text, context);
    case Dialect::Plain:
        return readPlain(text, context);
    }
    return {};
}

} // namespace signalbox::report
