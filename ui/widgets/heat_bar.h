// SPDX-License-Identifier: GPL-3.0-or-later
// A bar with its limit mark: how much of a limit is used, and how much will be after the next trade.
#pragma once

#include <optional>

#include <QWidget>

namespace signalbox::ui {

class HeatBar final : public QWidget {
    Q_OBJECT
public:
    explicit HeatBar(QWidget* parent = nullptr);

    /// Fractions (0.057 = 5.7 %). Absent value: an empty bar, spoken as "no data". `after` is drawn lighter.
    void setReading(std::optional<double> value, double limit, std::optional<double> after = std::nullopt);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<double> m_value, m_after;
    double m_limit = 1;
};

} // namespace signalbox::ui
