// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/engine_text.h"

#include <QRegularExpression>

namespace signalbox::models {

QString windowText(const std::string& text) {
    static const QRegularExpression sign(QStringLiteral(R"((?<![\w.\-])-(?=\$?\d))"));
    return QString::fromStdString(text).replace(sign, QString(QChar(0x2212)));
}

} // namespace signalbox::models
