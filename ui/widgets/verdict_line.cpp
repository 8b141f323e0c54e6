// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/verdict_line.h"

#include "ui/widgets/text_ink.h"

#include <QBoxLayout>
#include <QLabel>

namespace signalbox::ui {

VerdictLine::VerdictLine(QWidget* parent, Layout layout)
    : QWidget(parent), m_word(new QLabel(this)), m_state(new QLabel(this)), m_sentence(new QLabel(this)) {
    auto* outer =
        new QBoxLayout(layout == Layout::Beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(layout == Layout::Beside ? 12 : 4);
    auto* head = new QVBoxLayout;
    head->setSpacing(2);
    head->addWidget(m_word);
    head->addWidget(m_state);
    if (layout == Layout::Beside) {
        head->addStretch(1);
    }
    outer->addLayout(head);
    outer->addWidget(m_sentence, 1, layout == Layout::Beside ? Qt::Alignment() : Qt::AlignTop);
    m_word->setTextFormat(Qt::PlainText);
    m_state->setTextFormat(Qt::PlainText);
    m_state->hide();
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignLeft | (layout == Layout::Beside ? Qt::AlignVCenter : Qt::AlignTop));
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    restyle();
}

void VerdictLine::setVerdict(const QString& word, models::Severity severity) {
    m_word->setText(word);
    m_severity = severity;
    setAccessibleName(tr("Verdict: %1").arg(word));
    restyle();
}

void VerdictLine::setState(const QString& state) {
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
}

void VerdictLine::setSentence(const QString& richText) {
    m_rich = richText;
    setAccessibleDescription(spokenText(richText));
    restyle();
}

void VerdictLine::changeEvent(QEvent* event) {
    if (changesLook(*event)) {
        restyle();
    }
    QWidget::changeEvent(event);
}

void VerdictLine::restyle() {
    const Theme& theme = currentTheme();
    inkLabel(*m_word, theme.words(TextRole::Verdict, Weight::Strong), theme.colour(m_severity));
    inkLabel(*m_state, theme.words(TextRole::Body, Weight::Strong), theme.text);
    inkLabel(*m_sentence, theme.words(), theme.secondary);
    m_sentence->setText(withStrongInk(m_rich, theme.text));
}

} // namespace signalbox::ui
