// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the window together: the service behind, the shell around, a spec per panel, and the wires between.
// Panels know no service and the shell knows no domain; this is the one place that knows both.
#pragma once

#include "app/core/services/day_service.h"
#include "app/core/services/lab_service.h"
#include "app/core/services/scan_service.h"
#include "ui/shell/main_window.h"

#include <memory>

#include <QObject>
#include <QPointer>
#include <QSettings>

namespace signalbox {

class DeskWiring;
class LabWiring;
class PanelWiring;

class WindowComposer final : public QObject {
    Q_OBJECT
public:
    explicit WindowComposer(app::HomeOptions options, QObject* parent = nullptr);
    ~WindowComposer() override;

    [[nodiscard]] ui::MainWindow& window() { return *m_window; }
    [[nodiscard]] app::DayService& service() { return *m_service; }
    [[nodiscard]] app::ScanService& scan() { return *m_scan; }
    [[nodiscard]] app::LabService& lab() { return *m_lab; }
    /// Runs a backtest and a sweep for pictures; filled() follows.
    void fillForPictures();
    /// Opens the home; call after the first paint, so that the window is there first.
    /// `first` absent: the latest day.
    void start(std::optional<base::Date> first);

Q_SIGNALS:
    /// The first day is shown, or nothing can be: what a picture may be taken of.
    void settled(bool good, const QString& message);
    void filled();

private:
    void addPanels();
    void wireShell();
    void wireService();
    void showDay(const app::DayStatePointer& state);
    void addCommands();
    void askForAcknowledgement();

    QSettings m_settings;
    std::unique_ptr<app::DayService> m_service;
    std::unique_ptr<app::LabService> m_lab;
    std::unique_ptr<app::ScanService> m_scan;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<LabWiring> m_labPanels;
    std::unique_ptr<PanelWiring> m_panels;
    std::unique_ptr<DeskWiring> m_deskPanels;
    bool m_simulated = false;
    bool m_settled = false;
};

} // namespace signalbox
