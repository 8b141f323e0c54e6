// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/memo/complete_body.h"

#include "engine/base/format.h"
#include "engine/memo/value_table.h"
#include "engine/pricing/probability.h"

#include <cmath>

#include <fmt/format.h>

namespace signalbox::memo {
namespace {

constexpr double SessionsOfYear = 252;

bool isCall(const HeaderPart& header) {
    return header.side == "LONG";
}

std::optional<double> times(const std::optional<double>& value, double factor) {
    return value ? std::optional(*value * factor) : std::nullopt;
}

GreekLine times(const GreekLine& line, double factor) {
    return {times(line.value, factor), times(line.delta, factor), times(line.gamma, factor),
            times(line.thetaDay, factor), times(line.vegaPoint, factor)};
}

void completeGreeks(MemoBody& body) {
    const HeaderPart& header = body.header;
    GreeksPart& g = body.greeks;
    if (g.bid && g.ask) {
        g.mark = base::midDollars(*g.bid, *g.ask);
        g.perShare.value = g.mark;
    }
    const double shares = static_cast<double>(header.multiplier);
    g.perContract = times(g.perShare, shares);
    if (header.quantity) {
        g.total = times(g.perShare, shares * static_cast<double>(*header.quantity));
    }
    if (g.perShare.thetaDay && header.limit && *header.limit > base::Price()) {
        g.thetaPctOfPremium = 100 * *g.perShare.thetaDay / header.limit->toDollars();
    }
    if (g.iv) {
        g.dailyDeviationPct = 100 * *g.iv / std::sqrt(SessionsOfYear);
    }
    if (header.strike && header.limit) {
        g.breakEven =
            (isCall(header) ? *header.strike + *header.limit : *header.strike - *header.limit).toDollars();
    }
    if (g.breakEven && g.spot && *g.spot > 0) {
        g.breakEvenMovePct = 100 * (*g.breakEven / *g.spot - 1);
        if (g.dailyDeviationPct && *g.dailyDeviationPct > 0) {
            g.breakEvenDeviations = *g.breakEvenMovePct / *g.dailyDeviationPct;
        }
    }
    if (g.breakEven && g.spot && g.rate && g.years && g.iv && *g.breakEven > 0) {
        const double forward = forwardOf(g);
        if (forward > 0) {
            g.probability = isCall(header)
                                ? pricing::probabilityAbove(forward, *g.breakEven, *g.years, *g.iv)
                                : pricing::probabilityBelow(forward, *g.breakEven, *g.years, *g.iv);
        }
    }
}

void completeRisk(MemoBody& body) {
    const HeaderPart& header = body.header;
    RiskPart& risk = body.risk;
    if (header.limit && risk.fee) {
        risk.costPerContract =
            base::premium(*header.limit, static_cast<std::int32_t>(header.multiplier), 1) + *risk.fee;
        if (header.quantity) {
            risk.maxLoss = *risk.costPerContract * *header.quantity;
        }
    }
    if (risk.maxLoss && risk.equity && *risk.equity > base::Money()) {
        risk.maxLossPct = 100.0 * static_cast<double>(risk.maxLoss->toCents()) /
                          static_cast<double>(risk.equity->toCents());
    }
}

base::Status completeExits(const HeaderPart& header, ExitPart& exits, const calendar::Calendar& calendar) {
    const auto scaled = [&header](std::int64_t x100) {
        return base::Price::units(
            base::multiplyDivide(header.limit->toUnits(), x100, 100, base::Rounding::HalfAway));
    };
    if (header.limit && exits.profitMultipleX100 && exits.stopFractionX100) {
        exits.profitBid = scaled(*exits.profitMultipleX100);
        exits.stopBid = scaled(*exits.stopFractionX100);
    }
    if (header.expiration && exits.exitDte) {
        SIGNALBOX_TRY_ASSIGN(exits.timeStop,
                             calendar.timeStopDate(*header.expiration, static_cast<int>(*exits.exitDte)));
    }
    exits.regimeShift = isCall(header) ? "BEARISH" : "BULLISH";
    return {};
}

base::Status completeTable(MemoBody& body, const calendar::Calendar& calendar) {
    RiskPart& risk = body.risk;
    SIGNALBOX_TRY_ASSIGN(const base::Date day,
                         calendar.addBusinessDays(body.header.validOn, TableSessionsAhead));
    risk.tableDate = day;
    if (!body.header.expiration) {
        return {};
    }
    SIGNALBOX_TRY_ASSIGN(const base::UtcTime close, calendar.closeInstant(day));
    SIGNALBOX_TRY_ASSIGN(const base::UtcTime expiry,
                         calendar.expiryInstant(*body.header.expiration, calendar::Settlement::Pm));
    risk.tableYears = calendar::timeToExpiry(close, expiry).years;
    risk.valueTable = valueTable(body);
    return {};
}

std::string wrongIfText(const MemoBody& body) {
    const auto& bars = body.thesis.bars;
    const ExitPart& exits = body.risk.exits;
    std::string text;
    if (bars.size() == ThesisBars) {
        double sum = 0;
        for (std::size_t i = 1; i + 1 < bars.size(); ++i) {
            sum += bars[i].close;
        }
        text = fmt::format("close back {} {}, the mean of the 20 sessions before the signal; ",
                           isCall(body.header) ? "below" : "above",
                           base::fixed(sum / static_cast<double>(ThesisBars - 2), 2));
    }
    text += "market light " + exits.regimeShift;
    if (exits.stopBid) {
        text += fmt::format("; bid of the option {} or less", base::usdPrice(*exits.stopBid));
    }
    return text;
}

} // namespace

base::Result<MemoBody> completeBody(MemoBody body, const calendar::Calendar& calendar) {
    completeGreeks(body);
    completeRisk(body);
    SIGNALBOX_TRY(completeExits(body.header, body.risk.exits, calendar));
    SIGNALBOX_TRY(completeTable(body, calendar));
    if (body.thesis.wrongIf.empty()) {
        body.thesis.wrongIf = wrongIfText(body);
    }
    return body;
}

} // namespace signalbox::memo
