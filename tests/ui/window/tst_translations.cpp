// SPDX-License-Identifier: GPL-3.0-or-later
// Every text of the sources is translated, every translation is finished and keeps what the program puts into
// it, and a person's language is taken when the program speaks it.
#include "app/window/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace signalbox;

namespace {

struct Message {
    QString file;
    QString context;
    QString source;
    QString translation;
    bool finished{true};

    [[nodiscard]] QByteArray where() const {
        return QStringLiteral("%1, %2: “%3” → “%4”").arg(file, context, source, translation).toUtf8();
    }
};

QString folder() {
    return qEnvironmentVariable("SIGNALBOX_SOURCE_DIR") + QStringLiteral("/translations");
}

QVector<Message> messagesOf(const QString& path) {
    QVector<Message> messages;
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly)) {
        return messages;
    }
    QXmlStreamReader xml(&file);
    QString context;
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == u"message") {
            messages.push_back(message);
        }
        if (!xml.isStartElement()) {
            continue;
        }
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            message = Message{name, context, {}, {}, true};
        } else if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            message.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    return xml.hasError() ? QVector<Message>() : messages;
}

QVector<Message> allMessages() {
    QVector<Message> all;
    for (const QFileInfo& file : QDir(folder()).entryInfoList({QStringLiteral("*.ts")}, QDir::Files)) {
        all += messagesOf(file.filePath());
    }
    return all;
}

/// The placeholders, tags and outer blanks of a text: what has to be the same in every language.
QStringList fixedParts(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral(R"(%L?\d+|%n|</?\w+>)"));
    QStringList parts;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        parts << matches.next().captured();
    }
    parts.sort();
    parts << (text.startsWith(QLatin1Char(' ')) ? QStringLiteral("blank first") : QString())
          << (text.endsWith(QLatin1Char(' ')) ? QStringLiteral("blank last") : QString());
    return parts;
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTextIsFinished() {
        const auto messages = allMessages();
        QVERIFY(messages.size() > 500);
        for (const Message& message : messages) {
            QVERIFY2(message.finished && !message.translation.isEmpty(), message.where().constData());
        }
    }

    void everyTextOfTheSourcesIsTranslated() {
        const QTemporaryDir work;
        const auto files = QDir(folder()).entryInfoList({QStringLiteral("*.ts")}, QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo& file : files) {
            const QString copy = work.filePath(file.fileName());
            QVERIFY(QFile::copy(file.filePath(), copy));
            QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
            QProcess update;
            update.setWorkingDirectory(qEnvironmentVariable("SIGNALBOX_SOURCE_DIR"));
            update.start(QStringLiteral(SIGNALBOX_LUPDATE),
                         {QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"),
                          QStringLiteral("-no-obsolete"), QStringLiteral("-I"), QStringLiteral("."),
                          QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("models"),
                          QStringLiteral("-ts"), copy});
            QVERIFY(update.waitForFinished());
            QCOMPARE(update.exitCode(), 0);
            const auto updated = messagesOf(copy);
            QVERIFY(updated.size() > 500);
            for (const Message& message : updated) {
                QVERIFY2(message.finished, message.where().constData());
            }
        }
    }

    void everyTextKeepsItsPlaceholders() {
        for (const Message& message : allMessages()) {
            QVERIFY2(fixedParts(message.source) == fixedParts(message.translation),
                     message.where().constData());
        }
    }

    void aLanguageThatIsSpokenIsTaken_data() {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("approved");
        QTest::newRow("English") << "en_GB" << "en" << "APPROVED";
        QTest::newRow("a language that is not spoken") << "fr_FR" << "en" << "APPROVED";
        QTest::newRow("no language") << "C" << "en" << "APPROVED";
        QTest::newRow("German of Austria") << "de_AT" << "de" << "GENEHMIGT";
    }

    void aLanguageThatIsSpokenIsTaken() {
        QFETCH(QString, locale);
        QFETCH(QString, language);
        QFETCH(QString, approved);
        {
            QObject owner;
            QCOMPARE(installTranslations(QLocale(locale), &owner), language);
            QCOMPARE(QCoreApplication::translate("signalbox::ui::TicketPanel", "APPROVED"), approved);
        }
        QCOMPARE(QCoreApplication::translate("signalbox::ui::TicketPanel", "APPROVED"),
                 QStringLiteral("APPROVED"));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
