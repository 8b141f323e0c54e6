// SPDX-License-Identifier: GPL-3.0-or-later
// A raised tile: a small caption, one strong value, an optional line beneath, an optional widget (a heat
// bar).
#pragma once

#include "models/table/table_roles.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace signalbox::ui {

class Tile final : public QWidget {
    Q_OBJECT
public:
    explicit Tile(const QString& caption = {}, QWidget* parent = nullptr);

    void setCaption(const QString& caption);
    /// Empty hides the value line.
    void setValue(const QString& value);
    void setDirection(models::Direction direction);
    /// Colours the value; Stop and Caution also give the tile an edge at the left.
    void setSeverity(models::Severity severity);
    /// May hold <b> and <br>; figures stay in the word face. Empty hides the line.
    void setDetail(const QString& richText);
    /// Takes ownership; stands under the detail.
    void setExtra(QWidget* extra);
    [[nodiscard]] QString value() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    QVBoxLayout* m_layout;
    QLabel* m_caption;
    QLabel* m_value;
    QLabel* m_detail;
    QWidget* m_extra = nullptr;
    QString m_rich;
    models::Severity m_severity = models::Severity::None;
    models::Direction m_direction = models::Direction::None;
};

} // namespace signalbox::ui
