// SPDX-License-Identifier: GPL-3.0-or-later
// What the shell keeps between starts: layouts by name, the last workspace, the theme, the words of orders.
// One table of keys.
#pragma once

#include "ui/theme/theme.h"

#include <optional>

#include <QByteArray>
#include <QStringList>

class QSettings;

namespace signalbox::ui {

class WorkspaceStore {
public:
    /// `settings` may be null: nothing is kept. Not owned.
    explicit WorkspaceStore(QSettings* settings);

    [[nodiscard]] QByteArray layout(const QString& workspace) const;
    void setLayout(const QString& workspace, const QByteArray& state);
    void removeLayout(const QString& workspace);
    /// Workspaces that a person added, in order.
    [[nodiscard]] QStringList ownWorkspaces() const;
    void setOwnWorkspaces(const QStringList& names);
    [[nodiscard]] QString lastWorkspace() const;
    void setLastWorkspace(const QString& name);
    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    /// The stored theme; absent at the first start. Values out of range are brought into it.
    [[nodiscard]] std::optional<Theme> theme() const;
    void setTheme(const Theme& theme);
    /// The dialect of order text that was chosen last; empty at the first start.
    [[nodiscard]] QString orderDialect() const;
    void setOrderDialect(const QString& dialect);
    /// The strategy shown last, and the symbol shown last with each; empty at the first start.
    [[nodiscard]] QString strategy() const;
    [[nodiscard]] QString symbolOf(const QString& strategy) const;
    void setInstrument(const QString& strategy, const QString& symbol);

private:
    QSettings* m_settings;
};

} // namespace signalbox::ui
