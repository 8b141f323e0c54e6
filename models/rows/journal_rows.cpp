// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/journal_rows.h"

#include "engine/session/book_as_of.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "models/text/legs.h"
#include "models/text/numbers.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <variant>

#include <QCoreApplication>
#include <QJsonDocument>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(JournalRows)
};

/// Reports that people send on as they are.
constexpr std::array<std::string_view, 8> ToPost{
    "brief", "brief_post", "post", "diary", "signals", "portfolio_digest", "morning_brew", "system_status"};

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString legsText(const std::vector<structures::Leg>& legs, std::int64_t contracts) {
    QStringList lines;
    for (const structures::Leg& leg : legs) {
        lines << u"%1 %2 %3"_s.arg(sideWord(leg.side),
                                   quantity(std::int64_t{structures::sign(leg.side)} * leg.ratio * contracts),
                                   contractText(leg.contract));
    }
    return lines.join(u'\n');
}

QString decisionText(const std::string& key) {
    for (const auto decision : {entry::Decision::Entry, entry::Decision::NoTrade, entry::Decision::Warmup,
                                entry::Decision::Halted}) {
        if (key == entry::decisionKey(decision)) {
            return decisionWord(decision);
        }
    }
    return text(key);
}

/// Summary, detail and severity of each kind of event.
class Teller {
public:
    explicit Teller(JournalRow& row) : m_row(row) {}

    void operator()(const book::AccountFlow& event) const {
        m_row.summary = u"%1  %2"_s.arg(signedMoney(event.amount), text(event.note));
    }
    void operator()(const book::EvaluationRecorded& event) const {
        m_row.summary = Words::tr("%1 %2 of %3: %4")
                            .arg(text(event.strategy), text(event.underlying), mediumDate(event.date),
                                 decisionText(event.decision));
        if (!event.reason.empty()) {
            m_row.summary += u" · "_s + text(event.reason);
        }
        m_row.detail = text(event.json);
        m_row.severity = event.decision == "entry" ? Severity::Go : Severity::None;
    }
    void operator()(const book::PlanRecorded& event) const {
        m_row.summary = Words::tr("%1 %2 of %3: %4")
                            .arg(text(event.strategy), text(event.underlying), mediumDate(event.date),
                                 event.hypothetical ? Words::tr("HYPOTHETICAL plan")
                                 : event.approved   ? Words::tr("plan approved")
                                                    : Words::tr("no approved plan"));
        m_row.detail = text(event.json);
    }
    void operator()(const book::OverrideRecorded& event) const {
        m_row.summary =
            Words::tr("%1 changed plan %2: %3").arg(text(event.by), text(event.planId), text(event.what));
        m_row.severity = Severity::Caution;
    }
    void operator()(const book::TicketOpened& event) const {
        const QString price = spreadPrice(event.limit, event.credit);
        m_row.summary = event.closesPosition ? Words::tr("Close position %1: %2 contracts at %3")
                                                   .arg(*event.closesPosition)
                                                   .arg(count(event.contracts), price)
                                             : Words::tr("Open %1 %2: %3 contracts at %4")
                                                   .arg(text(event.underlying), expiryCode(event.expiration),
                                                        count(event.contracts), price);
        m_row.detail =
            Words::tr("Ticket %1\nPlan %2\nValid on %3\nMode %4")
                .arg(text(event.ticketId), text(event.planId), mediumDate(event.validOn), text(event.mode)) +
            u'\n' + legsText(event.legs, event.contracts);
    }
    void operator()(const book::TicketClosed& event) const {
        m_row.summary =
            u"%1: %2 %3"_s.arg(text(event.ticketId), text(book::ticketEndKey(event.end)), text(event.note));
    }
    void operator()(const book::Filled& event) const {
        m_row.summary =
            Words::tr("%1: %2 contracts at %3, fees %4")
                .arg(text(event.ticketId), count(event.contracts), price(event.price), money(event.fees));
        m_row.detail = Words::tr("By %1 at %2").arg(text(event.by), easternDateTime(event.at));
        m_row.severity = Severity::Info;
    }
    void operator()(const book::ExitDecided& event) const {
        m_row.summary = Words::tr("Position %1 of %2: %3")
                            .arg(event.positionId)
                            .arg(mediumDate(event.date), text(event.action));
        m_row.detail = text(event.json);
        m_row.severity = Severity::Caution;
    }
    void operator()(const book::Marked& event) const {
        m_row.summary = Words::tr("Position %1 of %2: close cost %3")
                            .arg(event.positionId)
                            .arg(mediumDate(event.date), price(event.closeCost));
    }
    void operator()(const book::HaltRaised& event) const {
        m_row.summary = u"%1: %2. %3"_s.arg(text(event.strategy), haltName(event.code), text(event.why));
        m_row.severity = Severity::Stop;
    }
    void operator()(const book::HaltAcknowledged& event) const {
        m_row.summary =
            Words::tr("%1: %2 acknowledged by %3. %4")
                .arg(text(event.strategy), haltName(event.code), text(event.by), text(event.note));
    }
    void operator()(const book::NoteWritten& event) const {
        m_row.detail = text(event.text);
        m_row.summary = m_row.detail.section(u'\n', 0, 0);
    }
    void operator()(const book::ReportWritten& event) const {
        m_row.summary = u"%1 · %2"_s.arg(reportName(event.kind), mediumDate(event.date));
        m_row.toPost = std::find(ToPost.begin(), ToPost.end(), event.kind) != ToPost.end();
        m_row.detail = text(event.text);
    }
    void operator()(const book::ParametersFrozen& event) const {
        m_row.summary = Words::tr("Set %1 in force, by %2").arg(text(event.hash).left(12), text(event.by));
        m_row.detail = text(event.json);
    }
    void operator()(const book::MemoWritten& event) const {
        m_row.summary =
            Words::tr("%1, version %2 by %3: %4 x %5 at %6 or better")
                .arg(text(event.memoId))
                .arg(event.version)
                .arg(text(event.author), count(event.contracts), text(event.contract), price(event.limit));
        m_row.detail = text(event.body);
    }
    void operator()(const book::MemoVoted& event) const {
        m_row.summary =
            Words::tr("%1, version %2: %3 (%4) votes %5. %6")
                .arg(text(event.memoId))
                .arg(event.version)
                .arg(text(event.reviewer), text(event.role), voteName(event.vote), text(event.comment));
    }
    void operator()(const book::MemoMoved& event) const {
        m_row.summary = Words::tr("%1, version %2: %3. %4")
                            .arg(text(event.memoId))
                            .arg(event.version)
                            .arg(memoStateName(event.state), text(event.why));
        m_row.severity = event.state == "APPROVED"   ? Severity::Go
                         : event.state == "REJECTED" ? Severity::Stop
                                                     : Severity::Info;
    }
    void operator()(const book::EvidenceNamed& event) const {
        m_row.summary = Words::tr("%1: %2 named %3 trades of a backtest since %4 as evidence")
                            .arg(text(event.strategy), text(event.by))
                            .arg(event.trades.size())
                            .arg(text(base::toIso(event.outOfSampleFrom)));
        m_row.detail = Words::tr("Backtest %1 to %2\nFile %3\nParameters %4\nPrices %5")
                           .arg(mediumDate(event.from), mediumDate(event.to), text(event.fileHash),
                                text(event.parametersHash), text(event.priceSource));
        m_row.severity = Severity::Info;
    }
    void operator()(const book::EvidenceCleared& event) const {
        m_row.summary = Words::tr("%1: the named backtest counts no longer, says %2")
                            .arg(text(event.strategy), text(event.by));
        m_row.severity = Severity::Info;
    }
    void operator()(const book::DayClosed& event) const {
        m_row.summary = Words::tr("%1: equity %2").arg(mediumDate(event.date), money(event.equity));
    }

private:
    JournalRow& m_row;
};

/// The day from which each entry counts, told in the order of the journal.
class DayTeller {
public:
    std::optional<base::Date> of(const book::Event& event) {
        if (const auto own = session::effectiveDate(event)) {
            note(event, *own);
            m_last = own;
            return own;
        }
        if (const auto* changed = std::get_if<book::OverrideRecorded>(&event)) {
            return laterOf(m_plans, changed->planId);
        }
        if (const auto* ended = std::get_if<book::TicketClosed>(&event)) {
            return laterOf(m_tickets, ended->ticketId);
        }
        return m_last;
    }

private:
    using Days = std::map<std::string, base::Date>;

    void note(const book::Event& event, base::Date day) {
        if (const auto* plan = std::get_if<book::PlanRecorded>(&event)) {
            m_plans[plan->planId] = day;
        } else if (const auto* ticket = std::get_if<book::TicketOpened>(&event)) {
            m_tickets[ticket->ticketId] = day;
        }
    }
    [[nodiscard]] std::optional<base::Date> laterOf(const Days& days, const std::string& id) const {
        const auto found = days.find(id);
        return found == days.end() ? m_last : std::max(m_last, std::optional(found->second));
    }

    std::optional<base::Date> m_last; ///< of the entry before
    Days m_plans, m_tickets;
};

} // namespace

JournalRow journalRow(const book::JournalEntry& entry) {
    JournalRow row;
    row.sequence = entry.sequence;
    row.at = entry.at;
    const std::string kind = book::eventKind(entry.event);
    row.kind = text(kind);
    row.kindName = eventName(kind);
    row.actor = text(entry.actor);
    row.hash = text(entry.hash);
    std::visit(Teller(row), entry.event);
    return row;
}

std::vector<JournalRow> journalRows(std::span<const book::JournalEntry> entries) {
    std::vector<JournalRow> rows;
    rows.reserve(entries.size());
    DayTeller days;
    for (const book::JournalEntry& entry : entries) {
        rows.push_back(journalRow(entry));
        rows.back().from = days.of(entry.event);
    }
    std::reverse(rows.begin(), rows.end());
    return rows;
}

std::vector<Column<JournalRow>> journalColumns() {
    std::vector<Column<JournalRow>> columns;
    addColumn(columns, u"sequence"_s, u"#"_s, ColumnKind::Figure, 3, u"110,260"_s,
              [](const JournalRow& row) { return count(row.sequence); });
    columns.back().emphasis = [](const JournalRow&) { return -1; };
    columns.back().sortKey = [](const JournalRow& row) { return QVariant(row.sequence); };
    addColumn(columns, u"time"_s, Words::tr("time"), ColumnKind::Figure, 1, u"28 May 2019 10:14:07 ET"_s,
              [](const JournalRow& row) { return easternDateTime(row.at); });
    columns.back().sortKey = [](const JournalRow& row) { return QVariant(row.sequence); };
    addColumn(columns, u"kind"_s, Words::tr("kind"), ColumnKind::Text, 0, Words::tr("Acknowledgement"),
              [](const JournalRow& row) { return row.kindName; });
    columns.back().severity = [](const JournalRow& row) { return row.severity; };
    addColumn(columns, u"actor"_s, Words::tr("who"), ColumnKind::Text, 2, u"system-user"_s,
              [](const JournalRow& row) { return row.actor; });
    addColumn(columns, u"summary"_s, Words::tr("what"), ColumnKind::Text, 0,
              u"SPX of 14 May 2019: no_trade"_s, [](const JournalRow& row) { return row.summary; });
    columns.back().stretch = true;
    columns.back().toolTip = [](const JournalRow& row) { return row.summary; };
    return columns;
}

QString readableDetail(const JournalRow& row) {
    const QJsonDocument document = QJsonDocument::fromJson(row.detail.toUtf8());
    return document.isNull() ? row.detail : QString::fromUtf8(document.toJson(QJsonDocument::Indented));
}

bool matches(const JournalRow& row, const QString& text) {
    const QString all = row.kindName + u' ' + row.actor + u' ' + row.summary + u' ' + row.detail;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!all.contains(word, Qt::CaseInsensitive)) {
            return false;
        }
    }
    return true;
}

} // namespace signalbox::models
