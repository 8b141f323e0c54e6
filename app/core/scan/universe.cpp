// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/scan/universe.h"

#include "engine/scan/universe_list.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

namespace signalbox::app {
namespace {

namespace fs = std::filesystem;

fs::path folderOf(const OpenHome& home) {
    return home.home.configFolder() / "universes";
}

base::Result<Universe> fromFile(const std::string& name, const fs::path& path) {
    constexpr std::uintmax_t MostBytes = 16U << 20U;
    std::error_code failed;
    const auto size = fs::file_size(path, failed);
    std::ifstream stream(path, std::ios::binary);
    if (failed || !stream || size > MostBytes) {
        return base::fail(base::ErrorCode::Io, "cannot be read as a list of symbols", path.string(),
                          "check the name, the rights and the size");
    }
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    scan::UniverseList list = scan::readUniverse(text);
    if (list.symbols.empty()) {
        return base::fail(base::ErrorCode::BadData, "no symbols in it", path.string(),
                          "write one symbol a line");
    }
    return Universe{name, std::move(list.symbols), list.repeated, {}};
}

/// Members on the day; the store's list may be one of today.
base::Result<Universe> fromIndex(const std::string& name, const OpenHome& home, base::Date date) {
    SIGNALBOX_TRY_ASSIGN(const auto members, home.store->constituents(name));
    Universe universe;
    universe.name = name;
    bool leavers = false;
    for (const store::Constituent& member : members) {
        leavers = leavers || member.to.has_value();
        if ((!member.from || *member.from <= date) && (!member.to || date <= *member.to)) {
            universe.symbols.push_back(member.symbol);
        }
    }
    std::sort(universe.symbols.begin(), universe.symbols.end());
    universe.symbols.erase(std::unique(universe.symbols.begin(), universe.symbols.end()),
                           universe.symbols.end());
    if (!leavers) {
        universe.note = "survivorship-biased: the list holds only today's members";
    }
    return universe;
}

base::Result<std::set<std::string>> indices(const OpenHome& home) {
    SIGNALBOX_TRY_ASSIGN(const auto members, home.store->constituents());
    std::set<std::string> names;
    for (const store::Constituent& member : members) {
        names.insert(member.universe);
    }
    return names;
}

} // namespace

base::Result<std::vector<std::string>> universeNames(const OpenHome& home) {
    std::vector<std::string> names{"all"};
    std::set<std::string> lists;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folderOf(home), ignored)) {
        if (entry.path().extension() == ".txt") {
            lists.insert(entry.path().stem().string());
        }
    }
    for (const scan::ShippedUniverse& one : scan::shippedUniverses()) {
        lists.insert(std::string(one.name));
    }
    names.insert(names.end(), lists.begin(), lists.end());
    SIGNALBOX_TRY_ASSIGN(const auto known, indices(home));
    names.insert(names.end(), known.begin(), known.end());
    return names;
}

base::Result<Universe> resolveUniverse(const std::string& name, const OpenHome& home,
                                       const MarketIndex& index, base::Date date) {
    if (name == "all") {
        return Universe{name, index.symbols(), 0, {}};
    }
    // A list of the home goes before the shipped one of that name: the trader edits it there.
    std::error_code ignored;
    const bool plain = name.find('/') == std::string::npos && !name.empty();
    const fs::path own = folderOf(home) / (name + ".txt");
    if (plain && fs::is_regular_file(own, ignored)) {
        return fromFile(name, own);
    }
    for (const scan::ShippedUniverse& one : scan::shippedUniverses()) {
        if (one.name == name) {
            return Universe{name, scan::readUniverse(one.text).symbols, 0, {}};
        }
    }
    SIGNALBOX_TRY_ASSIGN(const auto known, indices(home));
    if (known.contains(name)) {
        return fromIndex(name, home, date);
    }
    if (fs::is_regular_file(name, ignored)) {
        return fromFile(name, name);
    }
    scan::UniverseList list = scan::readUniverse(name);
    const bool several = name.find(',') != std::string::npos;
    if (!list.symbols.empty() &&
        (several || (list.symbols.size() == 1 && index.knows(list.symbols.front())))) {
        return Universe{name, std::move(list.symbols), list.repeated, {}};
    }
    std::string menu;
    SIGNALBOX_TRY_ASSIGN(const auto names, universeNames(home));
    for (const std::string& one : names) {
        menu += (menu.empty() ? "" : ", ") + one;
    }
    return base::fail(base::ErrorCode::Usage, "there is no universe " + name, "--universe",
                      "known: " + menu + "; or a file with one symbol a line, or symbols with commas");
}

} // namespace signalbox::app
