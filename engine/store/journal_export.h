// SPDX-License-Identifier: GPL-3.0-or-later
// The journal as CSV (RFC 4180) or as a JSON array, row by row.
#pragma once

#include "engine/store/journal_chain.h"

#include <string>

namespace signalbox::store {

[[nodiscard]] std::string exportHead(ExportFormat format);
[[nodiscard]] std::string exportRow(ExportFormat format, const StoredEntry& row, bool first);
[[nodiscard]] std::string exportTail(ExportFormat format);

} // namespace signalbox::store
