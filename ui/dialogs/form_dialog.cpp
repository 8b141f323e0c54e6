// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/form_dialog.h"

#include "ui/widgets/text_ink.h"

#include <QComboBox>
#include <QDate>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace signalbox::ui {

FormDialog::FormDialog(const QString& title, const QString& sentence, const QVector<FormField>& fields,
                       const QString& action, QWidget* parent)
    : QDialog(parent), m_fields(fields), m_action(new QPushButton(action, this)) {
    const Theme& theme = currentTheme();
    setWindowTitle(title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    auto* head = new QLabel(title, this);
    inkLabel(*head, theme.words(TextRole::TileValue, Weight::Strong), theme.text);
    layout->addWidget(head);
    if (!sentence.isEmpty()) {
        auto* words = new QLabel(sentence, this);
        words->setWordWrap(true);
        inkLabel(*words, theme.words(), theme.secondary);
        layout->addWidget(words);
    }
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    int row = 0;
    for (const FormField& field : fields) {
        auto* label = new QLabel(field.label, this);
        inkLabel(*label, theme.words(), theme.secondary);
        QWidget* editor = makeEditor(field);
        label->setBuddy(editor);
        editor->setAccessibleName(field.label);
        editor->setAccessibleDescription(field.hint);
        grid->addWidget(label, row, 0, Qt::AlignLeft | Qt::AlignVCenter);
        grid->addWidget(editor, row, 1);
        m_editors << editor;
        ++row;
        if (!field.hint.isEmpty()) {
            auto* hint = new QLabel(field.hint, this);
            hint->setWordWrap(true);
            inkLabel(*hint, theme.words(TextRole::Caption), theme.muted);
            grid->addWidget(hint, row, 1);
            ++row;
        }
    }
    layout->addLayout(grid);
    auto* buttons = new QHBoxLayout;
    auto* cancel = new QPushButton(tr("Cancel"), this);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_action);
    layout->addSpacing(4);
    layout->addLayout(buttons);
    m_action->setProperty("primary", true);
    m_action->setDefault(true);
    connect(m_action, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    setMinimumWidth(theme.px(420));
    check();
}

QWidget* FormDialog::makeEditor(const FormField& field) {
    switch (field.kind) {
    case FormField::Kind::Choice: {
        auto* combo = new QComboBox(this);
        combo->addItems(field.choices);
        combo->setCurrentText(field.value);
        connect(combo, &QComboBox::currentTextChanged, this, &FormDialog::check);
        return combo;
    }
    case FormField::Kind::LongText: {
        auto* text = new QPlainTextEdit(field.value, this);
        text->setFixedHeight(currentTheme().px(80));
        text->setTabChangesFocus(true);
        connect(text, &QPlainTextEdit::textChanged, this, &FormDialog::check);
        return text;
    }
    case FormField::Kind::Text:
    case FormField::Kind::Number:
    case FormField::Kind::Date:
        break;
    }
    auto* line = new QLineEdit(field.value, this);
    if (field.kind != FormField::Kind::Text) {
        line->setFont(currentTheme().figures());
    }
    if (field.kind == FormField::Kind::Date) {
        line->setPlaceholderText(QStringLiteral("2019-05-14"));
    }
    connect(line, &QLineEdit::textChanged, this, &FormDialog::check);
    return line;
}

QString FormDialog::valueOf(int index) const {
    QWidget* editor = m_editors[index];
    if (const auto* combo = qobject_cast<QComboBox*>(editor)) {
        return combo->currentText();
    }
    if (const auto* text = qobject_cast<QPlainTextEdit*>(editor)) {
        return text->toPlainText().trimmed();
    }
    const auto* line = qobject_cast<QLineEdit*>(editor);
    return line == nullptr ? QString() : line->text().trimmed();
}

QStringList FormDialog::values() const {
    QStringList result;
    for (int i = 0; i < m_editors.size(); ++i) {
        result << valueOf(i);
    }
    return result;
}

void FormDialog::check() {
    QString reason;
    for (int i = 0; i < m_editors.size(); ++i) {
        const FormField& field = m_fields[i];
        const QString value = valueOf(i);
        if (value.isEmpty()) {
            if (field.required && reason.isEmpty()) {
                reason = tr("%1 is missing").arg(field.label);
            }
            continue;
        }
        bool good = true;
        if (field.kind == FormField::Kind::Number) {
            QString plain = value;
            plain.replace(QChar(0x2212), QLatin1Char('-'));
            plain.toDouble(&good);
        } else if (field.kind == FormField::Kind::Date) {
            good = QDate::fromString(value, Qt::ISODate).isValid();
        }
        if (!good && reason.isEmpty()) {
            reason = tr("%1: \"%2\" cannot be read").arg(field.label, value);
        }
    }
    m_action->setEnabled(reason.isEmpty());
    m_action->setToolTip(reason);
}

} // namespace signalbox::ui
