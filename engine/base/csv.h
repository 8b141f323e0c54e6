// SPDX-License-Identifier: GPL-3.0-or-later
// One line of comma-separated text to fields and a field to text, with quotes as RFC 4180 has them. For small
// tables of our own; market files are walked over in place by engine/feeds/csv_text.h.
#pragma once

#include <string>
#include <vector>

namespace signalbox::base {

/// The fields of one line without its end. A comma inside quotes does not divide, a doubled quote inside them
/// is one. An empty line has one empty field.
[[nodiscard]] std::vector<std::string> csvFields(const std::string& line);
/// `text` as one field, in quotes when it needs them.
[[nodiscard]] std::string csvField(const std::string& text);

} // namespace signalbox::base
