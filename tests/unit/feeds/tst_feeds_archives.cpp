// SPDX-License-Identifier: GPL-3.0-or-later
// Files as they lie on disk: plain, .gz, .zip, cut off, empty, missing.
#include "engine/feeds/file_bytes.h"
#include "tests/unit/feeds/parsed.h"

#include <filesystem>
#include <fstream>

#include <QTemporaryDir>

#include <zip.h>
#include <zlib.h>

using namespace signalbox;
using namespace signalbox::tests;
namespace fs = std::filesystem;

class TestArchives : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gzipWhateverTheNameSays();
    void zipWithOneFile();
    void zipWithSeveralKinds();
    void archiveInAnArchive();
    void cutOffArchives();
    void missingAndEmptyFiles();
    void packedTextsAreNeverCutOff();

private:
    fs::path write(const std::string& name, const std::string& bytes) {
        const fs::path path = fs::path(m_folder.path().toStdString()) / name;
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }
    fs::path writeZip(const std::string& name,
                      const std::vector<std::pair<std::string, std::string>>& members) {
        const fs::path path = fs::path(m_folder.path().toStdString()) / name;
        int error = 0;
        zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
        for (const auto& [member, bytes] : members) {
            zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
            zip_file_add(archive, member.c_str(), source, ZIP_FL_OVERWRITE);
        }
        zip_close(archive);
        return path;
    }
    static std::string read(const fs::path& path) {
        std::ifstream stream(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    }
    QTemporaryDir m_folder;
};

const std::string Vix = "date,close\n2019-05-23,16.92\n2019-05-24,15.85\n";

std::string gzip(const std::string& text) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())) + 64, '\0');
    std::string input = text;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(packed.size() - stream.avail_out);
    deflateEnd(&stream);
    return packed;
}

void TestArchives::gzipWhateverTheNameSays() {
    for (const char* name : {"vix.csv.gz", "vix.csv"}) {
        const auto file = feeds::readFile(write(name, gzip(Vix)), {}, sessions());
        QVERIFY2(file.has_value(), file ? "" : file.error().message().c_str());
        QCOMPARE(file->rowsRead, 2L);
        QVERIFY(seriesOf(*file, "VIX") != nullptr);
    }
    // Two gzip texts one after the other are one text.
    const auto joined =
        feeds::readFile(write("vix.csv.gz", gzip(Vix) + gzip("2019-05-28,17.5\n")), {}, sessions());
    QCOMPARE(joined->rowsRead, 3L);
    // A length that lies neither grows the memory nor hides data.
    std::string lying = gzip(Vix);
    lying[lying.size() - 1] = '\x7F';
    QVERIFY(!feeds::readFile(write("vix.csv.gz", lying), {}, sessions()));
}

void TestArchives::zipWithOneFile() {
    const auto file = feeds::readFile(writeZip("data.zip.zip", {{"vix.csv", Vix}}), {}, sessions());
    QVERIFY2(file.has_value(), file ? "" : file.error().message().c_str());
    QVERIFY(seriesOf(*file, "VIX") != nullptr);
    QVERIFY(file->path.ends_with("data.zip.zip"));
}

void TestArchives::zipWithSeveralKinds() {
    const auto file = feeds::readFile(
        writeZip("all.zip",
                 {{"vix.csv", Vix}, {"notes.txt", "hello"}, {"sub/counts.csv", "sector,count\nEnergy,21\n"}}),
        {}, sessions());
    QVERIFY(file.has_value());
    QCOMPARE(file->kind, std::string("archive"));
    QCOMPARE(file->rowsRead, 3L);
    QCOMPARE(file->sectorCounts.size(), 1U);
    const auto* unknown = issueOf(file->issues, "UNKNOWN_MEMBER");
    QVERIFY(unknown != nullptr && unknown->file.ends_with("all.zip!notes.txt"));
    QVERIFY(!feeds::readFile(writeZip("nothing.zip", {{"a.txt", "x"}, {"b.txt", "y"}}), {}, sessions()));
}

void TestArchives::archiveInAnArchive() {
    const fs::path inner = writeZip("inner.zip", {{"vix.csv", Vix}});
    const auto file =
        feeds::readFile(writeZip("outer.zip", {{"inner.zip", read(inner)},
                                               {"vvix.csv.gz", gzip("DATE,VVIX\n05/24/2019,91\n")}}),
                        {}, sessions());
    QVERIFY2(file.has_value(), file ? "" : file.error().message().c_str());
    QVERIFY(seriesOf(*file, "VIX") != nullptr && seriesOf(*file, "VVIX") != nullptr);
}

void TestArchives::cutOffArchives() {
    const std::string packed = gzip(std::string(20'000, 'x') + Vix);
    const auto gz =
        feeds::readFile(write("half.csv.gz", packed.substr(0, packed.size() / 2)), {}, sessions());
    QVERIFY(!gz && gz.error().code == base::ErrorCode::BadData);
    QVERIFY(gz.error().message().find("cut off") != std::string::npos);
    const std::string zip = read(writeZip("whole.zip", {{"vix.csv", Vix}}));
    for (const std::size_t length : {zip.size() / 2, zip.size() - 3, std::size_t{4}}) {
        const auto half = feeds::readFile(write("half.zip", zip.substr(0, length)), {}, sessions());
        QVERIFY(!half && half.error().code == base::ErrorCode::BadData);
    }
    std::string flipped = zip;
    flipped[45] = static_cast<char>(flipped[45] ^ 0x55);
    QVERIFY(!feeds::readFile(write("flipped.zip", flipped), {}, sessions()));
}

void TestArchives::missingAndEmptyFiles() {
    const auto missing = feeds::readFile("/nowhere/vix.csv", {}, sessions());
    QVERIFY(!missing && missing.error().code == base::ErrorCode::Io);
    const auto empty = feeds::readFile(write("empty.csv", ""), {}, sessions());
    QVERIFY(!empty && empty.error().message().find("empty") != std::string::npos);
    QVERIFY(!feeds::readFile(writeZip("empty.zip", {{"empty.csv", ""}}), {}, sessions()));
}

void TestArchives::packedTextsAreNeverCutOff() {
    const std::string open = Vix.substr(0, Vix.size() - 1);
    const auto packed = feeds::readFile(write("vix.csv.gz", gzip(open)), {}, sessions());
    QVERIFY(countOf(packed->issues, "CUT_OFF") == 0 && !packed->series[0].uncertain);
    const auto plain = feeds::readFile(write("vix.csv", open), {}, sessions());
    QVERIFY(countOf(plain->issues, "CUT_OFF") == 1 && plain->series[0].uncertain);
}

QTEST_GUILESS_MAIN(TestArchives)
#include "tst_feeds_archives.moc"
