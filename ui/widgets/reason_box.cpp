// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/reason_box.h"

#include "models/table/table_roles.h"
#include "ui/theme/icons.h"
#include "ui/widgets/text_ink.h"

#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

models::Severity severityOf(ReasonBox::Kind kind) {
    switch (kind) {
    case ReasonBox::Kind::Veto:
        return models::Severity::Stop;
    case ReasonBox::Kind::Warning:
        return models::Severity::Caution;
    case ReasonBox::Kind::Hint:
        return models::Severity::Info;
    case ReasonBox::Kind::Approved:
        return models::Severity::Go;
    }
    return models::Severity::None;
}

QString iconOf(ReasonBox::Kind kind) {
    switch (kind) {
    case ReasonBox::Kind::Veto:
        return QStringLiteral("veto");
    case ReasonBox::Kind::Warning:
        return QStringLiteral("warning");
    case ReasonBox::Kind::Hint:
        return QStringLiteral("info");
    case ReasonBox::Kind::Approved:
        return QStringLiteral("check");
    }
    return {};
}

} // namespace

ReasonBox::ReasonBox(QWidget* parent) : QWidget(parent), m_text(new QLabel(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(34, 7, 10, 7);
    layout->addWidget(m_text);
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    restyle();
}

void ReasonBox::setReason(Kind kind, const QString& title, const QString& richText) {
    m_kind = kind;
    m_title = title;
    m_body = richText;
    setAccessibleName(title);
    setAccessibleDescription(spokenText(richText));
    restyle();
}

void ReasonBox::changeEvent(QEvent* event) {
    if (changesLook(*event)) {
        restyle();
    }
    QWidget::changeEvent(event);
}

void ReasonBox::restyle() {
    const Theme& theme = currentTheme();
    inkLabel(*m_text, theme.words(), theme.text);
    const QString title = m_title.isEmpty()
                              ? QString()
                              : QStringLiteral("<span style=\"font-weight:600;color:%1\">%2</span> ")
                                    .arg(theme.colour(severityOf(m_kind)).name(), m_title.toHtmlEscaped());
    m_text->setText(withStrongInk(title + m_body, theme.text));
    update();
}

void ReasonBox::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = currentTheme();
    const models::Severity severity = severityOf(m_kind);
    QPainterPath box;
    box.addRoundedRect(QRectF(rect()), space::controlRadius, space::controlRadius);
    painter.fillPath(box, theme.tint(severity));
    painter.setClipPath(box);
    painter.fillRect(QRect(0, 0, 3, height()), theme.colour(severity));
    painter.setClipping(false);
    const QFontMetrics metrics(theme.words());
    painter.drawPixmap(11, 7 + (metrics.height() - space::icon) / 2,
                       iconPixmap(iconOf(m_kind), theme.colour(severity), space::icon, devicePixelRatioF()));
}

} // namespace signalbox::ui
