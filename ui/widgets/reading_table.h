// SPDX-License-Identifier: GPL-3.0-or-later
// Inputs against their limits: name, value, limit, room. Short enough to show every row.
#pragma once

#include "models/table/table_roles.h"
#include "ui/widgets/data_table.h"

namespace signalbox::ui {

struct Reading {
    QString name, value, limit, room;
    models::Severity severity = models::Severity::None; ///< colours value and room; NoData shows "—" muted
    bool muted = false;                                 ///< for information only, or not evaluated
    QString spoken;                                     ///< "VIX, 18.06, limit below 25, room 6.94"
    QString toolTip;
};

class ReadingTable final : public DataTable {
    Q_OBJECT
public:
    explicit ReadingTable(QWidget* parent = nullptr);
    ~ReadingTable() override;

    void setReadings(const QVector<Reading>& readings);
    [[nodiscard]] const QVector<Reading>& readings() const;

private:
    class Model;
    void fitColumns();

    Model* m_model;
    QStringList m_widest;
};

} // namespace signalbox::ui
