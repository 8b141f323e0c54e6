// SPDX-License-Identifier: GPL-3.0-or-later
// A parameter set as the journal keeps it, and back: what differs from the defaults, with the overrides of
// single underlyings (SHR-J2).
#pragma once

#include "engine/book/events.h"
#include "engine/params/parameter_set.h"

#include <span>
#include <string>

namespace signalbox::routine {

/// The event that puts a set in force.
[[nodiscard]] book::ParametersFrozen frozenEvent(const params::ParameterSet& set, const std::string& by);
/// The set again. A parameter that this program no longer knows, or whose range has changed, is a BadData
/// error.
[[nodiscard]] base::Result<params::ParameterSet> thawed(const book::ParametersFrozen& event);
/// The last set put in force in these entries; null when there is none.
[[nodiscard]] const book::ParametersFrozen* lastFrozen(std::span<const book::JournalEntry> entries);

} // namespace signalbox::routine
