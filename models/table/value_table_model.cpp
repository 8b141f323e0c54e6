// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/value_table_model.h"
