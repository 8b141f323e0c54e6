// SPDX-License-Identifier: GPL-3.0-or-later
// "What would these rules have done?": a span, a run that can be cancelled, headline figures beside their
// aims with where the prices came from, and the evidence beneath. It says at each moment what can be done
// next.
#pragma once

#include "models/rows/backtest_rows.h"
#include "ui/panels/backtest/result_pages.h"
#include "ui/panels/backtest/span_fields.h"
#include "ui/widgets/panel_frame.h"

class QPushButton;

namespace signalbox::ui {

class Badge;
class BodySwitch;
class EmptyState;
class HeadlineStrip;
class IconButton;
class JobStrip;
class Sentence;

class BacktestPanel final : public PanelFrame {
    Q_OBJECT
public:
    explicit BacktestPanel(QWidget* parent = nullptr);

    void setKnownDays(QDate first, QDate last);
    void setParameters(const params::ParameterSet& parameters);
    /// A market that is simulated says so before anything has run.
    void setSimulated(bool simulated);
    /// Puts a question into the fields and asks it.
    void ask(const SpanChoice& choice);
    [[nodiscard]] SpanChoice choice() const;

    using QWidget::show;
    void show(const models::ShownBacktest& shown);
    void showGatePrices(const std::shared_ptr<const lab::Counterfactuals>& prices);
    void showRunning(double fraction, const QString& what);
    void showCancelled();
    void showFailed(const QString& message);
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] const models::ShownBacktest& shown() const { return m_shown; }
    [[nodiscard]] ResultPages& pages() { return *m_pages; }
    [[nodiscard]] EmptyState* emptyState() const { return m_empty; }

Q_SIGNALS:
    void runRequested(const signalbox::ui::SpanChoice& choice);
    void cancelRequested();
    void exportRequested();
    /// A trade was clicked; `closing`: its closing day is meant.
    void tradeChosen(int id, bool closing);
    /// The report of the run is wanted on the clipboard.
    void copyRequested(const QString& text);

private:
    void run();
    void updateRun();
    void settle(const QString& missing, const QString& wayOut, const QString& icon);

    models::ShownBacktest m_shown;
    bool m_running = false;
    SpanFields* m_fields;
    QPushButton* m_run;
    JobStrip* m_strip;
    Sentence* m_hint;
    HeadlineStrip* m_headline;
    Sentence* m_provenance;
    ResultPages* m_pages;
    EmptyState* m_empty;
    BodySwitch* m_switch;
    IconButton* m_export;
    Badge* m_simulated;
};

} // namespace signalbox::ui
