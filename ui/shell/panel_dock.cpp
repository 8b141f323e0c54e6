// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/panel_dock.h"

#include "ui/theme/control_painter.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/panel_frame.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace signalbox::ui {

namespace {

constexpr int ButtonWidth = 22;

} // namespace

PanelDock::PanelDock(const PanelSpec& spec, QWidget* parent)
    : QDockWidget(spec.title, parent), m_spec(spec), m_controls(new QWidget(this)) {
    setObjectName(spec.id);
    setAccessibleName(spec.title);
    auto* heading = new PanelHeading(this);
    heading->setTitle(spec.title);
    setTitleBarWidget(heading);
    setWidget(new QWidget(this));

    auto* layout = new QHBoxLayout(m_controls);
    layout->setContentsMargins(2, 1, 1, 2);
    layout->setSpacing(0);
    auto* detach = new IconButton(QStringLiteral("float"), tr("Detach or dock this panel"), m_controls);
    auto* close = new IconButton(QStringLiteral("close"), tr("Close this panel"), m_controls);
    for (IconButton* button : {detach, close}) {
        button->setQuiet(true);
        button->setFocusPolicy(Qt::NoFocus); // eight panels would put sixteen stops into the way of Tab
        button->setFixedWidth(ButtonWidth);
        layout->addWidget(button);
    }
    connect(detach, &QToolButton::clicked, this, [this] { setFloating(!isFloating()); });
    connect(close, &QToolButton::clicked, this, &QWidget::close);
    connect(this, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (visible) {
            create();
        }
    });
}

void PanelDock::create() {
    if (m_panel != nullptr) {
        return;
    }
    m_panel = m_spec.create ? m_spec.create(this) : new QWidget(this);
    auto* frame = qobject_cast<PanelFrame*>(m_panel);
    if (frame == nullptr) {
        frame = new PanelFrame(m_spec.title, this);
        frame->setContent(m_panel);
    }
    QWidget* placeholder = widget();
    QWidget* plainHeading = titleBarWidget();
    setTitleBarWidget(frame->takeHeading());
    setWidget(frame);
    delete placeholder;
    delete plainHeading;
    placeControls();
}

void PanelDock::focusPanel() {
    if (widget() == nullptr) {
        return;
    }
    for (QWidget* child : widget()->findChildren<QWidget*>()) {
        if (child->isVisibleTo(this) && (child->focusPolicy() & Qt::TabFocus) != 0 && child->isEnabled()) {
            child->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void PanelDock::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    if (isFloating()) {
        painter.fillRect(rect(), theme.background);
    }
    paintBox(painter, rect(), theme.surface, theme.border, space::radius);
}

void PanelDock::placeControls() {
    const QSize wanted = m_controls->sizeHint();
    const int tall = currentTheme().px(space::heading) - 4;
    m_controls->setGeometry(width() - wanted.width() - 3, 2, wanted.width(), tall);
    m_controls->raise();
    if (auto* heading = qobject_cast<PanelHeading*>(titleBarWidget())) {
        heading->keepFreeAtRight(wanted.width());
    }
}

void PanelDock::resizeEvent(QResizeEvent* event) {
    QDockWidget::resizeEvent(event);
    placeControls();
}

void PanelDock::contextMenuEvent(QContextMenuEvent* event) {
    if (event->pos().y() > currentTheme().px(space::heading)) {
        QDockWidget::contextMenuEvent(event);
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(isFloating() ? tr("Dock") : tr("Detach")), &QAction::triggered, this,
            [this] { setFloating(!isFloating()); });
    if (isFloating()) {
        QAction* top = menu->addAction(tr("Keep on top"));
        top->setCheckable(true);
        top->setChecked(windowFlags().testFlag(Qt::WindowStaysOnTopHint));
        connect(top, &QAction::toggled, this, [this](bool on) {
            setWindowFlag(Qt::WindowStaysOnTopHint, on);
            show();
        });
    }
    connect(menu->addAction(tr("Close")), &QAction::triggered, this, &QWidget::close);
    menu->popup(event->globalPos());
}

} // namespace signalbox::ui
