// SPDX-License-Identifier: GPL-3.0-or-later
// Limits of the account one under the other: name, a bar with its limit mark, the figures. Headings between.
#pragma once

#include "models/rows/account_rows.h"

#include <vector>

#include <QWidget>

namespace signalbox::ui {

class LimitBars final : public QWidget {
    Q_OBJECT
public:
    explicit LimitBars(QWidget* parent = nullptr);

    void setRows(std::vector<models::LimitRow> rows);
    [[nodiscard]] const std::vector<models::LimitRow>& rows() const { return m_rows; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// Row index at a height; negative: a heading, or nothing.
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] bool narrow() const;
    [[nodiscard]] int rowHeight() const;
    void paintRow(class QPainter& painter, const models::LimitRow& row, const QRect& line) const;

    std::vector<models::LimitRow> m_rows;
};

} // namespace signalbox::ui
