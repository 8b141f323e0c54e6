// SPDX-License-Identifier: GPL-3.0-or-later
// What scanner, memo and account are shown, and how a person's vote is asked for.
#include "app/window/desk_wiring.h"
#include "engine/diagnosis/market_light.h"
#include "models/rows/memo_rows.h"
#include "models/text/codes.h"
#include "models/text/strategy_names.h"
#include "ui/panels/account/account_panel.h"
#include "ui/panels/memo/memo_panel.h"
#include "ui/panels/scanner/scanner_panel.h"

namespace signalbox {

void DeskWiring::runScan(scan::System system, const QString& universe) {
    m_scan.run(system, universe, m_day ? std::optional(m_day->date) : std::nullopt);
}

void DeskWiring::showScan() {
    if (!m_scanner || !m_news) {
        return;
    }
    m_scanner->show({m_news->result, m_news->system, m_news->universe, m_news->note, m_news->running,
                     m_news->simulated, m_news->seconds});
    showLight();
}

void DeskWiring::showLight() {
    if (!m_scanner) {
        return;
    }
    const scan::System system = m_scanner->system();
    const std::string key = scan::systemKey(system);
    std::optional<diagnosis::Light> light;
    const bool ofTheDay = m_news && (!m_day || m_news->result->date == m_day->date);
    if (ofTheDay && m_news->system == system &&
        m_news->result->light.mood != diagnosis::MarketMood::Unknown) {
        light = diagnosis::lightOf(m_news->result->light.mood);
    } else if (m_day && m_day->strategy == key) {
        light = m_day->plan.evaluation.light;
    }
    m_scanner->setLight(system, light ? models::lightWord(key, *light) : QString(),
                        light ? models::lightSeverity(*light) : models::Severity::None);
}

void DeskWiring::showDesk() {
    const bool simulated = m_day && m_day->simulated;
    if (m_account) {
        m_account->show(m_desk ? std::shared_ptr<const session::AccountView>(m_desk, &m_desk->account)
                               : nullptr,
                        simulated);
    }
    if (m_memo) {
        ui::ShownMemos memos;
        if (m_desk) {
            memos = {std::shared_ptr<const book::MemoState>(m_desk, &m_desk->memos), m_desk->rules,
                     m_desk->date, m_desk->now, simulated};
        }
        m_memo->show(memos);
    }
}

void DeskWiring::askForVote(const QString& memoId, const QString& vote) {
    const book::Memo* memo = m_desk ? m_desk->memos.find(memoId.toStdString()) : nullptr;
    if (memo == nullptr) {
        return;
    }
    using Field = ui::FormField;
    const QString title = tr("Vote: %1").arg(models::voteName(vote.toStdString()));
    QStringList people;
    for (const std::string& one : m_desk->rules.people) {
        people << QString::fromStdString(one);
    }
    const QString sentence = tr("%1, version %2 by %3. An author never votes on a version of their own.")
                                 .arg(memoId)
                                 .arg(memo->latest().memo.version)
                                 .arg(QString::fromStdString(memo->latest().memo.author));
    const auto answer = m_window.prompter().form(
        title, sentence,
        {{Field::Kind::Text,
          QStringLiteral("by"),
          tr("Your name"),
          people.value(0),
          {},
          tr("On the panel: %1").arg(people.join(QStringLiteral(", "))),
          true},
         {Field::Kind::LongText, QStringLiteral("comment"), tr("Reason"), {}, {}, tr("Never empty"), true}},
        tr("Record the vote"));
    if (!answer) {
        return;
    }
    const QString why = models::voteRefusal(memo->latest(), m_desk->rules, answer->at(0).trimmed());
    if (!why.isEmpty() || answer->at(1).trimmed().isEmpty()) {
        m_window.prompter().tell(title, why.isEmpty() ? tr("A vote needs a reason.") : why);
        return;
    }
    m_service.voteMemo(memoId, vote, answer->at(0), answer->at(1));
}

} // namespace signalbox
