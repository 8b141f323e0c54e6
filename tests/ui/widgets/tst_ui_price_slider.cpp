// SPDX-License-Identifier: GPL-3.0-or-later
// A price by hand is always legal, rounding goes against the person and is said, the wheel needs the focus
// (trader-conventions 3.2, 3.4, 3.5, 3.6).
#include "ui/theme/theme_style.h"
#include "ui/widgets/price_slider.h"
#include "ui/widgets/price_track.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace signalbox;

namespace {

QVector<qint64> nickels() {
    QVector<qint64> prices;
    for (qint64 price = 500; price <= 100000; price += 500) {
        prices << price;
    }
    return prices;
}

void fill(ui::PriceSlider& slider) {
    slider.setLegalPrices(nickels());
    slider.setQuotes(27000, 31500, 36000);
    slider.setPrice(31500);
    slider.resize(400, 40);
    slider.show();
}

void wheel(QWidget* target, int delta) {
    const QPointF at = QRectF(target->rect()).center();
    QWheelEvent event(at, target->mapToGlobal(at), {}, QPoint(0, delta), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(target, &event);
}

} // namespace

class TestUiPriceSlider : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::ThemeStyle::install(ui::Theme::make(ui::ThemeMode::Dark)); }

    void typedPriceIsRoundedAgainstThePersonAndSaidSo() {
        for (const bool credit : {true, false}) {
            ui::PriceSlider slider;
            slider.setCredit(credit);
            fill(slider);
            QSignalSpy changed(&slider, &ui::PriceSlider::priceChanged);
            QSignalSpy rounded(&slider, &ui::PriceSlider::rounded);
            auto* field = slider.findChild<QLineEdit*>();
            field->selectAll();
            QTest::keyClicks(field, QStringLiteral("1.28"));
            QTest::keyClick(field, Qt::Key_Return);
            QCOMPARE(changed.takeFirst().at(0).toLongLong(), credit ? 12500 : 13000);
            QCOMPARE(rounded.count(), 1);
            QVERIFY(rounded.at(0).at(0).toString().contains(QStringLiteral("1.28")));
            QCOMPARE(field->text(), credit ? QStringLiteral("1.25 cr") : QStringLiteral("1.30 db"));
            QVERIFY(slider.isLocked());
        }
    }

    void nonsenseIsNoPrice() {
        ui::PriceSlider slider;
        fill(slider);
        QSignalSpy changed(&slider, &ui::PriceSlider::priceChanged);
        auto* field = slider.findChild<QLineEdit*>();
        for (const char* text : {"", "abc", "-1", "nan", "inf", "1e9"}) {
            field->selectAll();
            field->insert(QString::fromLatin1(text));
            field->setModified(true);
            QTest::keyClick(field, Qt::Key_Return);
            QCOMPARE(changed.count(), 0);
            QCOMPARE(*slider.price(), 31500);
            QCOMPARE(field->text(), QStringLiteral("3.15 cr"));
        }
    }

    void everyPlaceOnTheTrackIsALegalPrice() {
        ui::PriceSlider slider;
        fill(slider);
        auto* track = slider.findChild<ui::PriceTrack*>();
        const QVector<qint64> legal = nickels();
        for (int x = 0; x < track->width(); x += 3) {
            QTest::mouseClick(track, Qt::LeftButton, {}, QPoint(x, 10));
            QVERIFY(legal.contains(*slider.price()));
            QVERIFY(*slider.price() >= 27000 && *slider.price() <= 36000);
        }
    }

    void wheelActsOnlyWithFocus() {
        ui::PriceSlider slider;
        fill(slider);
        auto* track = slider.findChild<ui::PriceTrack*>();
        QCOMPARE(int(track->focusPolicy() & Qt::WheelFocus), int(Qt::StrongFocus));
        track->clearFocus();
        wheel(track, 120);
        QCOMPARE(*slider.price(), 31500);
        slider.activateWindow();
        track->setFocus();
        QVERIFY(QTest::qWaitFor([&] { return track->hasFocus(); }));
        wheel(track, 120);
        QCOMPARE(*slider.price(), 32000);
        wheel(track, -120);
        QCOMPARE(*slider.price(), 31500);
    }

    void keysMoveByOneLegalStep() {
        ui::PriceSlider slider;
        fill(slider);
        auto* track = slider.findChild<ui::PriceTrack*>();
        QTest::keyClick(track, Qt::Key_Right);
        QCOMPARE(*slider.price(), 32000);
        QTest::keyClick(track, Qt::Key_Down);
        QCOMPARE(*slider.price(), 31500);
        QTest::keyClick(track, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(*slider.price(), 36500);
        QTest::keyClick(track, Qt::Key_Home);
        QCOMPARE(*slider.price(), 27000);
        QTest::keyClick(track, Qt::Key_End);
        QCOMPARE(*slider.price(), 36000);
        slider.stepBy(-10000);
        QCOMPARE(*slider.price(), 500);
    }

    void debitRunsFromHighNaturalToLowBest() {
        ui::PriceSlider slider;
        slider.setCredit(false);
        slider.setLegalPrices(nickels());
        slider.setQuotes(14000, 13000, 12000);
        slider.setPrice(13000);
        slider.resize(400, 40);
        auto* track = slider.findChild<ui::PriceTrack*>();
        QVERIFY(track->xOf(14000) < track->xOf(12000));
        QTest::keyClick(track, Qt::Key_Right);
        QCOMPARE(*slider.price(), 12500);
    }

    void padlockOpensAndCloses() {
        ui::PriceSlider slider;
        fill(slider);
        QSignalSpy locked(&slider, &ui::PriceSlider::lockedChanged);
        QVERIFY(!slider.isLocked());
        slider.setPrice(30000);
        QVERIFY(!slider.isLocked());
        QTest::keyClick(slider.findChild<ui::PriceTrack*>(), Qt::Key_Up);
        QVERIFY(slider.isLocked());
        QCOMPARE(locked.count(), 1);
        QTest::mouseClick(slider.findChild<QToolButton*>(), Qt::LeftButton);
        QVERIFY(!slider.isLocked());
        QCOMPARE(locked.count(), 2);
    }

    void withoutQuotesItShowsDashes() {
        ui::PriceSlider slider;
        slider.setLegalPrices({});
        slider.setQuotes(std::nullopt, std::nullopt, std::nullopt);
        QVERIFY(!slider.price());
        QCOMPARE(slider.findChild<QLineEdit*>()->text(), QString(QChar(0x2014)));
        slider.grab();
        slider.stepBy(1);
        QVERIFY(!slider.price());
    }
};

QTEST_MAIN(TestUiPriceSlider)
#include "tst_ui_price_slider.moc"
