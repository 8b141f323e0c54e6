// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab/sweep/sweep_file.h"

#include "engine/base/sha256.h"
#include "engine/lab/sweep/sweep_json.h"

namespace signalbox::lab {
namespace {

constexpr std::size_t SumLength = 16;
constexpr std::string_view SumKey = R"(,"sum":")";
constexpr std::string_view RowKey = R"({"row":)";

std::string sumOf(std::string_view text) {
    return base::sha256Hex(text).substr(0, SumLength);
}

/// The row of a line, if its sum is right.
std::optional<SweepRow> rowOfLine(std::string_view line) {
    const std::size_t tail = SumKey.size() + SumLength + 2;
    if (!line.starts_with(RowKey) || line.size() < RowKey.size() + tail || !line.ends_with("\"}")) {
        return std::nullopt;
    }
    const std::string_view row = line.substr(RowKey.size(), line.size() - RowKey.size() - tail);
    if (line.substr(RowKey.size() + row.size(), SumKey.size()) != SumKey ||
        line.substr(line.size() - SumLength - 2, SumLength) != sumOf(row)) {
        return std::nullopt;
    }
    return rowFrom(Json::parse(row, nullptr, false));
}

std::optional<SweepRun> runOfLine(std::string_view line) {
    const Json value = Json::parse(line, nullptr, false);
    if (!value.is_object() || !value.contains("run") || !value["run"].is_object()) {
        return std::nullopt;
    }
    const Json& run = value["run"];
    return SweepRun{run.value("seconds", 0.0), run.value("threads", 0U)};
}

base::Status differs(const std::string& what, const std::string& name) {
    return base::fail(base::ErrorCode::BadData, "is of another sweep: " + what, name,
                      "choose another --out, or repeat the call that made it");
}

} // namespace

std::string headerLine(const SweepSpec& spec) {
    Json header = toJson(spec);
    header["key"] = keyOf(header);
    return dumped(header);
}

std::string rowLine(const SweepRow& row) {
    const std::string text = dumped(toJson(row));
    return std::string(RowKey) + text + std::string(SumKey) + sumOf(text) + "\"}";
}

std::string runLine(const SweepRun& run) {
    return dumped({{"run", {{"seconds", run.seconds}, {"threads", run.threads}}}});
}

std::string fileText(const SweepSpec& spec, std::span<const SweepRow> rows, const SweepRun& run) {
    std::string text = headerLine(spec) + "\n";
    for (const SweepRow& row : rows) {
        text += rowLine(row) + "\n";
    }
    return text + runLine(run) + "\n";
}

base::Result<SweepContents> readSweep(std::string_view text, const std::string& name) {
    const auto end = text.find('\n');
    const Json header =
        end == std::string_view::npos ? Json() : Json::parse(text.substr(0, end), nullptr, false);
    SweepContents contents;
    SIGNALBOX_TRY_ASSIGN(contents.spec, specFrom(header, name));
    contents.goodBytes = end + 1;
    while (contents.goodBytes < text.size()) {
        const std::string_view rest = text.substr(contents.goodBytes);
        const std::string_view line = rest.substr(0, rest.find('\n'));
        const auto row = line.size() < rest.size() ? rowOfLine(line) : std::nullopt;
        if (!row || row->index >= contents.spec.grid.size()) {
            contents.run = line.size() + 1 == rest.size() ? runOfLine(line) : std::nullopt;
            contents.torn = !contents.run;
            break;
        }
        contents.rows.push_back(*row);
        contents.goodBytes += line.size() + 1;
    }
    return contents;
}

base::Status sameSweep(const SweepSpec& found, const SweepSpec& wanted, const std::string& name) {
    const Json a = toJson(found);
    const Json b = toJson(wanted);
    for (const char* field : {"strategy", "underlying", "from", "to", "axes", "walk_forward", "objective",
                              "shard", "data", "program"}) {
        const Json left = a.value(field, Json());
        const Json right = b.value(field, Json());
        if (left != right) {
            const std::string there = left.is_null() ? "none" : dumped(left);
            const std::string here = right.is_null() ? "none" : dumped(right);
            return differs(std::string(field) + (there.size() + here.size() > 200
                                                     ? " differ"
                                                     : " there " + there + ", here " + here),
                           name);
        }
    }
    for (const auto& [parameter, value] : b["parameters"].items()) {
        const Json left = a["parameters"].value(parameter, Json());
        if (left != value) {
            return differs(parameter + " there " + dumped(left) + ", here " + dumped(value), name);
        }
    }
    return keyOf(a) == keyOf(b) ? base::Status() : differs("the headers differ", name);
}

} // namespace signalbox::lab
