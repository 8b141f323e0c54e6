// SPDX-License-Identifier: GPL-3.0-or-later
// How much of the predicted time decay of one position arrived in its marks since it was opened (OPT-M3).
#pragma once

#include "engine/base/date.h"
#include "engine/base/money.h"

#include <optional>

namespace signalbox::book {

class ThetaSinceEntry {
public:
    /// Sessions after which a capture below zero means something.
    static constexpr int LagSessions = 5;

    /// One usable mark: the P/L of the open contracts without fees, and $ per calendar day of the whole
    /// position.
    void observe(base::Date date, base::Money openPl, std::optional<double> thetaDay) {
        if (m_theta && date > m_date) {
            m_predicted += *m_theta * base::daysBetween(m_date, date);
            m_actual += (openPl - m_openPl).toDollars();
            ++m_sessions;
        }
        m_date = date;
        m_openPl = openPl;
        m_theta = thetaDay;
    }
    [[nodiscard]] int sessions() const { return m_sessions; }
    /// Earned over predicted; n/a when nothing was predicted.
    [[nodiscard]] std::optional<double> ratio() const {
        return m_predicted > 0 ? std::optional(m_actual / m_predicted) : std::nullopt;
    }
    /// THETA_LAG: below zero after five sessions.
    [[nodiscard]] bool lags() const { return m_sessions >= LagSessions && ratio() && *ratio() < 0; }

private:
    base::Date m_date;
    base::Money m_openPl;
    std::optional<double> m_theta;
    double m_predicted = 0;
    double m_actual = 0;
    int m_sessions = 0;
};

} // namespace signalbox::book
