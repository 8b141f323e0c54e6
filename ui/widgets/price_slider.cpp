// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/price_slider.h"

#include "ui/theme/icons.h"
#include "ui/widgets/price_track.h"
#include "ui/widgets/text_ink.h"

#include <algorithm>
#include <cmath>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace signalbox::ui {

namespace {

constexpr double Units = 10000.0;

QString plain(qint64 price) {
    return QString::number(static_cast<double>(price) / Units, 'f', 2);
}

/// Takes "3.10", "3,10 cr", " 3.1"; anything else is nothing.
std::optional<qint64> parse(QString text) {
    text = text.trimmed().toLower();
    for (const QString& suffix : {QStringLiteral("cr"), QStringLiteral("db")}) {
        if (text.endsWith(suffix)) {
            text = text.chopped(2).trimmed();
        }
    }
    text.replace(QLatin1Char(','), QLatin1Char('.'));
    bool good = false;
    const double value = text.toDouble(&good);
    if (!good || !std::isfinite(value) || value < 0 || value > 1e6) {
        return std::nullopt;
    }
    return std::llround(value * Units);
}

} // namespace

PriceSlider::PriceSlider(QWidget* parent)
    : QWidget(parent), m_track(new PriceTrack(this)), m_field(new QLineEdit(this)),
      m_padlock(new QToolButton(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_track, 1);
    layout->addWidget(m_field);
    layout->addWidget(m_padlock);
    m_field->setAlignment(Qt::AlignRight);
    m_field->setAccessibleName(tr("Limit price"));
    m_padlock->setCheckable(true);
    m_padlock->setAutoRaise(true);
    m_padlock->setFocusPolicy(Qt::TabFocus);
    m_track->chosen = [this](int index) { chooseByHand(index); };
    connect(m_field, &QLineEdit::editingFinished, this, &PriceSlider::commitText);
    connect(m_padlock, &QToolButton::toggled, this, [this](bool locked) {
        m_locked = locked;
        refresh();
        Q_EMIT lockedChanged(locked);
    });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    refresh();
}

void PriceSlider::setCredit(bool credit) {
    m_credit = credit;
    refresh();
}

void PriceSlider::setLegalPrices(const QVector<qint64>& prices) {
    const std::optional<qint64> before = price();
    m_prices = prices;
    m_index = before ? legalIndex(*before) : -1;
    refresh();
}

void PriceSlider::setQuotes(std::optional<qint64> natural, std::optional<qint64> mid,
                            std::optional<qint64> best) {
    m_natural = natural;
    m_mid = mid;
    m_best = best;
    refresh();
}

void PriceSlider::setPrice(qint64 price) {
    m_index = legalIndex(price);
    refresh();
}

void PriceSlider::setLocked(bool locked) {
    const QSignalBlocker quiet(m_padlock);
    m_locked = locked;
    m_padlock->setChecked(locked);
    refresh();
}

std::optional<qint64> PriceSlider::price() const {
    if (m_index < 0 || m_index >= m_prices.size()) {
        return std::nullopt;
    }
    return m_prices[m_index];
}

int PriceSlider::legalIndex(qint64 price) const {
    if (m_prices.isEmpty()) {
        return -1;
    }
    const auto last = static_cast<int>(m_prices.size()) - 1;
    const auto from = m_prices.begin();
    if (m_credit) {
        const auto above = std::upper_bound(from, m_prices.end(), price);
        return qBound(0, static_cast<int>(above - from) - 1, last);
    }
    const auto atLeast = std::lower_bound(from, m_prices.end(), price);
    return qBound(0, static_cast<int>(atLeast - from), last);
}

void PriceSlider::stepBy(int ticks) {
    if (m_index >= 0) {
        chooseByHand(qBound(0, m_index + ticks, static_cast<int>(m_prices.size()) - 1));
    }
}

void PriceSlider::toggleLocked() {
    m_padlock->toggle();
}

void PriceSlider::chooseByHand(int index) {
    if (index < 0 || index >= m_prices.size()) {
        return;
    }
    const bool moved = index != m_index;
    m_index = index;
    const bool wasLocked = m_locked;
    setLocked(true);
    if (!wasLocked) {
        Q_EMIT lockedChanged(true);
    }
    if (moved) {
        Q_EMIT priceChanged(m_prices[index]);
    }
}

void PriceSlider::commitText() {
    if (!m_field->isModified()) {
        return;
    }
    m_field->setModified(false);
    const std::optional<qint64> typed = parse(m_field->text());
    const int index = typed ? legalIndex(*typed) : -1;
    if (!typed || index < 0) {
        refresh();
        return;
    }
    if (m_prices[index] != *typed) {
        Q_EMIT rounded(tr("%1 is not on the tick; %2 %3")
                           .arg(plain(*typed), plain(m_prices[index]), m_credit ? tr("cr") : tr("db")));
    }
    chooseByHand(index);
    refresh();
}

void PriceSlider::refresh() {
    const Theme& theme = currentTheme();
    const QString dash(QChar(0x2014));
    const QString suffix = m_credit ? tr("cr") : tr("db");
    const QFont figure = theme.figures(TextRole::Emphasis, Weight::Strong);
    m_field->setFont(figure);
    m_field->setFixedWidth(QFontMetrics(figure).horizontalAdvance(QStringLiteral("888.88 cr")) + 20);
    m_field->setFixedHeight(theme.px(space::control) + 2);
    const std::optional<qint64> now = price();
    const QString shown = now ? plain(*now) + QLatin1Char(' ') + suffix : dash;
    if (m_field->text() != shown && !(m_field->hasFocus() && m_field->isModified())) {
        m_field->setText(shown);
    }
    m_padlock->setIcon(themedIcon(m_locked ? QStringLiteral("lock") : QStringLiteral("unlock")));
    m_padlock->setToolTip(m_locked ? tr("Locked: stays as set. Press to follow the mid.")
                                   : tr("Open: follows the mid. Press to keep this price."));
    m_padlock->setAccessibleName(m_locked ? tr("Price locked") : tr("Price follows the mid"));
    m_track->setStops(m_prices, m_natural, m_mid, m_best);
    m_track->setIndex(m_index);
    m_track->setAccessibleDescription(tr("%1; natural %2, mid %3, best %4")
                                          .arg(shown, m_natural ? plain(*m_natural) : dash,
                                               m_mid ? plain(*m_mid) : dash, m_best ? plain(*m_best) : dash));
}

void PriceSlider::changeEvent(QEvent* event) {
    if (changesLook(*event)) {
        refresh();
    }
    QWidget::changeEvent(event);
}

void PriceSlider::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers().testFlag(Qt::ControlModifier) &&
        (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        stepBy(event->key() == Qt::Key_Up ? 1 : -1);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace signalbox::ui
