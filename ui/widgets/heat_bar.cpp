// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/heat_bar.h"

#include "ui/theme/control_painter.h"

#include <QLocale>
#include <QPainter>

namespace signalbox::ui {

HeatBar::HeatBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setReading(std::nullopt, 1);
}

void HeatBar::setReading(std::optional<double> value, double limit, std::optional<double> after) {
    m_value = value;
    m_limit = limit;
    m_after = after;
    const auto percent = [](double fraction) {
        return QLocale().toString(fraction * 100, 'f', 1) + QStringLiteral(" %");
    };
    QString spoken = value ? tr("%1 of a limit of %2").arg(percent(*value), percent(limit)) : tr("no data");
    if (value && after) {
        spoken += tr(", %1 after the trade").arg(percent(*after));
    }
    setAccessibleName(tr("Limit used"));
    setAccessibleDescription(spoken);
    setToolTip(spoken);
    update();
}

QSize HeatBar::sizeHint() const {
    return {120, currentTheme().px(14)};
}

QSize HeatBar::minimumSizeHint() const {
    return {40, currentTheme().px(14)};
}

void HeatBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = currentTheme();
    const int thickness = theme.px(8);
    const QRectF groove(0, (height() - thickness) / 2.0, width(), thickness);
    const double radius = 3;
    const double end = m_limit * 1.1; // of the scale, so that what is over the limit shows
    const auto x = [&](double value) {
        return groove.width() * qBound(0.0, end > 0 ? value / end : 0.0, 1.0);
    };

    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.border);
    painter.drawRoundedRect(groove, radius, radius);
    if (m_after) {
        QColor ghost = *m_after > m_limit ? theme.stop : theme.accent;
        ghost.setAlphaF(0.4F);
        painter.setBrush(ghost);
        painter.drawRoundedRect(QRectF(0, groove.top(), x(*m_after), groove.height()), radius, radius);
    }
    if (m_value && *m_value > 0) {
        // Over its limit it is lost ground and says so; below, use is neither good nor bad.
        painter.setBrush(*m_value > m_limit ? theme.stop : theme.accent);
        painter.drawRoundedRect(QRectF(0, groove.top(), qMax(x(*m_value), 4.0), groove.height()), radius,
                                radius);
    }
    painter.setBrush(theme.stop);
    painter.drawRect(QRectF(qMin(x(m_limit), groove.width() - 2), 0, 2, height()));
}

} // namespace signalbox::ui
