// SPDX-License-Identifier: GPL-3.0-or-later
// Every question to a person goes through this interface, so that tests can answer and no code opens a dialog
// itself.
#pragma once

#include <optional>
#include <utility>

#include <QString>
#include <QStringList>
#include <QVector>

namespace signalbox::ui {

/// A question with one action. The default button is never the acting one; Esc always cancels.
struct Confirmation {
    QString title;                              ///< "Send to paper"
    QString sentence;                           ///< one readable sentence
    QVector<std::pair<QString, QString>> facts; ///< table under it: name, value
    QString action;                             ///< "Send", never "OK"
    bool dangerous = false;                     ///< real money or something lost: painted as such
};

/// One field of a small form.
struct FormField {
    enum class Kind { Text, Number, Date, Choice, LongText } kind = Kind::Text;
    QString id, label, value;
    QStringList choices; ///< of Kind::Choice
    QString hint;        ///< what is accepted
    bool required = true;
};

class Prompter {
public:
    virtual ~Prompter() = default;
    Prompter() = default;
    Prompter(const Prompter&) = delete;
    Prompter& operator=(const Prompter&) = delete;

    [[nodiscard]] virtual bool confirm(const Confirmation& question) = 0;
    /// Values in the order of the fields; absent when cancelled.
    [[nodiscard]] virtual std::optional<QStringList> form(const QString& title, const QString& sentence,
                                                          const QVector<FormField>& fields,
                                                          const QString& action) = 0;
    [[nodiscard]] virtual std::optional<QString> text(const QString& title, const QString& label,
                                                      const QString& value) = 0;
    /// Files or one folder to read; empty when cancelled.
    [[nodiscard]] virtual QStringList openFiles(const QString& title, const QString& filter) = 0;
    [[nodiscard]] virtual std::optional<QString> openFolder(const QString& title) = 0;
    [[nodiscard]] virtual std::optional<QString> saveFile(const QString& title, const QString& suggested,
                                                          const QString& filter) = 0;
    /// What, where, way out: one line each.
    virtual void tell(const QString& title, const QString& message) = 0;
};

} // namespace signalbox::ui
