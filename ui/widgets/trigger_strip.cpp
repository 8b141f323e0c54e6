// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/trigger_strip.h"

#include "ui/theme/control_painter.h"

#include <QPainter>

namespace signalbox::ui {

namespace {

constexpr int CellPadding = 8;

int cellWidth(const Trigger& trigger, const Theme& theme) {
    const int name = QFontMetrics(theme.words(TextRole::Caption)).horizontalAdvance(trigger.name);
    const int distance =
        QFontMetrics(theme.figures(TextRole::Body, Weight::Strong)).horizontalAdvance(trigger.distance);
    return qMax(name, distance) + 2 * CellPadding + 2;
}

} // namespace

TriggerStrip::TriggerStrip(QWidget* parent) : QWidget(parent) {
    // A fixed height would be that of one row and hide the others.
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Exit triggers"));
}

void TriggerStrip::setTriggers(const QVector<Trigger>& triggers) {
    m_triggers = triggers;
    QStringList spoken;
    for (const Trigger& trigger : triggers) {
        spoken << QStringLiteral("%1: %2").arg(trigger.name, trigger.distance);
    }
    setAccessibleDescription(spoken.join(QStringLiteral(" · ")));
    setToolTip(accessibleDescription());
    updateGeometry();
    update();
}

QVector<QRect> TriggerStrip::cells(int available) const {
    const Theme& theme = currentTheme();
    const int tall = theme.px(40);
    QVector<QRect> result;
    int x = 0;
    int y = 0;
    for (const Trigger& trigger : m_triggers) {
        const int wide = qMin(cellWidth(trigger, theme), qMax(1, available));
        if (x > 0 && x + wide > available) {
            x = 0;
            y += tall + 4;
        }
        result << QRect(x, y, wide, tall);
        x += wide + 4;
    }
    return result;
}

int TriggerStrip::heightForWidth(int available) const {
    const QVector<QRect> all = cells(available);
    return all.isEmpty() ? 0 : all.last().bottom() + 1;
}

QSize TriggerStrip::sizeHint() const {
    const Theme& theme = currentTheme();
    int width = 0;
    for (const Trigger& trigger : m_triggers) {
        width += cellWidth(trigger, theme) + 4;
    }
    return {width, theme.px(40)};
}

QSize TriggerStrip::minimumSizeHint() const {
    return {80, currentTheme().px(40)};
}

void TriggerStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const QVector<QRect> all = cells(width());
    for (int i = 0; i < all.size(); ++i) {
        const Trigger& trigger = m_triggers[i];
        const QRect cell = all[i];
        const bool urgent =
            trigger.severity == models::Severity::Stop || trigger.severity == models::Severity::Caution;
        const QColor fill = urgent ? theme.tint(trigger.severity) : theme.raised;
        paintBox(painter, cell, fill, trigger.nearest ? theme.accent : QColor(), space::controlRadius);
        const QRect inner = cell.adjusted(CellPadding, 3, -CellPadding, -7);
        painter.setFont(theme.words(TextRole::Caption));
        painter.setPen(theme.muted);
        painter.drawText(inner, Qt::AlignTop | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(trigger.name, Qt::ElideRight, inner.width()));
        painter.setFont(theme.figures(TextRole::Body, Weight::Strong));
        painter.setPen(theme.colour(trigger.severity));
        painter.drawText(inner, Qt::AlignBottom | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(trigger.distance, Qt::ElideRight, inner.width()));
        if (trigger.nearness >= 0) {
            const QRect groove(inner.left(), cell.bottom() - 4, inner.width(), 2);
            painter.fillRect(groove, theme.border);
            const QColor ink =
                trigger.severity == models::Severity::None ? theme.accent : theme.colour(trigger.severity);
            painter.fillRect(groove.left(), groove.top(),
                             qRound(groove.width() * qBound(0.0, trigger.nearness, 1.0)), 2, ink);
        }
    }
}

} // namespace signalbox::ui
