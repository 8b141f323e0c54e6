// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcut_sheet.h"

#include "ui/shell/panel_keys.h"
#include "ui/widgets/text_ink.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>

namespace signalbox::ui {

ShortcutSheet::ShortcutSheet(const CommandRegistry& registry, QWidget* parent) : QDialog(parent) {
    const Theme& theme = currentTheme();
    setWindowTitle(tr("Keyboard"));
    // Commands by section, then what the parts of panels answer while they have the focus.
    QVector<PanelKey> shown;
    for (const Command& command : registry.commands()) {
        const QKeySequence keys = command.action->shortcut();
        if (!keys.isEmpty()) {
            shown.push_back({command.section, keys.toString(QKeySequence::NativeText), command.title});
        }
    }
    shown += panelKeys();
    QStringList sections;
    for (const PanelKey& one : shown) {
        if (!sections.contains(one.section)) {
            sections << one.section;
        }
    }
    auto* inner = new QWidget;
    auto* columns = new QHBoxLayout(inner);
    columns->setContentsMargins(20, 16, 20, 16);
    columns->setSpacing(36);
    QGridLayout* grids[2] = {new QGridLayout, new QGridLayout};
    int rows[2] = {0, 0};
    for (QGridLayout* grid : grids) {
        grid->setHorizontalSpacing(16);
        grid->setVerticalSpacing(5);
        auto* column = new QVBoxLayout;
        column->addLayout(grid);
        column->addStretch(1);
        columns->addLayout(column);
    }
    for (const QString& section : sections) {
        const int side = rows[0] <= rows[1] ? 0 : 1;
        auto* head = new QLabel(section, inner);
        inkLabel(*head, theme.words(TextRole::Body, Weight::Strong), theme.text);
        head->setContentsMargins(0, rows[side] > 0 ? 10 : 0, 0, 2);
        grids[side]->addWidget(head, rows[side]++, 0, 1, 2);
        for (const PanelKey& one : shown) {
            if (one.section != section) {
                continue;
            }
            auto* keys = new QLabel(one.keys, inner);
            auto* title = new QLabel(one.meaning, inner);
            inkLabel(*keys, theme.mono(TextRole::Caption, Weight::Strong), theme.accent);
            inkLabel(*title, theme.words(), theme.secondary);
            grids[side]->addWidget(keys, rows[side], 0);
            grids[side]->addWidget(title, rows[side]++, 1);
        }
    }
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    resize(theme.px(760), theme.px(560));
}

} // namespace signalbox::ui
