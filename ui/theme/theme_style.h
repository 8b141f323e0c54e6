// SPDX-License-Identifier: GPL-3.0-or-later
// Paints Qt's own controls in the look of the house and holds the theme in force. A proxy style instead of an
// application-wide style sheet, which would cost 14 ms of every start.
#pragma once

#include "ui/theme/theme.h"

#include <QProxyStyle>

namespace signalbox::ui {

class ThemeStyle final : public QProxyStyle {
    Q_OBJECT
public:
    explicit ThemeStyle(const Theme& theme);

    /// Makes a ThemeStyle the application's style and sets palette and font. The application owns it.
    static ThemeStyle* install(const Theme& theme);
    /// The application's style if it is ours, else null.
    [[nodiscard]] static ThemeStyle* installed();

    [[nodiscard]] const Theme& theme() const { return m_theme; }
    /// Applies palette and font to the application; every widget repaints. Painted widgets need no
    /// connection: they get QEvent::PaletteChange.
    void setTheme(const Theme& theme);

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option,
                                  const QWidget* widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                                QStyleHintReturn* returnData) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                         const QWidget* widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption* option,
                                       const QWidget* widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                       SubControl subControl, const QWidget* widget) const override;

Q_SIGNALS:
    void themeChanged();

private:
    Theme m_theme;
};

} // namespace signalbox::ui
