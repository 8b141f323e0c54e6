// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspace_store.h"

#include <QSettings>

namespace signalbox::ui {

namespace {

const QString Layouts = QStringLiteral("window/layouts/%1");
const QString OwnWorkspaces = QStringLiteral("window/workspaces");
const QString LastWorkspace = QStringLiteral("window/workspace");
const QString Geometry = QStringLiteral("window/geometry");
const QString Mode = QStringLiteral("theme/mode");
const QString Direction = QStringLiteral("theme/direction");
const QString Scale = QStringLiteral("theme/scale");
const QString Motion = QStringLiteral("theme/reducedMotion");
const QString OrderDialect = QStringLiteral("ticket/dialect");
const QString Strategy = QStringLiteral("instrument/strategy");
const QString SymbolOf = QStringLiteral("instrument/symbols/%1");

} // namespace

WorkspaceStore::WorkspaceStore(QSettings* settings) : m_settings(settings) {}

QByteArray WorkspaceStore::layout(const QString& workspace) const {
    return m_settings == nullptr ? QByteArray() : m_settings->value(Layouts.arg(workspace)).toByteArray();
}

void WorkspaceStore::setLayout(const QString& workspace, const QByteArray& state) {
    if (m_settings != nullptr) {
        m_settings->setValue(Layouts.arg(workspace), state);
    }
}

void WorkspaceStore::removeLayout(const QString& workspace) {
    if (m_settings != nullptr) {
        m_settings->remove(Layouts.arg(workspace));
    }
}

QStringList WorkspaceStore::ownWorkspaces() const {
    return m_settings == nullptr ? QStringList() : m_settings->value(OwnWorkspaces).toStringList();
}

void WorkspaceStore::setOwnWorkspaces(const QStringList& names) {
    if (m_settings != nullptr) {
        m_settings->setValue(OwnWorkspaces, names);
    }
}

QString WorkspaceStore::lastWorkspace() const {
    return m_settings == nullptr ? QString() : m_settings->value(LastWorkspace).toString();
}

void WorkspaceStore::setLastWorkspace(const QString& name) {
    if (m_settings != nullptr) {
        m_settings->setValue(LastWorkspace, name);
    }
}

QByteArray WorkspaceStore::geometry() const {
    return m_settings == nullptr ? QByteArray() : m_settings->value(Geometry).toByteArray();
}

void WorkspaceStore::setGeometry(const QByteArray& geometry) {
    if (m_settings != nullptr) {
        m_settings->setValue(Geometry, geometry);
    }
}

std::optional<Theme> WorkspaceStore::theme() const {
    if (m_settings == nullptr || !m_settings->contains(Mode)) {
        return std::nullopt;
    }
    const bool light = m_settings->value(Mode).toString() == QStringLiteral("light");
    const int direction = qBound(0, m_settings->value(Direction).toInt(), 3);
    Theme theme =
        Theme::make(light ? ThemeMode::Light : ThemeMode::Dark, static_cast<DirectionPalette>(direction));
    theme.textScale = qBound(0.8, m_settings->value(Scale, 1.0).toDouble(), 2.0);
    theme.reducedMotion = m_settings->value(Motion, false).toBool();
    return theme;
}

void WorkspaceStore::setTheme(const Theme& theme) {
    if (m_settings != nullptr) {
        m_settings->setValue(Mode, theme.mode == ThemeMode::Light ? QStringLiteral("light")
                                                                  : QStringLiteral("dark"));
        m_settings->setValue(Direction, static_cast<int>(theme.directionPalette));
        m_settings->setValue(Scale, theme.textScale);
        m_settings->setValue(Motion, theme.reducedMotion);
    }
}

QString WorkspaceStore::orderDialect() const {
    return m_settings == nullptr ? QString() : m_settings->value(OrderDialect).toString();
}

void WorkspaceStore::setOrderDialect(const QString& dialect) {
    if (m_settings != nullptr) {
        m_settings->setValue(OrderDialect, dialect);
    }
}

QString WorkspaceStore::strategy() const {
    return m_settings == nullptr ? QString() : m_settings->value(Strategy).toString();
}

QString WorkspaceStore::symbolOf(const QString& strategy) const {
    return m_settings == nullptr ? QString() : m_settings->value(SymbolOf.arg(strategy)).toString();
}

void WorkspaceStore::setInstrument(const QString& strategy, const QString& symbol) {
    if (m_settings != nullptr) {
        m_settings->setValue(Strategy, strategy);
        m_settings->setValue(SymbolOf.arg(strategy), symbol);
    }
}

} // namespace signalbox::ui
