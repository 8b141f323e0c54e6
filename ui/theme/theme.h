// SPDX-License-Identifier: GPL-3.0-or-later
// The tokens of the look: colours, fonts and measures, dark and light, with the three groups of meaning
// (status, direction, side) kept apart. A value; the application's ThemeStyle holds the one in force.
#pragma once

#include "models/table/table_roles.h"

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

class QWidget;

namespace signalbox::ui {

enum class ThemeMode { Dark, Light };
/// Up and down in the reader's own tradition; status colours never follow it (trader-conventions 8.2).
enum class DirectionPalette { Western, EastAsian, Korean, ColourBlind };
/// Caption 11 px, Body 12, Emphasis 13, TileValue 16, Verdict 20, all times Theme::textScale.
enum class TextRole { Caption, Body, Emphasis, TileValue, Verdict };
enum class Weight { Regular, Strong };

/// Measures on the 4 px grid, unscaled; pass heights that hold text through Theme::px.
namespace space {
constexpr int row = 22;
constexpr int compactRow = 21;
constexpr int heading = 28;
constexpr int gap = 6;
constexpr int margin = 10;
constexpr int grid = 4;
constexpr int radius = 6;
constexpr int controlRadius = 4;
constexpr int control = 24;
constexpr int icon = 16;
} // namespace space

struct Theme {
    ThemeMode mode = ThemeMode::Dark;
    DirectionPalette directionPalette = DirectionPalette::Western;
    double textScale = 1.0; ///< 0.8 to 2.0
    bool reducedMotion = false;

    QColor background, surface, raised, border;
    QColor text, secondary, muted;
    QColor accent, onAccent;
    QColor go, caution, stop, noData;
    QColor up, down;
    QColor buy, sell;

    [[nodiscard]] static Theme make(ThemeMode mode, DirectionPalette palette = DirectionPalette::Western);

    /// Colour of a text or mark of that meaning; None gives the plain text colour.
    [[nodiscard]] QColor colour(models::Severity severity) const;
    [[nodiscard]] QColor colour(models::Direction direction) const;
    [[nodiscard]] QColor colour(models::SideHint side) const;
    /// Background of a row or a box: the status at 11 % (light) or 14 % (dark) over the surface; None is
    /// invalid.
    [[nodiscard]] QColor tint(models::Severity severity) const;
    [[nodiscard]] QColor tint(models::SideHint side) const;
    /// `ink` at `part` (0..1) over `ground`, opaque.
    [[nodiscard]] static QColor mix(const QColor& ground, const QColor& ink, double part);

    [[nodiscard]] QFont words(TextRole role = TextRole::Body, Weight weight = Weight::Regular) const;
    /// A face whose digits have one width; for every number that stands in a column.
    [[nodiscard]] QFont figures(TextRole role = TextRole::Body, Weight weight = Weight::Regular) const;
    /// For order texts and symbols only.
    [[nodiscard]] QFont mono(TextRole role = TextRole::Body, Weight weight = Weight::Regular) const;
    /// A length that grows with the text scale.
    [[nodiscard]] int px(int length) const;

    [[nodiscard]] QPalette palette() const;
    /// 120-200 ms, or 0 with reduced motion.
    [[nodiscard]] int fadeMilliseconds() const;
};

/// The theme in force: that of the application's ThemeStyle, or the dark one where no such style is set.
[[nodiscard]] const Theme& currentTheme();

/// WCAG 2 contrast ratio, 1 to 21, of two opaque colours.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

} // namespace signalbox::ui
