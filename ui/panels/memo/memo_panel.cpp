// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/memo/memo_panel.h"

#include "engine/memo/body_json.h"
#include "models/text/codes.h"
#include "models/text/dates.h"
#include "ui/panels/backtest/stat_view.h"
#include "ui/panels/common/body_switch.h"
#include "ui/panels/common/fact_list.h"
#include "ui/panels/common/layout.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/panel_scroll.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/verdict_line.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>

namespace signalbox::ui {

namespace {

enum Section { Thesis, Greeks, Risk, Votes };

} // namespace

MemoPanel::MemoPanel(QWidget* parent)
    : PanelFrame(tr("Memo"), parent), m_list(new QComboBox), m_open(new QPushButton(tr("Show"))),
      m_verdict(new VerdictLine),
      m_sections(new SegmentedControl({tr("Thesis"), tr("Greeks"), tr("Risk"), tr("Votes")})),
      m_facts(new FactList), m_words(new Sentence), m_greeks(new StatView(tr("Value and Greeks"))),
      m_values(new StatView(tr("Value three sessions ahead"))), m_limits(new StatView(tr("Every limit"))),
      m_votes(new StatView(tr("Votes, the latest version first"))), m_hint(new Sentence),
      m_approve(new QPushButton(tr("Approve…"))), m_changes(new QPushButton(tr("Ask for changes…"))),
      m_reject(new QPushButton(tr("Reject…"))), m_empty(new EmptyState), m_switch(new BodySwitch(m_empty)),
      m_simulated(new Badge(BadgeKind::Simulated)) {
    auto* body = new QWidget;
    auto* outer = new QVBoxLayout(body);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    QWidget* content = nullptr;
    QVBoxLayout* layout = makeBody(content);
    buildHead(*layout);
    buildSections(*layout);
    outer->addWidget(new PanelScroll(content), 1);
    buildActions(*outer);
    m_switch->setBody(body);
    setContent(m_switch);
    heading()->addControl(m_simulated);
    m_simulated->hide();
    show(ShownMemos());
}

void MemoPanel::buildHead(QVBoxLayout& layout) {
    auto* line = new QHBoxLayout;
    line->setSpacing(space::gap);
    m_list->setAccessibleName(tr("Memo"));
    m_open->setToolTip(tr("Shows the memo's symbol in every panel"));
    line->addWidget(m_list, 1);
    line->addWidget(m_open);
    layout.addLayout(line);
    layout.addWidget(m_verdict);
    connect(m_list, &QComboBox::currentIndexChanged, this, &MemoPanel::showChosen);
    connect(m_open, &QAbstractButton::clicked, this, [this] {
        if (const book::MemoVersion* shown = version()) {
            Q_EMIT symbolRequested(QString::fromStdString(shown->memo.strategy),
                                   QString::fromStdString(shown->memo.underlying));
        }
    });
}

void MemoPanel::buildSections(QVBoxLayout& layout) {
    m_sections->setAccessibleName(tr("Section of the memo"));
    layout.addWidget(m_sections, 0, Qt::AlignLeft);
    layout.addWidget(m_facts);
    layout.addWidget(m_words);
    for (StatView* table : {m_greeks, m_values, m_limits, m_votes}) {
        table->setFitsContent(true);
        layout.addWidget(table);
    }
    layout.addStretch(1);
    connect(m_sections, &SegmentedControl::currentChanged, this, [this] { showSections(); });
}

void MemoPanel::buildActions(QVBoxLayout& layout) {
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(space::margin, 4, space::margin, 8);
    foot->setSpacing(4);
    foot->addWidget(m_hint);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(space::gap);
    actions->addWidget(m_reject);
    actions->addWidget(m_changes);
    actions->addStretch(1);
    actions->addWidget(m_approve);
    foot->addLayout(actions);
    layout.addLayout(foot);
    const auto wire = [this](QPushButton* button, const char* vote) {
        connect(button, &QAbstractButton::clicked, this,
                [this, vote] { Q_EMIT voteRequested(selectedMemo(), QString::fromLatin1(vote)); });
    };
    wire(m_approve, "approve");
    wire(m_changes, "changes");
    wire(m_reject, "reject");
}

void MemoPanel::setPerson(const QString& person) {
    m_person = person;
    showChosen();
}

void MemoPanel::show(const ShownMemos& memos) {
    const QString before = selectedMemo();
    m_shown = memos;
    m_simulated->setVisible(memos.simulated);
    m_cards = memos.memos ? models::memoCards(*memos.memos, memos.rules, memos.day, memos.now)
                          : std::vector<models::MemoCard>();
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const models::MemoCard& one : m_cards) {
            m_list->addItem(one.brief, one.id);
        }
        m_list->setCurrentIndex(std::max(0, m_list->findData(before)));
    }
    const auto waiting = std::count_if(m_cards.begin(), m_cards.end(),
                                       [](const models::MemoCard& one) { return one.takesVotes; });
    setSubtitle(m_cards.empty() ? QString()
                                : tr("%1 of the day, %2 waiting for votes").arg(m_cards.size()).arg(waiting));
    m_empty->setMessage(memos.memos ? tr("No memo stands on %1.").arg(models::longDate(memos.day))
                                    : tr("No day is loaded."),
                        tr("A memo is written after the close for every plan of a strategy that needs one; "
                           "without an approved memo it gets no ticket."));
    m_switch->showBody(!m_cards.empty());
    showChosen();
}

QString MemoPanel::selectedMemo() const {
    return m_list->currentData().toString();
}

const models::MemoCard* MemoPanel::card() const {
    const auto at = std::find_if(m_cards.begin(), m_cards.end(),
                                 [this](const models::MemoCard& one) { return one.id == selectedMemo(); });
    return at == m_cards.end() ? nullptr : &*at;
}

const book::MemoVersion* MemoPanel::version() const {
    const book::Memo* memo = m_shown.memos ? m_shown.memos->find(selectedMemo().toStdString()) : nullptr;
    return memo == nullptr ? nullptr : &memo->latest();
}

void MemoPanel::showChosen() {
    const models::MemoCard* one = card();
    const book::MemoVersion* shown = version();
    if (one == nullptr || shown == nullptr) {
        return;
    }
    setNote(tr("%1 · version %2 by %3").arg(one->id).arg(one->version).arg(one->author));
    m_verdict->setVerdict(models::memoStateName(one->state.toStdString()).toUpper(), one->severity);
    m_verdict->setSentence(QStringLiteral("<b>%1</b> · %2<br>%3")
                               .arg(one->title.toHtmlEscaped(),
                                    tr("valid on %1").arg(models::shortDate(one->validOn)).toHtmlEscaped(),
                                    one->missing.toHtmlEscaped()));
    const QString why =
        one->takesVotes ? models::voteRefusal(*shown, m_shown.rules, m_person) : one->whyNoVotes;
    m_hint->setRich(why.toHtmlEscaped());
    // Another person may vote here under another name, so only a memo that takes no votes stops the buttons.
    for (QPushButton* button : {m_approve, m_changes, m_reject}) {
        button->setEnabled(one->takesVotes);
        button->setToolTip(one->takesVotes ? tr("Asks for a name and a reason") : one->whyNoVotes);
    }
    showSections();
}

void MemoPanel::showSections() {
    const book::MemoVersion* shown = version();
    if (shown == nullptr) {
        return;
    }
    const auto body = memo::parseBody(shown->memo.body);
    const int section = m_sections->current();
    m_greeks->setVisible(body && section == Greeks);
    m_values->setVisible(body && section == Risk);
    m_limits->setVisible(body && section == Risk);
    m_votes->setVisible(section == Votes);
    m_facts->setVisible(body && section != Votes);
    QString words;
    if (!body) {
        words = tr("The body of this memo cannot be read: %1")
                    .arg(QString::fromStdString(body.error().message()));
    } else {
        m_facts->setFacts(section == Thesis   ? models::thesisFacts(*body)
                          : section == Greeks ? models::greekFacts(*body)
                          : section == Risk   ? models::riskFacts(*body)
                                              : std::vector<models::FactRow>());
        m_greeks->setTable(models::greekTable(body->greeks));
        m_values->setTable(models::memoValueTable(*body));
        m_limits->setTable(models::limitTable(body->risk));
        if (section == Thesis && !body->thesis.wrongIf.empty()) {
            words = tr("Wrong if %1").arg(QString::fromStdString(body->thesis.wrongIf));
        }
    }
    m_words->setRich(words.toHtmlEscaped());
    if (const book::Memo* memo = m_shown.memos->find(selectedMemo().toStdString())) {
        m_votes->setTable(models::voteTable(*memo));
        if (section == Votes) {
            QStringList lines;
            for (const book::MemoVoted& vote : memo->latest().votes) {
                lines << QStringLiteral("<b>%1</b>: %2")
                             .arg(QString::fromStdString(vote.reviewer).toHtmlEscaped(),
                                  QString::fromStdString(vote.comment).toHtmlEscaped());
            }
            m_words->setRich(lines.isEmpty() ? tr("Nobody has voted on this version yet.").toHtmlEscaped()
                                             : lines.join(QStringLiteral("<br>")));
        }
    }
}

} // namespace signalbox::ui
