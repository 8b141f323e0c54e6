// SPDX-License-Identifier: GPL-3.0-or-later
// Every include of the house points to a library that the including one may use, as the build declares it.
#include "tests/lint/source_tree.h"

#include <map>
#include <set>
#include <sstream>

#include <QTest>

namespace {

struct Library {
    std::string folder;
    int level = 0;
    std::vector<std::string> uses;
};

std::map<std::string, Library> libraries() {
    std::map<std::string, Library> result;
    for (const std::string& line :
         signalbox::lint::readLines(signalbox::lint::folderFrom("SIGNALBOX_BUILD_DIR") / "levels.tsv")) {
        std::istringstream stream(line);
        std::string name;
        std::string folder;
        std::string level;
        std::string uses;
        std::getline(stream, name, '\t');
        std::getline(stream, folder, '\t');
        std::getline(stream, level, '\t');
        std::getline(stream, uses, '\t');
        if (name.empty()) {
            continue;
        }
        Library library{folder, std::stoi(level), {}};
        std::istringstream list(uses);
        for (std::string used; std::getline(list, used, ',');) {
            library.uses.push_back(used);
        }
        result[name] = library;
    }
    return result;
}

/// The library whose folder is the longest prefix of the path.
std::string ownerOf(const std::map<std::string, Library>& all, const std::string& path) {
    std::string owner;
    std::size_t longest = 0;
    for (const auto& [name, library] : all) {
        if (path.rfind(library.folder + "/", 0) == 0 && library.folder.size() > longest) {
            owner = name;
            longest = library.folder.size();
        }
    }
    return owner;
}

std::set<std::string> reachable(const std::map<std::string, Library>& all, const std::string& from) {
    std::set<std::string> seen;
    std::vector<std::string> open{from};
    while (!open.empty()) {
        const std::string name = open.back();
        open.pop_back();
        if (seen.insert(name).second) {
            for (const std::string& used : all.at(name).uses) {
                open.push_back(used);
            }
        }
    }
    return seen;
}

std::string includedPath(const std::string& line) {
    const std::string start = "#include \"";
    if (line.rfind(start, 0) != 0) {
        return {};
    }
    return line.substr(start.size(), line.find('"', start.size()) - start.size());
}

} // namespace

class TestLevels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void includesFollowTheDeclaredEdges() {
        const auto all = libraries();
        QVERIFY2(all.size() >= 10, "levels.tsv names too few libraries");
        std::string problems;
        int checked = 0;
        for (const auto& file : signalbox::lint::sources({"engine", "models", "app", "ui"})) {
            const std::string owner = ownerOf(all, file.path);
            if (owner.empty()) {
                continue; // the program itself, app/main.cpp, app/commands and app/window, may use everything
            }
            const auto allowed = reachable(all, owner);
            for (std::size_t i = 0; i < file.lines.size(); ++i) {
                const std::string target = includedPath(file.lines[i]);
                const std::string library = target.empty() ? std::string() : ownerOf(all, target);
                if (library.empty()) {
                    continue;
                }
                ++checked;
                if (!allowed.contains(library)) {
                    problems += file.path + ":" + std::to_string(i + 1) + ": " + owner + " must not use " +
                                library + "\n";
                }
            }
        }
        QVERIFY(checked > 50);
        QVERIFY2(problems.empty(), problems.c_str());
    }

    void upperLayersDoNotReachTheEdges() {
        // ui and models never include level 11: a panel asks app_core, it never sees SQL or files of vendors.
        std::string problems;
        for (const auto& file : signalbox::lint::sources({"ui", "models"})) {
            for (const std::string& line : file.lines) {
                const std::string target = includedPath(line);
                for (const char* edge : {"engine/store/", "engine/feeds/"}) {
                    if (target.rfind(edge, 0) == 0) {
                        problems += file.path + " includes " + target + "\n";
                    }
                }
            }
        }
        QVERIFY2(problems.empty(), problems.c_str());
    }
};

QTEST_GUILESS_MAIN(TestLevels)
#include "tst_levels.moc"
