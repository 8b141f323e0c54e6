// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/universe_list.h"

#include <algorithm>

namespace signalbox::scan {
namespace {

constexpr std::string_view Separators = ",; \t\r\"";

char capital(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

void readLine(std::string_view line, std::vector<std::string>& symbols) {
    line = line.substr(0, line.find('#'));
    while (!line.empty()) {
        const std::size_t from = line.find_first_not_of(Separators);
        if (from == std::string_view::npos) {
            return;
        }
        line.remove_prefix(from);
        const std::size_t end = std::min(line.find_first_of(Separators), line.size());
        std::string symbol(line.substr(0, end));
        std::transform(symbol.begin(), symbol.end(), symbol.begin(), capital);
        symbols.push_back(std::move(symbol));
        line.remove_prefix(end);
    }
}

} // namespace

UniverseList readUniverse(std::string_view text) {
    constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(ByteOrderMark)) {
        text.remove_prefix(ByteOrderMark.size());
    }
    UniverseList list;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        readLine(text.substr(0, end), list.symbols);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    const std::size_t named = list.symbols.size();
    std::sort(list.symbols.begin(), list.symbols.end());
    list.symbols.erase(std::unique(list.symbols.begin(), list.symbols.end()), list.symbols.end());
    list.repeated = named - list.symbols.size();
    return list;
}

} // namespace signalbox::scan
