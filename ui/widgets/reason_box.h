// SPDX-License-Identifier: GPL-3.0-or-later
// Why not, be careful, by the way, or yes: a tinted box with an edge of its status.
#pragma once

#include <QWidget>

class QLabel;

namespace signalbox::ui {

class ReasonBox final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Veto, Warning, Hint, Approved };

    explicit ReasonBox(QWidget* parent = nullptr);

    /// "VETO · CAPACITY", "3 of 3 open on SPX, 4 after. Passes when one is closed." `richText` may hold <b>.
    void setReason(Kind kind, const QString& title, const QString& richText);
    [[nodiscard]] Kind kind() const { return m_kind; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    QLabel* m_text;
    QString m_title, m_body;
    Kind m_kind = Kind::Hint;
};

} // namespace signalbox::ui
