// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/theme/icons.h"
#include "ui/widgets/text_ink.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace signalbox::ui {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_missing(new QLabel(this)), m_wayOut(new QLabel(this)),
      m_action(new QPushButton(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(6);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    for (QLabel* label : {m_missing, m_wayOut}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setTextFormat(Qt::PlainText);
        layout->addWidget(label);
    }
    layout->addSpacing(4);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    restyle();
}

void EmptyState::setMessage(const QString& missing, const QString& wayOut) {
    m_missing->setText(missing);
    m_wayOut->setText(wayOut);
    m_wayOut->setVisible(!wayOut.isEmpty());
    setAccessibleName(missing);
    setAccessibleDescription(wayOut);
}

void EmptyState::setAction(const QString& label) {
    m_action->setText(label);
    m_action->setVisible(!label.isEmpty());
}

void EmptyState::setIcon(const QString& icon) {
    m_iconName = icon;
    restyle();
}

void EmptyState::changeEvent(QEvent* event) {
    if (changesLook(*event)) {
        restyle();
    }
    QWidget::changeEvent(event);
}

void EmptyState::restyle() {
    const Theme& theme = currentTheme();
    inkLabel(*m_missing, theme.words(TextRole::Emphasis, Weight::Strong), theme.text);
    inkLabel(*m_wayOut, theme.words(), theme.secondary);
    m_icon->setPixmap(iconPixmap(m_iconName, theme.muted, theme.px(24), devicePixelRatioF()));
}

} // namespace signalbox::ui
