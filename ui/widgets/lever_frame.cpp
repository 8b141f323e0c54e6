// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/lever_frame.h"

#include "ui/theme/control_painter.h"
#include "ui/widgets/status_mark.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace signalbox::ui {

namespace {

struct Pose {
    double lean = 0; ///< horizontal shift of the tip, in units of the arm's length
    QColor ink;
};

Pose poseOf(const Lever& lever, const Theme& theme) {
    switch (lever.state) {
    case LeverState::Passed:
        return {0.36, theme.go};
    case LeverState::Blocked:
        return {-0.2, theme.stop};
    case LeverState::NoData:
        return {-0.2, theme.noData};
    case LeverState::NotEvaluated:
    case LeverState::Off:
        return {-0.2, Theme::mix(theme.surface, theme.muted, 0.62)};
    }
    return {};
}

StatusMark markOf(LeverState state) {
    switch (state) {
    case LeverState::Passed:
        return StatusMark::Passed;
    case LeverState::Blocked:
        return StatusMark::Failed;
    case LeverState::NotEvaluated:
        return StatusMark::NotEvaluated;
    case LeverState::Off:
        return StatusMark::Off;
    case LeverState::NoData:
        return StatusMark::NoData;
    }
    return StatusMark::NoData;
}

QString stateWord(LeverState state) {
    switch (state) {
    case LeverState::Passed:
        return LeverFrame::tr("passed");
    case LeverState::Blocked:
        return LeverFrame::tr("blocks");
    case LeverState::NotEvaluated:
        return LeverFrame::tr("not evaluated");
    case LeverState::Off:
        return LeverFrame::tr("switched off");
    case LeverState::NoData:
        return LeverFrame::tr("no data");
    }
    return {};
}

QString spokenOf(const Lever& lever) {
    QString text = LeverFrame::tr("Gate %1 %2, %3").arg(lever.number).arg(lever.name, stateWord(lever.state));
    if (lever.blocking) {
        text += LeverFrame::tr(", this one blocks the chain");
    }
    return lever.spoken.isEmpty() ? text : text + QStringLiteral(". ") + lever.spoken;
}

} // namespace

LeverFrame::LeverFrame(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Lever frame"));
}

void LeverFrame::setLevers(const QVector<Lever>& levers) {
    m_levers = levers;
    m_hovered = -1;
    if (m_current >= levers.size()) {
        m_current = static_cast<int>(levers.size()) - 1;
    }
    if (m_current < 0 && !levers.isEmpty()) {
        m_current = 0;
    }
    int passed = 0;
    QString blocking;
    for (const Lever& lever : levers) {
        passed += lever.state == LeverState::Passed ? 1 : 0;
        if (lever.blocking) {
            blocking = lever.name;
        }
    }
    const QString count = tr("%1 of %2 levers thrown").arg(passed).arg(levers.size());
    setAccessibleDescription(blocking.isEmpty() ? count : tr("%1; %2 blocks").arg(count, blocking));
    updateGeometry();
    update();
}

QRect LeverFrame::leverRect(int index) const {
    const int count = static_cast<int>(m_levers.size());
    if (index < 0 || index >= count) {
        return {};
    }
    const int slot = qMin(width() / count, currentTheme().px(72));
    return {index * slot, 0, slot, height()};
}

QSize LeverFrame::sizeHint() const {
    const Theme& theme = currentTheme();
    return {theme.px(62) * qMax(1, static_cast<int>(m_levers.size())), theme.px(60)};
}

QSize LeverFrame::minimumSizeHint() const {
    const Theme& theme = currentTheme();
    return {theme.px(30) * qMax(1, static_cast<int>(m_levers.size())), theme.px(60)};
}

void LeverFrame::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = currentTheme();
    const double unit = theme.textScale;
    const QFont font = theme.figures(TextRole::Caption, Weight::Strong);
    painter.setFont(font);
    const int boxWidth = qMin(theme.px(28), m_levers.isEmpty() ? 28 : leverRect(0).width() - 4);
    const int boxHeight = theme.px(17);
    // Where levers stand close, the marks go above the arms, which are then shorter.
    const bool close = !m_levers.isEmpty() && leverRect(0).width() < 40 * unit;
    const double arm = (close ? 24 : 34) * unit;

    for (int i = 0; i < m_levers.size(); ++i) {
        const Lever& lever = m_levers[i];
        const QRect slot = leverRect(i);
        const Pose pose = poseOf(lever, theme);
        const bool lively = i == m_hovered;
        const QRect box(slot.center().x() - boxWidth / 2, slot.bottom() - boxHeight - 2, boxWidth, boxHeight);
        const QPointF foot(slot.center().x() + 0.5, box.top() + 1.0);
        const QPointF tip = foot + QPointF(arm * pose.lean, -arm * 0.94);
        const QColor ink = lively ? Theme::mix(pose.ink, theme.text, 0.25) : pose.ink;

        painter.setPen(QPen(ink, 4 * unit, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(foot, tip);

        const bool thrown = lever.state == LeverState::Passed;
        // Close together, a mark at the left would touch the one of the lever before.
        const bool atRight = thrown || slot.width() < 56 * unit;
        const QPointF mark =
            close ? tip + QPointF(0, -8 * unit) : tip + QPointF((atRight ? 9 : -9) * unit, 1.5 * unit);
        paintStatusMark(painter, markOf(lever.state), mark, unit, lever.blocking ? theme.stop : ink);

        const bool coloured = thrown || lever.state == LeverState::Blocked;
        QColor fill = Theme::mix(theme.surface, pose.ink, lever.blocking ? 0.22 : 0.12);
        if (!coloured) {
            fill = theme.raised;
        }
        painter.setPen(QPen(pose.ink, lever.blocking ? 2.0 : 1.2));
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3.5, 3.5);
        painter.setPen(coloured ? theme.text : theme.secondary);
        painter.drawText(box, Qt::AlignCenter, QString::number(lever.number));

        if (hasFocus() && i == m_current) {
            paintFocusRing(painter, QRect(box.left() - 4, 1, box.width() + 8, height() - 2), theme, 5);
        }
    }
}

int LeverFrame::indexAt(QPoint position) const {
    for (int i = 0; i < m_levers.size(); ++i) {
        if (leverRect(i).contains(position)) {
            return i;
        }
    }
    return -1;
}

void LeverFrame::mouseMoveEvent(QMouseEvent* event) {
    const int index = indexAt(event->position().toPoint());
    if (index != m_hovered) {
        m_hovered = index;
        setCursor(index >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void LeverFrame::leaveEvent(QEvent*) {
    if (m_hovered >= 0) {
        m_hovered = -1;
        update();
    }
}

void LeverFrame::mousePressEvent(QMouseEvent* event) {
    const int index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index >= 0) {
        moveTo(index);
        Q_EMIT leverActivated(m_levers[index].number);
    } else {
        QWidget::mousePressEvent(event);
    }
}

void LeverFrame::moveTo(int index) {
    if (m_levers.isEmpty()) {
        return;
    }
    m_current = qBound(0, index, static_cast<int>(m_levers.size()) - 1);
    setAccessibleName(spokenOf(m_levers[m_current]));
    QAccessibleEvent changed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
    update();
}

void LeverFrame::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        moveTo(m_current - 1);
        return;
    case Qt::Key_Right:
        moveTo(m_current + 1);
        return;
    case Qt::Key_Home:
        moveTo(0);
        return;
    case Qt::Key_End:
        moveTo(static_cast<int>(m_levers.size()) - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0) {
            Q_EMIT leverActivated(m_levers[m_current].number);
        }
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool LeverFrame::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = indexAt(help->pos());
        if (index >= 0) {
            QToolTip::showText(help->globalPos(), spokenOf(m_levers[index]), this, leverRect(index));
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace signalbox::ui
