// SPDX-License-Identifier: GPL-3.0-or-later
// The form in which a person enters a fill or a closing fill.
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
/// The fields of a fill, with what is likely already filled in.
[[nodiscard]] QVector<ui::FormField> fillFields(std::int64_t contracts, base::Price price,
                                                base::Date session);
/// The answer of a fill form; nothing, with the problem told, when a field cannot be read.
[[nodiscard]] std::optional<app::FillEntry> readFill(const QStringList& answer, QString& problem);

} // namespace signalbox
