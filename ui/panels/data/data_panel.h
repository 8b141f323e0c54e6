// SPDX-License-Identifier: GPL-3.0-or-later
// How fresh each series is on the day shown, what a rule needs first, and the defects that were noted.
#pragma once

#include "models/rows/log_rows.h"
#include "models/table/value_table_model.h"
#include "ui/panels/common/day_panel.h"

namespace signalbox::ui {

class DataTable;
class Sentence;

class DataPanel final : public DayPanel {
    Q_OBJECT
public:
    explicit DataPanel(QWidget* parent = nullptr);

Q_SIGNALS:
    void importFilesRequested();
    void importFolderRequested();

protected:
    [[nodiscard]] std::optional<Absence> refresh(const session::DayState& day) override;

private:
    models::ValueTableModel<models::HealthRow>* m_model;
    DataTable* m_table;
    Sentence* m_notes;
};

} // namespace signalbox::ui
