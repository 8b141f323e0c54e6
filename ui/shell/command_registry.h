// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can be called by name: the command palette, the menus and the sheet of shortcuts read this
// list.
#pragma once

#include <functional>

#include <QAction>
#include <QObject>
#include <QVector>

namespace signalbox::ui {

struct Command {
    QString title;             ///< "Copy evaluation text"
    QString section;           ///< heading in palette and shortcut sheet: "Go to", "Day", "View", "Ticket"
    QString keywords;          ///< further words to be found by
    QAction* action = nullptr; ///< its shortcut and enabled state are shown; a disabled one shows its tool
                               ///< tip as the reason
};

class CommandRegistry final : public QObject {
    Q_OBJECT
public:
    explicit CommandRegistry(QObject* parent = nullptr);

    /// Makes the action, owned by the registry, and lists it.
    QAction* add(const QString& section, const QString& title, const QKeySequence& shortcut,
                 std::function<void()> run, const QString& keywords = {});
    /// Lists an action that somebody else owns.
    void list(const Command& command);
    /// Commands whose words start with, contain or spell the query, best first; all for an empty query.
    [[nodiscard]] QVector<Command> find(const QString& query) const;
    [[nodiscard]] const QVector<Command>& commands() const { return m_commands; }

private:
    QVector<Command> m_commands;
};

} // namespace signalbox::ui
