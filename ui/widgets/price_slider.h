// SPDX-License-Identifier: GPL-3.0-or-later
// Natural, mid and best of a spread with the limit on a legal tick between them, a field to type it, and the
// padlock that says whether the price follows the mid. Prices are in $0.0001, so that no legal tick is ever
// rounded.
#pragma once

#include <optional>

#include <QVector>
#include <QWidget>

class QLineEdit;
class QToolButton;

namespace signalbox::ui {

class PriceTrack;

class PriceSlider final : public QWidget {
    Q_OBJECT
public:
    explicit PriceSlider(QWidget* parent = nullptr);

    /// Credits round down and show "cr", debits round up and show "db".
    void setCredit(bool credit);
    /// All legal prices, ascending; only these can ever be chosen.
    void setLegalPrices(const QVector<qint64>& prices);
    /// Quotes of the package; absent ones show "—" and are not marked.
    void setQuotes(std::optional<qint64> natural, std::optional<qint64> mid, std::optional<qint64> best);
    /// Sets without a signal; the nearest legal price against the user is taken (credit down, debit up).
    void setPrice(qint64 price);
    void setLocked(bool locked);
    [[nodiscard]] std::optional<qint64> price() const;
    [[nodiscard]] bool isLocked() const { return m_locked; }
    /// By hand: so many legal prices up (positive) or down. Locks the padlock.
    void stepBy(int ticks);
    /// By hand: the padlock closed or opened.
    void toggleLocked();

Q_SIGNALS:
    /// By the person's hand, always a legal price. Also locks the padlock.
    void priceChanged(qint64 price);
    void lockedChanged(bool locked);
    /// What was typed is no legal price: "1.28 is not on the tick; 1.25 cr".
    void rounded(const QString& note);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    friend class PriceTrack;
    void chooseByHand(int index);
    void commitText();
    void refresh();
    /// Index of the legal price at or against the user from `price`.
    [[nodiscard]] int legalIndex(qint64 price) const;

    QVector<qint64> m_prices;
    std::optional<qint64> m_natural, m_mid, m_best;
    int m_index = -1;
    bool m_credit = true;
    bool m_locked = false;
    PriceTrack* m_track;
    QLineEdit* m_field;
    QToolButton* m_padlock;
};

} // namespace signalbox::ui
