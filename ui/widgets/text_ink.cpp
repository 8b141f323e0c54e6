// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_ink.h"

#include <QEvent>
#include <QLabel>
#include <QTextDocumentFragment>

namespace signalbox::ui {

QString withStrongInk(const QString& richText, const QColor& strong) {
    QString result = richText;
    result.replace(QStringLiteral("<b>"),
                   QStringLiteral("<span style=\"font-weight:600;color:%1\">").arg(strong.name()));
    result.replace(QStringLiteral("</b>"), QStringLiteral("</span>"));
    // A line never ends between the sign of an amount and its currency: a word joiner keeps them together.
    result.replace(QStringLiteral("\u2212$"), QStringLiteral("\u2212\u2060$"));
    return QStringLiteral("<div style=\"line-height:118%\">%1</div>").arg(result);
}

QString spokenText(const QString& richText) {
    if (!richText.contains(QLatin1Char('<')) && !richText.contains(QLatin1Char('&'))) {
        return richText;
    }
    return QTextDocumentFragment::fromHtml(richText).toPlainText();
}

void inkLabel(QLabel& label, const QFont& font, const QColor& colour) {
    label.setFont(font);
    QPalette palette = label.palette();
    palette.setColor(QPalette::WindowText, colour);
    palette.setColor(QPalette::Text, colour);
    label.setPalette(palette);
}

bool changesLook(const QEvent& event) {
    return event.type() == QEvent::PaletteChange || event.type() == QEvent::FontChange ||
           event.type() == QEvent::StyleChange || event.type() == QEvent::ApplicationFontChange;
}

} // namespace signalbox::ui
