// SPDX-License-Identifier: GPL-3.0-or-later
// The exits of one position and how far each is away; the nearest one stands out.
#pragma once

#include "models/table/table_roles.h"

#include <QVector>
#include <QWidget>

namespace signalbox::ui {

struct Trigger {
    QString name;                                       ///< "Target 1.30"
    QString distance;                                   ///< "0.34 away", "OVERDUE 4 d", "met"
    models::Severity severity = models::Severity::None; ///< Stop = act now, Caution = soon, Go = target met
    double nearness = -1;                               ///< 0 far to 1 reached; negative = no bar
    bool nearest = false;
};

class TriggerStrip final : public QWidget {
    Q_OBJECT
public:
    explicit TriggerStrip(QWidget* parent = nullptr);

    void setTriggers(const QVector<Trigger>& triggers);
    [[nodiscard]] const QVector<Trigger>& triggers() const { return m_triggers; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int available) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QVector<QRect> cells(int available) const;

    QVector<Trigger> m_triggers;
};

} // namespace signalbox::ui
