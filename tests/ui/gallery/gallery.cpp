// SPDX-License-Identifier: GPL-3.0-or-later
// ui_gallery        opens the window with sample panels.
// ui_gallery DIR    writes pictures of it, dark and light, two sizes.
#include "tests/ui/gallery/sample_panels.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme_style.h"

#include <QApplication>
#include <QTextStream>

using namespace signalbox;

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    ui::ThemeStyle::install(ui::Theme::make(ui::ThemeMode::Dark));
    ui::ShellOptions options;
    QDateTime now(QDate(2019, 5, 15), QTime(12, 47, 12), Qt::UTC);
    options.clock = [now] { return now; };
    options.session = [now](const QDateTime&) {
        ui::SessionInfo info;
        info.state = QStringLiteral("Opens in");
        info.next = now.addSecs(42 * 60 + 48);
        info.extra = QStringLiteral("window in");
        info.extraAt = now.addSecs(72 * 60 + 48);
        return info;
    };
    ui::MainWindow window(options);
    for (const ui::PanelSpec& spec : gallery::samplePanels()) {
        window.addPanel(spec);
    }
    window.arrange();
    window.setDay(QDate(2019, 5, 14), false);
    window.setDayBadges({ui::BadgeKind::Replay});
    window.setDataState(QStringLiteral("Data: 9 fresh · 1 stale (HY OAS, 1 day)"), models::Severity::None);
    window.setJournalState(QStringLiteral("Journal ✓ verified"), models::Severity::Go);
    window.setSymbols({QStringLiteral("SPX"), QStringLiteral("SPY"), QStringLiteral("NVDA")});
    if (argc > 1) {
        const QStringList files = window.grabPanels(QString::fromLocal8Bit(argv[1]));
        QTextStream(stdout) << files.join(QLatin1Char('\n')) << '\n';
        return files.isEmpty() ? 1 : 0;
    }
    window.show();
    return QApplication::exec();
}
