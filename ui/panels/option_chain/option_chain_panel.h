// SPDX-License-Identifier: GPL-3.0-or-later
// One expiration of the day's chain, the picker's choice marked in it, the next candidates with the reason
// each lost, and the smile.
#pragma once

#include "engine/structures/leg.h"
#include "models/rows/chain_rows.h"
#include "ui/panels/common/day_panel.h"

#include <string>

class QComboBox;
class QStackedWidget;

namespace signalbox::ui {

class ChainView;
class DataTable;
class SegmentedControl;
class Sentence;
class SmileChart;

class OptionChainPanel final : public DayPanel {
    Q_OBJECT
public:
    explicit OptionChainPanel(QWidget* parent = nullptr);

    /// The plan as the ticket shows it after a person's change: its legs are the ones marked. Null: the day's
    /// own.
    void showPlan(const std::shared_ptr<const session::PlanOutcome>& plan);
    /// Index into the chain's expirations, -1 without a chain.
    [[nodiscard]] int currentExpiry() const { return m_expiry; }
    void setCurrentExpiry(int index);
    [[nodiscard]] ChainView* view() const { return m_view; }

Q_SIGNALS:
    /// A bid was clicked to sell or an ask to buy; `add` joins the ticket instead of starting one.
    void legClicked(const signalbox::structures::Leg& leg, bool add);

protected:
    [[nodiscard]] std::optional<Absence> refresh(const session::DayState& day) override;

private:
    /// The trade whose legs are marked; null without one.
    [[nodiscard]] const structures::TradePlan* shownTrade(const session::DayState& day) const;
    void showPick(const session::DayState& day);
    void fillExpiries(const session::DayState& day);
    void showExpiry(const session::DayState& day);
    void showSmile(const session::DayState& day);
    void choose(int row, bool call, bool sell, bool add);
    void step(int by);

    std::shared_ptr<const session::PlanOutcome> m_edited;
    int m_expiry = -1;
    std::string m_underlying;           ///< of the chain shown
    const void* m_chainShown = nullptr; ///< identity only: whether the list of expirations is still right
    QComboBox* m_expiries;
    models::ValueTableModel<models::ChainRow>* m_model;
    ChainView* m_view;
    Sentence* m_pick;
    SegmentedControl* m_choice;
    QStackedWidget* m_below;
    models::ValueTableModel<models::CandidateRow>* m_candidates;
    SmileChart* m_smile;
};

} // namespace signalbox::ui
