// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/date_field.h"

#include "models/text/dates.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <algorithm>

#include <QAction>
#include <QCalendarWidget>
#include <QFrame>
#include <QKeyEvent>
#include <QLocale>
#include <QTextCharFormat>
#include <QToolButton>
#include <QVBoxLayout>

namespace signalbox::ui {

DateField::DateField(QWidget* parent) : QLineEdit(parent) {
    setAlignment(Qt::AlignCenter);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Day shown"));
    setToolTip(tr("The day that the whole workstation shows. Type a date, or press Down for the calendar."));
    m_pick = addAction(themedIcon(QStringLiteral("calendar")), QLineEdit::TrailingPosition);
    m_pick->setToolTip(tr("Open the calendar"));
    connect(m_pick, &QAction::triggered, this, &DateField::openCalendar);
    connect(this, &QLineEdit::returnPressed, this, &DateField::commit);
}

void DateField::setDay(const QDate& day) {
    m_day = day;
    showDay();
}

void DateField::setShort(bool shortForm) {
    m_short = shortForm;
    setFixedWidth(sizeHint().width());
    if (!hasFocus()) {
        showDay();
    }
}

void DateField::showDay() {
    setText(m_day.isValid() ? QLocale().toString(m_day, models::datePattern(m_short ? models::DateForm::Medium
                                                                                    : models::DateForm::Long))
                            : QString());
    setModified(false);
}

void DateField::setStoredDays(const QVector<QDate>& days) {
    m_stored = days;
}

std::optional<QDate> DateField::read(const QString& text) {
    const QString plain = text.simplified();
    const QDate iso = QDate::fromString(plain, Qt::ISODate);
    if (iso.isValid()) {
        return iso;
    }
    for (const QLocale& locale : {QLocale(), QLocale(QLocale::English)}) {
        for (const QString& format :
             {models::datePattern(models::DateForm::Long), models::datePattern(models::DateForm::Medium),
              QStringLiteral("ddd d MMM yyyy"), QStringLiteral("d MMM yyyy"), QStringLiteral("d MMMM yyyy"),
              QStringLiteral("d. MMMM yyyy"), QStringLiteral("d.M.yyyy"), QStringLiteral("MMM d yyyy")}) {
            const QDate date = locale.toDate(plain, format);
            if (date.isValid()) {
                return date;
            }
        }
    }
    return std::nullopt;
}

void DateField::commit() {
    if (!isModified()) {
        return;
    }
    const auto typed = read(text());
    if (!typed) {
        Q_EMIT refused(tr("\"%1\" is no date; write it as 2019-05-14 or 14 May 2019").arg(text()));
        showDay();
        return;
    }
    request(*typed);
}

void DateField::request(const QDate& day) {
    if (!m_stored.isEmpty() && !std::binary_search(m_stored.begin(), m_stored.end(), day)) {
        const auto next = std::lower_bound(m_stored.begin(), m_stored.end(), day);
        const QDate nearest = next != m_stored.end() ? *next : m_stored.last();
        Q_EMIT refused(tr("Nothing is stored for %1; the nearest stored day is %2")
                           .arg(QLocale().toString(day, models::datePattern(models::DateForm::Medium)),
                                QLocale().toString(nearest, models::datePattern(models::DateForm::Medium))));
        showDay();
        return;
    }
    showDay();
    Q_EMIT dayRequested(day);
}

void DateField::dress(QCalendarWidget& calendar) {
    const Theme& theme = currentTheme();
    QPalette palette = calendar.palette();
    palette.setColor(QPalette::HighlightedText, theme.text);
    calendar.setPalette(palette);
    if (auto* bar = calendar.findChild<QWidget*>(QStringLiteral("qt_calendar_navigationbar"))) {
        bar->setBackgroundRole(QPalette::Base);
    }
    if (auto* button = calendar.findChild<QToolButton*>(QStringLiteral("qt_calendar_prevmonth"))) {
        button->setIcon(themedIcon(QStringLiteral("chevron-left")));
    }
    if (auto* button = calendar.findChild<QToolButton*>(QStringLiteral("qt_calendar_nextmonth"))) {
        button->setIcon(themedIcon(QStringLiteral("chevron-right")));
    }
    QTextCharFormat quiet;
    quiet.setForeground(theme.muted);
    quiet.setBackground(theme.surface);
    calendar.setHeaderTextFormat(quiet);
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday}) {
        calendar.setWeekdayTextFormat(day, quiet);
    }
}

void DateField::markStored(QCalendarWidget& calendar, int year, int month) const {
    const Theme& theme = currentTheme();
    QTextCharFormat absent;
    absent.setForeground(Theme::mix(theme.surface, theme.muted, 0.6));
    QTextCharFormat stored;
    stored.setForeground(theme.text);
    stored.setFontWeight(QFont::DemiBold);
    const QDate first(year, month, 1);
    for (QDate date = first.addDays(-7); date < first.addDays(45); date = date.addDays(1)) {
        const bool has = m_stored.isEmpty() || std::binary_search(m_stored.begin(), m_stored.end(), date);
        calendar.setDateTextFormat(date, has ? stored : absent);
    }
}

void DateField::openCalendar() {
    auto* popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameShape(QFrame::StyledPanel);
    auto* layout = new QVBoxLayout(popup);
    layout->setContentsMargins(6, 6, 6, 6);
    auto* calendar = new QCalendarWidget(popup);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setFirstDayOfWeek(Qt::Monday);
    if (!m_stored.isEmpty()) {
        calendar->setDateRange(m_stored.first(), m_stored.last());
    }
    if (m_day.isValid()) {
        calendar->setSelectedDate(m_day);
    }
    layout->addWidget(calendar);
    dress(*calendar);
    markStored(*calendar, calendar->yearShown(), calendar->monthShown());
    connect(calendar, &QCalendarWidget::currentPageChanged, popup,
            [this, calendar](int year, int month) { markStored(*calendar, year, month); });
    connect(calendar, &QCalendarWidget::activated, popup, [this, popup](const QDate& day) {
        popup->close();
        request(day);
    });
    connect(calendar, &QCalendarWidget::clicked, popup, [this, popup](const QDate& day) {
        popup->close();
        request(day);
    });
    popup->move(mapToGlobal(QPoint(0, height() + 2)));
    popup->show();
    calendar->setFocus();
}

QSize DateField::sizeHint() const {
    const Theme& theme = currentTheme();
    const QFontMetrics metrics(theme.words());
    const QString pattern = models::datePattern(m_short ? models::DateForm::Medium : models::DateForm::Long);
    int widest = 0;
    for (int month = 1; month <= 12; ++month) {
        widest = qMax(widest, metrics.horizontalAdvance(QLocale().toString(QDate(2028, month, 28), pattern)));
    }
    return {widest + theme.px(space::icon) + 26, theme.px(space::control) + 2};
}

QSize DateField::minimumSizeHint() const {
    return sizeHint();
}

void DateField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Down) {
        openCalendar();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        showDay();
        clearFocus();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void DateField::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        showDay();
    }
}

void DateField::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        setFixedWidth(sizeHint().width());
    }
}

} // namespace signalbox::ui
