// SPDX-License-Identifier: GPL-3.0-or-later
// A strategy as a backtest drives it: the same deciding functions as the daily evaluation, asked by session
// number over columns that were made before the run. It holds no state of a run and may be used from several
// threads.
#pragma once

#include "engine/backtest/run_result.h"
#include "engine/base/real.h"
#include "engine/book/book.h"
#include "engine/exits/exit_decision.h"
#include "engine/risk/circuit_breaker.h"
#include "engine/risk/risk_desk.h"

#include <array>
#include <optional>
#include <string>

namespace signalbox::backtest {

/// What the rules of an evaluation may know of the account.
struct BookNow {
    int openTotal = 0;
    int openInGroup = 0;
    std::optional<int> lastEntrySession; ///< fill session of the last entry
    bool halted = false;                 ///< an entry on the next session is forbidden
    const book::Book* book = nullptr;    ///< of the run so far, for systems that want one
};

/// What size and verdict may know of the account (SHR-A2).
struct AccountNow {
    base::Money sleeveEquity; ///< at the previous close
    base::Money accountEquity;
    base::Money highWaterMark;
    base::Money strategyHeat;
    base::Money accountHeat;
    base::Money groupHeat;         ///< of the trade's risk group, all strategies
    base::Money strategyGroupHeat; ///< of them those of the strategy
    base::Money cash;
    base::Money buyingPower;
    std::optional<risk::Ratio> dayReturn;
    std::optional<risk::Ratio> drawdown;
    std::optional<double> aggregateDelta; ///< fraction of sleeve equity; absent: a position has no Greeks
    int openTotal = 0;
    int openInGroup = 0;
    int closedTrades = 0;
    int winsLast10 = 0;
    risk::EnabledStrategies enabled;
    const book::Book* book = nullptr; ///< of the run so far, for systems that want one
};

/// An order that the rules want, with the desk's consent; or why there is none.
struct Order {
    SignalEnd end = SignalEnd::NoQuotes;
    std::string detail;
    Trade trade; ///< legs, expiration, contracts, limit as entryPrice, max loss, conviction; fees are the
                 ///< driver's
    std::int64_t doubledMid = 0; ///< 2 x mid of the package, $0.0001, and the natural price, for other fills
    base::Price natural;
    std::optional<book::TicketOpened> ticket; ///< of systems that want a book: what was approved
    double unitDelta = 0;                     ///< per share of one unit, signed
    double spot = 0;
};

/// A position on one session.
struct Mark {
    bool usable = false;   ///< both sides quoted and no invalidating code
    base::Price closeCost; ///< OPT-X1, rounded against us
    base::Price natural;
    std::int64_t doubledMid = 0;
    exits::ExitAction action = exits::ExitAction::HoldNoQuote;
    std::optional<std::int64_t> contracts; ///< that the action closes; absent: all that are open
    bool greeksKnown = false;
    double deltaShares = 0; ///< of the whole position (SHR-G1)
    double gamma = 0, thetaDay = 0, vegaPoint = 0;
    double spot = 0;
    Origin origin = Origin::None;
    /// In the order of Trade::legs, for the split of P/L by Greek: fraction, Missing without one; and the
    /// leg's own part of `vegaPoint`, signed, all contracts.
    std::array<double, 2> legIv{base::Missing, base::Missing};
    std::array<double, 2> legVegaPoint{};
};

class BookMirror;

class System {
public:
    System() = default;
    System(const System&) = delete;
    System& operator=(const System&) = delete;
    virtual ~System() = default;

    [[nodiscard]] virtual const std::string& key() const = 0; ///< "optimus"
    [[nodiscard]] virtual const std::string& underlying() const = 0;
    [[nodiscard]] virtual const std::string& riskGroup() const = 0;
    /// The decision at the close of a session.
    [[nodiscard]] virtual DayLine decide(int session, const BookNow& book) const = 0;
    /// What the rules would trade for a signal of `signalSession` from the quotes of `session`, as one
    /// contract: a study that knows no account and that no account may trade. SignalEnd::Traded says that
    /// there is such a trade.
    [[nodiscard]] virtual Order propose(int signalSession, int session) const = 0;
    /// The order of a signal of `signalSession`, from the quotes of `session`, the one after it.
    [[nodiscard]] virtual Order order(int signalSession, int session, const AccountNow& account) const = 0;
    /// Marks a position and asks its exits; `regimeSession` is the close whose regime is known.
    [[nodiscard]] virtual Mark mark(const Trade& trade, int session, int regimeSession) const = 0;
    /// A price that may be paid, rounded against us to a legal tick of the package.
    [[nodiscard]] virtual base::Price ceilTick(base::Price price) const = 0;
    [[nodiscard]] virtual base::Price floorTick(base::Price price) const = 0;
    [[nodiscard]] virtual risk::BreakerParameters breaker() const = 0;
    [[nodiscard]] virtual bool hasFailureHalts() const = 0; ///< OPT-F2
    /// A loss of the account on one day of at least so much halts its entries (ATR-P5); absent: it has no
    /// such rule.
    [[nodiscard]] virtual std::optional<std::int32_t> dailyLossBp() const { return std::nullopt; }
    /// One of many symbols of a strategy: lines are kept of its signals only.
    [[nodiscard]] virtual bool marketWide() const { return false; }
    /// Its decisions read a book::Book: the run keeps one, with every trade of every system in it.
    [[nodiscard]] virtual bool wantsBook() const { return false; }
    /// Greater takes the room of the day first, ties by underlying (ATR-E8).
    [[nodiscard]] virtual double rank(int /*signalSession*/, const book::Book* /*book*/) const { return 0; }
    /// Why a position must close on a session whatever its quotes say (SHR-J5); nothing when it need not.
    [[nodiscard]] virtual std::optional<book::CloseReason> due(const Trade& trade, int session) const {
        return session >= trade.timeStop ? std::optional(book::CloseReason::TimeStop) : std::nullopt;
    }
    /// What the evening of a signal, and the window before its order, write into the book (BRK-P).
    [[nodiscard]] virtual base::Status evening(int /*session*/, BookMirror& /*book*/) const { return {}; }
    [[nodiscard]] virtual base::Status window(int /*signalSession*/, int /*session*/,
                                              BookMirror& /*book*/) const {
        return {};
    }
};

} // namespace signalbox::backtest
