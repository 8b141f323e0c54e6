// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toggle.h"

#include "ui/theme/control_painter.h"

#include <QPainter>

namespace signalbox::ui {

Toggle::Toggle(const QString& text, QWidget* parent) : QAbstractButton(parent) {
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Toggle::sizeHint() const {
    const Theme& theme = currentTheme();
    const int words = text().isEmpty() ? 0 : QFontMetrics(theme.words()).horizontalAdvance(text()) + 8;
    return {theme.px(28) + words + 6, theme.px(space::control)};
}

QSize Toggle::minimumSizeHint() const {
    return sizeHint();
}

void Toggle::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = currentTheme();
    const double scale = theme.textScale;
    const QRectF track(3, height() / 2.0 - 7.5 * scale, 26 * scale, 15 * scale);
    const QColor fill =
        isChecked() && isEnabled() ? theme.accent : Theme::mix(theme.surface, theme.muted, 0.3);
    painter.setPen(underMouse() && isEnabled() ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill);
    painter.drawRoundedRect(track, track.height() / 2, track.height() / 2);
    const double knob = 11 * scale;
    const double x = isChecked() ? track.right() - knob - 2 * scale : track.left() + 2 * scale;
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? theme.onAccent : theme.text);
    painter.drawEllipse(QRectF(x, track.center().y() - knob / 2, knob, knob));
    painter.setFont(theme.words());
    painter.setPen(isEnabled() ? theme.text : theme.muted);
    painter.drawText(rect().adjusted(qRound(track.right()) + 8, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     text());
    if (hasFocus()) {
        paintFocusRing(painter, rect(), theme);
    }
}

} // namespace signalbox::ui
