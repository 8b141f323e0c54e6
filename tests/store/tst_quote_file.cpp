// SPDX-License-Identifier: GPL-3.0-or-later
// The quote file on a disk: complete or not there, refused when damaged or foreign, readable while it is
// replaced, and an end of the disk leaves no trace.
#include "engine/base/date.h"

#include <QTest>
#ifndef Q_MOC_RUN
#include "engine/store/files.h"
#include "engine/store/quote_file.h"
#include "tests/store/temporary_home.h"
#include "tests/unit/columns/sample_quotes.h"

#include <csignal>
#include <fstream>

#include <sys/resource.h>
#endif

using namespace signalbox;
using namespace signalbox::tests;
using store::QuoteFile;
using store::QuoteFileWriter;
namespace fs = std::filesystem;

namespace {

base::Status writeSample(const fs::path& path, int sessions, const std::string& key = "key") {
    SIGNALBOX_TRY_ASSIGN(const auto writer, QuoteFileWriter::create(path, "SPX", key));
    for (const auto& session : sampleSessions(sessions)) {
        SIGNALBOX_TRY(writer->add(session));
    }
    return writer->finish();
}

/// The error of opening and verifying; nothing when the file is fine.
std::optional<base::Error> problemOf(const fs::path& path) {
    const auto file = QuoteFile::map(path);
    if (!file) {
        return file.error();
    }
    const base::Status status = (*file)->verify();
    return status ? std::nullopt : std::optional(status.error());
}

std::size_t filesIn(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

bool isClear(const base::Error& error, base::ErrorCode code, const fs::path& path) {
    return error.code == code && error.where == path.string() && !error.wayOut.empty() &&
           error.message().find('\n') == std::string::npos;
}

void overwrite(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

class SizeLimit {
public:
    explicit SizeLimit(rlim_t bytes) {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    SizeLimit(const SizeLimit&) = delete;
    SizeLimit& operator=(const SizeLimit&) = delete;

private:
    rlimit m_before{};
};

} // namespace

class TestQuoteFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsMapped() {
        const TemporaryHome temporary;
        const fs::path path = temporary.folder() / "quotes.table";
        must(writeSample(path, 9));
        QCOMPARE(filesIn(temporary.folder()), std::size_t{1});
        QVERIFY(!problemOf(path).has_value());
        const auto file = must(QuoteFile::map(path));
        const auto sessions = sampleSessions(9);
        QCOMPARE(file->history().sessions(), sessions.size());
        for (std::size_t i = 0; i < sessions.size(); ++i) {
            const auto session = file->history().session(i);
            for (std::size_t e = 0; e < session.expiries; ++e) {
                QVERIFY(sameRows(file->history().rows(session.firstExpiry + e, market::Right::Put),
                                 sessions[i].expiries[e].puts));
            }
            file->releasePages(); // read again from the disk when touched
        }
        QVERIFY(must(store::readFile(path)) == columns::buildQuoteHistory("SPX", "key", sessions));
    }

    void aMapStaysWholeWhileTheFileIsReplaced() {
        const TemporaryHome temporary;
        const fs::path path = temporary.folder() / "quotes.table";
        must(writeSample(path, 5));
        const auto before = must(QuoteFile::map(path));
        must(writeSample(path, 8, "another"));
        before->releasePages();
        QVERIFY(before->verify().has_value());
        QCOMPARE(before->history().sessions(), std::size_t{5});
        QCOMPARE(must(QuoteFile::map(path))->history().key(), std::string("another"));
    }

    void aWriterThatGivesUpLeavesTheOldFile() {
        const TemporaryHome temporary;
        const fs::path path = temporary.folder() / "quotes.table";
        must(writeSample(path, 2));
        {
            const auto writer = must(QuoteFileWriter::create(path, "SPX", "new"));
            must(writer->add(sampleSessions(1)[0]));
        }
        QCOMPARE(filesIn(temporary.folder()), std::size_t{1});
        QCOMPARE(must(QuoteFile::map(path))->history().key(), std::string("key"));
    }

    void everyCutIsRefused() {
        const TemporaryHome temporary;
        const fs::path path = temporary.folder() / "quotes.table";
        must(writeSample(path, 4));
        const std::string bytes = must(store::readFile(path));
        for (std::size_t size = 0; size < bytes.size(); size += size < 300 ? 1 : 37) {
            overwrite(path, bytes.substr(0, size));
            const auto problem = problemOf(path);
            QVERIFY2(isClear(problem.value_or(base::Error()), base::ErrorCode::BadData, path),
                     std::to_string(size).c_str());
        }
    }

    void everyFlippedByteIsRefused() {
        const TemporaryHome temporary;
        const fs::path path = temporary.folder() / "quotes.table";
        must(writeSample(path, 4));
        const std::string bytes = must(store::readFile(path));
        bool inRows = false;
        for (std::size_t at = 0; at < bytes.size(); at += at < 300 ? 1 : 61) {
            std::string damaged = bytes;
            damaged[at] = static_cast<char>(~static_cast<unsigned char>(damaged[at]));
            overwrite(path, damaged);
            const auto problem = problemOf(path);
            QVERIFY2(isClear(problem.value_or(base::Error()), base::ErrorCode::BadData, path),
                     std::to_string(at).c_str());
            inRows = inRows || problem.value_or(base::Error()).message().find("rows of session 7000") !=
                                   std::string::npos;
        }
        QVERIFY(inRows);
    }

    void foreignAndAbsentFilesAreRefused() {
        const TemporaryHome temporary;
        const fs::path path = temporary.folder() / "quotes.table";
        QVERIFY(isClear(problemOf(path).value_or(base::Error()), base::ErrorCode::Io, path));
        overwrite(path, "date,open,high,low,close\n2019-05-01,1,2,3,4\n");
        QVERIFY(isClear(problemOf(path).value_or(base::Error()), base::ErrorCode::BadData, path));
        const auto folder = temporary.folder() / "folder";
        fs::create_directory(folder);
        QVERIFY(isClear(problemOf(folder).value_or(base::Error()), base::ErrorCode::Io, folder));
        const auto writer = QuoteFileWriter::create(temporary.folder() / "no" / "folder", "SPX", "key");
        QVERIFY(!writer && writer.error().code == base::ErrorCode::Io);
    }

    void aFullDiskIsSaidAndLeavesTheOldFile() {
        const TemporaryHome temporary;
        const fs::path path = temporary.folder() / "quotes.table";
        must(writeSample(path, 1, "old"));
        const auto whole = columns::buildQuoteHistory("SPX", "key", sampleSessions(30)).size();
        int tried = 0;
        for (std::size_t bytes = 0; bytes < whole; bytes += whole / 40 + 1) {
            const base::Status status = [&] {
                const SizeLimit limit(bytes);
                return writeSample(path, 30);
            }();
            QVERIFY2(!status, std::to_string(bytes).c_str());
            QVERIFY2(isClear(status.error(), base::ErrorCode::Io, path) &&
                         status.error().message().find("full") != std::string::npos,
                     status.error().message().c_str());
            QCOMPARE(filesIn(temporary.folder()), std::size_t{1});
            QCOMPARE(must(QuoteFile::map(path))->history().key(), std::string("old"));
            ++tried;
        }
        QVERIFY(tried >= 35);
        must(writeSample(path, 30));
        QVERIFY(!problemOf(path).has_value());
    }
};

QTEST_GUILESS_MAIN(TestQuoteFile)
#include "tst_quote_file.moc"
