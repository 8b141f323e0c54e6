// SPDX-License-Identifier: GPL-3.0-or-later
// The canonical JSON of the house under the codec's own name. Private to the codec: its other headers see
// the JSON library only through this one.
#pragma once

#include "engine/json/canonical_json.h"

namespace signalbox::codec {

using json::dumpCanonical;
using json::Json;

} // namespace signalbox::codec
