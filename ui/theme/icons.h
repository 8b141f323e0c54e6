// SPDX-License-Identifier: GPL-3.0-or-later
// The one icon family: 16 px, 1.5 px stroke, drawn for us as SVG and coloured by the theme when shown.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>
#include <QStringList>

namespace signalbox::ui {

/// Names are those of the files in resources/icons without ".svg".
/// An icon whose states take the theme's colours; an unknown name gives a null icon.
[[nodiscard]] QIcon themedIcon(const QString& name);
/// One picture in one colour, `size` logical pixels square.
[[nodiscard]] QPixmap iconPixmap(const QString& name, const QColor& colour, int size, double pixelRatio);
/// Every icon name there is, sorted.
[[nodiscard]] QStringList iconNames();

} // namespace signalbox::ui
