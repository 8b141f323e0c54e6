// SPDX-License-Identifier: GPL-3.0-or-later
// Files that a person brings into the real market, whichever market is shown.
#include "app/core/services/day_run.h"

namespace signalbox::app {

namespace {

/// The real market comes into use once it has the index that gives the days; until then the market shown
/// stays.
base::Result<ImportReport> importInto(HomeOptions options, const ImportRequest& request,
                                      const ImportProgress& progress, std::stop_token stop) {
    options.market = store::Market::Real;
    SIGNALBOX_TRY_ASSIGN(OpenHome open, openHome(options, Access::Write));
    SIGNALBOX_TRY_ASSIGN(ImportReport report, app::importFiles(open, request, progress, stop));
    SIGNALBOX_TRY_ASSIGN(const std::vector<std::string> known, open.store->symbols("SPX"));
    if (!known.empty()) {
        SIGNALBOX_TRY(open.home.useMarket(store::Market::Real));
    }
    return report;
}

} // namespace

void DayService::importFiles(const QStringList& paths) {
    if (paths.isEmpty() || !isOpen()) {
        return;
    }
    ImportRequest request;
    for (const QString& path : paths) {
        request.paths.emplace_back(path.toStdString());
    }
    // One home has one writer: the lock goes with the station, after the requests that still hold it.
    m_station.reset();
    run(tr("Importing"), [options = m_options, request, this](std::stop_token stop) {
        const ImportProgress progress = [this](std::size_t done, std::size_t total, const std::string&) {
            const double fraction =
                static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(1, total));
            const QString what = tr("Importing: %1 of %2 files")
                                     .arg(static_cast<qulonglong>(done))
                                     .arg(static_cast<qulonglong>(total));
            QMetaObject::invokeMethod(
                this, [this, what, fraction] { Q_EMIT jobChanged(what, fraction); }, Qt::QueuedConnection);
        };
        auto done =
            std::make_shared<base::Result<ImportReport>>(importInto(options, request, progress, stop));
        return [done](DayService& self) {
            if (*done) {
                Q_EMIT self.imported(std::make_shared<const ImportReport>(**done));
            } else {
                Q_EMIT self.refused(message(done->error()));
            }
            self.start();
        };
    });
}

bool DayService::isOpen() {
    if (!m_station) {
        Q_EMIT refused(tr("The market is just being opened; ask again when it is"));
        return false;
    }
    return true;
}

} // namespace signalbox::app
