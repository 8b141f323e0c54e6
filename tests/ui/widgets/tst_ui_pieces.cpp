// SPDX-License-Identifier: GPL-3.0-or-later
// Each piece paints in both themes and at 200 % without a warning, speaks, and works from the keyboard.
#include "ui/theme/theme_style.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/heat_bar.h"
#include "ui/widgets/history_ribbon.h"
#include "ui/widgets/leg_line.h"
#include "ui/widgets/lever_frame.h"
#include "ui/widgets/panel_frame.h"
#include "ui/widgets/reading_table.h"
#include "ui/widgets/reason_box.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/signal_head.h"
#include "ui/widgets/tile.h"
#include "ui/widgets/toggle.h"
#include "ui/widgets/trigger_strip.h"
#include "ui/widgets/verdict_line.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace signalbox;
using models::Severity;
using ui::Theme;

namespace {

int warnings = 0;

void countWarnings(QtMsgType type, const QMessageLogContext&, const QString&) {
    warnings += type == QtWarningMsg || type == QtCriticalMsg ? 1 : 0;
}

QVector<ui::Lever> tenLevers() {
    QVector<ui::Lever> levers;
    for (int i = 1; i <= 10; ++i) {
        ui::Lever lever;
        lever.number = i;
        lever.name = QStringLiteral("Gate %1").arg(i);
        lever.state = i < 8    ? ui::LeverState::Passed
                      : i == 8 ? ui::LeverState::Off
                      : i == 9 ? ui::LeverState::Blocked
                               : ui::LeverState::NotEvaluated;
        lever.blocking = i == 9;
        levers << lever;
    }
    return levers;
}

int pixelsLike(const QImage& image, const QColor& colour, int tolerance = 40) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += qAbs(pixel.red() - colour.red()) < tolerance &&
                             qAbs(pixel.green() - colour.green()) < tolerance &&
                             qAbs(pixel.blue() - colour.blue()) < tolerance
                         ? 1
                         : 0;
        }
    }
    return count;
}

/// One of everything, filled.
QVector<QWidget*> everyPiece(QWidget* parent) {
    QVector<QWidget*> all;
    auto* head = new ui::SignalHead(parent);
    head->setAspect(ui::Aspect::Caution, QStringLiteral("REDUCED"));
    auto* levers = new ui::LeverFrame(parent);
    levers->setLevers(tenLevers());
    auto* verdict = new ui::VerdictLine(parent);
    verdict->setVerdict(QStringLiteral("NO TRADE"), Severity::None);
    verdict->setSentence(QStringLiteral("Only <b>Capacity</b> blocks: 3 of 3."));
    auto* table = new ui::ReadingTable(parent);
    table->setReadings({{QStringLiteral("VIX"),
                         QStringLiteral("18.06"),
                         QStringLiteral("< 25"),
                         QStringLiteral("6.94"),
                         Severity::Stop,
                         false,
                         {},
                         {}}});
    auto* bar = new ui::HeatBar(parent);
    bar->setReading(0.057, 0.15, 0.16);
    auto* strip = new ui::TriggerStrip(parent);
    strip->setTriggers(
        {{QStringLiteral("Target 1.30"), QStringLiteral("0.34 away"), Severity::None, 0.5, true}});
    auto* ribbon = new ui::HistoryRibbon(parent);
    ribbon->setDays({{QDate(2019, 5, 13), Severity::Go, QStringLiteral("Low Vol")},
                     {QDate(2019, 5, 14), Severity::Stop, QStringLiteral("Crisis")}});
    auto* tile = new ui::Tile(QStringLiteral("Open P/L"), parent);
    tile->setValue(QStringLiteral("+$530"));
    tile->setDetail(QStringLiteral("<b>W</b> L"));
    auto* box = new ui::ReasonBox(parent);
    box->setReason(ui::ReasonBox::Kind::Veto, QStringLiteral("VETO"), QStringLiteral("3 of 3 open."));
    auto* leg = new ui::LegLine(parent);
    leg->setLeg(models::SideHint::Sell, -2, QStringLiteral("SPXW 28 JUN 19 2,620 P"));
    auto* empty = new ui::EmptyState(parent);
    empty->setMessage(QStringLiteral("No chain."), QStringLiteral("Import one."));
    auto* frame = new ui::PanelFrame(QStringLiteral("Chart"), parent);
    frame->setSubtitle(QStringLiteral("SPX"));
    frame->setNote(QStringLiteral("close of 14 May"));
    frame->setContent(new QWidget);
    all << head << levers << verdict << table << bar << strip << ribbon << tile << box << leg << empty
        << frame << new ui::Badge(ui::BadgeKind::Live, parent)
        << new ui::Toggle(QStringLiteral("Study"), parent)
        << new ui::SegmentedControl({QStringLiteral("Linear"), QStringLiteral("Log")}, parent);
    return all;
}

} // namespace

class TestUiPieces : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::ThemeStyle::install(Theme::make(ui::ThemeMode::Dark)); }

    void everyPiecePaintsInEveryTheme() {
        QWidget window;
        window.resize(600, 400);
        const QVector<QWidget*> pieces = everyPiece(&window);
        window.show();
        const auto before = qInstallMessageHandler(countWarnings);
        for (const ui::ThemeMode mode : {ui::ThemeMode::Dark, ui::ThemeMode::Light}) {
            for (const double scale : {1.0, 2.0}) {
                Theme theme = Theme::make(mode);
                theme.textScale = scale;
                ui::ThemeStyle::installed()->setTheme(theme);
                for (QWidget* piece : pieces) {
                    const QSize hint = piece->sizeHint();
                    if (!hint.isValid() || hint.height() <= 0) {
                        QFAIL(piece->metaObject()->className());
                    }
                    for (const QSize size : {hint, QSize(12, 12), QSize(900, 300)}) {
                        piece->resize(size);
                        if (piece->grab().isNull()) {
                            QFAIL(piece->metaObject()->className());
                        }
                    }
                }
            }
        }
        qInstallMessageHandler(before);
        ui::ThemeStyle::installed()->setTheme(Theme::make(ui::ThemeMode::Dark));
        QCOMPARE(warnings, 0);
    }

    void everyPieceHasASpokenName() {
        QWidget window;
        for (const QWidget* piece : everyPiece(&window)) {
            const bool button = qobject_cast<const QAbstractButton*>(piece) != nullptr;
            const bool spoken = button || !piece->accessibleName().isEmpty() ||
                                !piece->accessibleDescription().isEmpty() ||
                                qobject_cast<const QAbstractItemView*>(piece) != nullptr;
            QVERIFY2(spoken, piece->metaObject()->className());
        }
    }

    void signalHeadLightsOneAspectOnly() {
        ui::SignalHead head;
        const Theme& theme = ui::currentTheme();
        head.resize(head.sizeHint());
        const QColor colours[] = {theme.go, theme.caution, theme.stop};
        const ui::Aspect aspects[] = {ui::Aspect::Go, ui::Aspect::Caution, ui::Aspect::Stop};
        for (int lit = 0; lit < 3; ++lit) {
            head.setAspect(aspects[lit], QStringLiteral("WORD"));
            const QImage image = head.grab().toImage();
            for (int i = 0; i < 3; ++i) {
                const int ink = pixelsLike(image, colours[i], 12);
                QVERIFY(i == lit ? ink > 120 : ink < 40);
            }
            QVERIFY(head.accessibleName().contains(QStringLiteral("WORD")));
        }
        head.setAspect(ui::Aspect::NoData);
        const QImage image = head.grab().toImage();
        for (const QColor& colour : colours) {
            QVERIFY(pixelsLike(image, colour, 12) < 10);
        }
        QVERIFY(pixelsLike(image, theme.noData, 12) > 40);
    }

    void leversAreToldApartAndReachable() {
        ui::LeverFrame frame;
        frame.resize(640, frame.sizeHint().height());
        frame.setLevers(tenLevers());
        frame.show();
        QSignalSpy spy(&frame, &ui::LeverFrame::leverActivated);
        QTest::mouseClick(&frame, Qt::LeftButton, {}, frame.leverRect(8).center());
        QCOMPARE(spy.takeFirst().at(0).toInt(), 9);
        QTest::keyClick(&frame, Qt::Key_Home);
        QTest::keyClick(&frame, Qt::Key_Right);
        QTest::keyClick(&frame, Qt::Key_Return);
        QCOMPARE(spy.takeFirst().at(0).toInt(), 2);
        QTest::keyClick(&frame, Qt::Key_End);
        QTest::keyClick(&frame, Qt::Key_Right);
        QTest::keyClick(&frame, Qt::Key_Space);
        QCOMPARE(spy.takeFirst().at(0).toInt(), 10);
        QVERIFY(frame.accessibleDescription().contains(QStringLiteral("Gate 9")));
        const QImage image = frame.grab().toImage();
        const Theme& theme = ui::currentTheme();
        QVERIFY(pixelsLike(image.copy(frame.leverRect(0)), theme.go, 15) > 60);
        QVERIFY(pixelsLike(image.copy(frame.leverRect(8)), theme.stop, 15) > 60);
        QCOMPARE(pixelsLike(image.copy(frame.leverRect(9)), theme.stop, 15), 0);
    }

    void leverFrameSurvivesFewerLevers() {
        ui::LeverFrame frame;
        frame.setLevers(tenLevers());
        QTest::keyClick(&frame, Qt::Key_End);
        frame.setLevers({});
        QCOMPARE(frame.current(), -1);
        QTest::keyClick(&frame, Qt::Key_Return);
        frame.grab();
    }

    void ribbonGivesTheDate() {
        ui::HistoryRibbon ribbon;
        ribbon.resize(260, ribbon.sizeHint().height());
        QVector<ui::RibbonDay> days;
        for (int i = 0; i < 252; ++i) {
            days << ui::RibbonDay{QDate(2018, 5, 14).addDays(i), Severity::Go, QStringLiteral("Low Vol")};
        }
        days[100].severity = Severity::Stop;
        ribbon.setDays(days);
        QSignalSpy spy(&ribbon, &ui::HistoryRibbon::dayActivated);
        QTest::mouseClick(&ribbon, Qt::LeftButton, {}, ribbon.dayRect(100).center());
        QCOMPARE(spy.takeFirst().at(0).toDate(), days[100].date);
        QTest::keyClick(&ribbon, Qt::Key_Right);
        QTest::keyClick(&ribbon, Qt::Key_Return);
        QCOMPARE(spy.takeFirst().at(0).toDate(), days[101].date);
        QTest::keyClick(&ribbon, Qt::Key_End);
        QTest::keyClick(&ribbon, Qt::Key_Return);
        QCOMPARE(spy.takeFirst().at(0).toDate(), days.last().date);
        // Narrower than its days, one bad day is still seen.
        ribbon.resize(84, ribbon.sizeHint().height());
        QVERIFY(pixelsLike(ribbon.grab().toImage(), ui::currentTheme().stop, 12) > 3);
    }

    void badgesSayTheirWord() {
        ui::Badge badge(ui::BadgeKind::Paper);
        QCOMPARE(badge.word(), QStringLiteral("PAPER"));
        badge.setKind(ui::BadgeKind::Simulated);
        QCOMPARE(badge.accessibleName(), QStringLiteral("SIMULATED"));
    }

    void legLineUsesTheTrueMinus() {
        ui::LegLine leg;
        leg.setLeg(models::SideHint::Sell, -2, QStringLiteral("SPXW 28 JUN 19 2,620 P"));
        QCOMPARE(leg.accessibleName(), QStringLiteral("SELL \u22122 SPXW 28 JUN 19 2,620 P"));
        leg.setLeg(models::SideHint::Buy, 2, QStringLiteral("SPXW 28 JUN 19 2,570 P"));
        QCOMPARE(leg.accessibleName(), QStringLiteral("BUY +2 SPXW 28 JUN 19 2,570 P"));
    }

    void missingHeatIsNotZero() {
        ui::HeatBar bar;
        bar.setReading(std::nullopt, 0.15);
        QVERIFY(bar.accessibleDescription().contains(QStringLiteral("no data")));
        bar.resize(200, 14);
        QCOMPARE(pixelsLike(bar.grab().toImage(), ui::currentTheme().accent, 12), 0);
        bar.setReading(0.05, 0.15);
        QVERIFY(pixelsLike(bar.grab().toImage(), ui::currentTheme().accent, 12) > 100);
    }

    void segmentsMoveByKeyboard() {
        ui::SegmentedControl control({QStringLiteral("Linear"), QStringLiteral("Log")});
        control.resize(control.minimumSizeHint()); // narrow: closer, yet nothing cut
        QVERIFY(control.minimumSizeHint().width() < control.sizeHint().width());
        QVERIFY(control.segmentRect(1).right() <= control.width());
        control.resize(control.sizeHint());
        QSignalSpy spy(&control, &ui::SegmentedControl::currentChanged);
        QTest::keyClick(&control, Qt::Key_Right);
        QTest::keyClick(&control, Qt::Key_Right);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(control.current(), 1);
        control.setCurrent(0);
        QCOMPARE(spy.count(), 1);
    }

    void panelContentScrollsInsteadOfBeingCut() {
        ui::PanelFrame frame(QStringLiteral("Panel"));
        auto* content = new QWidget;
        content->setMinimumSize(100, 500);
        frame.setContent(content);
        frame.resize(200, 150);
        frame.show();
        QVERIFY(content->height() >= 500);
        QCOMPARE(frame.content(), content);
        const auto bars = frame.findChildren<QScrollBar*>();
        QVERIFY(
            std::any_of(bars.begin(), bars.end(), [](const QScrollBar* bar) { return bar->maximum() > 0; }));
    }

    void emptyStateOffersItsWayOut() {
        ui::EmptyState empty;
        empty.setMessage(QStringLiteral("No chain."), QStringLiteral("Import one."));
        empty.setAction(QStringLiteral("Import"));
        QSignalSpy spy(&empty, &ui::EmptyState::actionTriggered);
        QTest::mouseClick(empty.findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(spy.count(), 1);
    }

    void everyTriggerIsShownInANarrowPanel() { // trader-conventions 5.3
        QWidget panel;
        auto* layout = new QVBoxLayout(&panel);
        auto* strip = new ui::TriggerStrip;
        layout->addWidget(new QWidget, 1);
        layout->addWidget(strip);
        QVector<ui::Trigger> triggers;
        for (int i = 1; i <= 8; ++i) {
            triggers.push_back({QStringLiteral("Target %1").arg(i), QStringLiteral("4.05 away"),
                                models::Severity::None, 0.5, i == 1});
        }
        strip->setTriggers(triggers);
        panel.resize(320, 400);
        panel.show();
        QCoreApplication::sendPostedEvents();
        QVERIFY(strip->heightForWidth(strip->width()) > 2 * strip->minimumSizeHint().height());
        QVERIFY(strip->height() >= strip->heightForWidth(strip->width()));
    }
};

QTEST_MAIN(TestUiPieces)
#include "tst_ui_pieces.moc"
