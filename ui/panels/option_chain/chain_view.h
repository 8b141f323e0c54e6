// SPDX-License-Identifier: GPL-3.0-or-later
// The table of one expiration with a line at the spot, the expected move along the strikes, in-the-money
// shading, and the hand of a trader: a click on a bid sells, on an ask buys.
#pragma once

#include "models/rows/chain_rows.h"
#include "ui/widgets/data_table.h"

#include <optional>

namespace signalbox::ui {

class ChainDelegate;

class ChainView final : public DataTable {
    Q_OBJECT
public:
    explicit ChainView(QWidget* parent = nullptr);

    void setChain(models::ValueTableModel<models::ChainRow>* model);
    /// Spot and one standard deviation in points; absent: not drawn.
    void setMarket(std::optional<double> spot, std::optional<double> expectedMove);
    /// The side that the pick needs is the one that stays when there is no room for both, with S and L at it.
    void setPickedCall(bool call);
    /// Where the tag of the spot stands in the viewport; empty when it is out of sight.
    [[nodiscard]] QRect spotTag() const;
    /// Scrolls to the pick when there is one, else to the strike at the money.
    void centre();
    /// As centre(), but leaves alone what somebody has scrolled to.
    void centreUnlessScrolled();
    /// From the money to the pick and back.
    void centreNext();

Q_SIGNALS:
    /// `call` or put at the row's strike; `sell` at the bid, else buy at the ask; `add` with Ctrl held.
    void quoteChosen(int row, bool call, bool sell, bool add);
    /// -1 previous, +1 next expiration.
    void expiryStepped(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void layOutSides();
    [[nodiscard]] int tagHeight() const;
    /// Makes room between the two strikes around the spot: the tag hides no number.
    void placeGap();
    [[nodiscard]] int columnOf(const QString& key) const;
    void chooseAt(const QModelIndex& index, bool sell, bool add);
    void centreOn(int row);
    /// Row of the leg to sell, else of the one to buy; -1 without a pick.
    [[nodiscard]] int pickRow() const;

    models::ValueTableModel<models::ChainRow>* m_chain = nullptr;
    ChainDelegate* m_delegate;
    std::optional<double> m_spot, m_move;
    bool m_pickedCall = false;
    bool m_centred = false;
    bool m_onPick = false;
    bool m_scrolledByHand = false;
};

} // namespace signalbox::ui
