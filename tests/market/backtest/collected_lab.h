// SPDX-License-Identifier: GPL-3.0-or-later
// A home with the collected data in it, and backtests on it.
#pragma once

#include "app/core/import/import_job.h"
#include "app/core/lab/lab.h"
#include "tests/support/vectors.h"

#include <QTemporaryDir>

namespace signalbox::recount {

template <typename T>
T must(base::Result<T> result) {
    if (!result) {
        throw std::runtime_error(result.error().message());
    }
    return std::move(*result);
}

class CollectedHome {
public:
    /// Imports what a backtest of Optimus may read.
    CollectedHome() {
        m_options.home = std::filesystem::path(m_folder.path().toStdString()) / "home";
        m_options.market = store::Market::Real;
        auto open = must(app::openHome(m_options, app::Access::Write));
        app::ImportRequest request;
        for (const char* part : {"index-daily", "breadth", "vix-futures", "put-call", "credit", "rates",
                                 "option-chains", "constituents"}) {
            request.paths.push_back(*tests::sharedFolder() / "market-data" / part);
        }
        must(app::importFiles(open, request));
    }
    [[nodiscard]] app::OpenHome openWith(const std::vector<std::string>& sets) const {
        app::HomeOptions options = m_options;
        options.sets = sets;
        return must(app::openHome(options, app::Access::Read));
    }
    [[nodiscard]] std::shared_ptr<const app::Lab> lab(base::Date from, base::Date to) const {
        const app::OpenHome open = openWith({});
        app::MarketAccess market(open);
        app::LabWish wish;
        wish.from = from;
        wish.to = to;
        return must(app::Lab::open(open, market, wish));
    }
    [[nodiscard]] static params::ParameterSet parameters(const std::vector<std::string>& sets) {
        params::Layers layers;
        layers.call = sets;
        return must(params::freeze(layers));
    }

private:
    QTemporaryDir m_folder;
    app::HomeOptions m_options;
};

} // namespace signalbox::recount
