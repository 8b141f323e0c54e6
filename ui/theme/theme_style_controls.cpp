// SPDX-License-Identifier: GPL-3.0-or-later
// How ThemeStyle paints the parts of simple controls: buttons, tabs, headers, menus, progress bars.
#include "ui/theme/control_painter.h"
#include "ui/theme/style_state.h"
#include "ui/theme/theme_style.h"

#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

namespace signalbox::ui {

namespace {

void paintTab(QPainter& painter, const QStyleOptionTab& tab, const Theme& theme) {
    const bool selected = tab.state.testFlag(QStyle::State_Selected);
    if (!selected && tab.state.testFlag(QStyle::State_MouseOver)) {
        painter.fillRect(tab.rect.adjusted(2, 3, -2, -3), Theme::mix(theme.background, theme.text, 0.06));
    }
    if (selected) {
        const bool below = tab.shape == QTabBar::RoundedSouth || tab.shape == QTabBar::TriangularSouth;
        const int y = below ? tab.rect.top() : tab.rect.bottom() - 1;
        painter.fillRect(QRect(tab.rect.left() + 4, y, tab.rect.width() - 8, 2), theme.accent);
    }
}

void paintMenuItem(QPainter& painter, const QStyleOptionMenuItem& item, const Theme& theme) {
    painter.fillRect(item.rect, theme.raised);
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(item.rect.left() + 8, item.rect.center().y(), item.rect.width() - 16, 1,
                         theme.border);
        return;
    }
    const bool enabled = item.state.testFlag(QStyle::State_Enabled);
    if (item.state.testFlag(QStyle::State_Selected) && enabled) {
        paintBox(painter, item.rect.adjusted(4, 1, -4, -1), Theme::mix(theme.raised, theme.accent, 0.22),
                 QColor(), space::controlRadius);
    }
    const int column = theme.px(26);
    const QRect mark(item.rect.left() + 8, item.rect.top(), column - 8, item.rect.height());
    if (item.checked) {
        const QPointF centre = QRectF(mark).center();
        paintTick(painter, QRectF(centre.x() - 5, centre.y() - 5, 10, 10), theme.accent);
    } else if (!item.icon.isNull()) {
        const int size = theme.px(space::icon);
        const QPointF centre = QRectF(mark).center();
        item.icon.paint(&painter,
                        QRect(qRound(centre.x()) - size / 2, qRound(centre.y()) - size / 2, size, size),
                        Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const QStringList parts = item.text.split(QLatin1Char('\t'));
    const QRect words = item.rect.adjusted(8 + column, 0, -12, 0);
    QFont font = item.font;
    painter.setFont(font);
    painter.setPen(enabled ? theme.text : theme.muted);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine,
                     parts.first());
    if (parts.size() > 1) {
        painter.setPen(theme.muted);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, parts.at(1));
    }
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu) {
        paintChevron(painter, QRect(item.rect.right() - 18, item.rect.top(), 12, item.rect.height()),
                     Qt::RightArrow, theme.secondary);
    }
}

} // namespace

void ThemeStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const {
    const bool enabled = has(option, State_Enabled);
    switch (element) {
    case CE_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button == nullptr) {
            break;
        }
        proxy()->drawControl(CE_PushButtonBevel, option, painter, widget);
        proxy()->drawControl(CE_PushButtonLabel, option, painter, widget);
        if (has(option, State_HasFocus)) {
            paintFocusRing(*painter, option->rect, m_theme);
        }
        return;
    }
    case CE_PushButtonBevel: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        proxy()->drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
        if (button != nullptr && button->features.testFlag(QStyleOptionButton::HasMenu)) {
            paintChevron(*painter,
                         QRect(option->rect.right() - 20, option->rect.top(), 16, option->rect.height()),
                         Qt::DownArrow, enabled ? m_theme.secondary : m_theme.muted);
        }
        return;
    }
    case CE_PushButtonLabel: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button == nullptr) {
            break;
        }
        ButtonLook look;
        look.enabled = enabled;
        look.checked = has(option, State_On);
        look.primary = widget != nullptr && widget->property("primary").toBool();
        look.dangerous = widget != nullptr && widget->property("dangerous").toBool();
        look.muted = widget != nullptr && widget->property("muted").toBool();
        QStyleOptionButton copy = *button;
        copy.palette.setColor(QPalette::ButtonText, buttonInk(m_theme, look));
        copy.state.setFlag(State_Enabled, true);
        if (copy.features.testFlag(QStyleOptionButton::HasMenu)) {
            copy.features.setFlag(QStyleOptionButton::HasMenu, false);
            copy.rect.adjust(0, 0, -16, 0);
        }
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return;
    }
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            paintTab(*painter, *tab, m_theme);
        }
        return;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            QStyleOptionTab copy = *tab;
            const bool selected = has(option, State_Selected);
            copy.palette.setColor(QPalette::WindowText, selected ? m_theme.text : m_theme.secondary);
            const bool focused = copy.state.testFlag(State_HasFocus);
            copy.state.setFlag(State_HasFocus, false);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            if (focused) {
                paintFocusRing(*painter, option->rect.adjusted(1, 2, -1, -2), m_theme);
            }
        }
        return;
    case CE_ItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            // A selected row is tinted, not filled with the accent: its text stays as it is.
            QStyleOptionViewItem copy = *item;
            copy.palette.setColor(QPalette::HighlightedText, copy.palette.color(QPalette::Text));
            QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, m_theme.surface);
        painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1,
                          m_theme.border);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            QStyleOptionHeader copy = *header;
            copy.palette.setColor(QPalette::ButtonText, m_theme.muted);
            copy.palette.setColor(QPalette::WindowText, m_theme.muted);
            copy.state.setFlag(State_On, false);
            QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        return;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            painter->save();
            paintMenuItem(*painter, *item, m_theme);
            painter->restore();
        }
        return;
    case CE_MenuEmptyArea:
    case CE_MenuVMargin:
    case CE_MenuHMargin:
    case CE_MenuScroller:
        painter->fillRect(option->rect, m_theme.raised);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, m_theme.background);
        return;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            painter->fillRect(item->rect, m_theme.background);
            if (has(option, State_Selected)) {
                paintBox(*painter, item->rect.adjusted(1, 2, -1, -2),
                         Theme::mix(m_theme.background, m_theme.text, 0.1), QColor(), space::controlRadius);
            }
            painter->setPen(enabled ? m_theme.secondary : m_theme.muted);
            painter->drawText(item->rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                              item->text);
        }
        return;
    case CE_ProgressBarGroove:
        paintBox(*painter, option->rect, m_theme.raised, QColor(), option->rect.height() / 2);
        return;
    case CE_ProgressBarLabel:
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            QRect rect = bar->rect;
            if (bar->maximum > bar->minimum) {
                const double part =
                    double(bar->progress - bar->minimum) / double(bar->maximum - bar->minimum);
                rect.setWidth(qMax(rect.height(), qRound(rect.width() * part)));
            } else {
                rect.adjust(rect.width() / 3, 0, -rect.width() / 3, 0);
            }
            paintBox(*painter, rect, m_theme.accent, QColor(), rect.height() / 2);
        }
        return;
    case CE_Splitter:
    case CE_SizeGrip:
    case CE_ToolBar:
    case CE_ShapedFrame:
        if (element == CE_ShapedFrame) {
            break;
        }
        return;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            if (!combo->editable) {
                painter->save();
                painter->setPen(enabled ? m_theme.text : m_theme.muted);
                painter->drawText(option->rect.adjusted(8, 0, -22, 0),
                                  Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                                  option->fontMetrics.elidedText(combo->currentText, Qt::ElideRight,
                                                                 option->rect.width() - 30));
                painter->restore();
                return;
            }
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

} // namespace signalbox::ui
