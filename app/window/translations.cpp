// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace signalbox {

QString installTranslations(const QLocale& locale, QObject* parent) {
    for (const QString& name : locale.uiLanguages()) {
        const QString language = name.section(QLatin1Char('-'), 0, 0);
        // Somebody who prefers English must not be given the next language of the list.
        if (language == QLatin1String("en") || language == QLatin1String("C")) {
            break;
        }
        auto* texts = new QTranslator(parent);
        if (!texts->load(QStringLiteral(":/i18n/signalbox_") + language)) {
            delete texts;
            continue;
        }
        QCoreApplication::installTranslator(texts);
        auto* qt = new QTranslator(parent);
        if (qt->load(QStringLiteral("qtbase_") + language,
                     QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
            QCoreApplication::installTranslator(qt);
        }
        return language;
    }
    return QStringLiteral("en");
}

} // namespace signalbox
