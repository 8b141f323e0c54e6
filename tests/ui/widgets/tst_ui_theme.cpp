// SPDX-License-Identifier: GPL-3.0-or-later
// The tokens of the look: contrast, the three groups of meaning apart, switching at run time.
#include "ui/theme/icons.h"
#include "ui/theme/theme_style.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QStyleOptionToolButton>
#include <QTest>
#include <QToolButton>

using namespace signalbox;
using ui::Theme;
using ui::ThemeMode;

namespace {

struct Token {
    const char* name;
    QColor Theme::* colour;
};

const Token TextTokens[] = {{"text", &Theme::text},   {"secondary", &Theme::secondary},
                            {"muted", &Theme::muted}, {"accent", &Theme::accent},
                            {"go", &Theme::go},       {"caution", &Theme::caution},
                            {"stop", &Theme::stop},   {"no data", &Theme::noData},
                            {"up", &Theme::up},       {"down", &Theme::down},
                            {"buy", &Theme::buy},     {"sell", &Theme::sell}};

const ui::DirectionPalette Palettes[] = {ui::DirectionPalette::Western, ui::DirectionPalette::EastAsian,
                                         ui::DirectionPalette::Korean, ui::DirectionPalette::ColourBlind};

} // namespace

class TestUiTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTextTokenReachesItsContrast() {
        for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
            for (const auto palette : Palettes) {
                const Theme theme = Theme::make(mode, palette);
                for (const Token& token : TextTokens) {
                    const std::pair<const char*, QColor> grounds[] = {{"background", theme.background},
                                                                      {"surface", theme.surface},
                                                                      {"raised", theme.raised}};
                    for (const auto& [ground, colour] : grounds) {
                        // Status stands on panels and tiles; on the window's ground "no data" is written
                        // muted.
                        if (token.colour == &Theme::noData && colour == theme.background) {
                            continue;
                        }
                        const double ratio = ui::contrastRatio(theme.*token.colour, colour);
                        QVERIFY2(
                            ratio >= 4.5,
                            qPrintable(QStringLiteral("%1 on %2, %3: %4")
                                           .arg(QString::fromLatin1(token.name), QString::fromLatin1(ground),
                                                mode == ThemeMode::Dark ? QStringLiteral("dark")
                                                                        : QStringLiteral("light"))
                                           .arg(ratio)));
                    }
                }
                QVERIFY(ui::contrastRatio(theme.onAccent, theme.accent) >= 4.5);
            }
        }
    }

    void textStaysReadableOnTints() {
        for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
            const Theme theme = Theme::make(mode);
            for (const auto severity :
                 {models::Severity::Go, models::Severity::Caution, models::Severity::Stop,
                  models::Severity::NoData, models::Severity::Info}) {
                QVERIFY(ui::contrastRatio(theme.text, theme.tint(severity)) >= 4.5);
                QVERIFY(ui::contrastRatio(theme.secondary, theme.tint(severity)) >= 4.5);
            }
            QVERIFY(!theme.tint(models::Severity::None).isValid());
        }
    }

    void directionNeverTouchesStatusOrSide() {
        for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
            const Theme western = Theme::make(mode);
            for (const auto palette : Palettes) {
                const Theme theme = Theme::make(mode, palette);
                QCOMPARE(theme.go, western.go);
                QCOMPARE(theme.stop, western.stop);
                QCOMPARE(theme.buy, western.buy);
                QCOMPARE(theme.sell, western.sell);
                QVERIFY(theme.up != theme.down);
            }
            const Theme eastern = Theme::make(mode, ui::DirectionPalette::EastAsian);
            QCOMPARE(eastern.up, western.down);
            QCOMPARE(eastern.down, western.up);
        }
    }

    void tokensAreThoseOfTheLook() {
        const Theme dark = Theme::make(ThemeMode::Dark);
        QCOMPARE(dark.surface.name(), QStringLiteral("#191d24"));
        QCOMPARE(dark.accent.name(), QStringLiteral("#5aa7ff"));
        const Theme light = Theme::make(ThemeMode::Light);
        QCOMPARE(light.background.name(), QStringLiteral("#eef1f4"));
        QCOMPARE(light.caution.name(), QStringLiteral("#8a5b00"));
    }

    void digitsHaveOneWidth() {
        const QFontMetricsF metrics(Theme::make(ThemeMode::Dark).figures());
        const double zero = metrics.horizontalAdvance(QLatin1Char('0'));
        for (char digit = '1'; digit <= '9'; ++digit) {
            QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)), zero);
        }
    }

    void theChosenRowOfAListStaysReadable() { // the list of a combo box in the dark theme
        for (const ui::ThemeMode mode : {ui::ThemeMode::Dark, ui::ThemeMode::Light}) {
            ui::ThemeStyle::install(ui::Theme::make(mode));
            QListWidget list;
            list.addItems({QStringLiteral("Optimus"), QStringLiteral("MMMMMMMM")});
            list.setCurrentRow(1);
            list.resize(160, 60);
            const QImage image = list.grab().toImage();
            const QRect row = list.visualItemRect(list.item(1));
            const QColor ink = ui::currentTheme().text;
            int inked = 0;
            for (int y = row.top(); y <= row.bottom(); ++y) {
                for (int x = row.left(); x <= row.right(); ++x) {
                    const QColor at = image.pixelColor(x, y);
                    inked += std::abs(at.red() - ink.red()) + std::abs(at.green() - ink.green()) +
                                         std::abs(at.blue() - ink.blue()) <
                                     60
                                 ? 1
                                 : 0;
                }
            }
            QVERIFY2(inked > 20, qPrintable(QString::number(inked)));
        }
        ui::ThemeStyle::install(ui::Theme::make(ui::ThemeMode::Dark));
    }

    void aSplitButtonHasTwoParts() { // one copies, the other opens the menu: they are told apart
        ui::ThemeStyle::install(Theme::make(ThemeMode::Dark));
        QToolButton button;
        button.setText(QStringLiteral("Copy for thinkorswim"));
        button.setPopupMode(QToolButton::MenuButtonPopup);
        QMenu menu;
        button.setMenu(&menu);
        button.resize(240, 28);
        QStyleOptionToolButton option;
        option.initFrom(&button);
        option.features = QStyleOptionToolButton::HasMenu | QStyleOptionToolButton::MenuButtonPopup;
        const auto part = [&](QStyle::SubControl which) {
            return button.style()->subControlRect(QStyle::CC_ToolButton, &option, which, &button);
        };
        const QRect opens = part(QStyle::SC_ToolButtonMenu);
        const QRect acts = part(QStyle::SC_ToolButton);
        QVERIFY(opens.width() >= 24);
        QVERIFY(!opens.intersects(acts));
        QCOMPARE(acts.width() + opens.width(), button.width());
        const QImage picture = button.grab().toImage();
        QCOMPARE(picture.pixelColor(opens.left(), opens.center().y()).rgb(), ui::currentTheme().border.rgb());
    }

    void switchingReachesWidgetsAndTellsOnce() {
        ui::ThemeStyle* style = ui::ThemeStyle::install(Theme::make(ThemeMode::Dark));
        QCOMPARE(ui::ThemeStyle::installed(), style);
        QLabel label(QStringLiteral("words"));
        label.show();
        QSignalSpy spy(style, &ui::ThemeStyle::themeChanged);
        Theme light = Theme::make(ThemeMode::Light);
        light.textScale = 1.5;
        style->setTheme(light);
        QCOMPARE(spy.count(), 1);
        QTRY_COMPARE(label.palette().color(QPalette::WindowText), light.text);
        QCOMPARE(label.font().pixelSize(), 18);
        QCOMPARE(ui::currentTheme().mode, ThemeMode::Light);
        style->setTheme(Theme::make(ThemeMode::Dark));
    }

    void reducedMotionMeansNone() {
        Theme theme = Theme::make(ThemeMode::Dark);
        QVERIFY(theme.fadeMilliseconds() >= 120 && theme.fadeMilliseconds() <= 200);
        theme.reducedMotion = true;
        QCOMPARE(theme.fadeMilliseconds(), 0);
    }

    void everyIconDrawsSomething() {
        const QStringList names = ui::iconNames();
        QVERIFY(names.size() > 30);
        for (const QString& name : names) {
            const QImage image = ui::iconPixmap(name, Qt::white, 16, 2).toImage();
            bool ink = false;
            for (int y = 0; y < image.height() && !ink; ++y) {
                for (int x = 0; x < image.width() && !ink; ++x) {
                    ink = qAlpha(image.pixel(x, y)) > 128;
                }
            }
            QVERIFY2(ink, qPrintable(name));
            QVERIFY(!ui::themedIcon(name).isNull());
        }
        QVERIFY(ui::themedIcon(QStringLiteral("no-such-icon")).isNull());
    }
};

QTEST_MAIN(TestUiTheme)
#include "tst_ui_theme.moc"
