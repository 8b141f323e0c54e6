// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panel_scroll.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QLayout>

namespace signalbox::ui {

PanelScroll::PanelScroll(QWidget* content, QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    content->installEventFilter(this);
}

QSize PanelScroll::sizeHint() const {
    return widget() == nullptr ? QSize() : widget()->sizeHint();
}

QSize PanelScroll::minimumSizeHint() const {
    if (widget() == nullptr) {
        return {};
    }
    const QSize least = widget()->minimumSizeHint().expandedTo(widget()->minimumSize());
    return {least.width(), qMin(least.height(), currentTheme().px(64))};
}

void PanelScroll::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit();
}

void PanelScroll::fit() {
    // Qt's own resizing takes the preferred height of wrapping content; a table in it must be allowed to
    // shrink first.
    if (widget() == nullptr) {
        return;
    }
    const int wide = qMax(viewport()->width(), minimumSizeHint().width());
    const QLayout* content = widget()->layout();
    const int least = content == nullptr             ? widget()->minimumSizeHint().height()
                      : content->hasHeightForWidth() ? content->totalMinimumHeightForWidth(wide)
                                                     : content->totalMinimumSize().height();
    widget()->resize(wide, qMax(least, viewport()->height()));
}

bool PanelScroll::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        fit();
        updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace signalbox::ui
