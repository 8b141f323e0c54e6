// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/open_window.h"

#include "app/commands/commands.h"
#include "app/core/bootstrap/open_home.h"
#include "app/window/first_paint.h"
#include "app/window/translations.h"
#include "app/window/window_composer.h"
#include "ui/theme/theme_style.h"

#include <cstdio>
#include <cstdlib>
#include <functional>

#include <QApplication>
#include <QFile>
#include <QLocale>
#include <QTimer>

namespace signalbox {
namespace {

/// Pictures need no person's settings and no screen.
void keepSettingsApart(const commands::CommonOptions& options) {
    if (!options.screenshots.empty() || options.firstPaint) {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(
            QSettings::IniFormat, QSettings::UserScope,
            QString::fromStdString(options.screenshots.empty() ? "/nonexistent" : options.screenshots));
    }
}

int noDisplay(const std::string& why) {
    return commands::failed({base::ErrorCode::Usage,
                             "there is no display to open the window on (" + why + ")", "",
                             "start it on a desktop, or name a command: signalbox --help lists them"});
}

/// Qt says in several lines that it cannot use the display, and aborts; one line and a status say it better.
void sayNoDisplay(QtMsgType type, const QMessageLogContext& /*context*/, const QString& /*text*/) {
    if (type == QtFatalMsg) {
        std::_Exit(noDisplay("the one that is named does not answer"));
    }
}

/// Calls `then` whenever the journal has arrived after a day of which every position is known: it is the last
/// of the answers to a day.
void afterJournal(WindowComposer& composer, QObject* receiver, const std::function<void()>& then) {
    QObject::connect(&composer.service(), &app::DayService::journalChanged, receiver, [&composer, then] {
        const auto& desk = composer.service().desk();
        if (desk && desk->complete) {
            then();
        }
    });
}

/// The Morning of every strategy, one after the other; then `done`.
void addStrategies(WindowComposer& composer, const QString& folder, int next, QStringList files,
                   const std::function<void(const QStringList&)>& done) {
    const auto strategies = composer.window().instrument()->strategies();
    if (next >= strategies.size()) {
        done(files);
        return;
    }
    const QString key = strategies[next].key;
    const QString morning = composer.window().workspaces().constFirst();
    auto* once = new QObject(&composer);
    auto goOn = [&composer, folder, next, files, done, key, morning, once](bool shown) mutable {
        once->deleteLater();
        // What the answers have set going on the window is done with the next events.
        QTimer::singleShot(
            0, &composer, [&composer, folder, next, files, done, key, morning, shown]() mutable {
                if (shown) {
                    files << composer.window().grabWorkspace(folder, morning, morning.toLower() + u'-' + key);
                }
                addStrategies(composer, folder, next + 1, files, done);
            });
    };
    afterJournal(composer, once, [goOn, &composer, key]() mutable {
        const auto& day = composer.service().current();
        if (day && day->strategy == key.toStdString()) {
            goOn(true);
        }
    });
    QObject::connect(&composer.service(), &app::DayService::refused, once, [goOn]() mutable { goOn(false); });
    if (composer.service().strategy() == key) {
        composer.service().requestDay(std::nullopt);
    } else {
        Q_EMIT composer.window().instrumentRequested(key, {});
    }
}

void finish(const QString& folder, const QStringList& files) {
    for (const QString& file : files) {
        std::printf("%s\n", qPrintable(file));
    }
    if (files.isEmpty()) {
        std::fprintf(stderr,
                     "signalbox: %s: no picture could be written; name a folder that can be written\n",
                     qPrintable(folder));
    }
    QCoreApplication::exit(files.isEmpty() ? 3 : 0);
}

void takePictures(WindowComposer& composer, const QString& folder) {
    QObject::connect(&composer, &WindowComposer::settled, &composer,
                     [&composer](bool good, const QString& message) {
                         if (!good) {
                             std::fprintf(stderr, "signalbox: %s\n", qPrintable(message));
                             QCoreApplication::exit(3);
                             return;
                         }
                         auto* once = new QObject(&composer);
                         afterJournal(composer, once, [&composer, once] {
                             once->deleteLater();
                             QTimer::singleShot(0, &composer, [&composer] { composer.fillForPictures(); });
                         });
                     });
    // What the results have set going on the window is done with the next events.
    QObject::connect(&composer, &WindowComposer::filled, &composer, [&composer, folder] {
        QTimer::singleShot(0, &composer, [&composer, folder] {
            const QStringList files = composer.window().grabPanels(folder);
            if (files.isEmpty()) {
                finish(folder, files);
                return;
            }
            addStrategies(composer, folder, 0, files,
                          [folder](const QStringList& all) { finish(folder, all); });
        });
    });
}

} // namespace

int openWindow(int argc, char** argv, const commands::CommonOptions& options) {
    if (!options.screenshots.empty() && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") &&
        qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY") &&
        qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
        return noDisplay("neither DISPLAY nor WAYLAND_DISPLAY is set");
    }
#endif
    // A display that cannot be reached ends the program inside the next line.
    qInstallMessageHandler(sayNoDisplay);
    QApplication app(argc, argv);
    qInstallMessageHandler(nullptr);
    QCoreApplication::setOrganizationName(QStringLiteral("signalbox"));
    QCoreApplication::setApplicationName(QStringLiteral("signalbox"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SIGNALBOX_VERSION));
    keepSettingsApart(options);
    installTranslations(QLocale(), &app);
    const auto home = commands::homeOptions(options, "window");
    if (!home) {
        return commands::failed(home.error());
    }
    const auto date = commands::givenDate(options);
    if (!date) {
        return commands::failed(date.error());
    }
    ui::ThemeStyle::install(ui::Theme::make(ui::ThemeMode::Dark));
    WindowComposer composer(*home);
    composer.window().resize(1440, 900);
    if (options.firstPaint) {
        reportFirstPaint(composer.window());
        composer.window().show();
        return QApplication::exec();
    }
    if (!options.screenshots.empty()) {
        takePictures(composer, QString::fromStdString(options.screenshots));
    }
    composer.window().show();
    // The window is there first; the databases are opened after its first paint.
    QTimer::singleShot(0, &composer, [&composer, first = *date] { composer.start(first); });
    return QApplication::exec();
}

} // namespace signalbox
