// SPDX-License-Identifier: GPL-3.0-or-later
// What a scan found, while it runs and afterwards; nothing that was found on another day than the one shown.
#include "models/text/dates.h"
#include "models/text/numbers.h"
#include "ui/panels/backtest/job_strip.h"
#include "ui/panels/common/body_switch.h"
#include "ui/panels/common/layout.h"
#include "ui/panels/scanner/scanner_panel.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/verdict_line.h"

#include <QComboBox>
#include <QPushButton>

namespace signalbox::ui {

using models::ScanView;

void ScannerPanel::setDay(base::Date day) {
    if (m_day != day) {
        m_day = day;
        if (m_shown.result) {
            showFound();
        }
    }
}

bool ScannerPanel::isOfTheDay() const {
    return !m_day || !m_shown.result || m_shown.result->date == *m_day;
}

void ScannerPanel::sayWhatIsMissing() {
    if (isOfTheDay()) {
        m_empty->setMessage(tr("Nothing has been scanned yet."),
                            tr("Choose a system and a universe, then scan the market of the day shown."));
    } else {
        m_empty->setMessage(tr("Nothing has been scanned on %1.").arg(models::longDate(*m_day)),
                            tr("The last scan is of %1. Scan the market of the day shown.")
                                .arg(models::longDate(m_shown.result->date)));
    }
    m_empty->setAction(tr("Scan"));
}

void ScannerPanel::show(const ShownScan& scan) {
    m_shown = scan;
    showFound();
}

void ScannerPanel::showFound() {
    const ShownScan& scan = m_shown;
    const bool any = scan.result && scan.result->of(scan.system) != nullptr && isOfTheDay();
    if (!any) {
        sayWhatIsMissing();
        setSubtitle({});
        setNote({});
    }
    m_switch->showBody(any);
    m_simulated->setVisible(scan.simulated);
    if (!scan.running) {
        m_strip->setIdle();
        m_run->setEnabled(true);
    }
    m_filling = true;
    m_model->show(any ? scan.result : nullptr, scan.system);
    if (any) {
        const scan::SystemScan& of = *scan.result->of(scan.system);
        const auto passed = static_cast<std::int64_t>(of.counts.passed);
        m_verdict->setVerdict(passed == 1 ? tr("1 PASSES") : tr("%1 PASS").arg(models::count(passed)),
                              passed > 0 ? models::Severity::Go : models::Severity::None);
        QString sentence = models::scanSentence(*scan.result, of);
        if (!scan.note.isEmpty()) {
            sentence += u' ' + scan.note;
        }
        m_verdict->setSentence(sentence.toHtmlEscaped());
        setSubtitle(m_system->itemText(m_system->findData(static_cast<int>(scan.system))) +
                    QStringLiteral(" · ") + scan.universe);
        setNote(
            scan.running ? tr("scanning")
            : scan.result->finished
                ? tr("%1 in %2 s").arg(models::shortDate(scan.result->date), models::number(scan.seconds, 2))
                : tr("cancelled: part of the market"));
        // Where nothing passes, what came nearest is the first thing to look at.
        const bool fresh = !scan.running && m_views->current() == static_cast<int>(ScanView::Passed);
        if (fresh && passed == 0 && !of.nearest.empty()) {
            m_views->setCurrent(static_cast<int>(ScanView::Nearest));
            m_model->setView(ScanView::Nearest);
        }
        fillChecks();
        const int row = m_model->rowOfSymbol(m_chosen);
        if (row >= 0) {
            m_table->selectRow(row);
        }
    }
    m_filling = false;
    showSelected();
}

void ScannerPanel::showSelected() {
    if (m_filling) {
        return;
    }
    const int row = m_table->currentIndex().row();
    if (row < 0 || row >= m_model->rowCount()) {
        m_detail->setRich({});
        return;
    }
    const scan::RowText& text = m_model->textAt(row);
    QStringList lines;
    for (const QString& line : models::scanGateLines(text)) {
        lines << line.toHtmlEscaped();
    }
    m_detail->setRich(QStringLiteral("<b>%1</b>  ").arg(QString::fromStdString(text.symbol).toHtmlEscaped()) +
                      lines.join(QStringLiteral(" &nbsp; ")));
}

void ScannerPanel::showRunning() {
    m_strip->setRunning(-1, tr("Reading the bars"));
    m_run->setEnabled(false);
    if (!m_shown.result || !isOfTheDay()) {
        m_empty->setMessage(tr("The market is being scanned."), tr("Rows appear as they are known."));
        m_empty->setAction({});
    }
}

void ScannerPanel::showProgress(int done, int all) {
    m_strip->setRunning(all > 0 ? static_cast<double>(done) / all : -1,
                        tr("%1 of %2 symbols").arg(models::count(done), models::count(all)));
}

void ScannerPanel::showCancelled() {
    m_strip->setIdle();
    m_run->setEnabled(true);
    if (!m_shown.result || !isOfTheDay()) {
        m_empty->setMessage(tr("Cancelled."), tr("Nothing was kept of it."));
        m_empty->setAction(tr("Scan"));
    }
}

void ScannerPanel::showFailed(const QString& message) {
    m_strip->setIdle();
    m_run->setEnabled(true);
    m_shown = {};
    m_model->show(nullptr, system());
    m_switch->showBody(false);
    m_empty->setMessage(message, tr("Choose another universe or another day."));
    m_empty->setAction(tr("Try again"));
}

} // namespace signalbox::ui
