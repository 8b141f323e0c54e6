// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/desk_wiring.h"

#include "app/window/fill_form.h"
#include "engine/strategies/registry.h"
#include "ui/panels/account/account_panel.h"
#include "ui/panels/memo/memo_panel.h"
#include "ui/panels/scanner/scanner_panel.h"
#include "ui/shell/workspace_store.h"

#include <algorithm>

namespace signalbox {
namespace {

using ui::Column;

QString marketWorkspace() {
    return QStringLiteral("Market");
}

QVector<ui::StrategyItem> strategyItems() {
    QVector<ui::StrategyItem> items;
    for (const strategies::Strategy& one : strategies::all()) {
        items.push_back({QString::fromStdString(one.key), QString::fromStdString(one.name),
                         QString::fromStdString(one.defaultUnderlying), one.marketWide});
    }
    return items;
}

/// The systems that the scanner knows, in the order of the strategies.
QVector<ui::ScanSystemChoice> scanSystems() {
    QVector<ui::ScanSystemChoice> systems;
    for (const strategies::Strategy& one : strategies::all()) {
        for (const scan::System system : {scan::System::Breakout, scan::System::AtrMatrix}) {
            if (one.key == scan::systemKey(system)) {
                systems.push_back({system, QString::fromStdString(one.name)});
            }
        }
    }
    return systems;
}

} // namespace

DeskWiring::DeskWiring(ui::MainWindow& window, app::DayService& day, app::ScanService& scan)
    : m_window(window), m_service(day), m_scan(scan) {
    m_window.setStrategies(strategyItems());
    connect(&m_window, &ui::MainWindow::instrumentRequested, this, &DeskWiring::choose);
    connect(&m_window, &ui::MainWindow::symbolRequested, this, &DeskWiring::chooseSymbol);
    connect(&m_window, &ui::MainWindow::themeSwitched, this, &DeskWiring::showLight);
    wireScan();
    wireService();
}

DeskWiring::~DeskWiring() = default;

void DeskWiring::addPanels() {
    ui::PanelSpec scanner;
    scanner.id = QStringLiteral("scanner");
    scanner.title = tr("Scanner");
    scanner.shortcut = QKeySequence(Qt::ALT | Qt::Key_S);
    scanner.placements = {{marketWorkspace(), Column::Middle, 0, 480}};
    scanner.create = [this](QWidget* parent) {
        m_scanner = new ui::ScannerPanel(parent);
        wireScanner(*m_scanner);
        return m_scanner.data();
    };
    m_window.addPanel(scanner);

    ui::PanelSpec memo;
    memo.id = QStringLiteral("memo");
    memo.title = tr("Memo");
    memo.shortcut = QKeySequence(Qt::ALT | Qt::Key_M);
    memo.placements = {{marketWorkspace(), Column::Right, 0, 460}};
    memo.create = [this](QWidget* parent) {
        m_memo = new ui::MemoPanel(parent);
        wireMemo(*m_memo);
        showDesk();
        return m_memo.data();
    };
    m_window.addPanel(memo);

    ui::PanelSpec account;
    account.id = QStringLiteral("account");
    account.title = tr("Account");
    account.shortcut = QKeySequence(Qt::ALT | Qt::Key_A);
    account.placements = {{marketWorkspace(), Column::Left, 1, 410}};
    account.create = [this](QWidget* parent) {
        m_account = new ui::AccountPanel(parent);
        showDesk();
        return m_account.data();
    };
    m_window.addPanel(account);
}

void DeskWiring::addCommands() {
    m_window.commands().add(
        tr("Market"), tr("Scan the market"), QKeySequence(Qt::CTRL | Qt::Key_R),
        [this] {
            m_window.showPanel(QStringLiteral("scanner"));
            if (m_scanner) {
                m_scanner->ask();
            }
        },
        tr("scanner universe candidates"));
    m_window.commands().add(tr("Market"), tr("Cancel the scan"), {}, [this] { m_scan.cancel(); });
}

void DeskWiring::restoreChoice() {
    const QString strategy = m_window.store().strategy();
    const strategies::Strategy* known = strategies::find(strategy.toStdString());
    if (known == nullptr) {
        return;
    }
    const QString symbol = known->marketWide ? m_window.store().symbolOf(strategy) : QString();
    if (!known->marketWide || !symbol.isEmpty()) {
        m_service.choose(strategy, symbol);
    }
}

void DeskWiring::wireScanner(ui::ScannerPanel& panel) {
    panel.setSystems(scanSystems());
    panel.setUniverses(m_universes);
    if (m_day) {
        panel.setDay(m_day->date);
    }
    connect(&panel, &ui::ScannerPanel::runRequested, this, &DeskWiring::runScan);
    connect(&panel, &ui::ScannerPanel::cancelRequested, this, [this] { m_scan.cancel(); });
    connect(&panel, &ui::ScannerPanel::symbolChosen, this,
            [this](scan::System system, const QString& symbol) {
                choose(QString::fromLatin1(scan::systemKey(system)), symbol);
            });
    if (m_scan.isRunning()) {
        panel.showRunning();
    }
    showScan();
    showLight();
}

void DeskWiring::wireMemo(ui::MemoPanel& panel) {
    panel.setPerson(QString::fromStdString(person()));
    connect(&panel, &ui::MemoPanel::voteRequested, this, &DeskWiring::askForVote);
    connect(&panel, &ui::MemoPanel::symbolRequested, this, &DeskWiring::choose);
}

void DeskWiring::wireScan() {
    connect(&m_scan, &app::ScanService::started, this, [this] {
        if (m_scanner) {
            m_scanner->showRunning();
        }
    });
    connect(&m_scan, &app::ScanService::progressed, this, [this](int done, int all) {
        if (m_scanner) {
            m_scanner->showProgress(done, all);
        }
    });
    connect(&m_scan, &app::ScanService::news, this, [this](const app::ScanPointer& news) {
        m_news = news;
        showScan();
        if (m_filling && !news->running) {
            m_filling = false;
            Q_EMIT rested();
        }
    });
    connect(&m_scan, &app::ScanService::cancelled, this, [this] {
        if (m_scanner) {
            m_scanner->showCancelled();
        }
    });
    connect(&m_scan, &app::ScanService::failed, this, [this](const QString& text) {
        m_news.reset();
        if (m_scanner) {
            m_scanner->showFailed(text);
        }
        m_window.announce(tr("Scan: %1").arg(text), models::Severity::Stop);
        if (m_filling) {
            m_filling = false;
            Q_EMIT rested();
        }
    });
    connect(&m_scan, &app::ScanService::universesChanged, this, [this](const QStringList& names) {
        m_universes = names;
        if (m_scanner) {
            m_scanner->setUniverses(names);
        }
    });
    connect(&m_scan, &app::ScanService::symbolsChanged, this, [this](const QStringList& symbols) {
        m_symbols = symbols;
        m_window.setSymbols(symbols);
        if (!m_waiting.isEmpty()) {
            choose(std::exchange(m_waiting, QString()), {});
        }
    });
}

void DeskWiring::wireService() {
    connect(&m_service, &app::DayService::opened, this, [this] {
        m_scan.forget();
        m_scan.requestNames();
    });
    connect(&m_service, &app::DayService::deskChanged, this, [this](const app::DeskPointer& desk) {
        m_desk = desk;
        showDesk();
    });
    connect(&m_service, &app::DayService::refused, this, [this] {
        const QString first = QString::fromStdString(strategies::all().front().key);
        if (!m_service.current() && m_service.strategy() != first) {
            m_service.choose(first, {}); // what was remembered is not in this home
        } else if (m_service.current()) {
            // The day asked for could not be shown: the choice goes back to what is.
            m_window.setInstrument(QString::fromStdString(m_service.current()->strategy),
                                   QString::fromStdString(m_service.current()->underlying));
        }
    });
}

QString DeskWiring::likelySymbol(const std::string& strategy) const {
    if (const auto last = m_last.find(strategy); last != m_last.end()) {
        return last->second;
    }
    QString kept = m_window.store().symbolOf(QString::fromStdString(strategy));
    if (!kept.isEmpty() && (m_symbols.isEmpty() || m_symbols.contains(kept))) {
        return kept;
    }
    if (m_desk) {
        for (const session::PositionState& open : m_desk->positions) {
            if (open.position.strategy == strategy) {
                return QString::fromStdString(open.position.underlying);
            }
        }
    }
    if (m_news && strategy == scan::systemKey(m_news->system)) {
        const scan::SystemScan& scan = *m_news->result->of(m_news->system);
        const auto& best = scan.ranked.empty() ? scan.nearest : scan.ranked;
        if (!best.empty()) {
            return QString::fromStdString((*m_news->result->universe)[best.front()].symbol);
        }
    }
    return m_symbols.value(0);
}

void DeskWiring::choose(const QString& strategy, const QString& symbol) {
    const strategies::Strategy* known = strategies::find(strategy.toStdString());
    if (known == nullptr) {
        return;
    }
    QString wanted = symbol;
    if (!known->marketWide) {
        wanted.clear();
    } else if (wanted.isEmpty()) {
        wanted = likelySymbol(known->key);
        if (wanted.isEmpty()) {
            m_waiting = strategy; // until the store has told its symbols
            m_scan.requestNames();
            return;
        }
    }
    if (strategy == m_service.strategy() && m_service.current() &&
        wanted == QString::fromStdString(m_service.current()->underlying)) {
        return;
    }
    m_window.instrument()->setCurrent(
        strategy, wanted.isEmpty() ? QString::fromStdString(known->defaultUnderlying) : wanted);
    m_service.choose(strategy, wanted);
}

void DeskWiring::chooseSymbol(const QString& symbol) {
    const strategies::Strategy* shown = strategies::find(m_service.strategy().toStdString());
    if (shown != nullptr && shown->marketWide) {
        choose(m_service.strategy(), symbol);
        return;
    }
    for (const strategies::Strategy& one : strategies::all()) {
        if (one.marketWide) {
            choose(QString::fromStdString(one.key), symbol);
            return;
        }
    }
}

void DeskWiring::showDay(const app::DayStatePointer& state) {
    const bool first = !m_day;
    m_day = state;
    const QString strategy = QString::fromStdString(state->strategy);
    const QString symbol = QString::fromStdString(state->underlying);
    m_last[state->strategy] = symbol;
    m_window.setInstrument(strategy, symbol);
    if (m_scanner) {
        m_scanner->setDay(state->date);
    }
    if (first && m_scanner) {
        for (const ui::ScanSystemChoice& choice : scanSystems()) {
            if (state->strategy == scan::systemKey(choice.system)) {
                m_scanner->setSystem(choice.system);
            }
        }
    }
    showLight();
    showDesk();
}

void DeskWiring::fillPanels() {
    m_window.setWorkspace(marketWorkspace());
    m_filling = true;
    if (m_scanner) {
        m_scanner->ask();
    } else {
        m_filling = false;
        Q_EMIT rested();
    }
}

} // namespace signalbox
