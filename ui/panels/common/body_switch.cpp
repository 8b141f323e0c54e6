// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/common/body_switch.h"

#include <QEvent>
#include <QLayout>
#include <QResizeEvent>

namespace signalbox::ui {

BodySwitch::BodySwitch(QWidget* empty, QWidget* parent) : QWidget(parent), m_empty(empty) {
    m_empty->setParent(this);
}

void BodySwitch::setBody(QWidget* body) {
    m_body = body;
    m_body->setParent(this);
    m_body->setVisible(m_showsBody);
    m_body->setGeometry(rect());
}

QWidget* BodySwitch::shown() const {
    return m_showsBody && m_body != nullptr ? m_body : m_empty;
}

void BodySwitch::showBody(bool body) {
    if (body == m_showsBody) {
        return;
    }
    m_showsBody = body;
    m_empty->setVisible(!body);
    if (m_body != nullptr) {
        m_body->setVisible(body);
    }
    shown()->setGeometry(rect());
    shown()->updateGeometry();
    updateGeometry();
}

QSize BodySwitch::sizeHint() const {
    return shown()->sizeHint();
}

QSize BodySwitch::minimumSizeHint() const {
    const QLayout* layout = shown()->layout();
    if (layout == nullptr) {
        return shown()->minimumSizeHint();
    }
    const QSize least = layout->totalMinimumSize();
    const int height = layout->hasHeightForWidth()
                           ? layout->totalMinimumHeightForWidth(qMax(width(), least.width()))
                           : least.height();
    return {least.width(), height};
}

void BodySwitch::resizeEvent(QResizeEvent* event) {
    shown()->setGeometry(rect());
    if (event->size().width() != event->oldSize().width()) {
        // How high the texts are depends on the width: whoever holds us has to ask again.
        shown()->updateGeometry();
    }
}

bool BodySwitch::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
    }
    return QWidget::event(event);
}

} // namespace signalbox::ui
