// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of the painted widgets: rich text whose <b> is the strong weight in the text colour, and labels in
// one ink.
#pragma once

#include "ui/theme/theme.h"

class QEvent;
class QLabel;

namespace signalbox::ui {

/// Turns <b> into the strong weight of the house in `strong`; everything else stays.
[[nodiscard]] QString withStrongInk(const QString& richText, const QColor& strong);
/// Rich text as a screen reader says it.
[[nodiscard]] QString spokenText(const QString& richText);
/// Sets face and colour of a label; call it again when the theme changes.
void inkLabel(QLabel& label, const QFont& font, const QColor& colour);
/// True for the change events after which fonts and colours must be set anew.
[[nodiscard]] bool changesLook(const QEvent& event);

} // namespace signalbox::ui
