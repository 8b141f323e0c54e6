// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/channels/channel_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace signalbox::report {
namespace {

struct Names {
    const char* name;
    const char* kind;
};
constexpr std::array<Names, 5> ByChannel{{{"SIGNALS", "signals"},
                                          {"PORTFOLIO_DIGEST", "portfolio_digest"},
                                          {"MORNING_BREW", "morning_brew"},
                                          {"PLAYGROUND", "playground"},
                                          {"SYSTEM_STATUS", "system_status"}}};

bool beginsCharacter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// Where the character number `count` of a text begins; its end when it has no more.
std::size_t byteOf(const std::string& text, std::size_t count) {
    std::size_t seen = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (beginsCharacter(text[i]) && seen++ == count) {
            return i;
        }
    }
    return text.size();
}

/// Single lines of at most `longest` characters.
std::vector<std::string> shortLines(const std::vector<std::string>& lines, std::size_t longest) {
    std::vector<std::string> result;
    for (const std::string& several : lines) {
        std::size_t from = 0;
        while (from <= several.size()) {
            const std::size_t end = std::min(several.find('\n', from), several.size());
            std::string line = several.substr(from, end - from);
            while (characters(line) > longest) {
                const std::size_t cut = byteOf(line, longest);
                result.push_back(line.substr(0, cut));
                line.erase(0, cut);
            }
            result.push_back(std::move(line));
            from = end + 1;
        }
    }
    return result;
}

/// The bodies of the parts: lines with LF before each, together at most `room` characters.
std::vector<std::string> packed(const std::vector<std::string>& lines, std::size_t room) {
    std::vector<std::string> parts(1);
    std::size_t used = 0;
    for (const std::string& line : shortLines(lines, room - 1)) {
        const std::size_t more = characters(line) + 1;
        if (used + more > room) {
            parts.emplace_back();
            used = 0;
        }
        parts.back() += "\n" + line;
        used += more;
    }
    return parts;
}

} // namespace

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), beginsCharacter));
}

const char* channelName(Channel channel) {
    return ByChannel[static_cast<std::size_t>(channel)].name;
}

const char* channelKind(Channel channel) {
    return ByChannel[static_cast<std::size_t>(channel)].kind;
}

bool mayUse(const std::string& mode, Channel channel) {
    return mode != "BACKTEST" || channel == Channel::Playground;
}

std::vector<std::string> channelTexts(const ChannelMessage& message) {
    if (!mayUse(message.mode, message.channel)) {
        return {};
    }
    const std::string head =
        fmt::format("[{}] {} {}", message.mode, channelName(message.channel), base::toIso(message.at));
    std::vector<std::string> lines = message.lines;
    if (message.channel == Channel::Playground) {
        lines.insert(lines.begin(), "TEST");
    }
    const std::size_t room = LongestChannelText - characters(head);
    std::vector<std::string> parts = packed(lines, room);
    if (parts.size() == 1) {
        return {head + parts.front()};
    }
    // The marks take room too: as many digits as the number of parts turns out to need.
    std::size_t digits = 0;
    do {
        ++digits;
        parts = packed(lines, room - std::string_view(" (/)").size() - 2 * digits);
    } while (std::to_string(parts.size()).size() > digits);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i] = fmt::format("{} ({}/{}){}", head, i + 1, parts.size(), parts[i]);
    }
    return parts;
}

} // namespace signalbox::report
