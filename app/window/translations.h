// SPDX-License-Identifier: GPL-3.0-or-later
// The window's language: that of the person's settings, where a translation is built in; else English.
#pragma once

#include <QLocale>

class QObject;

namespace signalbox {

/// Installs the texts of the first language of `locale` that the program speaks, Qt's own dialogs included;
/// the translators belong to `parent`. English is the language of the sources and needs none.
/// Returns the language, such as "de", or "en".
QString installTranslations(const QLocale& locale, QObject* parent);

} // namespace signalbox
