// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/common/layout.h"

#include "ui/theme/theme.h"
#include "ui/widgets/text_ink.h"

#include <QEvent>
#include <QRegularExpression>

namespace signalbox::ui {

namespace {

/// A label whose face and colour come from the theme in force.
class ThemedLabel final : public QLabel {
public:
    ThemedLabel(TextRole role, bool muted, QWidget* parent) : QLabel(parent), m_role(role), m_muted(muted) {
        restyle();
    }

protected:
    void changeEvent(QEvent* event) override {
        if (changesLook(*event)) {
            restyle();
        }
        QLabel::changeEvent(event);
    }

private:
    void restyle() {
        const Theme& theme = currentTheme();
        inkLabel(*this, theme.words(m_role), m_muted ? theme.muted : theme.secondary);
    }

    TextRole m_role;
    bool m_muted;
};

} // namespace

QVBoxLayout* makeBody(QWidget*& body) {
    body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(space::margin, 8, space::margin, 8);
    layout->setSpacing(space::gap);
    return layout;
}

QLabel* makeCaption(const QString& text, QWidget* parent) {
    auto* label = new ThemedLabel(TextRole::Caption, true, parent);
    label->setText(text);
    return label;
}

Sentence::Sentence(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    restyle();
}

void Sentence::setRich(const QString& richText) {
    m_rich = richText;
    setVisible(!richText.isEmpty());
    setAccessibleName(spokenText(richText));
    restyle();
}

void Sentence::changeEvent(QEvent* event) {
    if (changesLook(*event)) {
        restyle();
    }
    QLabel::changeEvent(event);
}

void Sentence::restyle() {
    const Theme& theme = currentTheme();
    inkLabel(*this, theme.words(), theme.secondary);
    setText(withStrongInk(m_rich, theme.text));
}

QString strongNames(const QString& text, const QStringList& names) {
    QString rich = text.toHtmlEscaped();
    static const QRegularExpression spread(
        QStringLiteral("(\\d{1,2} [A-Z]{3}(?: \\d{2})? [\\d,.]+/[\\d,.]+)"));
    rich.replace(spread, QStringLiteral("<b>\\1</b>"));
    for (const QString& name : names) {
        const QString escaped = name.toHtmlEscaped();
        const qsizetype at = rich.indexOf(escaped);
        if (!escaped.isEmpty() && at >= 0) {
            rich.replace(at, escaped.size(), QStringLiteral("<b>") + escaped + QStringLiteral("</b>"));
        }
    }
    return rich;
}

} // namespace signalbox::ui
