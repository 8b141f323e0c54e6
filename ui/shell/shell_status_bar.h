// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the bottom: New York's time and ours, the session with its countdown, running work, data and
// journal.
#pragma once

#include "models/table/table_roles.h"
#include "ui/shell/session_info.h"

#include <QDateTime>
#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;

namespace signalbox::ui {

class IconButton;

class ShellStatusBar final : public QWidget {
    Q_OBJECT
public:
    explicit ShellStatusBar(QWidget* parent = nullptr);

    void setNow(const QDateTime& now, const SessionInfo& session);
    void setDataState(const QString& text, models::Severity severity);
    void setJournalState(const QString& text, models::Severity severity);
    void setJob(const QString& name, double fraction);
    void announce(const QString& text, models::Severity severity);
    /// "42:48", "1:12:48", "2 d 3 h"; empty for the past.
    [[nodiscard]] static QString countdown(qint64 seconds);

Q_SIGNALS:
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    void adapt();

    QLabel* m_eastern;
    QLabel* m_local;
    QLabel* m_session;
    QLabel* m_message;
    QLabel* m_job;
    QProgressBar* m_progress;
    IconButton* m_cancel;
    QLabel* m_data;
    QLabel* m_journal;
    QTimer* m_fade;
    models::Severity m_dataSeverity = models::Severity::None;
    models::Severity m_journalSeverity = models::Severity::None;
    models::Severity m_messageSeverity = models::Severity::None;
};

} // namespace signalbox::ui
