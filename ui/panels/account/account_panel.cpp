// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/account/account_panel.h"

#include "models/rows/account_rows.h"
#include "models/text/dates.h"
#include "ui/panels/account/limit_bars.h"
#include "ui/panels/common/body_switch.h"
#include "ui/panels/common/layout.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/panel_scroll.h"
#include "ui/widgets/reason_box.h"
#include "ui/widgets/verdict_line.h"

namespace signalbox::ui {

namespace {

ReasonBox::Kind kindOf(models::Severity severity) {
    return severity == models::Severity::Stop      ? ReasonBox::Kind::Veto
           : severity == models::Severity::Caution ? ReasonBox::Kind::Warning
                                                   : ReasonBox::Kind::Hint;
}

} // namespace

AccountPanel::AccountPanel(QWidget* parent)
    : PanelFrame(tr("Account"), parent), m_verdict(new VerdictLine(nullptr, VerdictLine::Layout::Beneath)),
      m_bars(new LimitBars), m_conflicts(new QVBoxLayout), m_empty(new EmptyState),
      m_switch(new BodySwitch(m_empty)), m_simulated(new Badge(BadgeKind::Simulated)) {
    QWidget* content = nullptr;
    QVBoxLayout* layout = makeBody(content);
    layout->addWidget(m_verdict);
    layout->addWidget(m_bars);
    m_conflicts->setSpacing(space::gap);
    layout->addSpacing(4);
    layout->addLayout(m_conflicts);
    layout->addStretch(1);
    m_switch->setBody(new PanelScroll(content));
    setContent(m_switch);
    heading()->addControl(m_simulated);
    m_simulated->hide();
    m_empty->setMessage(tr("No day is loaded."), tr("The account is shown as of the close of a day."));
}

void AccountPanel::show(const std::shared_ptr<const session::AccountView>& view, bool simulated) {
    m_simulated->setVisible(simulated);
    m_switch->showBody(view != nullptr);
    if (!view) {
        return;
    }
    setSubtitle(view->strategies.size() == 1 ? tr("1 strategy")
                                             : tr("%1 strategies").arg(view->strategies.size()));
    setNote(tr("close of %1").arg(models::shortDate(view->date)));
    const models::AccountVerdict verdict = models::accountVerdict(*view);
    m_verdict->setVerdict(verdict.word, verdict.severity);
    m_verdict->setSentence(verdict.sentence.toHtmlEscaped());
    m_bars->setRows(models::limitRows(*view));
    while (QLayoutItem* item = m_conflicts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto conflicts = models::conflictRows(*view);
    for (const models::ConflictRow& conflict : conflicts) {
        auto* box = new ReasonBox;
        box->setReason(kindOf(conflict.severity), conflict.title, conflict.text.toHtmlEscaped());
        m_conflicts->addWidget(box);
    }
    if (conflicts.empty()) {
        m_conflicts->addWidget(makeCaption(tr("No strategy stands in another's way.")));
    }
}

} // namespace signalbox::ui
