// SPDX-License-Identifier: GPL-3.0-or-later
// Questions: the acting button is never the default, Enter never acts on a dangerous one, forms refuse what
// they cannot read (trader-conventions 3.9).
#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/form_dialog.h"
#include "ui/dialogs/scripted_prompter.h"
#include "ui/theme/theme_style.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;

namespace {

ui::Confirmation sending() {
    ui::Confirmation question;
    question.title = QStringLiteral("Send to paper");
    question.sentence =
        QStringLiteral("Sell 2 SPXW 28 Jun 19 2620/2570 put spreads at 3.10 credit or better, day.");
    question.facts = {{QStringLiteral("Receive"), QStringLiteral("$620")}};
    question.action = QStringLiteral("Send");
    return question;
}

} // namespace

class TestUiDialogs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::ThemeStyle::install(ui::Theme::make(ui::ThemeMode::Dark)); }

    void defaultIsTheWayBack() {
        ui::ConfirmDialog dialog(sending(), nullptr);
        dialog.show();
        QVERIFY(dialog.cancelButton()->isDefault());
        QVERIFY(!dialog.actionButton()->isDefault() && !dialog.actionButton()->autoDefault());
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(accepted.count(), 0);
        QVERIFY(!dialog.isVisible());
    }

    void escapeCancelsAndControlEnterActs() {
        ui::ConfirmDialog dialog(sending(), nullptr);
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        dialog.show();
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(accepted.count(), 0);
        dialog.show();
        QTest::keyClick(&dialog, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(accepted.count(), 1);
    }

    void formRefusesWhatItCannotRead() {
        ui::FormField price;
        price.kind = ui::FormField::Kind::Number;
        price.label = QStringLiteral("Price");
        ui::FormField day;
        day.kind = ui::FormField::Kind::Date;
        day.label = QStringLiteral("Day");
        ui::FormField note;
        note.label = QStringLiteral("Note");
        note.required = false;
        ui::FormDialog dialog(QStringLiteral("Record a fill"), QString(), {price, day, note},
                              QStringLiteral("Record"), nullptr);
        auto* first = qobject_cast<QLineEdit*>(dialog.editor(0));
        auto* second = qobject_cast<QLineEdit*>(dialog.editor(1));
        QVERIFY(!dialog.actionButton()->isEnabled());
        QVERIFY(dialog.actionButton()->toolTip().contains(QStringLiteral("Price")));
        first->setText(QStringLiteral("abc"));
        second->setText(QStringLiteral("2019-05-14"));
        QVERIFY(!dialog.actionButton()->isEnabled());
        first->setText(QStringLiteral("3.10"));
        QVERIFY(dialog.actionButton()->isEnabled());
        second->setText(QStringLiteral("2019-02-30"));
        QVERIFY(!dialog.actionButton()->isEnabled());
        second->setText(QStringLiteral("2019-02-28"));
        QCOMPARE(dialog.values(),
                 (QStringList{QStringLiteral("3.10"), QStringLiteral("2019-02-28"), QString()}));
    }

    void doubleKeepsWhatWasAsked() {
        ui::ScriptedPrompter prompter;
        QVERIFY(!prompter.confirm(sending()));
        prompter.confirmAnswer = true;
        QVERIFY(prompter.confirm(sending()));
        prompter.tell(QStringLiteral("Copied"), QStringLiteral("quote 1.2 s old"));
        QCOMPARE(prompter.titles.size(), 3);
        QCOMPARE(prompter.told.first(), QStringLiteral("quote 1.2 s old"));
    }
};

QTEST_MAIN(TestUiDialogs)
#include "tst_ui_dialogs.moc"
