// SPDX-License-Identifier: GPL-3.0-or-later
// The order before it exists: legs, price between natural and best, size and how it came about, what it can
// win and lose, the risk manager's verdict, and the text for the broker. It decides nothing; every edit is a
// wish, answered by a new plan.
#pragma once

#include "engine/session/day_state.h"
#include "models/rows/ticket_rows.h"
#include "ui/panels/common/day_panel.h"

#include <memory>

class QLabel;
class QPushButton;
class QToolButton;

namespace signalbox::ui {

class DataTable;
class FactList;
class PriceSlider;
class QuantityBox;
class ReasonBox;
class Sentence;
class TicketLegs;
class Toggle;

class TicketPanel final : public DayPanel {
    Q_OBJECT
public:
    explicit TicketPanel(QWidget* parent = nullptr);
    ~TicketPanel() override;

    /// The plan after an edit, weighed again; null: back to the day's own plan.
    void showPlan(const std::shared_ptr<const session::PlanOutcome>& plan);
    /// Per leg and side; the default of fee_per_contract_cents.
    void setFee(base::Money feePerContract);
    /// The order text in the dialect chosen, made by whoever may make it; empty: none yet.
    void setOrderText(const QString& text);
    /// Why copying is refused although the plan is approved ("quote 90 s old"); empty: it is not.
    void setCopyRefusal(const QString& reason);
    /// "copied 10:14:07, quote 1.2 s old".
    void setNotice(const QString& notice);
    /// thinkorswim, tastytrade, ibkr, schwab, plain. The choice is kept by whoever hears dialectChanged.
    void setDialect(const QString& dialect);
    [[nodiscard]] QString dialect() const { return m_dialect; }
    /// Whether and why not: the reason stands on the disabled buttons.
    [[nodiscard]] bool canCopy() const;
    [[nodiscard]] bool canRecord() const;

Q_SIGNALS:
    /// A legal net price chosen by hand.
    void priceEdited(const signalbox::base::Price& price);
    void quantityEdited(qint64 contracts);
    /// Leg `index` to the next listed strike above (+1) or below (-1).
    void legMoved(int index, int steps);
    void copyRequested(const QString& dialect);
    void dialectChanged(const QString& dialect);
    void recordFillRequested();
    /// Back to the plan as it was picked.
    void resetRequested();

protected:
    [[nodiscard]] std::optional<Absence> refresh(const session::DayState& day) override;

private:
    [[nodiscard]] const session::PlanOutcome* plan() const;
    [[nodiscard]] QString refusal() const;
    void showHead(const session::PlanOutcome& plan);
    void showPrice(const structures::TradePlan& trade);
    void showVerdict(const session::PlanOutcome& plan);
    void updateActions();
    void buildMenu();

    std::shared_ptr<const session::PlanOutcome> m_edited;
    base::Money m_fee = base::Money::cents(65);
    QString m_dialect = QStringLiteral("thinkorswim");
    QString m_copyRefusal;
    TicketLegs* m_legs;
    PriceSlider* m_slider;
    QuantityBox* m_quantity;
    FactList* m_facts;
    FactList* m_size;
    ReasonBox* m_verdict;
    Toggle* m_every;
    models::ValueTableModel<models::CheckRow>* m_checks;
    DataTable* m_table;
    QLabel* m_text;
    Sentence* m_notice;
    QToolButton* m_copy;
    QPushButton* m_record;
};

} // namespace signalbox::ui
