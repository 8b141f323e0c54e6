// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/header.h"

#include "engine/feeds/csv_text.h"

#include <algorithm>
#include <array>

namespace signalbox::feeds {
namespace {

constexpr long MostPreamble = 10;
constexpr std::size_t MostHeaderBytes = 4096;
/// The first column of every table this program knows.
constexpr std::array<std::string_view, 14> FirstColumns{"date",
                                                        "observation_date",
                                                        "trade date",
                                                        "expiration_date",
                                                        "expiration date",
                                                        "symbol",
                                                        "sector",
                                                        "underlying",
                                                        "underlying_symbol",
                                                        "underlyingsymbol",
                                                        "ticker",
                                                        "product",
                                                        "underlying_ticker",
                                                        "#expiry"};

} // namespace

Header Header::ofText(std::string_view text) {
    Header header;
    LineReader reader(text);
    Fields fields;
    while (reader.number() < MostPreamble && reader.next()) {
        if (reader.line().size() > MostHeaderBytes) {
            return header;
        }
        fields.split(reader.line());
        const std::string first = lowered(fields[0]);
        const bool known = std::find(FirstColumns.begin(), FirstColumns.end(), first) != FirstColumns.end();
        if (!known || fields.count() < 2 || fields.count() > Fields::Most) {
            header.m_notices += trimmed(reader.line()).empty() ? 0 : 1;
            header.m_preamble += lowered(reader.line().substr(0, 200)) + "\n";
            continue;
        }
        header.m_line = reader.number();
        for (std::size_t i = 0; i < fields.count(); ++i) {
            header.m_raw.emplace_back(fields[i]);
            header.m_lower.push_back(lowered(fields[i]));
        }
        return header;
    }
    return header;
}

int Header::find(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
        const auto at = std::find(m_lower.begin(), m_lower.end(), name);
        if (at != m_lower.end()) {
            return static_cast<int>(at - m_lower.begin());
        }
    }
    return -1;
}

} // namespace signalbox::feeds
