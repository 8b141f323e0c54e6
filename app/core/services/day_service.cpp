// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/services/day_service.h"

#include "app/core/demo/demo_job.h"
#include "app/core/services/day_run.h"
#include "app/core/services/desk_job.h"
#include "engine/base/require.h"
#include "engine/session/book_as_of.h"

#include <algorithm>

namespace signalbox::app {
namespace {

struct Opened {
    std::shared_ptr<Workstation> station;
    bool readOnly = false;
    std::vector<base::Date> days;
};

base::Result<std::vector<base::Date>> storedDays(Workstation& station) {
    SIGNALBOX_TRY_ASSIGN(const base::Date last, station.market().lastSession("SPX"));
    SnapshotWish wish;
    wish.date = last;
    wish.underlying = "SPX";
    wish.series = {"SPX"};
    wish.chains = false;
    SIGNALBOX_TRY_ASSIGN(const market::MarketSnapshot snapshot, station.market().snapshot(wish));
    const market::BarView& view = snapshot.view("SPX");
    std::vector<base::Date> days;
    days.reserve(view.size());
    for (std::size_t i = 0; i < view.size(); ++i) {
        days.push_back(view.date(i));
    }
    return days;
}

/// Opens for writing, beside a writer for reading, and makes the demonstration market of a home without data.
base::Result<Opened> openStation(const HomeOptions& options, const DemoProgress& progress,
                                 std::stop_token stop) {
    SIGNALBOX_TRY_ASSIGN(const store::Home home, store::Home::at(options.home));
    SIGNALBOX_TRY_ASSIGN(const store::Market market, chosenMarket(home, options));
    const bool fresh = !home.marketInUse() && !home.exists(store::Market::Real) && !options.market;
    if ((fresh || market == store::Market::Demo) && !home.exists(store::Market::Demo)) {
        SIGNALBOX_TRY(makeDemo(options, {}, progress, stop));
    }
    Opened opened;
    auto writing = Workstation::open(options, Access::Write);
    if (writing) {
        opened.station = *writing;
    } else if (writing.error().code == base::ErrorCode::Busy || writing.error().code == base::ErrorCode::Io) {
        opened.readOnly = true;
        SIGNALBOX_TRY_ASSIGN(opened.station, Workstation::open(options, Access::Read));
    } else {
        return base::fail(writing.error());
    }
    SIGNALBOX_TRY_ASSIGN(opened.days, storedDays(*opened.station));
    return opened;
}

/// What was ordered for a signal, as far as the journal can be read.
OrdersPointer signalOrders(Workstation& station, const std::string& strategy, const std::string& underlying,
                           base::Date signalDate) {
    auto orders = std::make_shared<book::SignalOrders>();
    if (const auto entries = station.journal()) {
        *orders = book::ordersOfSignal(*entries, strategy, underlying, signalDate);
    }
    return orders;
}

JournalPointer journalAsOf(const std::vector<book::JournalEntry>& entries, base::Date date) {
    auto shown = std::make_shared<std::vector<book::JournalEntry>>();
    for (const book::JournalEntry& entry : entries) {
        const auto from = session::effectiveDate(entry.event);
        if (entry.sequence > 0 && (!from || *from <= date)) {
            shown->push_back(entry);
        }
    }
    return shown;
}

} // namespace

DayService::DayService(HomeOptions options, QObject* parent)
    : QObject(parent), m_options(std::move(options)) {
    m_jobs.setMaxThreadCount(1);
    qRegisterMetaType<DayStatePointer>();
    qRegisterMetaType<PlanPointer>();
    qRegisterMetaType<DeskPointer>();
    qRegisterMetaType<TicketPointer>();
    qRegisterMetaType<OrdersPointer>();
    qRegisterMetaType<JournalPointer>();
}

DayService::~DayService() {
    m_stop.request_stop();
    m_jobs.clear();
    m_jobs.waitForDone();
}

void DayService::start(std::optional<base::Date> first) {
    run(tr("Opening the market"), [options = m_options, first, this](std::stop_token stop) {
        const DemoProgress progress = [this](int done, int total) {
            const double fraction = static_cast<double>(done) / std::max(1, total);
            QMetaObject::invokeMethod(
                this,
                [this, fraction] { Q_EMIT jobChanged(tr("Simulating the demonstration market"), fraction); },
                Qt::QueuedConnection);
        };
        auto opened = std::make_shared<base::Result<Opened>>(openStation(options, progress, stop));
        return [opened, first](DayService& self) {
            if (!*opened) {
                Q_EMIT self.openFailed(message(opened->error()));
                return;
            }
            self.m_station = (*opened)->station;
            if (self.m_current && self.m_current->simulated != self.m_station->market().simulated()) {
                self.m_underlying.clear(); // a symbol of the other market
            }
            self.m_parameters = self.m_station->home().parameters;
            self.m_days = QVector<base::Date>((*opened)->days.begin(), (*opened)->days.end());
            Q_EMIT self.opened(self.m_station->market().simulated(), (*opened)->readOnly);
            Q_EMIT self.storedDaysChanged(self.m_days);
            self.requestDay(first);
            self.verifyJournal();
        };
    });
}

DayQuery DayService::query() const {
    DayQuery query;
    query.strategy = m_strategy;
    query.underlying = m_underlying;
    return query;
}

void DayService::choose(const QString& strategy, const QString& underlying) {
    m_strategy = strategy.toStdString();
    m_underlying = underlying.toStdString();
    if (m_station) {
        requestDay(m_current && !m_current->isLatest ? std::optional(m_current->date) : std::nullopt);
    }
}

void DayService::requestDay(std::optional<base::Date> date) {
    if (!m_station) {
        return;
    }
    const std::uint64_t generation = ++m_generation;
    DayQuery query = this->query();
    query.date = date;
    query.allGates = m_allGates;
    query.forDisplay = true;
    // Without an entry the pick is shown as a study: what would be chosen if the gates opened.
    query.hypothetical = true;
    run(tr("Evaluating"), [station = m_station, query, generation, previous = m_desk](std::stop_token stop) {
        auto normal = query;
        normal.hypothetical = false;
        auto state = std::make_shared<base::Result<session::DayState>>(station->day(normal, stop));
        if (*state && (*state)->plan.evaluation.decision != entry::Decision::Entry) {
            *state = station->day(query, stop);
        }
        DeskPointer desk;
        OrdersPointer orders;
        if (*state) {
            orders = signalOrders(*station, (*state)->strategy, (*state)->underlying, (*state)->date);
            if (auto made = deskOf(*station, **state, previous, false, stop)) {
                putInto(**state, **made);
                desk = *made;
            } else {
                *state = base::fail(made.error());
            }
        }
        return [state, desk, orders, generation](DayService& self) {
            if (orders && generation == self.m_generation) {
                Q_EMIT self.ordersChanged(orders);
            }
            self.deliverDay(*state, desk, generation);
        };
    });
}

void DayService::deliverDay(const base::Result<session::DayState>& state, const DeskPointer& desk,
                            std::uint64_t generation) {
    if (generation != m_generation) {
        return; // an answer to an older request
    }
    if (!state) {
        Q_EMIT refused(message(state.error()));
        return;
    }
    m_current = std::make_shared<const session::DayState>(*state);
    m_desk = desk;
    Q_EMIT dayChanged(m_current);
    Q_EMIT deskChanged(m_desk);
    if (!m_desk->complete) {
        completeDesk(generation);
    }
    refreshJournal();
}

void DayService::completeDesk(std::uint64_t generation) {
    run(tr("Evaluating the other positions"), [station = m_station, day = m_current, previous = m_desk,
                                               generation](std::stop_token stop) {
        auto made = std::make_shared<base::Result<DeskPointer>>(deskOf(*station, *day, previous, true, stop));
        return [made, day, generation](DayService& self) {
            if (generation != self.m_generation || self.m_current != day) {
                return;
            }
            if (!*made) {
                Q_EMIT self.refused(message(made->error()));
                return;
            }
            auto whole = std::make_shared<session::DayState>(*day);
            putInto(*whole, ***made);
            self.m_desk = **made;
            self.m_current = std::move(whole);
            Q_EMIT self.dayChanged(self.m_current);
            Q_EMIT self.deskChanged(self.m_desk);
        };
    });
}

void DayService::refreshJournal() {
    if (!m_station || !m_current) {
        return;
    }
    const base::Date date = m_current->isLatest ? calendar::LastDate : m_current->date;
    run(tr("Reading the journal"), [station = m_station, date](std::stop_token) {
        auto entries = std::make_shared<base::Result<std::vector<book::JournalEntry>>>(station->journal());
        return [entries, date](DayService& self) {
            if (*entries) {
                Q_EMIT self.journalChanged(journalAsOf(**entries, date));
            } else {
                Q_EMIT self.refused(message(entries->error()));
            }
        };
    });
}

void DayService::requestNeighbour(int sessions) {
    if (!m_current || m_days.isEmpty()) {
        return;
    }
    const auto at = std::lower_bound(m_days.begin(), m_days.end(), m_current->date);
    const auto index = (at - m_days.begin()) + sessions;
    if (index >= 0 && index < m_days.size()) {
        requestDay(m_days[index]);
    }
}

void DayService::setAllGates(bool all) {
    if (m_allGates == all) {
        return;
    }
    m_allGates = all;
    if (m_current) {
        requestDay(m_current->date);
    }
}

void DayService::requestChange(const ManualChange& change) {
    if (!m_station || !m_current) {
        return;
    }
    DayQuery query = this->query();
    query.date = m_current->date;
    query.hypothetical = m_current->plan.hypothetical;
    const std::uint64_t generation = m_generation;
    run(tr("Recomputing"), [station = m_station, query, change, generation](std::stop_token) {
        auto plan = std::make_shared<base::Result<session::PlanOutcome>>(station->changedPlan(query, change));
        return [plan, change, generation](DayService& self) {
            if (generation != self.m_generation) {
                return;
            }
            if (*plan) {
                Q_EMIT self.planChanged(std::make_shared<const session::PlanOutcome>(**plan), change);
            } else {
                Q_EMIT self.refused(message(plan->error()));
                Q_EMIT self.changeRefused(message(plan->error()));
            }
        };
    });
}

void DayService::requestTicket(report::Dialect dialect, const std::optional<ManualChange>& change) {
    if (!isOpen() || !m_current) {
        return;
    }
    DayQuery query = this->query();
    query.date = m_current->date;
    run(tr("Laying out the ticket"), [station = m_station, query, change, dialect](std::stop_token stop) {
        auto made =
            std::make_shared<base::Result<TicketText>>(base::fail(base::ErrorCode::Internal, "no ticket"));
        if (change) {
            *made = station->ticketOfChange(query, *change, dialect);
        } else if (auto state = station->recordPlan(query, stop); state) {
            *made = state->plan.selection ? station->ticket(state->plan.planId, dialect)
                                          : base::Result<TicketText>(base::fail(
                                                base::ErrorCode::Refused, state->plan.refusal, "no ticket"));
        } else {
            *made = base::fail(state.error());
        }
        OrdersPointer orders;
        if (*made) {
            const book::TicketOpened& ticket = (*made)->ticket;
            orders = signalOrders(*station, ticket.strategy, ticket.underlying, ticket.signalDate);
        }
        return [made, orders](DayService& self) {
            if (*made) {
                Q_EMIT self.ordersChanged(orders);
                Q_EMIT self.ticketReady(std::make_shared<const TicketText>(**made));
                self.refreshJournal();
            } else {
                Q_EMIT self.refused(message(made->error()));
            }
        };
    });
}

void DayService::proposeClosing(int positionId, report::Dialect dialect) {
    if (!isOpen()) {
        return;
    }
    run(tr("Pricing the closing order"), [station = m_station, positionId, dialect](std::stop_token) {
        auto made = std::make_shared<base::Result<TicketText>>(
            station->closingProposal(positionId, std::nullopt, dialect));
        return [made](DayService& self) {
            if (*made) {
                Q_EMIT self.closingProposed(std::make_shared<const TicketText>(**made));
            } else {
                Q_EMIT self.refused(message(made->error()));
            }
        };
    });
}

void DayService::requestClosingTicket(int positionId, base::Price limit, report::Dialect dialect) {
    if (!isOpen()) {
        return;
    }
    run(tr("Laying out the closing ticket"), [station = m_station, positionId, limit,
                                              dialect](std::stop_token) {
        auto made =
            std::make_shared<base::Result<TicketText>>(station->closingTicket(positionId, limit, dialect));
        return [made](DayService& self) {
            if (*made) {
                Q_EMIT self.ticketReady(std::make_shared<const TicketText>(**made));
                if (!(*made)->recorded) {
                    Q_EMIT self.refused(tr("The journal is broken: this closing order is not recorded"));
                }
                self.refreshJournal();
            } else {
                Q_EMIT self.refused(message(made->error()));
            }
        };
    });
}

void DayService::verifyJournal() {
    if (!m_station) {
        return;
    }
    run(tr("Verifying the journal"), [station = m_station](std::stop_token) {
        auto report = std::make_shared<base::Result<store::ChainReport>>(station->home().journal->verify());
        return [report](DayService& self) {
            if (!*report) {
                Q_EMIT self.journalVerified(false, message(report->error()));
            } else {
                Q_EMIT self.journalVerified((*report)->holds(), QString::fromStdString((*report)->finding()));
            }
        };
    });
}

void DayService::cancel() {
    m_stop.request_stop();
    m_stop = std::stop_source();
}

} // namespace signalbox::app
