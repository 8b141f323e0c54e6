// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/ticket/order_text.h"

#include "ui/theme/theme.h"
#include "ui/widgets/text_ink.h"

#include <algorithm>

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

namespace signalbox::ui {

namespace {

/// Lines that are shown at once; longer texts scroll.
constexpr int MostLines = 6;

} // namespace

OrderText::OrderText(QWidget* parent) : QPlainTextEdit(parent) {
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Order text"));
    document()->setDocumentMargin(2);
    restyle();
    hide();
}

void OrderText::setOrder(const QString& text) {
    if (toPlainText() != text) {
        setPlainText(text);
    }
    setAccessibleDescription(text);
    setVisible(!text.isEmpty());
    fit();
}

QSize OrderText::sizeHint() const {
    return {0, height()};
}

QSize OrderText::minimumSizeHint() const {
    return {0, height()};
}

void OrderText::restyle() {
    setFont(currentTheme().mono());
    fit();
}

void OrderText::fit() {
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        // Lines are laid out only when somebody asks where they are.
        static_cast<void>(document()->documentLayout()->blockBoundingRect(block));
        lines += std::max(1, block.layout()->lineCount());
    }
    const int margins = static_cast<int>(2 * document()->documentMargin()) + 2 * frameWidth();
    const int wanted = std::clamp(lines, 1, MostLines) * fontMetrics().lineSpacing() + margins;
    if (wanted != height() || wanted != maximumHeight()) {
        setFixedHeight(wanted);
    }
}

void OrderText::changeEvent(QEvent* event) {
    if (changesLook(*event)) {
        restyle();
    }
    QPlainTextEdit::changeEvent(event);
}

void OrderText::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    fit();
}

} // namespace signalbox::ui
