// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panel_frame.h"

#include "ui/theme/control_painter.h"
#include "ui/widgets/panel_scroll.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int ControlsMargin = 4;

/// The end of a note says the most; whole words go from its beginning.
QString shortened(const QString& note, const QFontMetrics& metrics, int room) {
    if (metrics.horizontalAdvance(note) <= room) {
        return note;
    }
    QString rest = note;
    for (qsizetype space = rest.indexOf(QLatin1Char(' ')); space >= 0;
         space = rest.indexOf(QLatin1Char(' '))) {
        rest = rest.mid(space + 1);
        const QString shown = QStringLiteral("… ") + rest;
        if (metrics.horizontalAdvance(shown) <= room) {
            return 10 * rest.size() >= 6 * note.size() ? shown : QString();
        }
    }
    return {};
}

} // namespace

PanelHeading::PanelHeading(QWidget* parent) : QWidget(parent), m_controls(new QHBoxLayout(this)) {
    m_controls->setContentsMargins(0, 0, ControlsMargin, 0);
    m_controls->setSpacing(2);
    m_controls->addStretch(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PanelHeading::setTitle(const QString& title) {
    m_title = title;
    updateSpokenName();
}

void PanelHeading::setSubtitle(const QString& subtitle) {
    if (m_subtitle != subtitle) {
        m_subtitle = subtitle;
        updateSpokenName();
    }
}

void PanelHeading::setNote(const QString& note) {
    if (m_note != note) {
        m_note = note;
        updateSpokenName();
    }
}

void PanelHeading::updateSpokenName() {
    setAccessibleName(m_title);
    setAccessibleDescription(QStringList{m_subtitle, m_note}.join(QLatin1Char(' ')).trimmed());
    update();
}

void PanelHeading::addControl(QWidget* control) {
    m_controls->insertWidget(1, control);
}

void PanelHeading::keepFreeAtRight(int width) {
    if (m_free == width) {
        return;
    }
    m_free = width;
    m_controls->setContentsMargins(0, 0, ControlsMargin + width, 0);
    update();
}

int PanelHeading::controlsWidth() const {
    int width = m_free;
    for (int i = 1; i < m_controls->count(); ++i) {
        const QWidget* control = m_controls->itemAt(i)->widget();
        if (control != nullptr && control->isVisibleTo(this)) {
            width += control->width() + m_controls->spacing();
        }
    }
    return width;
}

QSize PanelHeading::sizeHint() const {
    return {160, currentTheme().px(space::heading)};
}

QSize PanelHeading::minimumSizeHint() const {
    return {80, currentTheme().px(space::heading)};
}

void PanelHeading::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const QFont titleFont = theme.words(TextRole::Body, Weight::Strong);
    const QFont plainFont = theme.words();
    int x = space::margin;
    const int right = width() - space::margin - controlsWidth();
    const QRect line = rect().adjusted(0, 0, 0, -1);

    const auto draw = [&](const QString& text, const QFont& font, const QColor& ink) {
        const QFontMetrics metrics(font);
        painter.setFont(font);
        painter.setPen(ink);
        const QString shown = metrics.elidedText(text, Qt::ElideRight, qMax(0, right - x));
        painter.drawText(QRect(x, line.top(), qMax(0, right - x), line.height()),
                         Qt::AlignVCenter | Qt::AlignLeft, shown);
        x += metrics.horizontalAdvance(shown) + 8;
    };
    draw(m_title, titleFont, theme.text);

    // The subtitle says what the panel shows; of the two it gives way last.
    const QFontMetrics metrics(plainFont);
    const int subtitleWidth = metrics.horizontalAdvance(m_subtitle);
    const int noteRoom = right - x - (m_subtitle.isEmpty() ? 0 : subtitleWidth + 12);
    draw(m_subtitle, plainFont, theme.muted);
    if (!m_note.isEmpty() && noteRoom > 40) {
        painter.setFont(plainFont);
        painter.setPen(theme.muted);
        painter.drawText(QRect(right - noteRoom, line.top(), noteRoom, line.height()),
                         Qt::AlignVCenter | Qt::AlignRight, shortened(m_note, metrics, noteRoom));
    }
    painter.fillRect(0, height() - 1, width(), 1, theme.border);
}

PanelFrame::PanelFrame(const QString& title, QWidget* parent)
    : QWidget(parent), m_heading(new PanelHeading(this)), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_heading);
    setTitle(title);
}

PanelFrame::~PanelFrame() = default;

void PanelFrame::setTitle(const QString& title) {
    m_heading->setTitle(title);
    setWindowTitle(title);
    setAccessibleName(title);
}

void PanelFrame::setSubtitle(const QString& subtitle) {
    m_heading->setSubtitle(subtitle);
}

void PanelFrame::setNote(const QString& note) {
    m_heading->setNote(note);
}

void PanelFrame::setContent(QWidget* content) {
    delete m_shown;
    m_content = content;
    m_shown = content;
    if (content == nullptr) {
        return;
    }
    if (qobject_cast<QAbstractScrollArea*>(content) == nullptr) {
        m_shown = new PanelScroll(content, this);
    }
    m_layout->addWidget(m_shown, 1);
}

PanelHeading* PanelFrame::takeHeading() {
    m_layout->removeWidget(m_heading);
    // The dock paints the border and its round corners: nothing may cover them.
    m_layout->setContentsMargins(1, 0, 1, space::grid);
    m_framed = false;
    return m_heading;
}

void PanelFrame::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    if (m_framed) {
        paintBox(painter, rect(), theme.surface, theme.border, space::radius);
    }
}

} // namespace signalbox::ui
