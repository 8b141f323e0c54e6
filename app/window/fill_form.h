// SPDX-License-Identifier: GPL-3.0-or-later
// The form in which a person enters a fill or a closing fill, in the words of a trader: the price with cr or
// db, the time as New York's clock shows it.
#pragma once

#include "app/core/day/workstation.h"
#include "ui/dialogs/prompter.h"

#include <optional>
#include <string>

#include <QStringList>
#include <QVector>

namespace signalbox {

/// Who sits here, as the system knows; "trader" when it does not.
[[nodiscard]] std::string person();

/// What is likely of a fill.
struct FillDefaults {
    std::int64_t contracts = 0;
    base::Price price;
    bool credit = true; ///< whether money is received; the answer may not say otherwise
    base::Date session; ///< on which it happened
};
/// The fields of a fill, with what is likely already filled in.
[[nodiscard]] QVector<ui::FormField> fillFields(const FillDefaults& likely);
/// The answer of a fill form; nothing, with the problem told, when a field cannot be read.
[[nodiscard]] std::optional<app::FillEntry> readFill(const QStringList& answer, bool credit,
                                                     QString& problem);

/// "2026-06-03 10:05 ET".
[[nodiscard]] QString tradeTime(base::UtcTime instant);
/// The same read again, with or without seconds and "ET"; also ISO with Z or an offset. Nothing when it is no
/// time.
[[nodiscard]] std::optional<base::UtcTime> readTradeTime(const QString& text);

} // namespace signalbox
