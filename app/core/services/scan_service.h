// SPDX-License-Identifier: GPL-3.0-or-later
// The window's way to the scan of the market: it runs on a thread of its own over a home opened for reading,
// rows stream back while it runs, late answers to older requests are dropped. What is shared never changes.
#pragma once

#include "app/core/scan/market_scan.h"

#include <cstdint>
#include <memory>
#include <stop_token>

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>

namespace signalbox::app {

/// What is known of a scan so far, or all of it.
struct ScanNews {
    std::shared_ptr<const scan::ScanResult> result; ///< while it runs: the symbols that are known, no others
    scan::System system = scan::System::Breakout;
    QString universe; ///< as it was asked for
    QString note;     ///< what a reader must know of the universe
    bool running = false;
    bool simulated = false;
    double seconds = 0; ///< of the finished scan
};
using ScanPointer = std::shared_ptr<const ScanNews>;

class ScanService final : public QObject {
    Q_OBJECT
public:
    explicit ScanService(HomeOptions options, QObject* parent = nullptr);
    ~ScanService() override;
    ScanService(const ScanService&) = delete;
    ScanService& operator=(const ScanService&) = delete;

    /// Market or parameters changed: what was read is no longer true. A running scan ends without an answer.
    void forget();
    /// Answers with universesChanged() and symbolsChanged().
    void requestNames();
    /// Ends a running scan and begins this one. Answers with news() while it runs and at its end, or
    /// failed(). An empty universe: the one of the parameters.
    void run(scan::System system, const QString& universe, std::optional<base::Date> date);
    /// What was found until then stays; cancelled() follows.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    void started();
    void progressed(int done, int all); ///< symbols
    void news(const signalbox::app::ScanPointer& scan);
    void cancelled();
    void failed(const QString& message);
    void universesChanged(const QStringList& names);
    /// Every share and fund that the store has bars of, by name.
    void symbolsChanged(const QStringList& symbols);

private:
    struct Opened;
    void finish(std::uint64_t generation);

    HomeOptions m_options;
    std::shared_ptr<Opened> m_opened; ///< shared with running work; replaced by forget()
    QThreadPool m_jobs;
    std::stop_source m_stop;
    std::uint64_t m_generation = 0;
    bool m_running = false;
};

} // namespace signalbox::app
