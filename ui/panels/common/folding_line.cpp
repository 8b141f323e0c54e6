// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/common/folding_line.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>

namespace signalbox::ui {

FoldingLine::FoldingLine(QWidget* parent)
    : QWidget(parent), m_halves(new QBoxLayout(QBoxLayout::LeftToRight, this)), m_first(new QHBoxLayout),
      m_second(new QHBoxLayout) {
    m_halves->setContentsMargins(0, 0, 0, 0);
    m_halves->setSpacing(space::gap);
    m_first->setSpacing(space::gap);
    m_second->setSpacing(space::gap);
    m_halves->addLayout(m_first);
    m_halves->addLayout(m_second, 1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FoldingLine::setStretch(int first, int second) {
    m_halves->setStretch(0, first);
    m_halves->setStretch(1, second);
}

bool FoldingLine::isFolded() const {
    return m_halves->direction() == QBoxLayout::TopToBottom;
}

QSize FoldingLine::minimumSizeHint() const {
    return {qMax(m_first->minimumSize().width(), m_second->minimumSize().width()),
            m_halves->minimumSize().height()};
}

void FoldingLine::fold() {
    const int inOne = m_first->minimumSize().width() + space::gap + m_second->minimumSize().width();
    const auto wanted = inOne > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_halves->direction() != wanted) {
        m_halves->setDirection(wanted);
        updateGeometry();
    }
}

void FoldingLine::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fold();
}

bool FoldingLine::event(QEvent* event) {
    // A part was shown, hidden or renamed.
    if (event->type() == QEvent::LayoutRequest) {
        fold();
    }
    return QWidget::event(event);
}

} // namespace signalbox::ui
