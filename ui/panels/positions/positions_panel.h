// SPDX-License-Identifier: GPL-3.0-or-later
// Open spreads with mark, P/L, position Greeks and the next trigger; every exit of the selected one with its
// distance, its legs; and the trades that are closed.
#pragma once

#include "models/rows/position_rows.h"
#include "ui/panels/common/day_panel.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace signalbox::ui {

class DataTable;
class SegmentedControl;
class Sentence;
class TableProxy;
class Toggle;
class TriggerStrip;

class PositionsPanel final : public DayPanel {
    Q_OBJECT
public:
    explicit PositionsPanel(QWidget* parent = nullptr);
    /// Id of the selected open position, 0 without one.
    [[nodiscard]] int selectedPosition() const;
    void selectPosition(int id);
    [[nodiscard]] DataTable* table() const { return m_table; }

Q_SIGNALS:
    /// Lay out the closing ticket of a position.
    void closeRequested(int id);
    /// A closing fill that a broker reported is to be recorded.
    void recordCloseRequested(int id);

protected:
    [[nodiscard]] std::optional<Absence> refresh(const session::DayState& day) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildOpen(QVBoxLayout& layout);
    void showSelected();
    /// In a low place the table alone stays; the menu and Enter still close a position.
    void applyHeight();
    [[nodiscard]] const session::PositionState* stateOf(int id) const;

    models::ValueTableModel<models::PositionRow>* m_model;
    TableProxy* m_proxy;
    DataTable* m_table;
    models::ValueTableModel<models::LegRow>* m_legs;
    DataTable* m_legTable;
    models::ValueTableModel<models::ClosedRow>* m_closed;
    TableProxy* m_closedProxy;
    DataTable* m_closedTable;
    SegmentedControl* m_choice;
    QWidget* m_openPart;
    TriggerStrip* m_strip;
    Sentence* m_notes;
    QWidget* m_actions;
    Toggle* m_showLegs;
    QPushButton* m_close;
    QPushButton* m_record;
    bool m_filling = false;
    int m_selectedByItself = 0; ///< position that no person has chosen
};

} // namespace signalbox::ui
