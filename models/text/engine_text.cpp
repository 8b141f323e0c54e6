// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/engine_text.h"

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

} // namespace signalbox::models
