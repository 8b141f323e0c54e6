// SPDX-License-Identifier: GPL-3.0-or-later
// The Morning workspace with the sample values of the look, built from the widgets alone, plus one panel that
// shows every remaining piece.
#pragma once

#include "ui/shell/panel_spec.h"

#include <QVector>

namespace signalbox::gallery {

[[nodiscard]] QVector<ui::PanelSpec> samplePanels();

} // namespace signalbox::gallery
