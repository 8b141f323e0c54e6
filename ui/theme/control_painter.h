// SPDX-License-Identifier: GPL-3.0-or-later
// The few shapes of which all controls are made: fields, buttons, rings, bars. Used by ThemeStyle and painted
// widgets.
#pragma once

#include "ui/theme/theme.h"

#include <QRect>

class QPainter;

namespace signalbox::ui {

/// A filled rounded rectangle with a one pixel border lying on whole pixels; an invalid colour paints
/// nothing.
void paintBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& border, int radius);
/// The visible focus: a two pixel ring just inside `rect`.
void paintFocusRing(QPainter& painter, const QRect& rect, const Theme& theme,
                    int radius = space::controlRadius);
/// A chevron of 1.5 px stroke centred in `rect`; direction as Qt::ArrowType.
void paintChevron(QPainter& painter, const QRect& rect, Qt::ArrowType direction, const QColor& colour);
/// A tick mark inside `rect`.
void paintTick(QPainter& painter, const QRectF& rect, const QColor& colour, double width = 1.8);

struct ButtonLook {
    bool hovered = false, pressed = false, checked = false, enabled = true, primary = false;
    bool dangerous = false;
    bool muted = false; ///< words of an invitation, not of an action
    bool quiet = false; ///< no box until hovered (tool buttons)
};
void paintButton(QPainter& painter, const QRect& rect, const Theme& theme, const ButtonLook& look);
/// Colour of the text on such a button.
[[nodiscard]] QColor buttonInk(const Theme& theme, const ButtonLook& look);

} // namespace signalbox::ui
