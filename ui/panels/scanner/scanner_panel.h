// SPDX-License-Identifier: GPL-3.0-or-later
// The market scanned: what passes, what nearly passes, why everything else does not. Rows stream in while it
// runs; a chosen symbol is shown by every panel of the window.
#pragma once

#include "models/rows/scan_rows.h"
#include "ui/widgets/panel_frame.h"

#include <QStringList>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace signalbox::ui {

class Badge;
class BodySwitch;
class DataTable;
class EmptyState;
class JobStrip;
class SegmentedControl;
class Sentence;
class VerdictLine;

/// A system that can be asked about the whole market.
struct ScanSystemChoice {
    scan::System system = scan::System::Breakout;
    QString name;
};

/// What a finished or running scan is shown with.
struct ShownScan {
    models::SharedScan result;
    scan::System system = scan::System::Breakout;
    QString universe;
    QString note;
    bool running = false;
    bool simulated = false;
    double seconds = 0;
};

class ScannerPanel final : public PanelFrame {
    Q_OBJECT
public:
    explicit ScannerPanel(QWidget* parent = nullptr);

    using QWidget::show;
    void setSystems(const QVector<ScanSystemChoice>& systems);
    void setUniverses(const QStringList& names);
    /// What the light of the system permits, in a word; empty: it is not known here.
    void setLight(scan::System system, const QString& word, models::Severity severity);
    /// Without a signal.
    void setSystem(scan::System system);
    [[nodiscard]] scan::System system() const;
    [[nodiscard]] QString universe() const;
    /// The same as the button.
    void ask();

    /// The day of the window: what was found on another one is not shown.
    void setDay(base::Date day);
    void show(const ShownScan& scan);
    void showRunning();
    void showProgress(int done, int all);
    void showCancelled();
    void showFailed(const QString& message);
    void setView(models::ScanView view);
    [[nodiscard]] models::ScanTableModel& model() const { return *m_model; }
    [[nodiscard]] DataTable* table() const { return m_table; }
    [[nodiscard]] QString selectedSymbol() const;

Q_SIGNALS:
    void runRequested(signalbox::scan::System system, const QString& universe);
    void cancelRequested();
    /// A click or Enter on a row: the window is to show this symbol.
    void symbolChosen(signalbox::scan::System system, const QString& symbol);

private:
    void buildHead(class QVBoxLayout& layout);
    void buildTable(class QVBoxLayout& layout);
    void showFound();
    [[nodiscard]] bool isOfTheDay() const;
    /// What stands there instead of rows.
    void sayWhatIsMissing();
    void changeView();
    void fillChecks();
    void showSelected();
    void choose(int row);

    QVector<ScanSystemChoice> m_systems;
    std::optional<base::Date> m_day;
    ShownScan m_shown;
    QString m_chosen; ///< stays selected while rows arrive
    bool m_filling = false;
    QComboBox* m_system;
    QComboBox* m_universe;
    QPushButton* m_run;
    JobStrip* m_strip;
    VerdictLine* m_verdict;
    class QLabel* m_light;
    SegmentedControl* m_views;
    QComboBox* m_checks;
    QLineEdit* m_search;
    models::ScanTableModel* m_model;
    DataTable* m_table;
    Sentence* m_detail;
    EmptyState* m_empty;
    BodySwitch* m_switch;
    Badge* m_simulated;
};

} // namespace signalbox::ui
