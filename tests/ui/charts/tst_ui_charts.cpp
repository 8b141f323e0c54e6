// SPDX-License-Identifier: GPL-3.0-or-later
// Charts: what stands under the cursor is what the data say, zooming keeps the bar under the cursor, every
// chart speaks, and 10,000 candles paint within a frame (trader-conventions 4, 7, 12).
#include "tests/ui/gallery/sample_prices.h"
#include "ui/charts/chart_scale.h"
#include "ui/charts/equity_chart.h"
#include "ui/charts/payoff_chart.h"
#include "ui/charts/payoff_labels.h"
#include "ui/charts/price_chart.h"
#include "ui/charts/smile_chart.h"
#include "ui/charts/with_qcustomplot.hpp"
#include "ui/theme/theme_style.h"

#include <cmath>

#include <QApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace signalbox;

namespace {

void wheel(QWidget& target, QPointF at, int delta) {
    QWheelEvent event(at, target.mapToGlobal(at), {}, QPoint(0, delta), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&target, &event);
}

} // namespace

class TestUiCharts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::ThemeStyle::install(ui::Theme::make(ui::ThemeMode::Dark)); }

    void scalesGoThereAndBack() {
        for (const bool logarithmic : {false, true}) {
            const ui::ChartScale scale(2000, 4000, 10, 410, logarithmic);
            QCOMPARE(scale.toPixel(2000), 410.0);
            QCOMPARE(scale.toPixel(4000), 10.0);
            for (double value = 2000; value <= 4000; value += 137) {
                QVERIFY(std::abs(scale.toValue(scale.toPixel(value)) - value) < 1e-6);
            }
        }
        const ui::ChartScale flat(5, 5, 0, 100);
        QVERIFY(std::isfinite(flat.toPixel(5)));
        const ui::ChartScale negative(-5, 5, 0, 100, true);
        QVERIFY(!negative.isLogarithmic());
        const QVector<double> ticks = ui::ChartScale(2812, 3104, 0, 100).ticks(5);
        QVERIFY(ticks.size() >= 3 && ticks.size() <= 8);
        QCOMPARE(ui::ChartScale::decimals({2.25, 2.5}), 2);
        QCOMPARE(ui::ChartScale::decimals({2800, 2850}), 0);
    }

    void crosshairReadsTheBarUnderIt() {
        ui::PriceChart chart;
        chart.resize(800, 400);
        chart.setData(gallery::samplePrices(500));
        chart.show();
        QSignalSpy moved(&chart, &ui::PriceChart::crosshairMoved);
        const int bar = 470;
        QTest::mouseMove(&chart, QPoint(qRound(chart.xOfBar(bar)), 100));
        QCoreApplication::sendPostedEvents();
        QTRY_COMPARE(chart.crosshairBar().value_or(-1), bar);
        const auto& columns = *chart.data().columns;
        QCOMPARE(moved.last().at(0).toInt(), base::toDayNumber(columns.dates[470]));
        QVERIFY(chart.readOut().contains(QLocale().toString(columns.close[470], 'f', 1)));
        QVERIFY(chart.readOut().contains(QStringLiteral("RSI")));
        QVERIFY(std::abs(chart.priceAtY(chart.yOfPrice(columns.close[470])) - columns.close[470]) < 1e-6);
        QVERIFY(std::abs(chart.barAtX(chart.xOfBar(bar)) - bar) < 1e-9);
    }

    void wheelKeepsTheBarUnderTheCursor() {
        ui::PriceChart chart;
        chart.resize(800, 400);
        chart.setData(gallery::samplePrices(2000));
        chart.showBars(800, 1200);
        const QPointF at(300, 120);
        const double before = chart.barAtX(at.x());
        const double span = chart.lastBar() - chart.firstBar();
        wheel(chart, at, 120);
        QVERIFY(chart.lastBar() - chart.firstBar() < span);
        QVERIFY(std::abs(chart.barAtX(at.x()) - before) < 0.01);
        wheel(chart, at, -240);
        QVERIFY(chart.lastBar() - chart.firstBar() > span);
        QVERIFY(std::abs(chart.barAtX(at.x()) - before) < 0.01);
    }

    void zoomAndPanStayInsideTheData() {
        ui::PriceChart chart;
        chart.resize(800, 400);
        chart.setData(gallery::samplePrices(300));
        for (int i = 0; i < 40; ++i) {
            wheel(chart, QPointF(200, 100), -120);
        }
        QVERIFY(chart.firstBar() >= 0 && chart.lastBar() <= 310);
        for (int i = 0; i < 80; ++i) {
            wheel(chart, QPointF(200, 100), 120);
        }
        QVERIFY(chart.lastBar() - chart.firstBar() >= 7.9);
        chart.showBars(-500, -400);
        QVERIFY(chart.firstBar() >= 0);
        chart.showBars(5000, 5100);
        QVERIFY(chart.lastBar() <= 302.5);
    }

    void dragPansAndDoubleClickFits() {
        ui::PriceChart chart;
        chart.resize(800, 400);
        chart.setData(gallery::samplePrices(1000));
        chart.showBars(400, 500);
        QTest::mousePress(&chart, Qt::LeftButton, {}, QPoint(400, 100));
        QTest::mouseMove(&chart, QPoint(300, 100));
        QTest::mouseRelease(&chart, Qt::LeftButton, {}, QPoint(300, 100));
        QTRY_VERIFY(chart.firstBar() > 405);
        QTest::mouseDClick(&chart, Qt::LeftButton, {}, QPoint(300, 100));
        QCOMPARE(chart.firstBar(), 0.0);
        QVERIFY(chart.lastBar() >= 1000);
    }

    void keyboardReachesEveryBar() {
        ui::PriceChart chart;
        chart.resize(800, 400);
        chart.setData(gallery::samplePrices(400));
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.crosshairBar().value_or(-1), 398);
        QTest::keyClick(&chart, Qt::Key_Home);
        QCOMPARE(chart.crosshairBar().value_or(-1), 0);
        QVERIFY(chart.firstBar() <= 0.01);
        QSignalSpy table(&chart, &ui::PriceChart::tableRequested);
        QTest::keyClick(&chart, Qt::Key_T);
        QCOMPARE(table.count(), 1);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(!chart.crosshairBar());
    }

    void newDayKeepsLookingAtTheNewest() {
        ui::PriceChart chart;
        chart.resize(800, 400);
        chart.setData(gallery::samplePrices(400));
        const double span = chart.lastBar() - chart.firstBar();
        chart.setData(gallery::samplePrices(401));
        QCOMPARE(chart.lastBar() - chart.firstBar(), span);
        QVERIFY(chart.lastBar() >= 401);
    }

    void paintsWithHolesWithoutDataAndInEveryForm() {
        ui::PriceChart chart;
        chart.resize(700, 420);
        chart.grab();
        QVERIFY(!chart.summary().isEmpty());
        auto data = gallery::samplePrices(300);
        auto columns = std::make_shared<session::ChartColumns>(*data.columns);
        columns->close[290] = base::Missing;
        columns->open[290] = base::Missing;
        columns->ema[295] = base::Missing;
        columns->volume.clear();
        columns->macd.clear();
        columns->macdSignal.clear();
        columns->macdHistogram.clear();
        data.columns = columns;
        data.levels = {{ui::PriceLevel::Kind::ShortStrike, columns->close.back() * 0.98, QStringLiteral("S")},
                       {ui::PriceLevel::Kind::Stop, -5, QStringLiteral("far away")}};
        chart.setData(data);
        chart.setOverlays(ui::Overlays(~0U));
        for (const bool logarithmic : {false, true}) {
            chart.setLogarithmic(logarithmic);
            for (const QSize size : {QSize(700, 420), QSize(60, 40), QSize(1600, 900)}) {
                chart.resize(size);
                QVERIFY(!chart.grab().isNull());
            }
        }
        QVERIFY(chart.summary().contains(QStringLiteral("SPX")));
        data.columns = std::make_shared<session::ChartColumns>();
        chart.setData(data);
        chart.grab();
    }

    void switchingAnOverlayOffChangesThePicture() {
        ui::PriceChart chart;
        chart.resize(700, 420);
        chart.setData(gallery::samplePrices(300));
        const QImage with = chart.grab().toImage();
        ui::Overlays overlays = chart.overlays();
        overlays.setFlag(ui::Overlay::Bollinger, false);
        chart.setOverlays(overlays);
        QVERIFY(with != chart.grab().toImage());
        QVERIFY(!chart.readOut().contains(QStringLiteral("BB")));
    }

    void tenThousandCandlesPaintWithinAFrame() {
        ui::PriceChart chart;
        chart.resize(1600, 900);
        chart.setData(gallery::samplePrices(10000));
        chart.setOverlays(ui::Overlays(~0U));
        chart.show();
        chart.fitAll();
        chart.grab();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i) {
            chart.showBars(i, 10002 + i);
            chart.setLogarithmic(i % 2 == 0);
            chart.grab();
        }
        qInfo("10,000 candles, all overlays: %.2f ms", static_cast<double>(timer.nsecsElapsed()) / 2e7);
        timer.restart();
        for (int i = 0; i < 20; ++i) {
            chart.showBars(5000 + i, 5200 + i);
            chart.grab();
        }
        qInfo("200 candles, all overlays: %.2f ms", static_cast<double>(timer.nsecsElapsed()) / 2e7);
    }

    void payoffReadsBothLines() {
        ui::PayoffChart chart;
        chart.resize(500, 300);
        QVERIFY(!chart.summary().isEmpty());
        ui::PayoffData data;
        for (int i = 0; i <= 200; ++i) {
            data.price << 2500 + i;
            data.atExpiry << std::min(620.0, (2500 + i - 2616.9) * 200);
            data.today << 100 + i;
        }
        data.spot = 2650;
        data.breakEvens = {2616.9};
        data.shortStrikes = {2620};
        data.longStrikes = {2570};
        data.oneDeviation = 70;
        chart.setData(data);
        chart.grab();
        const QString text = chart.readOutAt(2600.5);
        QVERIFY(text.contains(QStringLiteral("2,600.5")));
        QVERIFY(text.contains(QStringLiteral("\u2212$3,280")));
        QVERIFY(text.contains(QStringLiteral("sd")));
        QVERIFY(chart.readOutAt(1000).isEmpty());
        QVERIFY(chart.summary().contains(QStringLiteral("2,616.90")));
    }

    void payoffLabelsNeverCoverEachOther() {
        ui::PayoffChart chart;
        ui::PayoffData data;
        for (int i = 0; i <= 1200; ++i) {
            data.price << 2000 + i;
            data.atExpiry << std::min(620.0, (2000 + i - 2616.9) * 200);
        }
        data.spot = 2625;
        data.breakEvens = {2616.9};
        data.shortStrikes = {2620};
        data.longStrikes = {2570};
        chart.resize(400, 300);
        chart.setData(data);
        // Data come before the panel has its size, and the size changes.
        for (const QSize size : {QSize(330, 200), QSize(190, 160), QSize(900, 300)}) {
            chart.resize(size);
            chart.grab();
            QVector<QRectF> places;
            auto* plot = chart.findChild<QCustomPlot*>();
            for (int i = 0; i < plot->itemCount(); ++i) {
                const auto* text = qobject_cast<QCPItemText*>(plot->item(i));
                if (text == nullptr || !text->visible()) {
                    continue;
                }
                const QRectF place(text->topLeft->pixelPosition(), text->bottomRight->pixelPosition());
                for (const QRectF& other : places) {
                    QVERIFY2(!place.adjusted(1, 1, -1, -1).intersects(other), qPrintable(text->text()));
                }
                places << place;
            }
            QCOMPARE(places.size(), 4);
        }
    }

    void payoffLabelsLeaveTheCurvesFree() { // the corner of the payoff is what the graph is read for
        const QRectF area(0, 0, 360, 170);
        QVector<double> payoff(360);
        for (int i = 0; i < payoff.size(); ++i) {
            payoff[i] = i < 110 ? 150 : i > 120 ? 15 : 150 - (i - 110) * 13.5;
        }
        const QVector<ui::LineLabel> labels = {{110, {50, 16}}, {120, {50, 16}}, {119, {110, 16}}};
        const QVector<QRectF> places = ui::placesBeside(labels, area, {payoff});
        QCOMPARE(places.size(), labels.size());
        for (const QRectF& place : places) {
            QVERIFY(area.contains(place));
            for (int i = 0; i + 1 < payoff.size(); ++i) {
                const QRectF piece(QPointF(i, std::min(payoff[i], payoff[i + 1])),
                                   QPointF(i + 1, std::max(payoff[i], payoff[i + 1]) + 1));
                QVERIFY2(!piece.intersects(place), qPrintable(QString::number(i)));
            }
            for (const QRectF& other : places) {
                QVERIFY(&other == &place || !other.intersects(place));
            }
        }
        QVERIFY(places[2].left() == 119 || places[2].right() == 119);
    }

    void labelsOfMarkersHideNoCandle() {
        auto data = gallery::samplePrices(120);
        auto columns = std::make_shared<session::ChartColumns>(*data.columns);
        columns->markers.clear();
        using Kind = session::ChartColumns::Marker::Kind;
        for (const std::size_t bar : {std::size_t{60}, std::size_t{84}, std::size_t{117}}) {
            session::ChartColumns::Marker marker;
            marker.kind = bar == 84 ? Kind::RejectedSignal : Kind::Entry;
            marker.date = columns->dates[bar];
            columns->markers.push_back(marker);
        }
        const auto candlePixels = [&](const std::string& label) {
            for (auto& marker : columns->markers) {
                marker.label = label;
            }
            data.columns = std::make_shared<session::ChartColumns>(*columns);
            ui::PriceChart chart;
            chart.resize(640, 260);
            chart.setOverlays({});
            chart.setData(data);
            const QImage picture = chart.grab().toImage();
            const ui::Theme& theme = ui::currentTheme();
            int count = 0;
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x) {
                    const QRgb pixel = picture.pixel(x, y);
                    count += pixel == theme.up.rgb() || pixel == theme.down.rgb() ? 1 : 0;
                }
            }
            return count;
        };
        const int bare = candlePixels({});
        QVERIFY(bare > 500);
        QCOMPARE(candlePixels("2 JUL 5,540/5,490"), bare);
    }

    void equityLabelsNeverTouch() {
        ui::EquityChart equity;
        equity.setPoints({{QDate(2019, 1, 2), 500000, 0},
                          {QDate(2020, 1, 3), 498000, 0.004},
                          {QDate(2021, 1, 3), 502300, 0}});
        equity.show();
        for (const QSize size : {QSize(480, 130), QSize(480, 240), QSize(900, 420)}) {
            equity.resize(size);
            QCoreApplication::sendPostedEvents();
            equity.grab();
            auto* plot = equity.findChild<QCustomPlot*>();
            QVERIFY(plot != nullptr);
            const int line = QFontMetrics(ui::currentTheme().figures(ui::TextRole::Caption)).height();
            for (QCPAxisRect* rect : plot->axisRects()) {
                QCPAxis* axis = rect->axis(QCPAxis::atRight);
                const auto ticks = axis->ticker()->tickCount();
                QVERIFY2(ticks * line <= std::max(line, rect->height()), qPrintable(QString::number(ticks)));
            }
        }
    }

    void equityAndSmileSpeakAndPaint() {
        ui::EquityChart equity;
        equity.resize(400, 250);
        equity.grab();
        equity.setPoints({{QDate(2019, 1, 2), 500000, 0}, {QDate(2019, 1, 3), 490000, 0.02}});
        equity.grab();
        QVERIFY(equity.summary().contains(QStringLiteral("2.0 %")));
        ui::SmileChart smile;
        smile.resize(300, 160);
        smile.grab();
        ui::SmileData data;
        data.strike = {2500, 2600, 2700};
        data.volatility = {0.22, base::Missing, 0.18};
        data.shortStrike = 2600; // no volatility there: no mark, no crash
        data.longStrike = 2500;
        smile.setData(data);
        smile.grab();
        QVERIFY(smile.summary().contains(QStringLiteral("22.0 %")));
        ui::ThemeStyle::installed()->setTheme(ui::Theme::make(ui::ThemeMode::Light));
        smile.grab();
        equity.grab();
        ui::ThemeStyle::installed()->setTheme(ui::Theme::make(ui::ThemeMode::Dark));
    }
};

QTEST_MAIN(TestUiCharts)
#include "tst_ui_charts.moc"
