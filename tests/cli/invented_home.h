// SPDX-License-Identifier: GPL-3.0-or-later
// A home with the small invented market in it: imported once by the program, copied for every test.
#pragma once

#include "tests/cli/program.h"
#include "tests/unit/session/small_market.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <QTemporaryDir>

namespace signalbox::tests {

inline std::string readAll(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

inline void writeAll(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

class InventedHome {
public:
    /// Writes the files of the market and imports them; `imported` says how that went.
    explicit InventedHome(int chainDays = 26, SmallRecipe recipe = {})
        : m_root(m_folder.path().toStdString()), m_market(std::move(recipe)) {
        m_market.writeFiles(files(), chainDays);
        imported = runProgram(m_root / "first", {"import", files().string(), "--quiet"});
    }
    [[nodiscard]] const SmallMarket& market() const { return m_market; }
    [[nodiscard]] std::filesystem::path files() const { return m_root / "files"; }
    [[nodiscard]] const std::filesystem::path& root() const { return m_root; }
    /// A fresh copy of the home as imported.
    [[nodiscard]] std::filesystem::path copy() {
        const auto to = m_root / ("home-" + std::to_string(++m_copies));
        std::filesystem::copy(m_root / "first", to, std::filesystem::copy_options::recursive);
        return to;
    }
    /// A folder of its own that does not exist yet.
    [[nodiscard]] std::filesystem::path fresh() { return m_root / ("fresh-" + std::to_string(++m_copies)); }
    [[nodiscard]] std::string day(int n) const { return base::toIso(m_market.day(n)); }

    Outcome imported;

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_root;
    SmallMarket m_market;
    int m_copies = 0;
};

} // namespace signalbox::tests
