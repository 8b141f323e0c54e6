// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/first_paint.h"

#include <cstdio>

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>

namespace signalbox {
namespace {

long residentKilobytes() {
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:")) {
            return line.mid(6).trimmed().split(' ').constFirst().toLong();
        }
    }
    return 0;
}

class FirstPaint final : public QObject {
public:
    explicit FirstPaint(QWidget& window) : QObject(&window), m_window(window) {
        // Its panels may cover the window, which then never paints itself.
        qApp->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        const auto* widget = qobject_cast<QWidget*>(watched);
        if (event->type() == QEvent::Paint && !m_seen && widget != nullptr && widget->window() == &m_window) {
            m_seen = true;
            // Everything below the window is painted in the same update; the timer fires after it.
            QTimer::singleShot(0, this, [] {
                std::printf("painted %ld\n", residentKilobytes());
                std::fflush(stdout);
                QCoreApplication::quit();
            });
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget& m_window;
    bool m_seen = false;
};

} // namespace

void reportFirstPaint(QWidget& window) {
    new FirstPaint(window); // owned by the window
}

} // namespace signalbox
