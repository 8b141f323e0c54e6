// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of ThemeStyle ask of the option that Qt hands them.
#pragma once

#include <QStyleOption>

namespace signalbox::ui {

[[nodiscard]] inline bool has(const QStyleOption* option, QStyle::StateFlag flag) {
    return option->state.testFlag(flag);
}

} // namespace signalbox::ui
