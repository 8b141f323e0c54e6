// SPDX-License-Identifier: GPL-3.0-or-later
// Labels left, strong values right, one line each: the facts of a ticket. Each line has its tool tip.
#pragma once

#include "models/rows/ticket_rows.h"

#include <vector>

#include <QWidget>

namespace signalbox::ui {

class FactList final : public QWidget {
    Q_OBJECT
public:
    explicit FactList(QWidget* parent = nullptr);

    void setFacts(std::vector<models::FactRow> facts);
    [[nodiscard]] const std::vector<models::FactRow>& facts() const { return m_facts; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int rowHeight() const;

    std::vector<models::FactRow> m_facts;
};

} // namespace signalbox::ui
