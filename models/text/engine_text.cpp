// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/engine_text.h"

#include "engine/entry/optimus_gates.h"
#include "models/text/codes.h"

#include <QRegularExpression>

namespace signalbox::models {

QString windowText(const std::string& text) {
    static const QRegularExpression sign(QStringLiteral(R"((?<![\w.\-])-(?=\$?\d))"));
    static const QRegularExpression halt(QStringLiteral(
        R"(\b(?:CIRCUIT_BREAKER|FAILURE_HALT|ACCOUNT_SUSPENDED|MANUAL_HALT|LOSS_STREAK|DAILY_LOSS|DRAWDOWN_HALT)\b)"));
    QString shown = QString::fromStdString(text).replace(sign, QString(QChar(0x2212)));
    qsizetype from = 0;
    for (auto found = halt.match(shown, from); found.hasMatch(); found = halt.match(shown, from)) {
        const QString name = haltName(found.captured().toStdString());
        from = found.capturedStart() + name.size();
        shown.replace(found.capturedStart(), found.capturedLength(), name);
    }
    return shown;
}

namespace {

/// The names of gates and filters in a part of the sentence that holds names and nothing else.
QString withListNames(QString names) {
    const auto rename = [&names](const char* engine, const QString& shown) {
        const QRegularExpression whole(QStringLiteral(R"((?<!\w)%1(?!\w))")
                                           .arg(QRegularExpression::escape(QString::fromLatin1(engine))));
        names.replace(whole, shown);
    };
    for (int number = 1; number <= entry::GateCount; ++number) {
        rename(entry::gateName(number), gateName(entry::gateKey(number)));
    }
    for (int index = 0; index < entry::FilterCount; ++index) {
        rename(entry::filterName(index), filterName(entry::filterKey(index)));
    }
    return names;
}

} // namespace

QString blockingText(const std::string& sentence) {
    QString text = windowText(sentence);
    const qsizetype words = text.indexOf(QStringLiteral(" blocks: "));
    if (words < 0) {
        return text;
    }
    QString shown = withListNames(text.left(words)) + text.mid(words);
    if (shown.endsWith(QStringLiteral(" would block too."))) {
        const qsizetype others = shown.lastIndexOf(QStringLiteral("; ")) + 2;
        shown = shown.left(others) + withListNames(shown.mid(others));
    }
    return shown;
}

QString alternativeText(const std::string& sentence) {
    QString shown = windowText(sentence);
    const QString start = QStringLiteral("No size passes: ");
    const qsizetype end = shown.indexOf(QStringLiteral(" would "));
    if (!shown.startsWith(start) || end < start.size()) {
        return shown;
    }
    QStringList names;
    for (const QString& code : shown.mid(start.size(), end - start.size()).split(QStringLiteral(", "))) {
        names << checkName(code.toStdString());
    }
    return start + names.join(QStringLiteral(", ")) + shown.mid(end);
}

} // namespace signalbox::models
