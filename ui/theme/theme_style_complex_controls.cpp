// SPDX-License-Identifier: GPL-3.0-or-later
// How ThemeStyle paints and lays out Qt's complex controls, those with parts to click on: scroll bars, combo
// boxes, spin boxes, sliders and tool buttons.
#include "ui/theme/control_painter.h"
#include "ui/theme/theme_style.h"

#include <QPainter>
#include <QStyleOption>

namespace signalbox::ui {

namespace {

/// Width of the part of a split button that opens its menu: as wide as an icon button.
constexpr int MenuPart = 28;

} // namespace

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                    QPainter* painter, const QWidget* widget) const {
    const bool enabled = option->state.testFlag(State_Enabled);
    switch (control) {
    case CC_ScrollBar: {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (bar == nullptr || bar->maximum <= bar->minimum) {
            return;
        }
        QRect handle = proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget);
        const bool wide = option->state.testFlag(State_MouseOver) || option->state.testFlag(State_Sunken);
        const int inset = wide ? 2 : 3;
        handle = bar->orientation == Qt::Horizontal ? handle.adjusted(2, inset, -2, -inset)
                                                    : handle.adjusted(inset, 2, -inset, -2);
        const QColor ink = Theme::mix(m_theme.surface, m_theme.muted, wide ? 0.7 : 0.4);
        paintBox(*painter, handle, ink, QColor(), qMin(handle.width(), handle.height()) / 2);
        return;
    }
    case CC_ComboBox: {
        ButtonLook look;
        look.enabled = enabled;
        look.hovered = option->state.testFlag(State_MouseOver);
        paintButton(*painter, option->rect, m_theme, look);
        paintChevron(*painter,
                     QRect(option->rect.right() - 20, option->rect.top(), 16, option->rect.height()),
                     Qt::DownArrow, enabled ? m_theme.secondary : m_theme.muted);
        if (option->state.testFlag(State_HasFocus)) {
            paintFocusRing(*painter, option->rect, m_theme);
        }
        return;
    }
    case CC_SpinBox: {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const bool focused = option->state.testFlag(State_HasFocus);
        paintBox(*painter, option->rect, enabled ? m_theme.raised : m_theme.surface,
                 focused ? m_theme.accent : m_theme.border, space::controlRadius);
        if (spin != nullptr && spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
            const QColor ink = enabled ? m_theme.secondary : m_theme.muted;
            paintChevron(*painter, proxy()->subControlRect(control, option, SC_SpinBoxUp, widget),
                         Qt::UpArrow, ink);
            paintChevron(*painter, proxy()->subControlRect(control, option, SC_SpinBoxDown, widget),
                         Qt::DownArrow, ink);
        }
        return;
    }
    case CC_Slider: {
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (slider == nullptr) {
            return;
        }
        const QRect groove = proxy()->subControlRect(control, option, SC_SliderGroove, widget);
        const QRect handle = proxy()->subControlRect(control, option, SC_SliderHandle, widget);
        const QPoint centre = handle.center();
        const bool flat = slider->orientation == Qt::Horizontal;
        const QRect line = flat ? QRect(groove.left(), groove.center().y() - 1, groove.width(), 3)
                                : QRect(groove.center().x() - 1, groove.top(), 3, groove.height());
        paintBox(*painter, line, m_theme.border, QColor(), 1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(enabled ? m_theme.accent : m_theme.muted);
        painter->drawEllipse(QRectF(centre.x() - 6, centre.y() - 6, 13, 13));
        painter->restore();
        if (option->state.testFlag(State_HasFocus)) {
            paintFocusRing(*painter, QRect(centre.x() - 10, centre.y() - 10, 21, 21), m_theme, 10);
        }
        return;
    }
    case CC_ToolButton: {
        const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (tool == nullptr) {
            break;
        }
        QStyleOptionToolButton panel = *tool;
        panel.state.setFlag(State_AutoRaise, option->state.testFlag(State_AutoRaise));
        proxy()->drawPrimitive(PE_PanelButtonTool, &panel, painter, widget);
        QStyleOptionToolButton label = *tool;
        label.rect = option->rect;
        if (tool->features.testFlag(QStyleOptionToolButton::HasMenu) &&
            tool->features.testFlag(QStyleOptionToolButton::MenuButtonPopup)) {
            // Two parts that do different things look like two: a line between them, a ground under the
            // pointer for the part that it is on.
            const QRect menu = proxy()->subControlRect(control, option, SC_ToolButtonMenu, widget);
            label.rect.setRight(menu.left() - 1);
            const bool onMenu = option->activeSubControls.testFlag(SC_ToolButtonMenu) &&
                                option->state.testFlag(State_MouseOver);
            if (enabled && onMenu) {
                painter->fillRect(menu.adjusted(1, 2, -2, -2),
                                  Theme::mix(m_theme.raised, m_theme.accent, 0.2));
            }
            painter->fillRect(menu.left(), menu.top() + 4, 1, menu.height() - 8, m_theme.border);
            paintChevron(*painter, menu, Qt::DownArrow, enabled ? m_theme.secondary : m_theme.muted);
        }
        label.palette.setColor(QPalette::ButtonText,
                               !enabled ? m_theme.muted
                                        : (option->state.testFlag(State_On) ? m_theme.accent : m_theme.text));
        proxy()->drawControl(CE_ToolButtonLabel, &label, painter, widget);
        if (option->state.testFlag(State_HasFocus)) {
            paintFocusRing(*painter, option->rect, m_theme);
        }
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                 SubControl subControl, const QWidget* widget) const {
    const QRect rect = option->rect;
    const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (control == CC_ToolButton && tool != nullptr &&
        tool->features.testFlag(QStyleOptionToolButton::MenuButtonPopup)) {
        const QRect menu(rect.right() + 1 - MenuPart, rect.top(), MenuPart, rect.height());
        return subControl == SC_ToolButtonMenu ? menu : rect.adjusted(0, 0, -MenuPart, 0);
    }
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (bar != nullptr) {
            const bool flat = bar->orientation == Qt::Horizontal;
            const int length = flat ? rect.width() : rect.height();
            const int range = bar->maximum - bar->minimum;
            int handle = length;
            if (range > 0) {
                const qint64 wanted = qint64(length) * bar->pageStep / (qint64(range) + bar->pageStep);
                handle = qBound(qMin(24, length), static_cast<int>(wanted), length);
            }
            const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                      length - handle, bar->upsideDown);
            const auto part = [&](int from, int size) {
                return flat ? QRect(rect.left() + from, rect.top(), size, rect.height())
                            : QRect(rect.left(), rect.top() + from, rect.width(), size);
            };
            switch (subControl) {
            case SC_ScrollBarAddLine:
            case SC_ScrollBarSubLine:
                return {};
            case SC_ScrollBarGroove:
                return rect;
            case SC_ScrollBarSlider:
                return part(start, handle);
            case SC_ScrollBarSubPage:
                return part(0, start);
            case SC_ScrollBarAddPage:
                return part(start + handle, length - start - handle);
            default:
                break;
            }
        }
    }
    if (control == CC_ComboBox) {
        switch (subControl) {
        case SC_ComboBoxEditField:
            return rect.adjusted(6, 1, -22, -1);
        case SC_ComboBoxArrow:
            return {rect.right() - 21, rect.top(), 22, rect.height()};
        default:
            break;
        }
    }
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const bool buttons = spin == nullptr || spin->buttonSymbols != QAbstractSpinBox::NoButtons;
        const int width = buttons ? 18 : 0;
        switch (subControl) {
        case SC_SpinBoxEditField:
            return rect.adjusted(6, 1, -width - 2, -1);
        case SC_SpinBoxUp:
            return buttons ? QRect(rect.right() - width, rect.top() + 1, width, rect.height() / 2 - 1)
                           : QRect();
        case SC_SpinBoxDown:
            return buttons ? QRect(rect.right() - width, rect.center().y(), width, rect.height() / 2)
                           : QRect();
        default:
            break;
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

} // namespace signalbox::ui
