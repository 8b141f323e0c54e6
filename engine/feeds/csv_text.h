// SPDX-License-Identifier: GPL-3.0-or-later
// Walks over the lines and fields of delimited text that lies in memory as a whole, without copying.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::feeds {

/// Lines without their end (LF or CRLF), counted from 1.
class LineReader {
public:
    explicit LineReader(std::string_view text) : m_rest(text) {}
    /// The next line, empty ones included; false at the end.
    bool next();
    [[nodiscard]] std::string_view line() const { return m_line; }
    [[nodiscard]] long number() const { return m_number; }
    /// The current line was the last one and has no line end: the text may have been cut inside it.
    [[nodiscard]] bool cutOff() const { return m_cutOff; }

private:
    std::string_view m_rest;
    std::string_view m_line;
    long m_number = 0;
    bool m_cutOff = false;
};

/// The fields of one line. Quotes around a field and blanks around it are taken off; a comma inside quotes
/// does not divide.
class Fields {
public:
    static constexpr std::size_t Most = 64;
    /// Splits at commas. More than Most fields are counted but not kept.
    void split(std::string_view line);
    [[nodiscard]] std::size_t count() const { return m_count; }
    /// Empty for a field that is not there.
    [[nodiscard]] std::string_view operator[](std::size_t i) const {
        return i < m_count && i < Most ? m_fields[i] : std::string_view();
    }

private:
    std::array<std::string_view, Most> m_fields;
    std::size_t m_count = 0;
};

/// Without blanks at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string lowered(std::string_view text);
[[nodiscard]] std::string uppered(std::string_view text);
[[nodiscard]] bool contains(std::string_view text, std::string_view part);
/// At most 400 bytes of valid UTF-8 without control characters, for messages and the quarantine.
[[nodiscard]] std::string printable(std::string_view text);
/// The text from one double quote removed on each side, if both are there.
[[nodiscard]] std::string_view unquoted(std::string_view text);
[[nodiscard]] std::vector<std::string_view> splitAt(std::string_view text, char divider);

} // namespace signalbox::feeds
