// SPDX-License-Identifier: GPL-3.0-or-later
// The yardstick of start and memory (P17): the least Qt program with a window, one label. It says when it has
// painted and ends.
#include "tests/bench/minimal_window/resident_memory.h"

#include <cstdio>

#include <QApplication>
#include <QLabel>
#include <QTimer>

namespace {

class Label final : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent* event) override {
        QLabel::paintEvent(event);
        if (!m_told) {
            m_told = true;
            std::printf("painted %ld\n", signalbox::bench::residentKilobytes());
            std::fflush(stdout);
            QTimer::singleShot(0, qApp, &QCoreApplication::quit);
        }
    }

private:
    bool m_told = false;
};

} // namespace

int main(int argc, char** argv) {
    const QApplication app(argc, argv);
    Label label(QStringLiteral("Signalbox"));
    label.resize(400, 300);
    label.show();
    return QApplication::exec();
}
