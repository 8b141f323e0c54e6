// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/services/scan_service.h"

#include "app/core/services/scan_stream.h"

#include <mutex>

#include <QMetaObject>
#include <QPointer>

namespace signalbox::app {

/// The home as the scan reads it, opened by the first request.
struct ScanService::Opened {
    std::mutex guard; // guards what follows
    std::shared_ptr<Workstation> station;
    std::unique_ptr<MarketScan> market;

    base::Result<MarketScan*> open(const HomeOptions& options) {
        const std::lock_guard lock(guard);
        if (!market) {
            SIGNALBOX_TRY_ASSIGN(station, Workstation::open(options, Access::Read));
            market = std::make_unique<MarketScan>(station);
        }
        return market.get();
    }
};

ScanService::ScanService(HomeOptions options, QObject* parent)
    : QObject(parent), m_options(std::move(options)), m_opened(std::make_shared<Opened>()) {
    m_jobs.setMaxThreadCount(1);
    qRegisterMetaType<ScanPointer>();
}

ScanService::~ScanService() {
    m_stop.request_stop();
    m_jobs.clear();
    m_jobs.waitForDone();
}

void ScanService::forget() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_opened = std::make_shared<Opened>();
    if (m_running) {
        ++m_generation;
        m_running = false;
        Q_EMIT cancelled();
    }
}

void ScanService::cancel() {
    m_stop.request_stop();
    m_stop = std::stop_source();
}

void ScanService::finish(std::uint64_t generation) {
    if (generation == m_generation) {
        m_running = false;
    }
}

void ScanService::requestNames() {
    m_jobs.start([guard = QPointer<ScanService>(this), opened = m_opened, options = m_options] {
        QStringList universes;
        QStringList symbols;
        if (const auto market = opened->open(options)) {
            if (const auto names = (*market)->universes()) {
                for (const std::string& name : *names) {
                    universes << QString::fromStdString(name);
                }
            }
            if (const auto names = (*market)->symbols()) {
                for (const std::string& name : *names) {
                    symbols << QString::fromStdString(name);
                }
            }
        }
        // The service waits for its jobs before it dies, so the guard is still alive here.
        QMetaObject::invokeMethod(
            guard.data(),
            [guard, universes, symbols] {
                if (guard) {
                    Q_EMIT guard->universesChanged(universes);
                    Q_EMIT guard->symbolsChanged(symbols);
                }
            },
            Qt::QueuedConnection);
    });
}

void ScanService::run(scan::System system, const QString& universe, std::optional<base::Date> date) {
    cancel();
    const std::uint64_t generation = ++m_generation;
    const std::stop_token stop = m_stop.get_token();
    m_running = true;
    Q_EMIT started();
    m_jobs.start([guard = QPointer<ScanService>(this), opened = m_opened, options = m_options, stop,
                  generation, system, universe, date] {
        const auto tell = [guard, generation](const auto& say) {
            QMetaObject::invokeMethod(
                guard.data(),
                [guard, generation, say] {
                    if (guard && generation == guard->m_generation) {
                        say(*guard);
                    }
                },
                Qt::QueuedConnection);
        };
        ScanNews frame;
        frame.system = system;
        frame.universe = universe;
        ScanStream stream(
            frame,
            [&tell](const ScanPointer& soFar) {
                tell([soFar](ScanService& self) { Q_EMIT self.news(soFar); });
            },
            [&tell](int done, int all) {
                tell([done, all](ScanService& self) { Q_EMIT self.progressed(done, all); });
            });
        ScanQuery query;
        query.system = system;
        query.universe = universe.toStdString();
        query.date = date;
        base::Result<std::shared_ptr<const ScanAnswer>> answer =
            base::fail(base::ErrorCode::Internal, "no answer");
        if (const auto market = opened->open(options)) {
            answer = (*market)->run(query, stream.watch(stop));
        } else {
            answer = base::fail(market.error());
        }
        if (!answer) {
            const bool stopped = answer.error().code == base::ErrorCode::Cancelled;
            const QString text = QString::fromStdString(answer.error().message());
            tell([generation, stopped, text](ScanService& self) {
                self.finish(generation);
                stopped ? Q_EMIT self.cancelled() : Q_EMIT self.failed(text);
            });
            return;
        }
        frame.result = std::shared_ptr<const scan::ScanResult>(*answer, &(*answer)->result);
        frame.universe = QString::fromStdString((*answer)->universe.name);
        frame.note = QString::fromStdString((*answer)->universe.note);
        frame.simulated = (*answer)->simulated;
        frame.seconds = (*answer)->seconds;
        tell([generation, done = std::make_shared<const ScanNews>(frame)](ScanService& self) {
            self.finish(generation);
            Q_EMIT self.news(done);
            if (!done->result->finished) {
                Q_EMIT self.cancelled();
            }
        });
    });
}

} // namespace signalbox::app
