// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one option row of a JSON chain, whichever names its vendor gives the fields.
#pragma once

#include "engine/feeds/chain_assembler.h"
#include "engine/feeds/json_document.h"

#include <string_view>

namespace signalbox::feeds {

/// The names of the fields of a contract.
struct QuoteNames {
    std::string_view symbol;
    std::string_view last;
    std::string_view openInterest;
    std::string_view iv;
    bool placeholders = false; ///< without a quote the volatility is a placeholder (Yahoo)
};

/// Adds one row to the chosen chain of the assembler; `number` counts the rows from 1. Rejects it, with the
/// reason, when it cannot be read.
void addJsonQuote(SourceFile& file, ChainAssembler& assembler, const JsonElement& element, long number,
                  const QuoteNames& names);
/// "BRK-B", "^SPX", "_SPX" -> BRK.B, SPX, SPX.
[[nodiscard]] std::string plainSymbol(std::string_view symbol);
/// Reports a chain that is older than the folder it lies in says ("2026-08-21_close").
void reportStale(SourceFile& file, base::Date quotes, const std::string& underlying);

} // namespace signalbox::feeds
