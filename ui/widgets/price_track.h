// SPDX-License-Identifier: GPL-3.0-or-later
// The line of a PriceSlider: natural at the left, best at the right, stops at legal prices only.
#pragma once

#include <functional>
#include <optional>

#include <QVector>
#include <QWidget>

namespace signalbox::ui {

struct Theme;

class PriceTrack final : public QWidget {
    Q_OBJECT
public:
    explicit PriceTrack(QWidget* parent = nullptr);

    /// Called with an index into the prices, by hand only.
    std::function<void(int)> chosen;

    void setStops(const QVector<qint64>& prices, std::optional<qint64> natural, std::optional<qint64> mid,
                  std::optional<qint64> best);
    /// -1: no handle.
    void setIndex(int index);
    /// Left end (natural) to right end (best), in widget coordinates.
    [[nodiscard]] double xOf(qint64 price) const;
    [[nodiscard]] int indexAt(double x) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void paintCaptions(QPainter& painter, const Theme& theme) const;
    [[nodiscard]] bool usable() const;
    void choose(int index);
    /// +1 when a step to the right means a higher price.
    [[nodiscard]] int rightwards() const;

    QVector<qint64> m_prices;
    std::optional<qint64> m_natural, m_mid, m_best;
    int m_index = -1;
};

} // namespace signalbox::ui
