// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shell_status_bar.h"

#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/text_ink.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QTimeZone>
#include <QTimer>

namespace signalbox::ui {

namespace {
constexpr int MessageMilliseconds = 8000;
}

ShellStatusBar::ShellStatusBar(QWidget* parent)
    : QWidget(parent), m_eastern(new QLabel(this)), m_local(new QLabel(this)), m_session(new QLabel(this)),
      m_message(new QLabel(this)), m_job(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_cancel(new IconButton(QStringLiteral("close"), tr("Cancel the running work"), this)),
      m_data(new QLabel(this)), m_journal(new QLabel(this)), m_fade(new QTimer(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(18);
    for (QLabel* label : {m_eastern, m_local, m_session}) {
        layout->addWidget(label);
    }
    layout->addWidget(m_message, 1);
    layout->addWidget(m_job);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    layout->addWidget(m_data);
    layout->addWidget(m_journal);
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_eastern->setAccessibleName(tr("Time in New York"));
    m_local->setAccessibleName(tr("Local time"));
    m_fade->setSingleShot(true);
    connect(m_fade, &QTimer::timeout, m_message, &QLabel::clear);
    connect(m_cancel, &QToolButton::clicked, this, &ShellStatusBar::cancelRequested);
    setJob(QString(), 0);
    restyle();
}

QString ShellStatusBar::countdown(qint64 seconds) {
    if (seconds < 0) {
        return {};
    }
    if (seconds >= qint64{36} * 3600) {
        return tr("%1 d %2 h").arg(seconds / 86400).arg(seconds % 86400 / 3600);
    }
    const auto two = [](qint64 value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    const qint64 hours = seconds / 3600;
    const QString rest = two(seconds / 60 % 60) + QLatin1Char(':') + two(seconds % 60);
    return hours > 0 ? QString::number(hours) + QLatin1Char(':') + rest : rest;
}

void ShellStatusBar::setNow(const QDateTime& now, const SessionInfo& session) {
    static const QTimeZone newYork("America/New_York");
    m_eastern->setText(now.toTimeZone(newYork).toString(QStringLiteral("HH:mm:ss")) + QStringLiteral(" ET"));
    m_local->setText(tr("%1 local").arg(now.toLocalTime().toString(QStringLiteral("HH:mm"))));
    QStringList parts;
    if (!session.state.isEmpty()) {
        const QString left = session.next.isValid() ? countdown(now.secsTo(session.next)) : QString();
        parts << (left.isEmpty() ? session.state : session.state + QLatin1Char(' ') + left);
    }
    if (session.extraAt.isValid()) {
        const QString left = countdown(now.secsTo(session.extraAt));
        if (!left.isEmpty()) {
            parts << session.extra + QLatin1Char(' ') + left;
        }
    }
    m_session->setText(parts.join(QStringLiteral(" · ")));
}

void ShellStatusBar::setDataState(const QString& text, models::Severity severity) {
    m_data->setText(text);
    m_dataSeverity = severity;
    restyle();
}

void ShellStatusBar::setJournalState(const QString& text, models::Severity severity) {
    m_journal->setText(text);
    m_journalSeverity = severity;
    restyle();
}

void ShellStatusBar::setJob(const QString& name, double fraction) {
    const bool running = !name.isEmpty();
    m_job->setVisible(running);
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    m_job->setText(name);
    if (fraction < 0) {
        m_progress->setRange(0, 0);
    } else {
        m_progress->setRange(0, 1000);
        m_progress->setValue(qRound(qBound(0.0, fraction, 1.0) * 1000));
    }
    adapt();
}

void ShellStatusBar::announce(const QString& text, models::Severity severity) {
    m_messageSeverity = severity;
    m_message->setText(text);
    m_message->setToolTip(text);
    restyle();
    m_fade->start(MessageMilliseconds);
    QAccessibleEvent alert(m_message, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ShellStatusBar::adapt() {
    // The local time gives way first; what must be seen stays.
    m_local->setVisible(width() > currentTheme().px(860));
    m_progress->setFixedWidth(currentTheme().px(width() > 1200 ? 120 : 70));
}

void ShellStatusBar::restyle() {
    const Theme& theme = currentTheme();
    setFixedHeight(theme.px(32));
    m_progress->setFixedHeight(6);
    inkLabel(*m_eastern, theme.figures(TextRole::Body, Weight::Strong), theme.text);
    inkLabel(*m_local, theme.figures(), theme.muted);
    inkLabel(*m_session, theme.figures(), theme.text);
    inkLabel(*m_job, theme.words(), theme.secondary);
    const auto ink = [&](models::Severity severity) {
        if (severity == models::Severity::NoData) {
            return theme.muted; // the status colour is made for panels, not for the window's ground
        }
        return severity == models::Severity::None ? theme.secondary : theme.colour(severity);
    };
    inkLabel(*m_message, theme.words(), ink(m_messageSeverity));
    inkLabel(*m_data, theme.words(), ink(m_dataSeverity));
    inkLabel(*m_journal, theme.words(), ink(m_journalSeverity));
}

void ShellStatusBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().background);
}

void ShellStatusBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (changesLook(*event)) {
        restyle();
        adapt();
    }
}

void ShellStatusBar::resizeEvent(QResizeEvent*) {
    adapt();
}

} // namespace signalbox::ui
