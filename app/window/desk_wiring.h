// SPDX-License-Identifier: GPL-3.0-or-later
// What reaches over strategies: the choice of strategy and symbol, the scanner, the memos, the account.
#pragma once

#include "app/core/services/day_service.h"
#include "app/core/services/scan_service.h"
#include "ui/shell/main_window.h"

#include <map>
#include <string>

#include <QObject>
#include <QPointer>
#include <QStringList>

namespace signalbox::ui {
class AccountPanel;
class MemoPanel;
class ScannerPanel;
} // namespace signalbox::ui

namespace signalbox {

class DeskWiring final : public QObject {
    Q_OBJECT
public:
    DeskWiring(ui::MainWindow& window, app::DayService& day, app::ScanService& scan);
    ~DeskWiring() override;

    void addPanels();
    void addCommands();
    /// What was shown last, before the service starts.
    void restoreChoice();
    void showDay(const app::DayStatePointer& state);
    /// For pictures: a finished scan in the panel; rested() follows.
    void fillPanels();

Q_SIGNALS:
    void rested();

private:
    void wireScanner(ui::ScannerPanel& panel);
    void wireMemo(ui::MemoPanel& panel);
    void wireScan();
    void wireService();
    /// The strategy with this symbol in every panel; an empty symbol: the last or a likely one.
    void choose(const QString& strategy, const QString& symbol);
    void chooseSymbol(const QString& symbol);
    [[nodiscard]] QString likelySymbol(const std::string& strategy) const;
    void runScan(scan::System system, const QString& universe);
    void showScan();
    void showLight();
    void showDesk();
    void askForVote(const QString& memoId, const QString& vote);

    ui::MainWindow& m_window;
    app::DayService& m_service;
    app::ScanService& m_scan;
    QPointer<ui::ScannerPanel> m_scanner;
    QPointer<ui::MemoPanel> m_memo;
    QPointer<ui::AccountPanel> m_account;
    app::DayStatePointer m_day;
    app::DeskPointer m_desk;
    app::ScanPointer m_news;
    QStringList m_symbols;
    QStringList m_universes;
    std::map<std::string, QString> m_last; ///< symbol shown last, by strategy
    QString m_waiting;                     ///< a strategy that waits for the symbols of the store
    bool m_filling = false;
};

} // namespace signalbox
