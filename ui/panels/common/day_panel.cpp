// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/common/day_panel.h"

#include "ui/panels/common/body_switch.h"

namespace signalbox::ui {

DayPanel::DayPanel(const QString& title, QWidget* parent)
    : PanelFrame(title, parent), m_empty(new EmptyState), m_simulated(new Badge(BadgeKind::Simulated)) {
    m_switch = new BodySwitch(m_empty);
    setContent(m_switch);
    heading()->addControl(m_simulated);
    m_simulated->hide();
    showAbsence(noDay());
}

void DayPanel::setBody(QWidget* body) {
    m_switch->setBody(body);
}

void DayPanel::showAbsence(const Absence& absence) {
    m_empty->setMessage(absence.missing, absence.wayOut);
    m_switch->showBody(false);
}

bool DayPanel::isEmpty() const {
    return !m_switch->showsBody();
}

void DayPanel::show(const SharedDay& day) {
    if (day == m_day && day) {
        return;
    }
    m_day = day;
    m_simulated->setVisible(day && day->simulated);
    refreshAgain();
}

void DayPanel::refreshAgain() {
    const bool known = m_day && m_day->date != base::Date();
    const auto absence = known ? refresh(*m_day) : std::optional(noDay());
    if (absence) {
        showAbsence(*absence);
    } else {
        m_switch->showBody(true);
    }
}

Absence noDay() {
    return {DayPanel::tr("No day is loaded."),
            DayPanel::tr("Import market data or open the demonstration market, then choose a day.")};
}

} // namespace signalbox::ui
