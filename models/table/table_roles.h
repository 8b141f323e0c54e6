// SPDX-License-Identifier: GPL-3.0-or-later
// The roles by which an item model tells a view what a cell means: severity, direction, side, emphasis.
// A model never names a colour; the delegates of ui/widgets paint these by theme.
#pragma once

#include <QMetaType>
#include <Qt>

namespace signalbox::models {

/// Further roles of a cell, beside Qt's own. Each is optional; absence means "nothing special".
enum TableRole {
    SeverityRole = Qt::UserRole + 1, ///< Severity as int: status of the text
    SortRole,                        ///< double, qint64 or QString to sort by; invalid = last
    DirectionRole,                   ///< Direction as int: profit and loss, up and down
    SideRole,                        ///< SideHint as int: buy or sell
    EmphasisRole,                    ///< int: 1 strong (weight 600), -1 muted, 0 plain
    TintRole,                        ///< Severity as int: tint of the whole row or cell background
    SpokenRole                       ///< QString: what a screen reader says instead of the text
};

/// Status, apart from direction and side (trader-conventions 8).
enum class Severity { None, Go, Caution, Stop, NoData, Info };
enum class Direction { None, Up, Down };
enum class SideHint { None, Buy, Sell };

} // namespace signalbox::models

Q_DECLARE_METATYPE(signalbox::models::Severity)
