// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon_button.h"

#include "ui/theme/icons.h"

namespace signalbox::ui {

IconButton::IconButton(const QString& icon, const QString& text, QWidget* parent) : QToolButton(parent) {
    setIcon(themedIcon(icon));
    setText(text);
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    setAutoRaise(true);
    setToolTip(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::TabFocus);
}

} // namespace signalbox::ui
