// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the sources of the tree for the lints.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace signalbox::lint {

struct SourceFile {
    std::string path; ///< from the top of the tree, with '/'
    std::vector<std::string> lines;
};

inline std::filesystem::path folderFrom(const char* variable) {
    const char* value = std::getenv(variable);
    if (value == nullptr) {
        throw std::runtime_error(std::string(variable) + " is not set; run this test through ctest");
    }
    return value;
}

inline std::vector<std::string> readLines(const std::filesystem::path& path) {
    std::ifstream stream(path);
    if (!stream) {
        throw std::runtime_error("cannot read " + path.string());
    }
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// Every .cpp and .h below the given folders, sorted by path.
inline std::vector<SourceFile> sources(const std::vector<std::string>& folders) {
    const auto top = folderFrom("SIGNALBOX_SOURCE_DIR");
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        if (!std::filesystem::is_directory(top / folder)) {
            continue;
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator(top / folder)) {
            const auto extension = entry.path().extension();
            if (entry.is_regular_file() && (extension == ".cpp" || extension == ".h")) {
                files.push_back(
                    {std::filesystem::relative(entry.path(), top).generic_string(), readLines(entry.path())});
            }
        }
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

} // namespace signalbox::lint
