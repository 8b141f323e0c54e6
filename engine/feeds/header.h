// SPDX-License-Identifier: GPL-3.0-or-later
// The header line of a delimited text: the first line that looks like one, past notices and empty lines.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::feeds {

class Header {
public:
    /// The first of the first ten lines whose first field is the name of a known first column; an empty
    /// header if there is none.
    [[nodiscard]] static Header ofText(std::string_view text);

    [[nodiscard]] std::size_t count() const { return m_raw.size(); }
    /// The line it stands in; 0 when there is none.
    [[nodiscard]] long line() const { return m_line; }
    [[nodiscard]] const std::vector<std::string>& lower() const { return m_lower; }
    /// As written; empty beyond the last.
    [[nodiscard]] std::string raw(std::size_t i) const { return i < m_raw.size() ? m_raw[i] : std::string(); }
    /// Position of the first of the names (lower case) that is there; -1 if none is.
    [[nodiscard]] int find(std::initializer_list<std::string_view> names) const;
    [[nodiscard]] bool has(std::string_view name) const { return find({name}) >= 0; }
    /// The notices above it, in lower case.
    [[nodiscard]] const std::string& preamble() const { return m_preamble; }
    /// How many lines that are not empty stand above it.
    [[nodiscard]] long notices() const { return m_notices; }

private:
    std::vector<std::string> m_raw;
    std::vector<std::string> m_lower;
    std::string m_preamble;
    long m_line = 0;
    long m_notices = 0;
};

} // namespace signalbox::feeds
