// SPDX-License-Identifier: GPL-3.0-or-later
// For the benchmark of the start (P17): says when the window has painted and how much memory that took, and
// ends.
#pragma once

class QWidget;

namespace signalbox {

/// Prints "painted KB" after the first paint of the window and quits the program.
void reportFirstPaint(QWidget& window);

} // namespace signalbox
