// SPDX-License-Identifier: GPL-3.0-or-later
// The day of the whole workstation: type it, step it, or pick it from a calendar that knows the stored days.
#pragma once

#include <optional>

#include <QDate>
#include <QLineEdit>
#include <QVector>

class QCalendarWidget;

namespace signalbox::ui {

class DateField final : public QLineEdit {
    Q_OBJECT
public:
    explicit DateField(QWidget* parent = nullptr);

    void setDay(const QDate& day);
    [[nodiscard]] QDate day() const { return m_day; }
    /// Ascending; empty: any day may be chosen.
    void setStoredDays(const QVector<QDate>& days);
    /// "2019-05-14", "14 May 2019", "14.5.2019", "Tue 14 May 2019"; nothing else.
    [[nodiscard]] static std::optional<QDate> read(const QString& text);
    void openCalendar();
    /// Without the weekday, for a narrow tool bar.
    void setShort(bool shortForm);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void dayRequested(const QDate& day);
    /// What was typed is no date, or no stored day.
    void refused(const QString& reason);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void commit();
    void request(const QDate& day);
    void showDay();
    static void dress(QCalendarWidget& calendar);
    void markStored(QCalendarWidget& calendar, int year, int month) const;

    QDate m_day;
    QVector<QDate> m_stored;
    QAction* m_pick;
    bool m_short = false;
};

} // namespace signalbox::ui
