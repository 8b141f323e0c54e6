// SPDX-License-Identifier: GPL-3.0-or-later
// A running job inside a panel: how far it is, what it is at, and the button that ends it. Hidden at rest.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace signalbox::ui {

class JobStrip final : public QWidget {
    Q_OBJECT
public:
    explicit JobStrip(QWidget* parent = nullptr);

    /// fraction < 0: unknown.
    void setRunning(double fraction, const QString& what);
    void setIdle();

Q_SIGNALS:
    void cancelRequested();

private:
    QProgressBar* m_bar;
    QLabel* m_what;
    QPushButton* m_cancel;
};

} // namespace signalbox::ui
