// SPDX-License-Identifier: GPL-3.0-or-later
// Asks by real dialogs, in the look of the house.
#pragma once

#include "ui/dialogs/prompter.h"

#include <QPointer>
#include <QWidget>

namespace signalbox::ui {

class DialogPrompter final : public Prompter {
public:
    explicit DialogPrompter(QWidget* parent);

    bool confirm(const Confirmation& question) override;
    std::optional<QStringList> form(const QString& title, const QString& sentence,
                                    const QVector<FormField>& fields, const QString& action) override;
    std::optional<QString> text(const QString& title, const QString& label, const QString& value) override;
    QStringList openFiles(const QString& title, const QString& filter) override;
    std::optional<QString> openFolder(const QString& title) override;
    std::optional<QString> saveFile(const QString& title, const QString& suggested,
                                    const QString& filter) override;
    void tell(const QString& title, const QString& message) override;

private:
    QPointer<QWidget> m_parent;
};

} // namespace signalbox::ui
