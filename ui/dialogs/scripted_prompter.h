// SPDX-License-Identifier: GPL-3.0-or-later
// Answers for tests: what was asked is kept, what to answer is set beforehand.
#pragma once

#include "ui/dialogs/prompter.h"

namespace signalbox::ui {

class ScriptedPrompter final : public Prompter {
public:
    bool confirmAnswer = false;
    std::optional<QStringList> formAnswer;
    std::optional<QString> textAnswer;
    QStringList filesAnswer;
    std::optional<QString> folderAnswer;
    std::optional<QString> saveAnswer;

    QVector<Confirmation> confirmations;
    QVector<QVector<FormField>> forms;
    QStringList titles; ///< of every question, in order
    QStringList told;   ///< messages of tell()

    bool confirm(const Confirmation& question) override;
    std::optional<QStringList> form(const QString& title, const QString& sentence,
                                    const QVector<FormField>& fields, const QString& action) override;
    std::optional<QString> text(const QString& title, const QString& label, const QString& value) override;
    QStringList openFiles(const QString& title, const QString& filter) override;
    std::optional<QString> openFolder(const QString& title) override;
    std::optional<QString> saveFile(const QString& title, const QString& suggested,
                                    const QString& filter) override;
    void tell(const QString& title, const QString& message) override;
};

} // namespace signalbox::ui
