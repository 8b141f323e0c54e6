// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/scripted_prompter.h"

namespace signalbox::ui {

bool ScriptedPrompter::confirm(const Confirmation& question) {
    confirmations << question;
    titles << question.title;
    return confirmAnswer;
}

std::optional<QStringList> ScriptedPrompter::form(const QString& title, const QString&,
                                                  const QVector<FormField>& fields, const QString&) {
    forms << fields;
    titles << title;
    return formAnswer;
}

std::optional<QString> ScriptedPrompter::text(const QString& title, const QString&, const QString&) {
    titles << title;
    return textAnswer;
}

QStringList ScriptedPrompter::openFiles(const QString& title, const QString&) {
    titles << title;
    return filesAnswer;
}

std::optional<QString> ScriptedPrompter::openFolder(const QString& title) {
    titles << title;
    return folderAnswer;
}

std::optional<QString> ScriptedPrompter::saveFile(const QString& title, const QString&, const QString&) {
    titles << title;
    return saveAnswer;
}

void ScriptedPrompter::tell(const QString& title, const QString& message) {
    titles << title;
    told << message;
}

} // namespace signalbox::ui
