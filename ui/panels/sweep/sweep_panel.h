// SPDX-License-Identifier: GPL-3.0-or-later
// "Which parameters, and how much of it is luck?": axes with their count of combinations, a run that can be
// cancelled, the heat map by peak or by plateau, the best of both, and the warning that belongs to them.
#pragma once

#include "engine/lab/sweep/ranking.h"
#include "engine/lab/sweep/sweep_spec.h"
#include "models/rows/sweep_rows.h"
#include "ui/panels/backtest/span_fields.h"
#include "ui/widgets/panel_frame.h"

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;

namespace signalbox::ui {

class AxisRows;
class Badge;
class BodySwitch;
class DataTable;
class EmptyState;
class HeatMap;
class IconButton;
class JobStrip;
class ReasonBox;
class SegmentedControl;
class Sentence;

/// What the panel shows of a finished sweep, or of the part that was done before it was cancelled. Shared and
/// never changing.
struct ShownSweep {
    std::shared_ptr<const lab::SweepSpec> spec;
    std::shared_ptr<const std::vector<lab::SweepRow>> rows;
    std::shared_ptr<const lab::Ranking> ranking;
    bool cancelled = false;
    bool simulated = false;
    double seconds = 0;
    [[nodiscard]] bool exists() const { return spec && rows && ranking; }
};

struct SweepChoice {
    SpanChoice span;
    QStringList vary; ///< "NAME=A:B:STEP"
    lab::Objective objective = lab::Objective::Sharpe;
};

class SweepPanel final : public PanelFrame {
    Q_OBJECT
public:
    explicit SweepPanel(QWidget* parent = nullptr);

    void setKnownDays(QDate first, QDate last);
    void setParameters(const params::ParameterSet& parameters);
    void setSimulated(bool simulated);
    /// Puts a question into the fields and asks it.
    void ask(const SweepChoice& choice);
    [[nodiscard]] SweepChoice choice() const;

    using QWidget::show;
    void show(const ShownSweep& shown);
    void showRunning(double fraction, const QString& what);
    void showCancelled();
    void showFailed(const QString& message);
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] const ShownSweep& shown() const { return m_shown; }
    [[nodiscard]] EmptyState* emptyState() const { return m_empty; }

Q_SIGNALS:
    void runRequested(const signalbox::ui::SweepChoice& choice);
    void cancelRequested();
    void exportRequested();
    /// A combination was chosen: the same span with its values, for the backtest panel.
    void combinationChosen(const signalbox::ui::SpanChoice& choice);

private:
    void buildQuestion(class QVBoxLayout& layout);
    void buildResult();
    void run();
    void updateRun();
    void settle(const QString& missing, const QString& wayOut, const QString& icon);
    void refreshResult();
    void fillAxes();
    void choose(std::size_t combination);
    [[nodiscard]] bool byPlateau() const;

    ShownSweep m_shown;
    bool m_running = false;
    SpanFields* m_fields;
    AxisRows* m_axes;
    QComboBox* m_objective;
    QLabel* m_count;
    QPushButton* m_run;
    JobStrip* m_strip;
    Sentence* m_hint;
    SegmentedControl* m_view;
    QComboBox* m_x;
    QComboBox* m_y;
    QWidget* m_axisChoice;
    Sentence* m_held;
    HeatMap* m_map;
    QScrollArea* m_mapArea;
    models::ValueTableModel<models::SweepResultRow>* m_model;
    DataTable* m_table;
    ReasonBox* m_luck;
    EmptyState* m_empty;
    BodySwitch* m_switch;
    IconButton* m_export;
    Badge* m_simulated;
};

} // namespace signalbox::ui
