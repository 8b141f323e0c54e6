// SPDX-License-Identifier: GPL-3.0-or-later
// A table of statistics in the table of the house.
#pragma once

#include "models/rows/stat_table.h"
#include "ui/widgets/data_table.h"

namespace signalbox::ui {

class StatView final : public DataTable {
    Q_OBJECT
public:
    explicit StatView(const QString& spokenName, QWidget* parent = nullptr);

    /// The columns of the first table stay.
    void setTable(models::StatTable table);

private:
    models::ValueTableModel<models::StatRow>* m_rows = nullptr;
};

} // namespace signalbox::ui
