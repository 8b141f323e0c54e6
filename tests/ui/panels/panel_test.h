// SPDX-License-Identifier: GPL-3.0-or-later
// Shows a panel in both themes at a size; with SIGNALBOX_GRABS set to a folder it also writes pictures there.
#pragma once

#include "tests/support/sample_day/sample_day.h"
#include "ui/theme/theme_style.h"

#include <QApplication>
#include <QPixmap>
#include <QWidget>

namespace signalbox::testing {

inline void useTheme(ui::ThemeMode mode) {
    const ui::Theme theme = ui::Theme::make(mode);
    if (ui::ThemeStyle* style = ui::ThemeStyle::installed()) {
        style->setTheme(theme);
    } else {
        ui::ThemeStyle::install(theme);
    }
}

/// Grabs the panel dark and light; false if any picture is one flat colour.
inline bool grabBoth(QWidget& panel, QSize size, const QString& name) {
    bool alive = true;
    panel.resize(size);
    panel.QWidget::show();
    QCoreApplication::processEvents();
    if (QWidget* focused = QApplication::focusWidget()) {
        focused->clearFocus();
    }
    for (const ui::ThemeMode mode : {ui::ThemeMode::Dark, ui::ThemeMode::Light}) {
        useTheme(mode);
        QCoreApplication::processEvents();
        const QImage picture = panel.grab().toImage();
        const QRgb corner = picture.pixel(picture.width() / 2, 1);
        bool flat = true;
        for (int y = 0; y < picture.height() && flat; y += 3) {
            for (int x = 0; x < picture.width() && flat; x += 3) {
                flat = picture.pixel(x, y) == corner;
            }
        }
        alive = alive && !flat;
        const QString folder = qEnvironmentVariable("SIGNALBOX_GRABS");
        if (!folder.isEmpty()) {
            picture.save(
                folder + QLatin1Char('/') + name +
                (mode == ui::ThemeMode::Dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png")));
        }
    }
    useTheme(ui::ThemeMode::Dark);
    return alive;
}

} // namespace signalbox::testing
