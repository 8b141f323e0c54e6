// SPDX-License-Identifier: GPL-3.0-or-later
// The last 252 sessions as one ribbon of regimes. A click, or Enter, opens that day.
#pragma once

#include "models/table/table_roles.h"

#include <QDate>
#include <QVector>
#include <QWidget>

namespace signalbox::ui {

struct RibbonDay {
    QDate date;
    models::Severity severity = models::Severity::NoData;
    QString label; ///< name of the regime, for tool tip and speech
};

class HistoryRibbon final : public QWidget {
    Q_OBJECT
public:
    explicit HistoryRibbon(QWidget* parent = nullptr);

    /// Oldest first.
    void setDays(const QVector<RibbonDay>& days);
    [[nodiscard]] const QVector<RibbonDay>& days() const { return m_days; }
    /// The day now shown by the workstation; marked. Invalid: none.
    void setShownDay(const QDate& day);
    [[nodiscard]] QRect dayRect(int index) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void dayActivated(const QDate& date);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRect barRect() const;
    [[nodiscard]] int indexAt(QPoint position) const;
    [[nodiscard]] QString describe(int index) const;

    QVector<RibbonDay> m_days;
    QDate m_shown;
    int m_current = -1;
    int m_hovered = -1;
};

} // namespace signalbox::ui
