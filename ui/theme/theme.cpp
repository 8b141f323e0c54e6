// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/theme_style.h"

#include <cmath>

namespace signalbox::ui {

namespace {

QColor hex(unsigned rgb) {
    return QColor::fromRgb(rgb);
}

void applyDark(Theme& theme) {
    theme.background = hex(0x12151a);
    theme.surface = hex(0x191d24);
    theme.raised = hex(0x212733);
    theme.border = hex(0x2b3340);
    theme.text = hex(0xe7ebf0);
    theme.secondary = hex(0xa9b4c2);
    theme.muted = hex(0x8995a5);
    theme.accent = hex(0x5aa7ff);
    theme.onAccent = hex(0x0b1420);
    theme.go = hex(0x3fb950);
    theme.caution = hex(0xe0a52c);
    theme.stop = hex(0xf5656d);
    theme.noData = hex(0x8b949e);
    theme.buy = hex(0x5aa7ff);
    theme.sell = hex(0xff9a62);
}

void applyLight(Theme& theme) {
    theme.background = hex(0xeef1f4);
    theme.surface = hex(0xffffff);
    theme.raised = hex(0xf5f7f9);
    theme.border = hex(0xd3dae2);
    theme.text = hex(0x171c22);
    theme.secondary = hex(0x46515e);
    theme.muted = hex(0x5f6b79);
    theme.accent = hex(0x0a63c2);
    theme.onAccent = hex(0xffffff);
    theme.go = hex(0x18763a);
    theme.caution = hex(0x8a5b00);
    theme.stop = hex(0xc2202b);
    theme.noData = hex(0x66707c);
    theme.buy = hex(0x0a63c2);
    theme.sell = hex(0xb04a12);
}

struct UpDown {
    unsigned up, down;
};

UpDown directionColours(ThemeMode mode, DirectionPalette palette) {
    const bool dark = mode == ThemeMode::Dark;
    const unsigned green = dark ? 0x33c08d : 0x087454;
    const unsigned red = dark ? 0xff7070 : 0xb92b2b;
    switch (palette) {
    case DirectionPalette::Western:
        return {green, red};
    case DirectionPalette::EastAsian:
        return {red, green};
    case DirectionPalette::Korean:
        return {red, dark ? 0x7fa8ffU : 0x2455c4U};
    case DirectionPalette::ColourBlind:
        return {dark ? 0x62b0f5U : 0x0b5ca8U, dark ? 0xf5a04aU : 0x96500aU};
    }
    return {green, red};
}

int pixels(TextRole role) {
    switch (role) {
    case TextRole::Caption:
        return 11;
    case TextRole::Body:
        return 12;
    case TextRole::Emphasis:
        return 13;
    case TextRole::TileValue:
        return 16;
    case TextRole::Verdict:
        return 20;
    }
    return 12;
}

double linear(int channel) {
    const double part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.red()) + 0.7152 * linear(colour.green()) + 0.0722 * linear(colour.blue());
}

QFont faced(const QStringList& families, int size, Weight weight) {
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(size);
    // Hinted, the small sizes come out too heavy and their spacing uneven.
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setWeight(weight == Weight::Strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

} // namespace

Theme Theme::make(ThemeMode mode, DirectionPalette palette) {
    Theme theme;
    theme.mode = mode;
    theme.directionPalette = palette;
    if (mode == ThemeMode::Dark) {
        applyDark(theme);
    } else {
        applyLight(theme);
    }
    const UpDown direction = directionColours(mode, palette);
    theme.up = hex(direction.up);
    theme.down = hex(direction.down);
    return theme;
}

QColor Theme::colour(models::Severity severity) const {
    switch (severity) {
    case models::Severity::None:
        return text;
    case models::Severity::Go:
        return go;
    case models::Severity::Caution:
        return caution;
    case models::Severity::Stop:
        return stop;
    case models::Severity::NoData:
        return noData;
    case models::Severity::Info:
        return accent;
    }
    return text;
}

QColor Theme::colour(models::Direction direction) const {
    switch (direction) {
    case models::Direction::None:
        return text;
    case models::Direction::Up:
        return up;
    case models::Direction::Down:
        return down;
    }
    return text;
}

QColor Theme::colour(models::SideHint side) const {
    switch (side) {
    case models::SideHint::None:
        return text;
    case models::SideHint::Buy:
        return buy;
    case models::SideHint::Sell:
        return sell;
    }
    return text;
}

QColor Theme::tint(models::Severity severity) const {
    if (severity == models::Severity::None) {
        return {};
    }
    return mix(surface, colour(severity), mode == ThemeMode::Dark ? 0.14 : 0.11);
}

QColor Theme::tint(models::SideHint side) const {
    if (side == models::SideHint::None) {
        return {};
    }
    return mix(surface, colour(side), mode == ThemeMode::Dark ? 0.14 : 0.11);
}

QColor Theme::mix(const QColor& ground, const QColor& ink, double part) {
    const auto channel = [part](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * part));
    };
    return QColor(channel(ground.red(), ink.red()), channel(ground.green(), ink.green()),
                  channel(ground.blue(), ink.blue()));
}

QFont Theme::words(TextRole role, Weight weight) const {
    static const QStringList families = {QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                                         QStringLiteral("DejaVu Sans")};
    return faced(families, px(pixels(role)), weight);
}

QFont Theme::figures(TextRole role, Weight weight) const {
    static const QStringList families = {QStringLiteral("Roboto"), QStringLiteral("Liberation Sans"),
                                         QStringLiteral("DejaVu Sans")};
    return faced(families, px(pixels(role)), weight);
}

QFont Theme::mono(TextRole role, Weight weight) const {
    static const QStringList families = {QStringLiteral("DejaVu Sans Mono"),
                                         QStringLiteral("Liberation Mono"), QStringLiteral("monospace")};
    QFont font = faced(families, px(pixels(role)), weight);
    font.setStyleHint(QFont::Monospace);
    return font;
}

int Theme::px(int length) const {
    return static_cast<int>(std::lround(length * textScale));
}

QPalette Theme::palette() const {
    QPalette result;
    const auto set = [&result](QPalette::ColorRole role, const QColor& normal, const QColor& disabled) {
        result.setColor(QPalette::Active, role, normal);
        result.setColor(QPalette::Inactive, role, normal);
        result.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, background, background);
    set(QPalette::WindowText, text, muted);
    set(QPalette::Base, surface, surface);
    set(QPalette::AlternateBase, raised, raised);
    set(QPalette::Text, text, muted);
    set(QPalette::PlaceholderText, muted, muted);
    set(QPalette::Button, raised, raised);
    set(QPalette::ButtonText, text, muted);
    set(QPalette::BrightText, text, muted);
    set(QPalette::Highlight, accent, border);
    set(QPalette::HighlightedText, onAccent, muted);
    set(QPalette::ToolTipBase, raised, raised);
    set(QPalette::ToolTipText, text, text);
    set(QPalette::Link, accent, muted);
    set(QPalette::LinkVisited, accent, muted);
    set(QPalette::Light, raised, raised);
    set(QPalette::Midlight, mix(raised, border, 0.5), raised);
    set(QPalette::Mid, border, border);
    set(QPalette::Dark, border, border);
    set(QPalette::Shadow, background, background);
    return result;
}

int Theme::fadeMilliseconds() const {
    return reducedMotion ? 0 : 160;
}

const Theme& currentTheme() {
    if (const ThemeStyle* style = ThemeStyle::installed()) {
        return style->theme();
    }
    static const Theme fallback = Theme::make(ThemeMode::Dark);
    return fallback;
}

double contrastRatio(const QColor& a, const QColor& b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

} // namespace signalbox::ui
