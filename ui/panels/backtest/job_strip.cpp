// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/backtest/job_strip.h"

#include "ui/panels/common/layout.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace signalbox::ui {

JobStrip::JobStrip(QWidget* parent)
    : QWidget(parent), m_bar(new QProgressBar(this)), m_what(makeCaption(QString(), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::gap);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_what, 1);
    layout->addWidget(m_cancel);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setToolTip(tr("Ends the running work at once"));
    connect(m_cancel, &QPushButton::clicked, this, &JobStrip::cancelRequested);
    hide();
}

void JobStrip::setRunning(double fraction, const QString& what) {
    if (fraction < 0) {
        m_bar->setRange(0, 0);
    } else {
        m_bar->setRange(0, 1000);
        m_bar->setValue(qRound(qBound(0.0, fraction, 1.0) * 1000));
    }
    const QString share = fraction < 0 ? QString() : QStringLiteral(" %1 %").arg(qRound(fraction * 100));
    m_what->setText(what + share);
    setVisible(true);
}

void JobStrip::setIdle() {
    hide();
}

} // namespace signalbox::ui
