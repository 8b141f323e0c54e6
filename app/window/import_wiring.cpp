// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_wiring.h"

#include "models/text/numbers.h"
#include "ui/dialogs/prompter.h"
#include "ui/panels/data/data_panel.h"

namespace signalbox {

namespace {

constexpr qsizetype MostUnread = 8;

} // namespace

ImportWiring::ImportWiring(ui::MainWindow& window, app::DayService& service)
    : m_window(window), m_service(service) {
    // Not inside the service's answer: what could not be read waits for a person.
    connect(&m_service, &app::DayService::imported, this, &ImportWiring::tell, Qt::QueuedConnection);
}

void ImportWiring::wire(ui::DataPanel& panel) {
    connect(&panel, &ui::DataPanel::importFilesRequested, this, &ImportWiring::askForFiles);
    connect(&panel, &ui::DataPanel::importFolderRequested, this, &ImportWiring::askForFolder);
}

void ImportWiring::addCommands() {
    m_window.commands().add(
        tr("Data"), tr("Import files"), {}, [this] { askForFiles(); }, tr("market data bars chains csv zip"));
    m_window.commands().add(
        tr("Data"), tr("Import a folder"), {}, [this] { askForFolder(); },
        tr("market data bars chains csv zip"));
}

void ImportWiring::askForFiles() {
    m_service.importFiles(m_window.prompter().openFiles(
        tr("Market data to import"), tr("Market data (*.csv *.txt *.json *.gz *.zip);;All files (*)")));
}

void ImportWiring::askForFolder() {
    if (const auto folder = m_window.prompter().openFolder(tr("Folder of market data to import"))) {
        m_service.importFiles({*folder});
    }
}

QString ImportWiring::sentence(const app::ImportReport& report) {
    qint64 known = 0;
    for (const app::ImportedFile& file : report.files) {
        known += file.alreadyImported ? 1 : 0;
    }
    const auto number = [](auto count) { return models::count(static_cast<std::int64_t>(count)); };
    return tr("Imported: files %1, known already %2, rows read %3, rejected %4, new %5, revised %6")
        .arg(number(report.files.size()), number(known), number(report.rowsRead), number(report.rowsRejected),
             number(report.added), number(report.revised));
}

QStringList ImportWiring::unread(const app::ImportReport& report) {
    QStringList lines;
    qint64 more = 0;
    for (const app::ImportedFile& file : report.files) {
        if (file.problem.empty()) {
            continue;
        }
        if (lines.size() < MostUnread) {
            lines << QString::fromStdString(file.path + ": " + file.problem);
        } else {
            ++more;
        }
    }
    if (more > 0) {
        lines << tr("and %1 more").arg(models::count(more));
    }
    return lines;
}

void ImportWiring::tell(const app::ImportPointer& report) {
    const QStringList lines = unread(*report);
    m_window.announce(sentence(*report), lines.isEmpty() && report->rowsRejected == 0
                                             ? models::Severity::Go
                                             : models::Severity::Caution);
    if (!lines.isEmpty()) {
        m_window.prompter().tell(tr("Not read"), lines.join(u'\n'));
    }
}

} // namespace signalbox
