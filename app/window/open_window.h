// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the window, its services and panels in order, and runs it.
#pragma once

#include "app/commands/common_options.h"

namespace signalbox {

[[nodiscard]] int openWindow(int argc, char** argv, const commands::CommonOptions& options);

} // namespace signalbox
