// SPDX-License-Identifier: GPL-3.0-or-later
// One leg of a ticket as the market quotes it: SELL −2 SPXW 28 JUN 19 2,620 P.
#pragma once

#include "models/table/table_roles.h"

#include <QWidget>

namespace signalbox::ui {

class LegLine final : public QWidget {
    Q_OBJECT
public:
    explicit LegLine(QWidget* parent = nullptr);

    /// `quantity` is signed (sold negative); `contract` is the rest of the line; `quote` stands muted at the
    /// right.
    void setLeg(models::SideHint side, int quantity, const QString& contract, const QString& quote = {});

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    models::SideHint m_side = models::SideHint::None;
    QString m_word, m_quantity, m_contract, m_quote;
};

} // namespace signalbox::ui
