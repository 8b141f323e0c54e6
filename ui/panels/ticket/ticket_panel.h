// SPDX-License-Identifier: GPL-3.0-or-later
// The order before it exists: legs, price between natural and best, size and how it came about, what it can
// win and lose, the risk manager's verdict, and the text for the broker. It decides nothing; every edit is a
// wish, answered by a new plan.
#pragma once

#include "engine/book/signal_orders.h"
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
class OrderText;
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
    /// The order text of what is shown, made by whoever may make it; empty: none yet. It goes as soon as
    /// something else is shown.
    void setOrderText(const QString& text);
    [[nodiscard]] QString orderText() const;
    /// What was ordered for a signal. While it is the signal shown, its orders stand over any approval.
    void setOrders(const std::shared_ptr<const book::SignalOrders>& orders);
    /// Whether the padlock holds the price: then nothing but the person's hand moves it.
    [[nodiscard]] bool isPriceLocked() const;
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
    /// The padlock was opened by hand: the price follows the mid again.
    void priceReleased();
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
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] const session::PlanOutcome* plan() const;
    [[nodiscard]] QString refusal() const;
    void showHead(const session::PlanOutcome& plan);
    void showPrice(const structures::TradePlan& trade);
    /// The contracts, and beside them what the size is and by which limit.
    void showContracts(const session::PlanOutcome& plan);
    void showSize(const session::PlanOutcome& plan, base::Money sleeve);
    void showVerdict(const session::PlanOutcome& plan);
    /// Over what became of an order nothing says APPROVED.
    void showOrdered(const QString& order);
    /// Forgets what belongs to another plan or signal than the one shown now.
    void forgetEarlier(const session::DayState& day);
    /// The orders of the signal shown that wait or were filled.
    [[nodiscard]] std::vector<book::SignalOrder> standingOrders() const;
    void updateActions();
    void buildMenu();

    std::shared_ptr<const session::PlanOutcome> m_edited;
    std::shared_ptr<const book::SignalOrders> m_orders;
    std::optional<qint64> m_asked; ///< contracts that the person asked for
    QString m_signal;              ///< strategy, symbol and day last shown
    std::string m_shown;           ///< hash of the plan last shown
    base::Money m_fee = base::Money::cents(65);
    QString m_dialect = QStringLiteral("thinkorswim");
    QString m_copyRefusal;
    TicketLegs* m_legs;
    PriceSlider* m_slider;
    QuantityBox* m_quantity;
    QLabel* m_limit;
    FactList* m_facts;
    FactList* m_size;
    ReasonBox* m_verdict;
    Toggle* m_every;
    models::ValueTableModel<models::CheckRow>* m_checks;
    DataTable* m_table;
    OrderText* m_text;
    Sentence* m_notice;
    QToolButton* m_copy;
    QPushButton* m_record;
};

} // namespace signalbox::ui
