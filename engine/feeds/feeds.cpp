// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/feeds.h"

#include "engine/feeds/csv_text.h"
#include "engine/feeds/file_bytes.h"
#include "engine/feeds/parsers.h"
#include "engine/feeds/recognition.h"

#include <algorithm>
#include <iterator>

namespace signalbox::feeds {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t NulSearch = 65'536;

/// Takes off the byte-order mark; an encoding other than UTF-8 is one clear error.
Result<std::string_view> readableText(std::string_view bytes, const std::string& path) {
    const auto starts = [&](std::string_view mark) { return bytes.starts_with(mark); };
    if (starts("\xFF\xFE") || starts("\xFE\xFF")) {
        return fail(ErrorCode::BadData, "the text is encoded as UTF-16", path, "save it as UTF-8");
    }
    if (starts("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    if (bytes.empty()) {
        return fail(ErrorCode::BadData, "the file is empty", path);
    }
    if (bytes.substr(0, NulSearch).find('\0') != std::string_view::npos) {
        return fail(ErrorCode::BadData, "the file holds zero bytes: it is no text, or encoded as UTF-16",
                    path, "save it as UTF-8");
    }
    return bytes;
}

Result<const Kind*> kindOf(std::string_view text, const std::string& shownPath, const std::string& hintPath,
                           const Hints& hints) {
    if (hints.kind) {
        const Kind* kind = kindNamed(*hints.kind);
        if (kind == nullptr) {
            return fail(ErrorCode::Usage, "\"" + printable(*hints.kind) + "\" is no kind of file", shownPath,
                        "`signalbox import --list-kinds` lists the kinds");
        }
        return kind;
    }
    const Probe probe(text, hintPath);
    for (const Kind& kind : allKinds()) {
        if (kind.looksLike(probe)) {
            return &kind;
        }
    }
    return fail(ErrorCode::BadData, "no known kind of market data", shownPath,
                "name the kind with --as if it is one");
}

Result<ParsedFile> parseText(const std::string& shownPath, const std::string& hintPath,
                             std::string_view bytes, bool packed, const Hints& hints,
                             const calendar::Calendar& calendar) {
    SIGNALBOX_TRY_ASSIGN(const std::string_view text, readableText(bytes, shownPath));
    SIGNALBOX_TRY_ASSIGN(const Kind* kind, kindOf(text, shownPath, hintPath, hints));
    SourceFile file(shownPath, hintPath, text, hints, calendar);
    file.result().kind = kind->name;
    file.setPacked(packed);
    if (kind->parse == nullptr) {
        const Member member{hintPath, text, packed};
        SIGNALBOX_TRY(parseLeanOptions(file, {&member, 1}));
    } else {
        SIGNALBOX_TRY(kind->parse(file));
    }
    return file.finish();
}

/// Joins what two members of an archive said.
void append(ParsedFile& all, ParsedFile part) {
    const auto move = [](auto& to, auto& from) {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    all.rowsRead += part.rowsRead;
    all.rowsKept += part.rowsKept;
    all.rowsRejected += part.rowsRejected;
    move(all.series, part.series);
    move(all.chains, part.chains);
    move(all.refusedChains, part.refusedChains);
    move(all.actions, part.actions);
    move(all.constituents, part.constituents);
    move(all.sectorCounts, part.sectorCounts);
    move(all.futuresCalendar, part.futuresCalendar);
    move(all.issues, part.issues);
}

/// A member lies in the folder of its archive, as far as hints go.
std::string hintPathOf(const std::string& archive, const std::string& member) {
    const std::size_t slash = archive.find_last_of("/\\");
    return (slash == std::string::npos ? std::string() : archive.substr(0, slash + 1)) + member;
}

Result<ParsedFile> parseEach(const std::string& path, std::span<const Member> members, const Hints& hints,
                             const calendar::Calendar& calendar) {
    ParsedFile all;
    all.path = path;
    all.kind = "archive";
    std::size_t known = 0;
    for (const Member& member : members) {
        const std::string shown = path + "!" + printable(member.name);
        auto part =
            parseText(shown, hintPathOf(path, member.name), member.bytes, member.packed, hints, calendar);
        if (part) {
            ++known;
            append(all, std::move(*part));
        } else {
            all.issues.push_back({shown,
                                  0,
                                  Severity::Rejected,
                                  problemCode(RowProblem::UnknownMember),
                                  part.error().message(),
                                  {},
                                  {}});
        }
    }
    if (known == 0) {
        return fail(ErrorCode::BadData, "the archive holds no file of a known kind", path);
    }
    return all;
}

} // namespace

Result<ParsedFile> parseFile(const std::string& path, std::string_view bytes, const Hints& hints,
                             const calendar::Calendar& calendar) {
    return parseText(path, path, bytes, false, hints, calendar);
}

Result<ParsedFile> parseMembers(const std::string& path, std::span<const Member> members, const Hints& hints,
                                const calendar::Calendar& calendar) {
    if (members.empty()) {
        return fail(ErrorCode::BadData, "the archive is empty", path);
    }
    if (hints.kind && kindNamed(*hints.kind) == nullptr) {
        return fail(ErrorCode::Usage, "\"" + printable(*hints.kind) + "\" is no kind of file", path,
                    "`signalbox import --list-kinds` lists the kinds");
    }
    const bool lean = hints.kind ? *hints.kind == "lean-options"
                                 : std::all_of(members.begin(), members.end(), [](const Member& member) {
                                       return isLeanOptionName(member.name);
                                   });
    if (lean) {
        SourceFile file(path, path, {}, hints, calendar);
        file.result().kind = "lean-options";
        SIGNALBOX_TRY(parseLeanOptions(file, members));
        return file.finish();
    }
    if (members.size() == 1) {
        const Member& only = members.front();
        if (only.name.empty()) {
            return parseText(path, path, only.bytes, only.packed, hints, calendar);
        }
        return parseText(path + "!" + printable(only.name), hintPathOf(path, only.name), only.bytes,
                         only.packed, hints, calendar);
    }
    return parseEach(path, members, hints, calendar);
}

Result<ParsedFile> readFile(const std::filesystem::path& path, const Hints& hints,
                            const calendar::Calendar& calendar) {
    SIGNALBOX_TRY_ASSIGN(const std::vector<UnpackedText> texts, readUnpacked(path));
    std::vector<Member> members;
    members.reserve(texts.size());
    for (const UnpackedText& text : texts) {
        members.push_back({text.name, text.bytes, text.packed});
    }
    SIGNALBOX_TRY_ASSIGN(ParsedFile parsed, parseMembers(path.string(), members, hints, calendar));
    parsed.path = path.string();
    return parsed;
}

std::vector<std::string> kindNames() {
    std::vector<std::string> names;
    for (const Kind& kind : allKinds()) {
        names.emplace_back(kind.name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string kindDescription(const std::string& kind) {
    const Kind* found = kindNamed(kind);
    return found == nullptr ? std::string() : found->description;
}

} // namespace signalbox::feeds
