// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badge.h"

#include "ui/theme/control_painter.h"

#include <QPainter>

namespace signalbox::ui {

namespace {

QColor inkOf(BadgeKind kind, const Theme& theme) {
    switch (kind) {
    case BadgeKind::Paper:
        return theme.go;
    case BadgeKind::Live:
        return theme.stop;
    case BadgeKind::Simulated:
    case BadgeKind::Delayed:
        return theme.caution;
    case BadgeKind::Replay:
        return theme.accent;
    case BadgeKind::Stale:
        return theme.noData;
    }
    return theme.text;
}

QString meaningOf(BadgeKind kind) {
    switch (kind) {
    case BadgeKind::Paper:
        return Badge::tr("Paper money: nothing here reaches a broker");
    case BadgeKind::Live:
        return Badge::tr("Real money");
    case BadgeKind::Simulated:
        return Badge::tr("The demonstration market, simulated from a fixed seed; not real data");
    case BadgeKind::Delayed:
        return Badge::tr("Quotes are delayed");
    case BadgeKind::Replay:
        return Badge::tr("A past day, with what was known at its close and nothing later");
    case BadgeKind::Stale:
        return Badge::tr("Data are older than their limit");
    }
    return {};
}

} // namespace

Badge::Badge(BadgeKind kind, QWidget* parent) : QWidget(parent), m_kind(kind) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKind(kind);
}

void Badge::setKind(BadgeKind kind) {
    m_kind = kind;
    setAccessibleName(word());
    setAccessibleDescription(meaningOf(kind));
    setToolTip(meaningOf(kind));
    updateGeometry();
    update();
}

QString Badge::word() const {
    switch (m_kind) {
    case BadgeKind::Paper:
        return tr("PAPER");
    case BadgeKind::Live:
        return tr("LIVE");
    case BadgeKind::Simulated:
        return tr("SIMULATED");
    case BadgeKind::Delayed:
        return tr("DELAYED");
    case BadgeKind::Replay:
        return tr("REPLAY");
    case BadgeKind::Stale:
        return tr("STALE");
    }
    return {};
}

QSize Badge::sizeHint() const {
    const Theme& theme = currentTheme();
    QFont font = theme.words(TextRole::Caption, Weight::Strong);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    return {QFontMetrics(font).horizontalAdvance(word()) + 14, theme.px(20)};
}

QSize Badge::minimumSizeHint() const {
    return sizeHint();
}

void Badge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = currentTheme();
    const QColor ink = inkOf(m_kind, theme);
    const bool loud = m_kind == BadgeKind::Live;
    painter.setPen(QPen(ink, 1.2));
    painter.setBrush(loud ? ink
                          : Theme::mix(theme.surface, ink, theme.mode == ThemeMode::Dark ? 0.14 : 0.08));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.6, 0.6, -0.6, -0.6), space::controlRadius,
                            space::controlRadius);
    QFont font = theme.words(TextRole::Caption, Weight::Strong);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    painter.setFont(font);
    painter.setPen(loud ? (theme.mode == ThemeMode::Dark ? theme.background : theme.surface) : ink);
    painter.drawText(rect(), Qt::AlignCenter, word());
}

} // namespace signalbox::ui
