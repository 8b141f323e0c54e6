// SPDX-License-Identifier: GPL-3.0-or-later
// Where the strategies of one account stand in each other's way. Private to the account view.
#pragma once

#include "engine/session/account_view.h"

namespace signalbox::session {

/// `view` with strategies and limits already filled.
[[nodiscard]] std::vector<AccountConflict> accountConflicts(const AccountViewInputs& inputs,
                                                            const AccountView& view);

} // namespace signalbox::session
