// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heat_map.h"

#include "ui/theme/control_painter.h"
#include "ui/theme/theme.h"

#include <algorithm>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QToolTip>

namespace signalbox::ui {

namespace {

constexpr int CellHeight = 24;
constexpr int TallestCell = 44;
constexpr int WidestCell = 92;
/// Parts of the accent over the ground, from worst to best: text stays readable on the strongest.
constexpr double WeakestPart = 0.04;
constexpr double StrongestPart = 0.5;

int columns(const models::SweepHeat& heat) {
    return static_cast<int>(heat.xValues.size());
}
int rows(const models::SweepHeat& heat) {
    return heat.cells.empty() ? 0 : static_cast<int>(heat.yValues.size());
}

} // namespace

HeatMap::HeatMap(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Heat map"));
}

void HeatMap::setHeat(const models::SweepHeat& heat, bool byPlateau, CellText text, CellSentence sentence) {
    m_heat = heat;
    m_byPlateau = byPlateau;
    m_text = std::move(text);
    m_sentence = std::move(sentence);
    m_widths.reset();
    m_current = QPoint();
    for (int y = 0; y < rows(m_heat); ++y) {
        for (int x = 0; x < columns(m_heat); ++x) {
            const models::SweepHeatCell& cell = m_heat.at(x, y);
            if (byPlateau ? cell.bestByPlateau : cell.bestByPeak) {
                m_current = {x, y};
            }
        }
    }
    setAccessibleDescription(summary());
    updateGeometry();
    update();
}

std::optional<double> HeatMap::valueOf(const models::SweepHeatCell& cell) const {
    return m_byPlateau ? cell.plateau : cell.value;
}

std::optional<double> HeatMap::strengthOf(const models::SweepHeatCell& cell) const {
    const auto value = valueOf(cell);
    if (!value || !m_heat.best || !m_heat.worst) {
        return std::nullopt;
    }
    const double range = *m_heat.best - *m_heat.worst;
    return range == 0 ? 1.0 : std::clamp((*value - *m_heat.worst) / range, 0.0, 1.0);
}

QString HeatMap::summary() const {
    if (m_heat.cells.empty()) {
        return tr("No sweep to show.");
    }
    return tr("%1 by %2 and %3, best %4, worst %5. %6")
        .arg(m_heat.objective, m_heat.xName, m_heat.yName, m_text(m_heat.best), m_text(m_heat.worst),
             m_sentence(m_heat.at(m_current.x(), m_current.y())));
}

const HeatMap::Widths& HeatMap::widths() const {
    if (!m_widths) {
        const QFontMetrics labels(currentTheme().figures(TextRole::Caption));
        const QFontMetrics numbers(currentTheme().figures());
        Widths widths;
        for (const QString& value : m_heat.yValues) {
            widths.label = std::max(widths.label, labels.horizontalAdvance(value));
        }
        // All digits have one width: of the numbers only the longest text is measured.
        QString longest = QStringLiteral("−0.00");
        for (const models::SweepHeatCell& cell : m_heat.cells) {
            const QString text = m_text && valueOf(cell) ? m_text(valueOf(cell)) : QString();
            longest = text.size() > longest.size() ? text : longest;
        }
        widths.cell = numbers.horizontalAdvance(longest);
        for (const QString& value : m_heat.xValues) {
            widths.cell = std::max(widths.cell, labels.horizontalAdvance(value));
        }
        widths.label += 10;
        widths.cell += 24; // room for the mark of the best
        m_widths = widths;
    }
    return *m_widths;
}

HeatMap::Frame HeatMap::frame() const {
    const Theme& theme = currentTheme();
    Frame frame;
    frame.left = widths().label;
    frame.top = theme.px(18);
    const int below = theme.px(34);
    const int across = std::max(1, columns(m_heat));
    const int down = std::max(1, rows(m_heat));
    frame.cellWidth =
        std::max(widths().cell, std::min((width() - frame.left - 2) / across, theme.px(WidestCell)));
    frame.cellHeight =
        std::clamp((height() - frame.top - below) / down, theme.px(CellHeight), theme.px(TallestCell));
    return frame;
}

QRect HeatMap::cellRect(const Frame& at, int x, int y) const {
    // Values of y rise upwards, as on every axis.
    const int line = rows(m_heat) - 1 - y;
    return {at.left + x * at.cellWidth, at.top + line * at.cellHeight, at.cellWidth - 2, at.cellHeight - 2};
}

QRect HeatMap::cellRect(int x, int y) const {
    const bool inside = x >= 0 && y >= 0 && x < columns(m_heat) && y < rows(m_heat);
    return inside ? cellRect(frame(), x, y) : QRect();
}

QSize HeatMap::minimumSizeHint() const {
    const Theme& theme = currentTheme();
    return {widths().label + std::max(2, columns(m_heat)) * widths().cell + 2,
            theme.px(18) + std::max(1, rows(m_heat)) * theme.px(CellHeight) + theme.px(34)};
}

QSize HeatMap::sizeHint() const {
    return minimumSizeHint();
}

void HeatMap::paintCell(QPainter& painter, const QRect& rect, QPoint at) const {
    const Theme& theme = currentTheme();
    const models::SweepHeatCell& cell = m_heat.at(at.x(), at.y());
    const auto strength = strengthOf(cell);
    if (strength) {
        const double part = WeakestPart + (StrongestPart - WeakestPart) * *strength;
        paintBox(painter, rect, Theme::mix(theme.raised, theme.accent, part), QColor(), 2);
    } else {
        paintBox(painter, rect, theme.raised, QColor(), 2);
        painter.fillRect(rect, QBrush(theme.muted, Qt::BDiagPattern));
    }
    const bool best = cell.bestByPeak || cell.bestByPlateau;
    painter.setFont(theme.figures(TextRole::Body, best ? Weight::Strong : Weight::Regular));
    const QString text = m_text(valueOf(cell));
    if (strength) {
        painter.setPen(theme.text);
        painter.drawText(rect, Qt::AlignCenter, text);
    } else {
        // On the hatching a plate of the ground keeps the dash readable.
        const int half = painter.fontMetrics().horizontalAdvance(text) / 2 + 4;
        painter.fillRect(
            QRect(rect.center().x() - half, rect.center().y() - theme.px(7), 2 * half, theme.px(15)),
            theme.raised);
        painter.setPen(theme.muted);
        painter.drawText(rect, Qt::AlignCenter, text);
    }
    if (best) {
        painter.setPen(QPen(theme.text, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect.adjusted(0, 0, -1, -1));
        painter.setFont(theme.words(TextRole::Caption));
        QString mark = cell.bestByPeak ? QStringLiteral("▲") : QString();
        mark += cell.bestByPlateau ? QStringLiteral("▬") : QString();
        painter.drawText(rect.adjusted(3, 1, 0, 0), Qt::AlignLeft | Qt::AlignTop, mark);
    }
    if (hasFocus() && m_current == at) {
        paintFocusRing(painter, rect, theme, 2);
    }
}

void HeatMap::paintAxes(QPainter& painter, const Frame& at, const QRect& shown) const {
    const Theme& theme = currentTheme();
    painter.setPen(theme.muted);
    painter.setFont(theme.figures(TextRole::Caption));
    for (int y = shown.top(); y <= shown.bottom(); ++y) {
        const QRect cell = cellRect(at, 0, y);
        painter.drawText(QRect(0, cell.top(), at.left - 8, cell.height()), Qt::AlignRight | Qt::AlignVCenter,
                         m_heat.yValues[y]);
    }
    const int bottom = at.top + rows(m_heat) * at.cellHeight;
    for (int x = shown.left(); x <= shown.right(); ++x) {
        const QRect cell = cellRect(at, x, 0);
        painter.drawText(QRect(cell.left(), bottom, cell.width(), theme.px(16)), Qt::AlignCenter,
                         m_heat.xValues[x]);
    }
    painter.setFont(theme.words(TextRole::Caption));
    painter.drawText(QRect(0, 0, width(), theme.px(16)), Qt::AlignLeft | Qt::AlignVCenter, m_heat.yName);
    const int wide = std::max(columns(m_heat) * at.cellWidth - 2,
                              painter.fontMetrics().horizontalAdvance(m_heat.xName) + 2);
    painter.drawText(QRect(at.left, bottom + theme.px(16), wide, theme.px(16)),
                     Qt::AlignHCenter | Qt::AlignVCenter, m_heat.xName);
}

void HeatMap::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    if (m_heat.cells.empty() || !m_text) {
        return;
    }
    const Frame at = frame();
    // Of a large map only the cells in sight.
    const QRect dirty = event->rect();
    const auto within = [](int pixel, int size, int count) {
        return std::clamp(size > 0 ? pixel / size : 0, 0, count - 1);
    };
    const int left = within(dirty.left() - at.left, at.cellWidth, columns(m_heat));
    const int right = within(dirty.right() - at.left, at.cellWidth, columns(m_heat));
    const int low = rows(m_heat) - 1 - within(dirty.bottom() - at.top, at.cellHeight, rows(m_heat));
    const int high = rows(m_heat) - 1 - within(dirty.top() - at.top, at.cellHeight, rows(m_heat));
    const QRect shown(QPoint(left, low), QPoint(right, high));
    paintAxes(painter, at, shown);
    for (int y = low; y <= high; ++y) {
        for (int x = left; x <= right; ++x) {
            paintCell(painter, cellRect(at, x, y), {x, y});
        }
    }
}

std::optional<QPoint> HeatMap::cellAt(QPoint position) const {
    if (m_heat.cells.empty()) {
        return std::nullopt;
    }
    const Frame at = frame();
    const QPoint inside = position - QPoint(at.left, at.top);
    if (inside.x() < 0 || inside.y() < 0) {
        return std::nullopt;
    }
    const QPoint cell(inside.x() / at.cellWidth, rows(m_heat) - 1 - inside.y() / at.cellHeight);
    return cellRect(cell.x(), cell.y()).contains(position) ? std::optional(cell) : std::nullopt;
}

void HeatMap::choose(QPoint cell) {
    const models::SweepHeatCell& chosen = m_heat.at(cell.x(), cell.y());
    if (chosen.skipped.isEmpty()) {
        Q_EMIT cellChosen(chosen.combination);
    }
}

void HeatMap::moveTo(QPoint cell) {
    if (cell.x() < 0 || cell.y() < 0 || cell.x() >= columns(m_heat) || cell.y() >= rows(m_heat)) {
        return;
    }
    m_current = cell;
    setAccessibleDescription(summary());
    update();
    Q_EMIT cellReached(cellRect(cell.x(), cell.y()));
}

void HeatMap::mousePressEvent(QMouseEvent* event) {
    const auto cell = event->button() == Qt::LeftButton ? cellAt(event->pos()) : std::nullopt;
    if (cell) {
        moveTo(*cell);
        choose(*cell);
    }
}

void HeatMap::keyPressEvent(QKeyEvent* event) {
    if (m_heat.cells.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        moveTo(m_current - QPoint(1, 0));
        break;
    case Qt::Key_Right:
        moveTo(m_current + QPoint(1, 0));
        break;
    case Qt::Key_Up:
        moveTo(m_current + QPoint(0, 1));
        break;
    case Qt::Key_Down:
        moveTo(m_current - QPoint(0, 1));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_current);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool HeatMap::event(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::PaletteChange) {
        m_widths.reset();
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto cell = cellAt(help->pos());
        if (cell) {
            QToolTip::showText(help->globalPos(), m_sentence(m_heat.at(cell->x(), cell->y())), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        update();
    }
    return QWidget::event(event);
}

} // namespace signalbox::ui
