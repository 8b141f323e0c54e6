// SPDX-License-Identifier: GPL-3.0-or-later
// "May I?": the verdict, the sentence that says what blocks and what would change it, the ten levers, and
// each gate with value, threshold and margin; the diagnosis filters beneath.
#pragma once

#include "engine/lab/near_miss/near_miss.h"
#include "models/rows/gate_rows.h"
#include "ui/panels/common/day_panel.h"

namespace signalbox::ui {

class DataTable;
class IconButton;
class LeverFrame;
class Sentence;
class VerdictLine;

class EntryGatesPanel final : public DayPanel {
    Q_OBJECT
public:
    explicit EntryGatesPanel(QWidget* parent = nullptr);
    [[nodiscard]] bool studiesAll() const;
    /// How near the day was to a signal; ignored unless it is of the day shown. Comes after the day, which
    /// never waits for it.
    void showNearMisses(const std::shared_ptr<const lab::NearMissReport>& report);

Q_SIGNALS:
    /// The canonical text of the evaluation (SHR-L) is wanted on the clipboard.
    void copyEvaluationRequested();
    /// Show the day in the chart; `gate` is the key of the gate that was pointed at, or empty.
    void jumpToChart(const QString& gate);

protected:
    void resizeEvent(QResizeEvent* event) override;
    [[nodiscard]] std::optional<Absence> refresh(const session::DayState& day) override;

private:
    /// In a low place every gate is worth more than the sentence about the nearest miss.
    void fitRows();
    void showVerdict(const session::DayState& day, const std::vector<models::GateRow>& gates);
    void showLevers(const std::vector<models::GateRow>& gates);
    void selectGate(int number);

    VerdictLine* m_verdict;
    LeverFrame* m_levers;
    Sentence* m_nearest;
    base::Date m_nearestOf;
    std::string m_nearestIn; ///< and its underlying
    models::ValueTableModel<models::GateRow>* m_model;
    DataTable* m_table;
    IconButton* m_study;
};

} // namespace signalbox::ui
