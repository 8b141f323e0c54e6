// SPDX-License-Identifier: GPL-3.0-or-later
// F1: every shortcut there is, by section: the commands of the registry, and the keys of the panels' parts.
#pragma once

#include "ui/shell/command_registry.h"

#include <QDialog>

namespace signalbox::ui {

class ShortcutSheet final : public QDialog {
    Q_OBJECT
public:
    ShortcutSheet(const CommandRegistry& registry, QWidget* parent);
};

} // namespace signalbox::ui
