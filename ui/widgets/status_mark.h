// SPDX-License-Identifier: GPL-3.0-or-later
// The five states of a gate as drawn marks, so that they look the same in levers and tables whatever the
// fonts.
#pragma once

#include <optional>

#include <QColor>
#include <QPointF>
#include <QString>

class QPainter;

namespace signalbox::ui {

enum class StatusMark { Passed, Failed, NoData, NotEvaluated, Off };

/// The mark that a cell's text stands for: ✓ ✗ ○ · – alone; anything else is ordinary text.
[[nodiscard]] std::optional<StatusMark> statusMarkOf(const QString& text);
/// About 7 units across, centred; `unit` is 1 at the usual text size.
void paintStatusMark(QPainter& painter, StatusMark mark, QPointF centre, double unit, const QColor& ink);

} // namespace signalbox::ui
