// SPDX-License-Identifier: GPL-3.0-or-later
// The canonical JSON of the house under the codec's own name. Private to the codec: no other header of the
// house sees the JSON library.
#pragma once

#include "engine/json/canonical_json.h"

namespace signalbox::codec {

using json::dumpCanonical;
using json::Json;

} // namespace signalbox::codec
