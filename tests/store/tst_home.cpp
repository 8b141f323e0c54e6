// SPDX-License-Identifier: GPL-3.0-or-later
// Two markets in one home, one writer at a time, and clear words for a home that cannot be written.
#include "engine/store/files.h"
#include "tests/store/temporary_home.h"

#include <fstream>

#include <QTest>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace signalbox;
using namespace signalbox::tests;
using store::Home;
using store::Market;

class TestHome : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTwoMarketsLieApart() {
        const TemporaryHome temporary;
        const Home home = temporary.home();
        QVERIFY(home.marketDb(Market::Real) != home.marketDb(Market::Demo));
        QVERIFY(home.bookDb(Market::Real) != home.bookDb(Market::Demo));
        QVERIFY(!home.exists(Market::Real));
        QVERIFY(!home.marketInUse().has_value());
        QVERIFY(!std::filesystem::exists(home.folder())); // looking changes nothing
        const auto lock = must(home.lock("test"));
        must(home.useMarket(Market::Demo));
        QVERIFY(home.marketInUse() == Market::Demo);
        must(home.useMarket(Market::Real));
        QVERIFY(temporary.home().marketInUse() == Market::Real);
    }

    void aSecondWriterIsToldWhoTheFirstIs() {
        const TemporaryHome temporary;
        const Home home = temporary.home();
        {
            const auto lock = must(home.lock("signalbox import, process 4711"));
            const auto second = home.lock("signalbox daily");
            QVERIFY(!second);
            QVERIFY(second.error().code == base::ErrorCode::Busy);
            QVERIFY2(second.error().message().find("signalbox import, process 4711") != std::string::npos,
                     second.error().message().c_str());
            QCOMPARE(base::exitStatus(second.error().code), 3);
        }
        QVERIFY(home.lock("signalbox daily").has_value());
    }

    void theLockOfAnotherProgramHoldsUntilItEnds() {
        const TemporaryHome temporary;
        const Home home = temporary.home();
        int ready[2];
        int end[2];
        QCOMPARE(::pipe(ready), 0);
        QCOMPARE(::pipe(end), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(end[1]); // else the child would keep its own end of the pipe open
            const auto lock = home.lock("the other program");
            char byte = lock ? 'y' : 'n';
            if (::write(ready[1], &byte, 1) != 1 || ::read(end[0], &byte, 1) < 0) {
                ::_exit(1);
            }
            ::_exit(0);
        }
        char byte = 0;
        QCOMPARE(::read(ready[0], &byte, 1), ssize_t{1});
        QCOMPARE(byte, 'y');
        const auto refused = home.lock("me");
        QVERIFY(!refused);
        QVERIFY(refused.error().message().find("the other program") != std::string::npos);
        ::close(end[1]);
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        QVERIFY(home.lock("me").has_value());
        ::close(ready[0]);
        ::close(ready[1]);
        ::close(end[0]);
    }

    void aHomeUnderAFileIsRefusedInOneLine() {
        const TemporaryHome temporary;
        std::ofstream(temporary.folder() / "file") << "not a folder";
        const Home home = must(Home::at(temporary.folder() / "file" / "home"));
        const auto lock = home.lock("test");
        QVERIFY(!lock);
        QVERIFY(lock.error().code == base::ErrorCode::Io);
        const std::string message = lock.error().message();
        QVERIFY2(message.find("file/home") != std::string::npos, message.c_str());
        QVERIFY2(message.find("--home") != std::string::npos, message.c_str());
        QVERIFY2(message.find('\n') == std::string::npos, message.c_str());
    }

    void aFileThatMayNotGrowLeavesTheOldContent() {
        const TemporaryHome temporary;
        const auto path = temporary.folder() / "market";
        must(store::writeFileAtomically(path, "real\n"));
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit none{0, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &none), 0);
        const auto status = store::writeFileAtomically(path, "demo\n");
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!status);
        QVERIFY2(status.error().message().find("free some space") != std::string::npos,
                 status.error().message().c_str());
        QCOMPARE(must(store::readFile(path)), std::string("real\n"));
        QVERIFY(!std::filesystem::exists(path.string() + ".part"));
    }

    void onlyTheDemonstrationMarketCanBeReset() {
        const TemporaryHome temporary;
        const Home home = temporary.home();
        const auto lock = must(home.lock("test"));
        must(store::makeFolder(home.marketFolder(Market::Demo)));
        must(store::writeFileAtomically(home.marketDb(Market::Demo), "x"));
        QVERIFY(home.exists(Market::Demo));
        must(home.reset(Market::Demo));
        QVERIFY(!home.exists(Market::Demo));
        QVERIFY(!home.reset(Market::Real).has_value());
    }

    void platformFoldersFollowTheEnvironment() {
        qputenv("XDG_DATA_HOME", "/somewhere/data");
        qputenv("XDG_CONFIG_HOME", "/somewhere/config");
        const Home home = must(Home::at());
        QCOMPARE(home.folder().string(), std::string("/somewhere/data/signalbox"));
        QCOMPARE(home.configFolder().string(), std::string("/somewhere/config/signalbox"));
    }
};

QTEST_GUILESS_MAIN(TestHome)
#include "tst_home.moc"
