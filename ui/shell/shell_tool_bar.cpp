// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shell_tool_bar.h"

#include "ui/shell/workspace_tabs.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/text_ink.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace signalbox::ui {

namespace {

QPushButton* stepButton(const QString& icon, const QString& text, QWidget* parent) {
    auto* button = new QPushButton(parent);
    button->setIcon(themedIcon(icon));
    button->setAccessibleName(text);
    button->setToolTip(text);
    return button;
}

} // namespace

ShellToolBar::ShellToolBar(QWidget* parent)
    : QWidget(parent), m_name(new QToolButton(this)),
      m_previous(stepButton(QStringLiteral("chevron-left"), tr("Previous stored day"), this)),
      m_date(new DateField(this)),
      m_next(stepButton(QStringLiteral("chevron-right"), tr("Next stored day"), this)),
      m_today(new QPushButton(tr("Today"), this)), m_badges(new QHBoxLayout),
      m_instrument(new InstrumentChoice(this)), m_tabs(new WorkspaceTabs(this)),
      m_search(new QPushButton(this)), m_account(new Badge(BadgeKind::Paper, this)),
      m_arm(new QPushButton(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 0, 10, 1);
    layout->setSpacing(space::gap);
    layout->addWidget(m_name);
    layout->addWidget(m_previous);
    layout->addWidget(m_date);
    layout->addWidget(m_next);
    layout->addWidget(m_today);
    layout->addWidget(m_instrument);
    m_badges->setSpacing(space::gap);
    layout->addLayout(m_badges);
    layout->addSpacing(6);
    layout->addWidget(m_tabs);
    layout->addStretch(1);
    layout->addWidget(m_search);
    layout->addWidget(m_account);
    layout->addWidget(m_arm);

    m_name->setText(tr("Signalbox"));
    m_name->setAutoRaise(true);
    m_name->setPopupMode(QToolButton::InstantPopup);
    m_name->setFocusPolicy(Qt::TabFocus);
    m_name->setToolTip(tr("Menu"));
    m_name->setAccessibleName(tr("Signalbox menu"));
    m_today->setToolTip(tr("Back to the newest complete session"));
    m_search->setProperty("muted", true);
    m_search->setAccessibleName(tr("Command palette"));
    m_search->setToolTip(tr("Go to a symbol, a panel or a command"));
    m_arm->setAccessibleName(tr("Safety switch"));

    connect(m_previous, &QPushButton::clicked, this, &ShellToolBar::previousDay);
    connect(m_next, &QPushButton::clicked, this, &ShellToolBar::nextDay);
    connect(m_today, &QPushButton::clicked, this, &ShellToolBar::today);
    connect(m_search, &QPushButton::clicked, this, &ShellToolBar::searchRequested);
    connect(m_arm, &QPushButton::clicked, this, [this] { Q_EMIT armRequested(!m_armed); });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setArmed(false);
    restyle();
}

void ShellToolBar::setMenu(QMenu* menu) {
    m_name->setMenu(menu);
}

void ShellToolBar::openMenu() {
    m_name->showMenu();
}

void ShellToolBar::setDay(const QDate& day, bool latest) {
    m_date->setDay(day);
    m_next->setEnabled(!latest);
    m_today->setEnabled(!latest);
    m_today->setToolTip(latest ? tr("This is the newest complete session")
                               : tr("Back to the newest complete session"));
}

void ShellToolBar::setDayBadges(const QVector<BadgeKind>& badges) {
    while (QLayoutItem* item = m_badges->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const BadgeKind kind : badges) {
        auto* badge = new Badge(kind, this);
        m_badges->addWidget(badge);
        badge->show();
    }
    adapt();
}

void ShellToolBar::setStrategies(const QVector<StrategyItem>& strategies) {
    m_instrument->setStrategies(strategies);
    adapt();
}

void ShellToolBar::setAccountBadge(BadgeKind kind) {
    m_account->setKind(kind);
}

void ShellToolBar::setArmed(bool armed) {
    m_armed = armed;
    m_arm->setText(armed ? tr("Armed") : tr("Disarmed"));
    m_arm->setProperty("dangerous", armed);
    m_arm->setToolTip(armed ? tr("Orders may leave after their confirmation. Press to disarm.")
                            : tr("No order can leave. Press to arm."));
    m_arm->update();
}

int ShellToolBar::neededWidth() const {
    int total = 0;
    for (int i = 0; i < layout()->count(); ++i) {
        if (layout()->itemAt(i)->isEmpty()) {
            continue; // hidden
        }
        total += layout()->itemAt(i)->sizeHint().width() + layout()->spacing();
    }
    return total + 16;
}

void ShellToolBar::adapt() {
    // In this order: the words in the search field, the weekday, the air between workspaces, "Today", the
    // search field, the arrows, the name.
    const Theme& theme = currentTheme();
    const auto search = [&](const QString& text, int wide) {
        m_search->setText(text);
        m_search->setFixedWidth(theme.px(wide));
    };
    m_name->setText(tr("Signalbox"));
    m_search->show();
    search(tr("Go to symbol, panel, rule …   Ctrl K"), 240);
    m_date->setShort(false);
    m_tabs->setTight(false);
    for (QPushButton* button : {m_previous, m_next, m_today}) {
        button->show();
    }
    if (neededWidth() > width()) {
        search(tr("Go to …   Ctrl K"), 120);
    }
    if (neededWidth() > width()) {
        m_date->setShort(true);
    }
    if (neededWidth() > width()) {
        m_tabs->setTight(true);
    }
    if (neededWidth() > width()) {
        search(tr("Ctrl K"), 64);
    }
    if (neededWidth() > width()) {
        m_today->hide();
    }
    if (neededWidth() > width()) {
        m_search->hide(); // Ctrl+K remains
    }
    if (neededWidth() > width()) {
        // Alt+Left and Alt+Right remain.
        m_previous->hide();
        m_next->hide();
    }
    if (neededWidth() > width()) {
        m_name->setText(QStringLiteral("☰"));
    }
}

void ShellToolBar::restyle() {
    const Theme& theme = currentTheme();
    setFixedHeight(theme.px(40));
    m_name->setFont(theme.words(TextRole::Emphasis, Weight::Strong));
    m_name->setFixedHeight(theme.px(30));
    const int tall = theme.px(space::control) + 2;
    for (QPushButton* button : {m_previous, m_next, m_today, m_search, m_arm}) {
        button->setFixedHeight(tall);
    }
    m_previous->setFixedWidth(tall);
    m_next->setFixedWidth(tall);
    m_date->setFixedHeight(tall);
    const QFontMetrics metrics(theme.words());
    m_arm->setFixedWidth(metrics.horizontalAdvance(tr("Disarmed")) + 26);
    adapt();
}

void ShellToolBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    painter.fillRect(rect(), theme.mode == ThemeMode::Dark ? theme.background : theme.surface);
    painter.fillRect(0, height() - 1, width(), 1, theme.border);
}

void ShellToolBar::resizeEvent(QResizeEvent*) {
    adapt();
}

void ShellToolBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (changesLook(*event)) {
        restyle();
    }
}

} // namespace signalbox::ui
