// SPDX-License-Identifier: GPL-3.0-or-later
// Events of the book as canonical JSON (sorted keys, shortest round-trip numbers, no locale) and back. The
// journal chains these bytes: the same event gives the same bytes for ever, and a changed meaning gets a new
// version.
#pragma once

#include "engine/base/result.h"
#include "engine/book/events.h"

#include <string>
#include <string_view>

namespace signalbox::codec {

/// The version that encode writes for this kind of event.
[[nodiscard]] int eventVersion(const book::Event& event);
/// Canonical JSON of the event's content; kind and version stand beside it in the journal.
[[nodiscard]] std::string encode(const book::Event& event);
/// The event that encode was given. An unknown kind, a newer version, a missing or mistyped field is a
/// BadData error naming the field.
[[nodiscard]] base::Result<book::Event> decode(std::string_view kind, int version, std::string_view json);

} // namespace signalbox::codec
