// SPDX-License-Identifier: GPL-3.0-or-later
// Tiles in as many columns as fit; wide ones take the whole row.
#pragma once

#include <vector>

#include <QWidget>

class QGridLayout;

namespace signalbox::ui {

class TileGrid final : public QWidget {
    Q_OBJECT
public:
    explicit TileGrid(QWidget* parent = nullptr);

    /// Takes ownership. `wide`: the whole row while there are two columns, two columns while there are more.
    void add(QWidget* tile, bool wide);
    /// Arranges again, after a tile was shown or hidden.
    void arrange();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Place {
        QWidget* tile = nullptr;
        bool wide = false;
    };
    [[nodiscard]] int columnsFor(int width) const;

    std::vector<Place> m_places;
    QGridLayout* m_grid;
    int m_columns = 0;
};

} // namespace signalbox::ui
