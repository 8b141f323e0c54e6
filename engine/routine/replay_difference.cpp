// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/routine/replay_difference.h"

#include "engine/codec/event_codec.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace signalbox::routine {
namespace {

constexpr std::size_t ExcerptBytes = 60;

/// Where a reader of JSON stands.
struct Level {
    bool array = false;
    std::size_t index = 0;
    std::string key;
    bool keyNext = false; ///< the next string is a key
};

/// The bytes around an offset, beginning a little before it, never inside a UTF-8 character.
std::string excerpt(std::string_view text, std::size_t offset) {
    const auto inside = [&text](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    std::size_t begin = offset > 16 ? offset - 16 : 0;
    while (begin > 0 && inside(begin)) {
        --begin;
    }
    std::size_t end = std::min(text.size(), begin + ExcerptBytes);
    while (end > begin && inside(end)) {
        --end;
    }
    return begin < text.size() ? std::string(text.substr(begin, end - begin)) : std::string();
}

std::string canonical(const book::Event& event) {
    if (const auto* evaluation = std::get_if<book::EvaluationRecorded>(&event)) {
        book::EvaluationRecorded bare = *evaluation;
        bare.inputs.clear();
        return codec::encode(bare);
    }
    return codec::encode(event);
}

/// The end of a string that begins with the quote at `at`: the index of its closing quote.
std::size_t endOfString(std::string_view json, std::size_t at) {
    for (++at; at < json.size() && json[at] != '"'; ++at) {
        at += json[at] == '\\' ? 1 : 0;
    }
    return at;
}

} // namespace

std::string jsonPathAt(std::string_view json, std::size_t offset) {
    std::vector<Level> levels;
    for (std::size_t at = 0; at < std::min(offset + 1, json.size()); ++at) {
        const char c = json[at];
        if (c == '{' || c == '[') {
            levels.push_back({c == '[', 0, {}, c == '{'});
        } else if ((c == '}' || c == ']') && !levels.empty()) {
            levels.pop_back();
        } else if (c == ',' && !levels.empty()) {
            levels.back().index += 1;
            levels.back().keyNext = !levels.back().array;
        } else if (c == '"') {
            const std::size_t end = endOfString(json, at);
            if (!levels.empty() && levels.back().keyNext) {
                levels.back().key = std::string(json.substr(at + 1, end - at - 1));
                levels.back().keyNext = false;
            }
            at = end;
        }
    }
    std::string path;
    for (const Level& level : levels) {
        if (level.array) {
            path += fmt::format("[{}]", level.index);
        } else {
            path += (path.empty() ? "" : ".") + level.key;
        }
    }
    return path;
}

std::optional<Difference> firstDifference(const book::Event& expected, const book::Event& got) {
    const std::string recorded = canonical(expected);
    const std::string replayed = canonical(got);
    if (recorded == replayed) {
        return std::nullopt;
    }
    const auto parted = std::mismatch(recorded.begin(), recorded.end(), replayed.begin(), replayed.end());
    Difference difference;
    difference.kind = book::eventKind(expected);
    difference.offset = static_cast<std::size_t>(parted.first - recorded.begin());
    difference.field = jsonPathAt(recorded, difference.offset);
    difference.expected = excerpt(recorded, difference.offset);
    difference.got = excerpt(replayed, difference.offset);
    return difference;
}

std::string describe(const Difference& difference) {
    const auto shown = [](const std::string& text) { return text.empty() ? "nothing" : text; };
    return fmt::format("entry {} {}{}{}, byte {}: recorded {}, replayed {}", difference.sequence,
                       difference.kind, difference.field.empty() ? "" : ", ", difference.field,
                       difference.offset, shown(difference.expected), shown(difference.got));
}

} // namespace signalbox::routine
