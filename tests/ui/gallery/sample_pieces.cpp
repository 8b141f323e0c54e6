// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/sample_parts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/signal_head.h"
#include "ui/widgets/toggle.h"
#include "ui/widgets/trigger_strip.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>

namespace signalbox::gallery {

using namespace ui;
using models::Severity;

QString text(const char* words) {
    return QString::fromUtf8(words);
}

QVBoxLayout* columnOf(QWidget* content) {
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::margin, space::margin, space::margin, space::margin);
    layout->setSpacing(8);
    return layout;
}

QWidget* pieces(QWidget* parent) {
    auto* content = new QWidget(parent);
    auto* layout = columnOf(content);
    auto* heads = new QHBoxLayout;
    for (const Aspect aspect : {Aspect::Go, Aspect::Caution, Aspect::Stop, Aspect::NoData}) {
        auto* head = new SignalHead;
        head->setAspect(aspect);
        heads->addWidget(head);
    }
    heads->addStretch(1);
    auto* controls = new QGridLayout;
    auto* check = new QCheckBox(text("Evaluate on demand"));
    check->setChecked(true);
    auto* radio = new QRadioButton(text("One"));
    radio->setChecked(true);
    auto* toggle = new Toggle(text("Study"));
    toggle->setChecked(true);
    auto* combo = new QComboBox;
    combo->addItems({text("thinkorswim"), text("tastytrade")});
    auto* spin = new QSpinBox;
    spin->setValue(2);
    auto* line = new QLineEdit;
    line->setPlaceholderText(text("Search the journal"));
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setValue(40);
    auto* progress = new QProgressBar;
    progress->setValue(40);
    progress->setTextVisible(false);
    progress->setFixedHeight(6);
    auto* dangerous = new QPushButton(text("Send to broker"));
    dangerous->setProperty("dangerous", true);
    controls->addWidget(check, 0, 0);
    controls->addWidget(new QCheckBox(text("Off")), 0, 1);
    controls->addWidget(radio, 1, 0);
    controls->addWidget(toggle, 1, 1);
    controls->addWidget(combo, 2, 0);
    controls->addWidget(spin, 2, 1);
    controls->addWidget(line, 3, 0);
    controls->addWidget(new SegmentedControl({text("Linear"), text("Log")}), 3, 1);
    controls->addWidget(slider, 4, 0);
    controls->addWidget(progress, 4, 1);
    controls->addWidget(dangerous, 5, 0);
    controls->addWidget(new IconButton(QStringLiteral("copy"), text("Copy")), 5, 1);
    heads->addLayout(controls);
    layout->addLayout(heads);
    auto* badges = new QHBoxLayout;
    for (const BadgeKind kind : {BadgeKind::Paper, BadgeKind::Live, BadgeKind::Simulated, BadgeKind::Delayed,
                                 BadgeKind::Replay, BadgeKind::Stale}) {
        badges->addWidget(new Badge(kind));
    }
    badges->addStretch(1);
    layout->addLayout(badges);
    auto* strip = new TriggerStrip;
    strip->setTriggers({{text("Target 1.30"), text("0.34 away"), Severity::None, 0.7, true},
                        {text("Stop 5.20"), text("3.56 away"), Severity::None, 0.1, false},
                        {text("28 DTE"), text("in 2 business days"), Severity::Caution, 0.9, false},
                        {text("Time stop 21 DTE"), text("OVERDUE 4 d"), Severity::Stop, 1, false},
                        {text("Regime"), text("GREEN"), Severity::None, -1, false}});
    layout->addWidget(strip);
    auto* icons = new QGridLayout;
    int at = 0;
    for (const QString& name : iconNames()) {
        icons->addWidget(new IconButton(name, name), at / 20, at % 20);
        ++at;
    }
    layout->addLayout(icons);
    auto* empty = new EmptyState;
    empty->setMessage(text("No chain is stored for 14 May 2019."),
                      text("Import one, or choose a day that has a chain."));
    empty->setAction(text("Import …"));
    layout->addWidget(empty, 1);
    return content;
}

} // namespace signalbox::gallery
