// SPDX-License-Identifier: GPL-3.0-or-later
// Conventions that a search can prove: pure engine, licence lines, no promises left in the code. A list of
// exceptions may only shrink: an entry that no longer matches fails too.
#include "tests/lint/source_tree.h"

#include <set>

#include <QRegularExpression>
#include <QTest>

using signalbox::lint::SourceFile;
using signalbox::lint::sources;

namespace {

bool under(const SourceFile& file, const char* folder) {
    return file.path.rfind(folder, 0) == 0;
}

/// Lines of `files` that match, except in the files of `exceptions`; an exception without a match is itself
/// reported.
std::string findings(const std::vector<SourceFile>& files, const QRegularExpression& pattern,
                     const std::set<std::string>& exceptions) {
    std::string text;
    std::set<std::string> used;
    for (const SourceFile& file : files) {
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            if (!pattern.match(QString::fromStdString(file.lines[i])).hasMatch()) {
                continue;
            }
            if (exceptions.contains(file.path)) {
                used.insert(file.path);
            } else {
                text += file.path + ":" + std::to_string(i + 1) + ": " + file.lines[i] + "\n";
            }
        }
    }
    for (const std::string& path : exceptions) {
        if (!used.contains(path)) {
            text += path + " is listed as an exception and is none any more\n";
        }
    }
    return text;
}

std::vector<SourceFile> pureEngine() {
    std::vector<SourceFile> files;
    for (SourceFile& file : sources({"engine"})) {
        if (!under(file, "engine/store/") && !under(file, "engine/feeds/")) {
            files.push_back(std::move(file));
        }
    }
    return files;
}

} // namespace

class TestConventions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySourceStatesItsLicence() {
        std::string text;
        for (const SourceFile& file : sources({"engine", "models", "app", "ui", "tests"})) {
            if (file.lines.empty() || file.lines.front() != "// SPDX-License-Identifier: GPL-3.0-or-later") {
                text += file.path + "\n";
            }
        }
        QVERIFY2(text.empty(), text.c_str());
    }

    void headersHaveAGuard() {
        std::string text;
        for (const SourceFile& file : sources({"engine", "models", "app", "ui", "tests"})) {
            if (file.path.ends_with(".h") &&
                std::find(file.lines.begin(), file.lines.end(), "#pragma once") == file.lines.end()) {
                text += file.path + "\n";
            }
        }
        QVERIFY2(text.empty(), text.c_str());
    }

    void noQtInTheEngine() {
        const auto text = findings(
            sources({"engine"}), QRegularExpression(QStringLiteral(R"(#include <Q|\btr\(|\bQString\b)")), {});
        QVERIFY2(text.empty(), text.c_str());
    }

    void decidingCodeReadsNoClockFileOrEnvironment() {
        const QRegularExpression pattern(QStringLiteral(
            R"((system|steady|high_resolution)_clock|\btime\(|getenv|std::(i|o)?fstream|\bfopen\(|std::filesystem|\brand\(|random_device|std::(normal|uniform_\w+)_distribution|setlocale)"));
        const auto text = findings(pureEngine(), pattern, {});
        QVERIFY2(text.empty(), text.c_str());
    }

    void noUnorderedContainerInDecidingCode() {
        const auto text =
            findings(pureEngine(), QRegularExpression(QStringLiteral(R"(std::unordered_)")), {});
        QVERIFY2(text.empty(), text.c_str());
    }

    void noSingletonNestedLoopOrStringConnect() {
        const QRegularExpression pattern(
            QStringLiteral(R"(\binstance\(\)|processEvents\(|\bSIGNAL\(|\bSLOT\(|QEventLoop)"));
        const auto text = findings(sources({"engine", "models", "app", "ui"}), pattern, {});
        QVERIFY2(text.empty(), text.c_str());
    }

    void messageBoxesStayInDialogs() {
        std::vector<SourceFile> files;
        for (SourceFile& file : sources({"models", "app", "ui"})) {
            if (!under(file, "ui/dialogs/")) {
                files.push_back(std::move(file));
            }
        }
        const auto text =
            findings(files, QRegularExpression(QStringLiteral(R"(QMessageBox|QInputDialog)")), {});
        QVERIFY2(text.empty(), text.c_str());
    }

    void plottingLibrariesStayInChartSources() {
        std::vector<SourceFile> files;
        for (SourceFile& file : sources({"models", "app", "ui"})) {
            if (!(under(file, "ui/charts/") && file.path.ends_with(".cpp"))) {
                files.push_back(std::move(file));
            }
        }
        const auto text = findings(
            files, QRegularExpression(QStringLiteral(R"(#include <(qcustomplot|QChart|QtCharts))")), {});
        QVERIFY2(text.empty(), text.c_str());
    }

    void noPromisesInTheCode() {
        const auto text = findings(
            sources({"engine", "models", "app", "ui"}),
            QRegularExpression(QStringLiteral(R"(TODO|FIXME|XXX|HACK|not implemented|placeholder text)")),
            {});
        QVERIFY2(text.empty(), text.c_str());
    }
};

QTEST_GUILESS_MAIN(TestConventions)
#include "tst_conventions.moc"
