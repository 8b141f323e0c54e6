// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/common/fact_list.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace signalbox::ui {

FactList::FactList(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FactList::setFacts(std::vector<models::FactRow> facts) {
    if (facts == m_facts) {
        return;
    }
    m_facts = std::move(facts);
    QStringList spoken;
    for (const models::FactRow& fact : m_facts) {
        spoken << fact.label + u' ' + fact.value;
    }
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
    updateGeometry();
    update();
}

int FactList::rowHeight() const {
    return currentTheme().px(space::compactRow);
}

QSize FactList::sizeHint() const {
    return {260, rowHeight() * static_cast<int>(m_facts.size())};
}

QSize FactList::minimumSizeHint() const {
    return {160, sizeHint().height()};
}

void FactList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const QFont labelFont = theme.words();
    const QFont valueFont = theme.figures(TextRole::Body, Weight::Strong);
    const QFontMetrics valueMetrics(valueFont);
    const QFontMetrics labelMetrics(labelFont);
    int y = 0;
    for (const models::FactRow& fact : m_facts) {
        const QRect line(0, y, width(), rowHeight());
        const int valueWidth = qMin(valueMetrics.horizontalAdvance(fact.value), width());
        painter.setFont(valueFont);
        painter.setPen(theme.colour(fact.severity));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, fact.value);
        painter.setFont(labelFont);
        painter.setPen(theme.secondary);
        const int room = qMax(0, width() - valueWidth - 10);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         labelMetrics.elidedText(fact.label, Qt::ElideRight, room));
        y += rowHeight();
    }
}

bool FactList::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto row = static_cast<std::size_t>(qMax(0, help->pos().y() / qMax(1, rowHeight())));
        if (row < m_facts.size()) {
            const models::FactRow& fact = m_facts[row];
            const QString text = fact.label + QStringLiteral(": ") + fact.value;
            QToolTip::showText(help->globalPos(),
                               fact.toolTip.isEmpty() ? text : text + QLatin1Char('\n') + fact.toolTip, this);
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace signalbox::ui
