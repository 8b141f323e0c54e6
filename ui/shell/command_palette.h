// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: type a few letters, press Enter. Lists commands, panels and symbols.
#pragma once

#include "ui/shell/command_registry.h"

#include <QFrame>
#include <QPointer>
#include <QVector>

class QLineEdit;
class QListWidget;

namespace signalbox::ui {

class CommandPalette final : public QFrame {
    Q_OBJECT
public:
    CommandPalette(const CommandRegistry& registry, QWidget* parent);

    void setSymbols(const QStringList& symbols);
    /// Shows itself at the top of the parent with the keyboard in the field.
    void open(const QString& query);
    [[nodiscard]] QLineEdit* field() const { return m_field; }
    [[nodiscard]] int rowCount() const;

Q_SIGNALS:
    void symbolChosen(const QString& symbol);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refill();
    void run();
    void dismiss();

    const CommandRegistry& m_registry;
    QStringList m_symbols;
    QVector<Command> m_shown;
    QStringList m_shownSymbols;
    QLineEdit* m_field;
    QListWidget* m_list;
    QPointer<QWidget> m_focusBefore;
};

} // namespace signalbox::ui
