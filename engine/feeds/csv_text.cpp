// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/csv_text.h"

#include <algorithm>
#include <cstring>

namespace signalbox::feeds {
namespace {

constexpr std::size_t MostPrintable = 400;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
}

/// Length of the valid UTF-8 sequence at the start of the text; 0 if there is none.
std::size_t sequenceLength(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80                     ? 1
                               : first >= 0xC2 && first <= 0xDF ? 2
                               : (first & 0xF0U) == 0xE0        ? 3
                               : first >= 0xF0 && first <= 0xF4 ? 4
                                                                : 0;
    if (length == 0 || text.size() < length) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) {
            return 0;
        }
    }
    const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
    const bool surrogate = first == 0xED && byte(1) > 0x9F;
    const bool tooLarge = first == 0xF4 && byte(1) > 0x8F;
    return overlong || surrogate || tooLarge ? 0 : length;
}

} // namespace

bool LineReader::next() {
    if (m_rest.empty()) {
        m_line = {};
        return false;
    }
    const void* found = std::memchr(m_rest.data(), '\n', m_rest.size());
    m_cutOff = found == nullptr;
    const std::size_t length =
        m_cutOff ? m_rest.size() : static_cast<std::size_t>(static_cast<const char*>(found) - m_rest.data());
    m_line = m_rest.substr(0, length);
    m_rest.remove_prefix(m_cutOff ? length : length + 1);
    if (!m_line.empty() && m_line.back() == '\r') {
        m_line.remove_suffix(1);
    }
    ++m_number;
    return true;
}

void Fields::split(std::string_view line) {
    m_count = 0;
    std::size_t at = 0;
    while (true) {
        std::size_t end = at;
        while (end < line.size() && line[end] == ' ') {
            ++end;
        }
        if (end < line.size() && line[end] == '"') {
            const std::size_t closing = line.find('"', end + 1);
            end = closing == std::string_view::npos ? line.size() : closing;
        }
        const void* found = std::memchr(line.data() + end, ',', line.size() - end);
        end = found == nullptr ? line.size()
                               : static_cast<std::size_t>(static_cast<const char*>(found) - line.data());
        if (m_count < Most) {
            m_fields[m_count] = unquoted(trimmed(line.substr(at, end - at)));
        }
        ++m_count;
        if (found == nullptr) {
            return;
        }
        at = end + 1;
    }
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
        text.remove_suffix(1);
    }
    return text;
}

std::string_view unquoted(std::string_view text) {
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
        text.remove_prefix(1);
        text.remove_suffix(1);
    }
    return text;
}

std::string lowered(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

std::string uppered(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), upper);
    return result;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string printable(std::string_view text) {
    std::string result;
    result.reserve(std::min(text.size(), MostPrintable));
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        const bool control = length == 1 && (static_cast<unsigned char>(text[0]) < 0x20 || text[0] == 0x7F);
        const std::size_t used = length == 0 ? 1 : length;
        if (result.size() + used > MostPrintable) {
            break;
        }
        if (length == 0 || control) {
            result += '?';
        } else {
            result.append(text.substr(0, length));
        }
        text.remove_prefix(used);
    }
    return result;
}

std::vector<std::string_view> splitAt(std::string_view text, char divider) {
    std::vector<std::string_view> parts;
    std::size_t at = 0;
    while (true) {
        const std::size_t end = text.find(divider, at);
        parts.push_back(text.substr(at, end == std::string_view::npos ? end : end - at));
        if (end == std::string_view::npos) {
            return parts;
        }
        at = end + 1;
    }
}

} // namespace signalbox::feeds
