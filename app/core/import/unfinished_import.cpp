// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/import/unfinished_import.h"

namespace signalbox::app {

base::Error unfinished(base::Error error, const std::string& path, std::size_t taken, std::size_t wanted) {
    error.what += " while " + path + " was written";
    // The store speaks of its one transaction; the call had several.
    if (const auto ofStore = error.wayOut.find("; nothing was recorded"); ofStore != std::string::npos) {
        error.wayOut.erase(ofStore);
    }
    error.wayOut += error.wayOut.empty() ? "" : "; ";
    error.wayOut += taken == 0
                        ? "no file of this import is in the store"
                        : std::to_string(taken) + " of " + std::to_string(wanted) +
                              " files of this import are in the store, this one and those after it are "
                              "not";
    error.wayOut += "; nothing stored before is lost, and importing again completes it";
    return error;
}

} // namespace signalbox::app
