// SPDX-License-Identifier: GPL-3.0-or-later
// Bringing market data in from the window: asks for files or a folder, and says what became of them.
#pragma once

#include "app/core/services/day_service.h"
#include "ui/shell/main_window.h"

#include <QObject>
#include <QString>
#include <QStringList>

namespace signalbox::ui {
class DataPanel;
} // namespace signalbox::ui

namespace signalbox {

class ImportWiring final : public QObject {
    Q_OBJECT
public:
    ImportWiring(ui::MainWindow& window, app::DayService& service);

    void wire(ui::DataPanel& panel);
    void addCommands();

    /// "Imported: files 12, known already 3, rows read 582,508, rejected 14, new 4,100, revised 2"
    [[nodiscard]] static QString sentence(const app::ImportReport& report);
    /// What could not be read and why, a line a file; after some of them how many more there are.
    [[nodiscard]] static QStringList unread(const app::ImportReport& report);

private:
    void askForFiles();
    void askForFolder();
    void tell(const app::ImportPointer& report);

    ui::MainWindow& m_window;
    app::DayService& m_service;
};

} // namespace signalbox
