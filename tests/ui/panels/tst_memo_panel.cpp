// SPDX-License-Identifier: GPL-3.0-or-later
// Memo and review: what is missing is said, the author's vote is refused before it is cast, a vote needs the
// hour, the sections show the numbers of the body (BRK-M, BRK-P).
#include "tests/ui/panels/panel_test.h"
#include "tests/unit/memo/memo_fixture.h"
#include "ui/panels/memo/memo_panel.h"
#include "ui/widgets/segmented_control.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::tests;

namespace {

ShownMemos shownOf(const book::Book& book, const memo::PanelRules& rules, base::UtcTime now) {
    return {std::make_shared<const book::MemoState>(book.memos()), rules, day(2, 13), now, true};
}

QPushButton* buttonOf(MemoPanel& panel, const QString& text) {
    for (auto* button : panel.findChildren<QPushButton*>()) {
        if (button->text().startsWith(text)) {
            return button;
        }
    }
    qFatal("no button");
}

} // namespace

class TestMemoPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::useTheme(ThemeMode::Dark); }

    void saysWhatIsMissing() {
        const memo::PanelRules live = panelOf("LIVE");
        const book::Book book = bookWithMemo(live, recordedBody("LIVE"));
        MemoPanel panel;
        panel.show(shownOf(book, live, eveningOf(day(2, 13))));
        QCOMPARE(panel.cards().size(), std::size_t{1});
        QVERIFY(panel.cards()[0].takesVotes);
        QVERIFY2(panel.cards()[0].missing.contains(QStringLiteral("by a person")),
                 qPrintable(panel.cards()[0].missing));
        QVERIFY2(panel.cards()[0].missing.contains(QStringLiteral("11:00")),
                 qPrintable(panel.cards()[0].missing));
        auto* sections = panel.findChild<SegmentedControl*>();
        for (int section = 0; section < 4; ++section) {
            sections->setCurrent(section);
            Q_EMIT sections->currentChanged(section);
            QVERIFY(testing::grabBoth(panel, {430, 460}, QStringLiteral("memo_%1").arg(section)));
        }
    }

    void theRiskSectionSaysWhoseTradesCount() { // BRK-K5a
        const auto evidenceOf = [](const memo::MemoBody& body) {
            for (const models::FactRow& fact : models::riskFacts(body)) {
                if (fact.key == QStringLiteral("evidence")) {
                    return fact.label;
                }
            }
            return QString();
        };
        memo::MemoBody body = recordedBody();
        QCOMPARE(evidenceOf(body), QStringLiteral("Evidence (own)"));
        body.risk.edge.evidence = "own+backtest";
        body.risk.edge.sources = memo::EvidenceSources{1, 3, 3, 4, base::makeDate(2019, 1, 2), "abc"};
        QCOMPARE(evidenceOf(body), QStringLiteral("Evidence (own 3, backtest 4 since 2019-01-02)"));
    }

    void aVoteIsAWishOfTheMemoShown() {
        const memo::PanelRules live = panelOf("LIVE");
        const book::Book book = bookWithMemo(live, recordedBody("LIVE"));
        MemoPanel panel;
        panel.show(shownOf(book, live, eveningOf(day(2, 13))));
        QSignalSpy voted(&panel, &MemoPanel::voteRequested);
        buttonOf(panel, QStringLiteral("Approve"))->click();
        buttonOf(panel, QStringLiteral("Reject"))->click();
        QCOMPARE(voted.size(), 2);
        QCOMPARE(voted[0][0].toString(), panel.selectedMemo());
        QCOMPARE(voted[0][1].toString(), QStringLiteral("approve"));
        QCOMPARE(voted[1][1].toString(), QStringLiteral("reject"));
    }

    void anAuthorAndAStrangerAreToldWhy() { // BRK-P2
        const memo::PanelRules live = panelOf("LIVE");
        memo::MemoBody own = recordedBody("LIVE");
        own.header.author = "Ann";
        const book::Book book = bookWithMemo(live, own);
        const book::MemoVersion& version = memoIn(book);
        QVERIFY(models::voteRefusal(version, live, QStringLiteral("Ann")).contains(QStringLiteral("author")));
        QVERIFY(models::voteRefusal(version, live, QStringLiteral("Zoe"))
                    .contains(QStringLiteral("not on the panel")));
        QVERIFY(models::voteRefusal(version, live, QString()).contains(QStringLiteral("name")));
        QVERIFY(models::voteRefusal(version, live, QStringLiteral("Bob")).isEmpty());
    }

    void afterItsHourItTakesNoVotes() { // BRK-P4
        const memo::PanelRules live = panelOf("LIVE");
        const book::Book book = bookWithMemo(live, recordedBody("LIVE"));
        MemoPanel panel;
        panel.show(shownOf(book, live, calendar::newYorkInstant(day(2, 17), 11, 0)));
        QVERIFY(!panel.cards()[0].takesVotes);
        QVERIFY(!buttonOf(panel, QStringLiteral("Approve"))->isEnabled());
        QVERIFY(buttonOf(panel, QStringLiteral("Approve"))->toolTip().contains(QStringLiteral("hour")));
    }

    void machinesAloneCanApproveOnPaper() {
        const memo::PanelRules paper = panelOf("PAPER");
        const book::Book book = bookWithMemo(paper, recordedBody());
        MemoPanel panel;
        panel.show(shownOf(book, paper, eveningOf(day(2, 13))));
        QCOMPARE(panel.cards()[0].state, QStringLiteral("APPROVED"));
        QVERIFY(!buttonOf(panel, QStringLiteral("Approve"))->isEnabled());
    }

    void withoutAMemoItSaysWhenOneIsWritten() {
        MemoPanel panel;
        panel.show(shownOf(accountOf(10'000), panelOf("PAPER"), eveningOf(day(2, 13))));
        QVERIFY(panel.cards().empty());
        QVERIFY(testing::grabBoth(panel, {430, 300}, QStringLiteral("memo_empty")));
    }
};

QTEST_MAIN(TestMemoPanel)
#include "tst_memo_panel.moc"
