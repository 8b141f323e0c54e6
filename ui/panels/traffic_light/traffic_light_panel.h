// SPDX-License-Identifier: GPL-3.0-or-later
// The regime as a railway signal: the word, the sentence that says what would change it, every input against
// its limit, and the last 252 sessions.
#pragma once

#include "engine/diagnosis/regime.h"
#include "ui/panels/common/day_panel.h"

#include <QDate>

namespace signalbox::ui {

class HistoryRibbon;
class ReadingTable;
class SignalHead;
class VerdictLine;

class TrafficLightPanel final : public DayPanel {
    Q_OBJECT
public:
    explicit TrafficLightPanel(QWidget* parent = nullptr);
    /// The limits in force, for the column "limit" and the sentence.
    void setThresholds(const diagnosis::RegimeThresholds& thresholds);

Q_SIGNALS:
    /// A day of the ribbon: the whole workstation shows that day.
    void daySelected(const QDate& day);

protected:
    [[nodiscard]] std::optional<Absence> refresh(const session::DayState& day) override;

private:
    diagnosis::RegimeThresholds m_thresholds;
    SignalHead* m_head;
    VerdictLine* m_verdict;
    ReadingTable* m_inputs;
    HistoryRibbon* m_ribbon;
};

} // namespace signalbox::ui
