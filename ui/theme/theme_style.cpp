// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_style.h"

#include "ui/theme/control_painter.h"
#include "ui/theme/style_state.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QToolTip>

namespace signalbox::ui {

namespace {

ButtonLook lookOf(const QStyleOption* option, const QWidget* widget) {
    ButtonLook look;
    look.enabled = has(option, QStyle::State_Enabled);
    look.hovered = has(option, QStyle::State_MouseOver);
    look.pressed = has(option, QStyle::State_Sunken);
    look.checked = has(option, QStyle::State_On);
    if (widget != nullptr) {
        look.primary = widget->property("primary").toBool();
        look.dangerous = widget->property("dangerous").toBool();
    }
    return look;
}

} // namespace

ThemeStyle::ThemeStyle(const Theme& theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("fusion"))), m_theme(theme) {
    setObjectName(QStringLiteral("signalbox"));
}

ThemeStyle* ThemeStyle::install(const Theme& theme) {
    auto* style = new ThemeStyle(theme);
    QApplication::setStyle(style);
    style->setTheme(theme);
    return style;
}

ThemeStyle* ThemeStyle::installed() {
    return qApp == nullptr ? nullptr : qobject_cast<ThemeStyle*>(QApplication::style());
}

void ThemeStyle::setTheme(const Theme& theme) {
    const bool sameFont = QApplication::font() == theme.words();
    m_theme = theme;
    const QPalette palette = theme.palette();
    if (!sameFont) {
        QApplication::setFont(theme.words());
    }
    // Direction palettes and motion change no role of the palette, so that nobody would be told to repaint.
    const bool samePalette = QApplication::palette() == palette;
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    QToolTip::setFont(theme.words(TextRole::Caption));
    if (samePalette) {
        for (QWidget* widget : QApplication::allWidgets()) {
            QEvent event(QEvent::PaletteChange);
            QApplication::sendEvent(widget, &event);
            widget->update();
        }
    }
    Q_EMIT themeChanged();
}

void ThemeStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractScrollArea*>(widget) != nullptr || qobject_cast<QTabBar*>(widget) != nullptr ||
        qobject_cast<QComboBox*>(widget) != nullptr || qobject_cast<QLineEdit*>(widget) != nullptr) {
        widget->setAttribute(Qt::WA_Hover);
    }
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const {
    const QRect rect = option->rect;
    const bool enabled = has(option, State_Enabled);
    const bool focused = has(option, State_HasFocus);
    switch (element) {
    case PE_PanelButtonCommand:
        paintButton(*painter, rect, m_theme, lookOf(option, widget));
        return;
    case PE_PanelButtonTool: {
        ButtonLook look = lookOf(option, widget);
        look.quiet = has(option, State_AutoRaise);
        paintButton(*painter, rect, m_theme, look);
        return;
    }
    case PE_FrameFocusRect:
        if (has(option, State_KeyboardFocusChange) || widget == nullptr ||
            qobject_cast<const QAbstractItemView*>(widget) == nullptr) {
            paintFocusRing(*painter, rect, m_theme);
        }
        return;
    case PE_FrameLineEdit:
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame != nullptr && frame->lineWidth <= 0) {
            return; // inside a spin box or combo box, which paints the field
        }
        QColor border = m_theme.border;
        if (focused) {
            border = m_theme.accent;
        } else if (enabled && has(option, State_MouseOver)) {
            border = Theme::mix(m_theme.border, m_theme.text, 0.2);
        }
        paintBox(*painter, rect, enabled ? m_theme.raised : m_theme.surface, border, space::controlRadius);
        return;
    }
    case PE_Frame:
    case PE_FrameGroupBox:
        paintBox(*painter, rect, QColor(), m_theme.border, space::controlRadius);
        return;
    case PE_FrameMenu:
        paintBox(*painter, rect, QColor(), m_theme.border, 0);
        return;
    case PE_PanelMenu:
        painter->fillRect(rect, m_theme.raised);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(rect, m_theme.raised);
        paintBox(*painter, rect, m_theme.raised, Theme::mix(m_theme.border, m_theme.text, 0.15), 0);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: {
        const bool on = has(option, State_On);
        const bool partly = has(option, State_NoChange);
        const QColor fill = on && enabled ? m_theme.accent : m_theme.raised;
        QColor border = on && enabled ? m_theme.accent : Theme::mix(m_theme.border, m_theme.text, 0.25);
        if (enabled && has(option, State_MouseOver)) {
            border = m_theme.accent;
        }
        paintBox(*painter, rect, fill, border, 3);
        const QColor ink = enabled ? m_theme.onAccent : m_theme.muted;
        if (on) {
            paintTick(*painter, QRectF(rect).adjusted(3, 3, -3, -3), ink);
        } else if (partly) {
            painter->fillRect(rect.adjusted(4, rect.height() / 2 - 1, -4, -(rect.height() / 2 - 1)),
                              m_theme.accent);
        }
        return;
    }
    case PE_IndicatorRadioButton: {
        const bool on = has(option, State_On);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(on ? m_theme.accent : Theme::mix(m_theme.border, m_theme.text, 0.25), 1));
        painter->setBrush(m_theme.raised);
        painter->drawEllipse(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
        if (on) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(enabled ? m_theme.accent : m_theme.muted);
            painter->drawEllipse(QRectF(rect).adjusted(3.5, 3.5, -3.5, -3.5));
        }
        painter->restore();
        return;
    }
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown:
    case PE_IndicatorHeaderArrow:
        paintChevron(*painter, rect,
                     element == PE_IndicatorHeaderArrow &&
                             qstyleoption_cast<const QStyleOptionHeader*>(option) != nullptr &&
                             qstyleoption_cast<const QStyleOptionHeader*>(option)->sortIndicator ==
                                 QStyleOptionHeader::SortUp
                         ? Qt::UpArrow
                         : Qt::DownArrow,
                     enabled ? m_theme.secondary : m_theme.muted);
        return;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        paintChevron(*painter, rect, Qt::UpArrow, enabled ? m_theme.secondary : m_theme.muted);
        return;
    case PE_IndicatorArrowLeft:
        paintChevron(*painter, rect, Qt::LeftArrow, enabled ? m_theme.secondary : m_theme.muted);
        return;
    case PE_IndicatorArrowRight:
        paintChevron(*painter, rect, Qt::RightArrow, enabled ? m_theme.secondary : m_theme.muted);
        return;
    case PE_IndicatorBranch:
        if (has(option, State_Children)) {
            paintChevron(*painter, rect, has(option, State_Open) ? Qt::DownArrow : Qt::RightArrow,
                         m_theme.secondary);
        }
        return;
    case PE_IndicatorDockWidgetResizeHandle:
        if (has(option, State_MouseOver) && enabled) {
            const bool horizontal = has(option, State_Horizontal);
            const QRect grip = horizontal ? QRect(rect.center().x() - 16, rect.center().y(), 32, 2)
                                          : QRect(rect.center().x(), rect.center().y() - 16, 2, 32);
            painter->fillRect(grip, m_theme.accent);
        }
        return;
    case PE_PanelItemViewRow:
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
    case PE_FrameDockWidget:
    case PE_FrameTabWidget:
    case PE_PanelToolBar:
        return;
    case PE_PanelItemViewItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
        if (has(option, State_Selected)) {
            painter->fillRect(rect, m_theme.tint(models::Severity::Info));
        } else if (has(option, State_MouseOver) && enabled) {
            painter->fillRect(rect, Theme::mix(m_theme.surface, m_theme.text, 0.04));
        } else if (item != nullptr && item->backgroundBrush.style() != Qt::NoBrush) {
            painter->fillRect(rect, item->backgroundBrush);
        }
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_ScrollBarExtent:
        return 10;
    case PM_ScrollBarSliderMin:
        return 24;
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
        return space::gap;
    case PM_DockWidgetFrameWidth:
    case PM_DockWidgetTitleMargin:
    case PM_DockWidgetTitleBarButtonMargin:
    case PM_ToolBarItemSpacing:
    case PM_ToolBarItemMargin:
    case PM_ToolBarFrameWidth:
    case PM_ToolBarHandleExtent:
        return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
        return m_theme.px(space::icon);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return m_theme.px(14);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_TabBarTabHSpace:
        return 20;
    case PM_TabBarTabVSpace:
        return 10;
    case PM_TabBarScrollButtonWidth:
        return 18;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return 20;
    case PM_SliderLength:
        return 14;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::gap;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return space::margin;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_HeaderMarkSize:
        return 8;
    case PM_HeaderMargin:
        return 5; // that of the cells beneath
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 2;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returnData) const {
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_TabBar_PreferNoArrows:
    case SH_ScrollBar_ContextMenu:
        return 0;
    case SH_Widget_Animation_Duration:
        return m_theme.fadeMilliseconds();
    case SH_ItemView_ShowDecorationSelected:
    case SH_ItemView_ActivateItemOnSingleClick:
        return hint == SH_ItemView_ShowDecorationSelected ? 1 : 0;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_FormLayoutLabelAlignment:
        return Qt::AlignLeft | Qt::AlignVCenter;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QRect ThemeStyle::subElementRect(SubElement element, const QStyleOption* option,
                                 const QWidget* widget) const {
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        return frame != nullptr && frame->lineWidth > 0 ? rect.adjusted(4, 0, -4, 0) : rect;
    }
    return rect;
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const {
    const int control = m_theme.px(space::control);
    switch (type) {
    case CT_PushButton:
        return {qMax(size.width() + 24, control), qMax(size.height() + 8, control)};
    case CT_LineEdit:
        return {size.width() + 12, qMax(size.height() + 4, control)};
    case CT_ComboBox:
        return {size.width() + 34, qMax(size.height() + 4, control)};
    case CT_SpinBox:
        return {size.width() + 24, qMax(size.height() + 4, control)};
    case CT_ToolButton:
        return {size.width() + 8, qMax(size.height() + 6, control)};
    case CT_MenuItem: {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (item != nullptr && item->menuItemType == QStyleOptionMenuItem::Separator) {
            return {result.width(), 9};
        }
        result.setHeight(qMax(result.height(), m_theme.px(26)));
        return result + QSize(16, 0);
    }
    case CT_TabBarTab:
        return {size.width(), qMax(size.height(), m_theme.px(space::heading))};
    case CT_HeaderSection: {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        result.setHeight(m_theme.px(space::row));
        return result;
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

} // namespace signalbox::ui
