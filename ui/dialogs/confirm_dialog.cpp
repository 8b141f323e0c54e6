// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirm_dialog.h"

#include "ui/widgets/text_ink.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace signalbox::ui {

ConfirmDialog::ConfirmDialog(const Confirmation& question, QWidget* parent)
    : QDialog(parent), m_action(new QPushButton(question.action, this)),
      m_cancel(new QPushButton(tr("Cancel"), this)) {
    const Theme& theme = currentTheme();
    setWindowTitle(question.title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);

    auto* title = new QLabel(question.title, this);
    inkLabel(*title, theme.words(TextRole::TileValue, Weight::Strong),
             question.dangerous ? theme.stop : theme.text);
    layout->addWidget(title);
    auto* sentence = new QLabel(question.sentence, this);
    sentence->setWordWrap(true);
    sentence->setMinimumWidth(theme.px(380));
    inkLabel(*sentence, theme.words(TextRole::Emphasis), theme.text);
    layout->addWidget(sentence);

    auto* facts = new QGridLayout;
    facts->setHorizontalSpacing(24);
    facts->setVerticalSpacing(4);
    int row = 0;
    for (const auto& [name, value] : question.facts) {
        auto* left = new QLabel(name, this);
        auto* right = new QLabel(value, this);
        inkLabel(*left, theme.words(), theme.secondary);
        inkLabel(*right, theme.figures(TextRole::Body, Weight::Strong), theme.text);
        right->setAlignment(Qt::AlignRight);
        facts->addWidget(left, row, 0);
        facts->addWidget(right, row, 1);
        ++row;
    }
    layout->addLayout(facts);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_action);
    layout->addSpacing(4);
    layout->addLayout(buttons);
    m_action->setProperty(question.dangerous ? "dangerous" : "primary", true);
    m_action->setAutoDefault(false);
    m_cancel->setDefault(true);
    m_cancel->setFocus();
    connect(m_action, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    setAccessibleName(question.title);
    setAccessibleDescription(question.sentence);
}

void ConfirmDialog::keyPressEvent(QKeyEvent* event) {
    // Enter never acts here; Ctrl+Enter does (trader-conventions 10).
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        accept();
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace signalbox::ui
