// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_registry.h"

#include <algorithm>

namespace signalbox::ui {

namespace {

/// 0 = no match; a word that starts with the query beats one that contains it, that beats letters in order.
int score(const QString& text, const QString& query) {
    if (text.startsWith(query, Qt::CaseInsensitive)) {
        return 100;
    }
    const qsizetype at = text.indexOf(query, 0, Qt::CaseInsensitive);
    if (at > 0) {
        return text[at - 1].isLetterOrNumber() ? 50 : 80;
    }
    qsizetype from = 0;
    for (const QChar letter : query) {
        if (letter.isSpace()) {
            continue;
        }
        from = text.indexOf(letter, from, Qt::CaseInsensitive);
        if (from < 0) {
            return 0;
        }
        ++from;
    }
    return 20;
}

} // namespace

CommandRegistry::CommandRegistry(QObject* parent) : QObject(parent) {}

QAction* CommandRegistry::add(const QString& section, const QString& title, const QKeySequence& shortcut,
                              std::function<void()> run, const QString& keywords) {
    auto* action = new QAction(title, this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WindowShortcut);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    list({title, section, keywords, action});
    return action;
}

void CommandRegistry::list(const Command& command) {
    m_commands << command;
}

QVector<Command> CommandRegistry::find(const QString& query) const {
    const QString wanted = query.trimmed();
    if (wanted.isEmpty()) {
        return m_commands;
    }
    QVector<std::pair<int, Command>> matches;
    for (const Command& command : m_commands) {
        const int points = std::max({score(command.title, wanted), score(command.section, wanted) / 2,
                                     score(command.keywords, wanted) - 10});
        if (points > 0) {
            matches.append({points, command});
        }
    }
    std::stable_sort(matches.begin(), matches.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    QVector<Command> result;
    for (const auto& match : matches) {
        result << match.second;
    }
    return result;
}

} // namespace signalbox::ui
