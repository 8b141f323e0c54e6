// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/history_ribbon.h"

#include "models/text/dates.h"
#include "ui/theme/control_painter.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace signalbox::ui {

namespace {

/// Height says the same as colour: the worse, the taller.
double heightOf(models::Severity severity) {
    switch (severity) {
    case models::Severity::Stop:
        return 1.0;
    case models::Severity::Caution:
        return 0.78;
    case models::Severity::NoData:
        return 0.16;
    default:
        return 0.52;
    }
}

int rank(models::Severity severity) {
    switch (severity) {
    case models::Severity::Stop:
        return 3;
    case models::Severity::Caution:
        return 2;
    case models::Severity::NoData:
        return 1;
    default:
        return 0;
    }
}

} // namespace

HistoryRibbon::HistoryRibbon(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("History of the regime"));
}

void HistoryRibbon::setDays(const QVector<RibbonDay>& days) {
    m_days = days;
    m_hovered = -1;
    m_current = static_cast<int>(days.size()) - 1;
    setShownDay(m_shown);
    setAccessibleDescription(m_current < 0 ? tr("no sessions") : describe(m_current));
    update();
}

void HistoryRibbon::setShownDay(const QDate& day) {
    m_shown = day;
    for (int i = 0; i < m_days.size(); ++i) {
        if (m_days[i].date == day) {
            m_current = i;
        }
    }
    update();
}

QRect HistoryRibbon::barRect() const {
    const int caption = currentTheme().px(16);
    return {2, caption + 2, width() - 4, height() - caption - 6};
}

QRect HistoryRibbon::dayRect(int index) const {
    const QRect bar = barRect();
    const auto count = static_cast<int>(m_days.size());
    if (index < 0 || index >= count) {
        return {};
    }
    // Rounded up, so that a click on the rectangle finds the same day again.
    const int left = bar.left() + (index * bar.width() + count - 1) / count;
    const int right = bar.left() + ((index + 1) * bar.width() + count - 1) / count;
    return {left, bar.top(), qMax(1, right - left), bar.height()};
}

int HistoryRibbon::indexAt(QPoint position) const {
    const QRect bar = barRect();
    const auto count = static_cast<int>(m_days.size());
    if (count == 0 || bar.width() <= 0 || !bar.adjusted(-2, -4, 2, 4).contains(position)) {
        return -1;
    }
    return qBound(0, (position.x() - bar.left()) * count / bar.width(), count - 1);
}

QString HistoryRibbon::describe(int index) const {
    const RibbonDay& day = m_days[index];
    return QStringLiteral("%1 · %2").arg(
        QLocale().toString(day.date, models::datePattern(models::DateForm::Long)), day.label);
}

QSize HistoryRibbon::sizeHint() const {
    return {200, currentTheme().px(16) + 26};
}

QSize HistoryRibbon::minimumSizeHint() const {
    return {80, currentTheme().px(16) + 26};
}

void HistoryRibbon::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const QRect bar = barRect();
    painter.setFont(theme.words(TextRole::Caption));
    painter.setPen(theme.muted);
    const QRect caption(0, 0, width(), theme.px(16));
    const int marked = m_hovered >= 0 ? m_hovered : (hasFocus() ? m_current : -1);
    const QString length = m_days.isEmpty() ? tr("no history") : tr("%1 sessions").arg(m_days.size());
    QString what;
    if (marked >= 0 && marked < m_days.size()) {
        what = describe(marked);
    } else if (!m_days.isEmpty()) {
        const QString from = QLocale().toString(m_days.first().date, QStringLiteral("MMM yyyy"));
        const QString to = QLocale().toString(m_days.last().date, QStringLiteral("MMM yyyy"));
        what = QStringLiteral("%1 – %2").arg(from, to);
    }
    const QFontMetrics metrics = painter.fontMetrics();
    // Where both have no room, the days tell more than their number.
    if (what.isEmpty() ||
        metrics.horizontalAdvance(length) + metrics.horizontalAdvance(what) + 12 <= caption.width()) {
        painter.drawText(caption, Qt::AlignLeft | Qt::AlignVCenter, length);
    }
    painter.setPen(marked >= 0 ? theme.text : theme.muted);
    painter.drawText(caption, Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(what, Qt::ElideRight, caption.width()));

    painter.fillRect(bar, theme.raised);
    const auto count = static_cast<int>(m_days.size());
    // Narrower than its days, a pixel column shows the worst of them: a day of alarm never disappears.
    for (int x = 0; x < bar.width() && count > 0; ++x) {
        const int from = x * count / bar.width();
        const int to = qMax(from + 1, (x + 1) * count / bar.width());
        models::Severity worst = m_days[from].severity;
        for (int i = from; i < qMin(to, count); ++i) {
            if (rank(m_days[i].severity) > rank(worst)) {
                worst = m_days[i].severity;
            }
        }
        const int tall = qMax(2, qRound(bar.height() * heightOf(worst)));
        const QColor ink = rank(worst) == 0 ? Theme::mix(theme.surface, theme.go, 0.75) : theme.colour(worst);
        painter.fillRect(bar.left() + x, bar.bottom() + 1 - tall, 1, tall, ink);
    }
    const auto mark = [&](int index, const QColor& colour) {
        const QRect day = dayRect(index);
        const int x = day.center().x();
        painter.fillRect(x - 1, bar.top() - 2, 3, bar.height() + 4, theme.surface);
        painter.fillRect(x, bar.top() - 2, 1, bar.height() + 4, colour);
    };
    for (int i = 0; i < count; ++i) {
        if (m_days[i].date == m_shown) {
            mark(i, theme.text);
        }
    }
    if (marked >= 0 && marked < count) {
        mark(marked, theme.accent);
    }
    if (hasFocus()) {
        paintFocusRing(painter, bar.adjusted(-2, -3, 2, 3), theme, 3);
    }
}

void HistoryRibbon::mouseMoveEvent(QMouseEvent* event) {
    const int index = indexAt(event->position().toPoint());
    if (index != m_hovered) {
        m_hovered = index;
        update();
    }
}

void HistoryRibbon::mousePressEvent(QMouseEvent* event) {
    const int index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index >= 0) {
        m_current = index;
        Q_EMIT dayActivated(m_days[index].date);
    }
}

void HistoryRibbon::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void HistoryRibbon::keyPressEvent(QKeyEvent* event) {
    const auto last = static_cast<int>(m_days.size()) - 1;
    int target = m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        --target;
        break;
    case Qt::Key_Right:
        ++target;
        break;
    case Qt::Key_PageUp:
        target -= 21;
        break;
    case Qt::Key_PageDown:
        target += 21;
        break;
    case Qt::Key_Home:
        target = 0;
        break;
    case Qt::Key_End:
        target = last;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0) {
            Q_EMIT dayActivated(m_days[m_current].date);
        }
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (last >= 0) {
        m_current = qBound(0, target, last);
        setAccessibleDescription(describe(m_current));
        QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
        update();
    }
}

bool HistoryRibbon::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = indexAt(help->pos());
        if (index >= 0) {
            QToolTip::showText(help->globalPos(), describe(index), this, dayRect(index));
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace signalbox::ui
