// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tile.h"

#include "ui/theme/control_painter.h"
#include "ui/widgets/text_ink.h"

#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace signalbox::ui {

Tile::Tile(const QString& caption, QWidget* parent)
    : QWidget(parent), m_layout(new QVBoxLayout(this)), m_caption(new QLabel(this)),
      m_value(new QLabel(this)), m_detail(new QLabel(this)) {
    m_layout->setContentsMargins(10, 3, 10, 4);
    m_layout->setSpacing(2);
    for (QLabel* label : {m_caption, m_value, m_detail}) {
        m_layout->addWidget(label);
    }
    m_caption->setTextFormat(Qt::PlainText);
    m_value->setTextFormat(Qt::PlainText);
    m_value->hide();
    m_detail->setTextFormat(Qt::RichText);
    m_detail->setWordWrap(true);
    m_detail->hide();
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setCaption(caption);
    restyle();
}

void Tile::setCaption(const QString& caption) {
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
    setAccessibleName(caption);
}

void Tile::setValue(const QString& value) {
    m_value->setText(value);
    m_value->setVisible(!value.isEmpty());
    setAccessibleDescription(QStringList{value, spokenText(m_rich)}.join(QLatin1Char(' ')).trimmed());
}

QString Tile::value() const {
    return m_value->text();
}

void Tile::setDirection(models::Direction direction) {
    m_direction = direction;
    restyle();
}

void Tile::setSeverity(models::Severity severity) {
    m_severity = severity;
    restyle();
}

void Tile::setDetail(const QString& richText) {
    m_rich = richText;
    m_detail->setVisible(!richText.isEmpty());
    setAccessibleDescription(
        QStringList{m_value->text(), spokenText(richText)}.join(QLatin1Char(' ')).trimmed());
    restyle();
}

void Tile::setExtra(QWidget* extra) {
    delete m_extra;
    m_extra = extra;
    if (extra != nullptr) {
        m_layout->addWidget(extra);
    }
}

void Tile::changeEvent(QEvent* event) {
    if (changesLook(*event)) {
        restyle();
    }
    QWidget::changeEvent(event);
}

void Tile::restyle() {
    const Theme& theme = currentTheme();
    const QColor ink =
        m_direction != models::Direction::None ? theme.colour(m_direction) : theme.colour(m_severity);
    inkLabel(*m_caption, theme.words(TextRole::Caption), theme.muted);
    inkLabel(*m_value, theme.figures(TextRole::TileValue, Weight::Strong), ink);
    inkLabel(*m_detail, theme.words(), theme.secondary);
    m_detail->setText(withStrongInk(m_rich, theme.text));
    update();
}

void Tile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = currentTheme();
    const bool urgent = m_severity == models::Severity::Stop || m_severity == models::Severity::Caution;
    QPainterPath box;
    box.addRoundedRect(QRectF(rect()), space::controlRadius, space::controlRadius);
    painter.fillPath(box, theme.raised);
    if (urgent) {
        painter.setClipPath(box);
        painter.fillRect(QRect(0, 0, 3, height()), theme.colour(m_severity));
    }
}

} // namespace signalbox::ui
