// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_composer.h"

#include "app/window/desk_wiring.h"
#include "app/window/lab_wiring.h"
#include "app/window/panel_wiring.h"
#include "engine/calendar/calendar.h"
#include "models/rows/log_rows.h"
#include "models/text/codes.h"
#include "models/text/dates.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <QDateTime>
#include <QTimeZone>

namespace signalbox {
namespace {

using models::Severity;

/// Those that end only when a person has looked (OPT-B4, OPT-F2, ATR-P5, ATR-P6).
constexpr std::array HaltsOfAPerson{"CIRCUIT_BREAKER", "FAILURE_HALT", "LOSS_STREAK", "DAILY_LOSS"};

base::UtcTime instantOf(const QDateTime& time) {
    return base::UtcTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

QDateTime qTime(base::UtcTime instant) {
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(instant.time_since_epoch()).count(), Qt::UTC);
}

/// What the status bar counts down to (SHR-T3, OPT-T2). A date outside the calendar gives nothing.
ui::SessionInfo sessionInfo(const QDateTime& now) {
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    const base::UtcTime instant = instantOf(now);
    const base::Date today = calendar::newYorkDate(instant);
    ui::SessionInfo info;
    const auto windowOf = [](base::Date session) { return calendar::newYorkInstant(session, 10, 0); };
    const auto isSession = calendar.isSession(today);
    if (!isSession) {
        return info;
    }
    if (*isSession) {
        const auto open = calendar.openInstant(today);
        const auto close = calendar.closeInstant(today);
        if (open && close && instant < *close) {
            const bool before = instant < *open;
            info.state = before ? QObject::tr("Opens in") : QObject::tr("Closes in");
            info.next = qTime(before ? *open : *close);
            if (instant < windowOf(today)) {
                info.extra = QObject::tr("window in");
                info.extraAt = qTime(windowOf(today));
            }
            return info;
        }
    }
    if (const auto next = calendar.nextSession(today)) {
        if (const auto open = calendar.openInstant(*next)) {
            info.state = QObject::tr("Closed · opens in");
            info.next = qTime(*open);
        }
    }
    return info;
}

ui::ShellOptions shellOptions(QSettings* settings) {
    ui::ShellOptions options;
    options.clock = [] { return QDateTime::currentDateTimeUtc(); };
    options.session = sessionInfo;
    options.settings = settings;
    options.workspaces.insert(1, QStringLiteral("Market"));
    options.workspaces << QStringLiteral("Research");
    return options;
}

} // namespace

WindowComposer::WindowComposer(app::HomeOptions options, QObject* parent)
    : QObject(parent), m_service(std::make_unique<app::DayService>(options)),
      m_lab(std::make_unique<app::LabService>(options)),
      m_scan(std::make_unique<app::ScanService>(std::move(options))),
      m_window(std::make_unique<ui::MainWindow>(shellOptions(&m_settings))),
      m_labPanels(std::make_unique<LabWiring>(*m_window, *m_service, *m_lab)),
      m_panels(std::make_unique<PanelWiring>(*m_window, *m_service, *m_labPanels)),
      m_deskPanels(std::make_unique<DeskWiring>(*m_window, *m_service, *m_scan)) {
    m_panels->addPanels();
    m_labPanels->addPanels();
    m_deskPanels->addPanels();
    // Pictures show a scan first, then the lab.
    connect(m_deskPanels.get(), &DeskWiring::rested, this, [this] { m_labPanels->fillPanels(); });
    connect(m_labPanels.get(), &LabWiring::rested, this, &WindowComposer::filled);
    wireShell();
    wireService();
    addCommands();
    m_window->arrange();
}

WindowComposer::~WindowComposer() = default;

void WindowComposer::start(std::optional<base::Date> first) {
    m_deskPanels->restoreChoice();
    m_service->start(first);
}

void WindowComposer::fillForPictures() {
    m_deskPanels->fillPanels();
}

void WindowComposer::wireShell() {
    ui::MainWindow* window = m_window.get();
    app::DayService* service = m_service.get();
    connect(window, &ui::MainWindow::dayRequested, service,
            [service](const QDate& day) { service->requestDay(models::fromQDate(day)); });
    connect(window, &ui::MainWindow::todayRequested, service,
            [service] { service->requestDay(std::nullopt); });
    connect(window, &ui::MainWindow::previousDayRequested, service,
            [service] { service->requestNeighbour(-1); });
    connect(window, &ui::MainWindow::nextDayRequested, service, [service] { service->requestNeighbour(1); });
    connect(window, &ui::MainWindow::cancelJobRequested, service, &app::DayService::cancel);
    connect(window, &ui::MainWindow::cancelJobRequested, m_lab.get(), &app::LabService::cancelAll);
    window->setAccountBadge(ui::BadgeKind::Paper);
    // Live trading needs a broker connection; without one there is nothing to arm.
    connect(window, &ui::MainWindow::armRequested, this, [window](bool armed) {
        window->setArmed(false);
        if (armed) {
            window->announce(tr("Nothing to arm: no broker is connected, the account is paper"),
                             Severity::Caution);
        }
    });
}

void WindowComposer::wireService() {
    app::DayService* service = m_service.get();
    ui::MainWindow* window = m_window.get();
    connect(service, &app::DayService::opened, this, [this, window](bool simulated, bool readOnly) {
        m_simulated = simulated;
        if (readOnly) {
            window->announce(tr("Another program writes to this home: reading only"), Severity::Caution);
        }
    });
    connect(service, &app::DayService::openFailed, this, [this, window](const QString& message) {
        window->announce(message, Severity::Stop);
        window->setDataState(message, Severity::Stop);
        if (!m_settled) {
            m_settled = true;
            Q_EMIT settled(false, message);
        }
    });
    connect(service, &app::DayService::dayChanged, this, &WindowComposer::showDay);
    connect(service, &app::DayService::refused, this, [this, window](const QString& message) {
        window->announce(message, Severity::Stop);
        if (!m_settled) {
            m_settled = true;
            Q_EMIT settled(false, message);
        }
    });
    connect(service, &app::DayService::recorded, this,
            [window](const QString& what) { window->announce(what, Severity::Go); });
    connect(service, &app::DayService::jobChanged, this,
            [this, window](const QString& name, double fraction) {
                // The end of a short job must not take away the bar of the lab.
                if (!name.isEmpty() || !m_lab->isBusy()) {
                    window->setJob(name, fraction);
                }
            });
    connect(service, &app::DayService::journalVerified, this, [window](bool holds, const QString& text) {
        window->setJournalState(holds ? tr("Journal ✓ verified") : tr("Journal ✗ broken: %1").arg(text),
                                holds ? Severity::Go : Severity::Stop);
    });
    connect(service, &app::DayService::storedDaysChanged, this, [window](const QVector<base::Date>& days) {
        QVector<QDate> shown;
        shown.reserve(days.size());
        for (const base::Date day : days) {
            shown << models::toQDate(day);
        }
        window->setStoredDays(shown);
    });
}

void WindowComposer::showDay(const app::DayStatePointer& state) {
    m_window->setDay(models::toQDate(state->date), state->isLatest);
    QVector<ui::BadgeKind> badges;
    if (state->simulated) {
        badges << ui::BadgeKind::Simulated;
    }
    if (!state->isLatest) {
        badges << ui::BadgeKind::Replay;
    }
    m_window->setDayBadges(badges);
    const auto rows = models::healthRows(*state);
    Severity worst = Severity::Go;
    for (const models::HealthRow& row : rows) {
        if (row.needed && row.severity != Severity::None && row.severity != Severity::Go) {
            worst = Severity::Caution;
        }
    }
    m_window->setDataState(models::healthSummary(rows), worst);
    m_panels->showDay(state);
    m_labPanels->showDay(state);
    m_deskPanels->showDay(state);
    if (!m_settled) {
        m_settled = true;
        Q_EMIT settled(true, {});
    }
}

void WindowComposer::addCommands() {
    m_labPanels->addCommands();
    m_deskPanels->addCommands();
    m_panels->addCommands();
    app::DayService* service = m_service.get();
    m_window->commands().add(
        tr("Day"), tr("Run the daily routine"), QKeySequence(Qt::CTRL | Qt::Key_D),
        [service] { service->runDaily(); }, tr("exits evaluate dashboard journal"));
    m_window->commands().add(tr("Day"), tr("Refresh"), QKeySequence(Qt::Key_F5), [service] {
        service->requestDay(service->current() ? std::optional(service->current()->date) : std::nullopt);
    });
    m_window->commands().add(tr("Journal"), tr("Verify the journal"), {},
                             [service] { service->verifyJournal(); });
    m_window->commands().add(tr("Journal"), tr("Acknowledge a halt"), {},
                             [this] { askForAcknowledgement(); });
}

void WindowComposer::askForAcknowledgement() {
    using Field = ui::FormField;
    const auto day = m_service->current();
    QStringList names;
    QString inForce;
    for (const char* code : HaltsOfAPerson) {
        names.push_back(models::haltName(code));
        if (day && inForce.isEmpty() &&
            std::ranges::count(day->plan.evaluation.halts, std::string_view(code)) > 0) {
            inForce = names.back();
        }
    }
    const auto answer = m_window->prompter().form(
        tr("Acknowledge a halt"), tr("Entries stay halted until somebody has looked and says so."),
        {{Field::Kind::Choice,
          QStringLiteral("code"),
          tr("Halt"),
          inForce.isEmpty() ? names.front() : inForce,
          names,
          {},
          true},
         {Field::Kind::Text, QStringLiteral("by"), tr("Your name"), {}, {}, {}, true},
         {Field::Kind::LongText, QStringLiteral("note"), tr("What was looked at"), {}, {}, {}, true}},
        tr("Acknowledge"));
    if (answer) {
        const auto chosen = static_cast<std::size_t>(std::max(qsizetype{0}, names.indexOf(answer->at(0))));
        m_service->acknowledge(QString::fromLatin1(HaltsOfAPerson[chosen]), answer->at(1), answer->at(2));
    }
}

} // namespace signalbox
