// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/account/limit_bars.h"

#include "ui/theme/theme.h"

#include <algorithm>

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace signalbox::ui {

namespace {

/// Below this width the bar stands under its words.
constexpr int NarrowWidth = 420;
constexpr int BarHeight = 7;

} // namespace

LimitBars::LimitBars(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LimitBars::setRows(std::vector<models::LimitRow> rows) {
    if (rows == m_rows) {
        return;
    }
    m_rows = std::move(rows);
    QStringList spoken;
    for (const models::LimitRow& row : m_rows) {
        spoken << row.section + QStringLiteral(", ") + row.name + QStringLiteral(": ") + row.value +
                      (row.amount.isEmpty() ? QString() : QStringLiteral(", ") + row.amount);
    }
    setAccessibleName(tr("Limits of the account"));
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
    updateGeometry();
    update();
}

bool LimitBars::narrow() const {
    return width() < currentTheme().px(NarrowWidth);
}

int LimitBars::rowHeight() const {
    const Theme& theme = currentTheme();
    return narrow() ? theme.px(space::row) + BarHeight + 6 : theme.px(space::row);
}

QSize LimitBars::sizeHint() const {
    int headings = 0;
    QString section;
    for (const models::LimitRow& row : m_rows) {
        headings += row.section != section ? 1 : 0;
        section = row.section;
    }
    const int heading = currentTheme().px(space::row) + 2;
    return {300, headings * heading + static_cast<int>(m_rows.size()) * rowHeight()};
}

QSize LimitBars::minimumSizeHint() const {
    return {200, sizeHint().height()};
}

void LimitBars::resizeEvent(QResizeEvent* event) {
    const int limit = currentTheme().px(NarrowWidth);
    if ((event->size().width() < limit) != (event->oldSize().width() < limit)) {
        updateGeometry();
    }
    QWidget::resizeEvent(event);
}

void LimitBars::paintRow(QPainter& painter, const models::LimitRow& row, const QRect& line) const {
    const Theme& theme = currentTheme();
    const bool below = narrow();
    const int words = theme.px(space::row);
    const QRect text(line.left(), line.top(), line.width(), words);
    painter.setFont(theme.words());
    painter.setPen(theme.secondary);
    const int nameWidth = below ? line.width() * 45 / 100 : line.width() * 32 / 100;
    painter.drawText(QRect(text.left(), text.top(), nameWidth, words), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(row.name, Qt::ElideRight, nameWidth));
    const QFont figures = theme.figures(TextRole::Body, Weight::Strong);
    painter.setFont(figures);
    painter.setPen(row.severity == models::Severity::None ? theme.text : theme.colour(row.severity));
    const int valueWidth = below ? line.width() - nameWidth - 6 : line.width() * 36 / 100;
    const QString whole = row.amount.isEmpty() ? row.value : row.value + QStringLiteral(" · ") + row.amount;
    const bool fits = QFontMetrics(figures).horizontalAdvance(whole) <= valueWidth;
    const QString shown = fits ? whole : row.value;
    const QRect value(line.right() - valueWidth + 1, text.top(), valueWidth, words);
    painter.drawText(value, Qt::AlignRight | Qt::AlignVCenter,
                     QFontMetrics(figures).elidedText(shown, Qt::ElideRight, valueWidth));
    const QRect bar = below ? QRect(line.left(), text.bottom() + 1, line.width(), BarHeight)
                            : QRect(line.left() + nameWidth + 8, text.center().y() - BarHeight / 2,
                                    line.width() - nameWidth - valueWidth - 16, BarHeight);
    if (bar.width() < 20) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.border);
    painter.drawRoundedRect(bar, 3, 3);
    // A floor is a share of the whole; a ceiling stands near the end of its bar.
    const double end = row.floor ? 1.0 : row.limit ? *row.limit * 1.15 : 1.0;
    if (row.used && end > 0) {
        const double share = std::clamp(*row.used / end, 0.0, 1.0);
        painter.setBrush(row.severity == models::Severity::None ? theme.accent : theme.colour(row.severity));
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()), 3, 3);
    }
    if (row.limit && end > 0) {
        painter.setBrush(theme.stop);
        const double at = bar.left() + bar.width() * std::min(1.0, *row.limit / end);
        painter.drawRect(QRectF(at - 1, bar.top() - 3, 2, bar.height() + 6));
    }
}

void LimitBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    int y = 0;
    QString section;
    for (const models::LimitRow& row : m_rows) {
        if (row.section != section) {
            section = row.section;
            const int heading = theme.px(space::row) + 2;
            painter.setFont(theme.words(TextRole::Caption));
            painter.setPen(theme.muted);
            painter.drawText(QRect(0, y, width(), heading - 2), Qt::AlignLeft | Qt::AlignBottom, section);
            y += heading;
        }
        paintRow(painter, row, QRect(0, y, width(), rowHeight()));
        y += rowHeight();
    }
}

int LimitBars::rowAt(int at) const {
    int y = 0;
    QString section;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].section != section) {
            section = m_rows[i].section;
            y += currentTheme().px(space::row) + 2;
        }
        if (at >= y && at < y + rowHeight()) {
            return static_cast<int>(i);
        }
        y += rowHeight();
    }
    return -1;
}

bool LimitBars::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = rowAt(help->pos().y());
        if (row >= 0) {
            const models::LimitRow& one = m_rows[static_cast<std::size_t>(row)];
            QToolTip::showText(help->globalPos(),
                               one.name + QStringLiteral(": ") + one.value +
                                   (one.amount.isEmpty() ? QString() : QStringLiteral(" · ") + one.amount) +
                                   QLatin1Char('\n') + one.toolTip,
                               this);
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace signalbox::ui
