// SPDX-License-Identifier: GPL-3.0-or-later
// What a question to the lab means for an opened home: its changes applied, its span, and the name under
// which the loaded span is kept. Private to the lab service.
#pragma once

#include "app/core/services/lab_service.h"

#include <string>
#include <vector>

namespace signalbox::app {

/// The same home under further NAME=VALUE settings. Reads only, so it holds no lock.
[[nodiscard]] base::Result<OpenHome> withChanges(const OpenHome& open,
                                                 const std::vector<std::string>& changes);
/// Changes of a strategy's parameters by their full names, whatever strategy the home was opened for.
[[nodiscard]] std::vector<std::string> namedInFull(const LabQuestion& question);
[[nodiscard]] LabWish spanOf(const LabQuestion& question);
/// What decides which history is loaded.
[[nodiscard]] std::string spanKey(const LabQuestion& question, const params::ParameterSet& parameters);

} // namespace signalbox::app
