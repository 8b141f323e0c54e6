// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/import/import_job.h"

#include "app/core/import/unfinished_import.h"
#include "engine/base/executor.h"
#include "engine/base/sha256.h"
#include "engine/calendar/complete_session.h"
#include "engine/feeds/row_problem.h"
#include "engine/store/volatility_history.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

namespace signalbox::app {
namespace {

namespace fs = std::filesystem;

/// Raised when parsing improves, so that files of an older importer are read again.
constexpr int ImporterVersion = 2;
constexpr std::size_t QuarantineTextLimit = 500;

struct Found {
    fs::path path;
    bool named = false;
};

base::Result<std::vector<Found>> filesOf(const std::vector<fs::path>& paths) {
    std::vector<Found> found;
    for (const fs::path& path : paths) {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (!fs::exists(status)) {
            return base::fail(base::ErrorCode::MissingData, "no such file or folder", path.string());
        }
        if (!fs::is_directory(status)) {
            found.push_back({path, true});
            continue;
        }
        std::vector<Found> inside;
        fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error);
        for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
            const std::string name = at->path().filename().string();
            if (at->is_regular_file(error) && !name.empty() && name.front() != '.') {
                inside.push_back({at->path(), false});
            }
        }
        if (error) {
            return base::fail(base::ErrorCode::Io, error.message(), path.string());
        }
        std::sort(inside.begin(), inside.end(),
                  [](const Found& a, const Found& b) { return a.path < b.path; });
        found.insert(found.end(), inside.begin(), inside.end());
    }
    return found;
}

base::Result<std::string> fingerprint(const fs::path& path, const feeds::Hints& hints) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        return base::fail(base::ErrorCode::Io, "cannot be read", path.string(), "check the rights");
    }
    base::Sha256 hash;
    std::vector<char> buffer(std::size_t{1} << 18U);
    while (stream) {
        stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        hash.add(std::string_view(buffer.data(), static_cast<std::size_t>(stream.gcount())));
    }
    if (stream.bad()) {
        return base::fail(base::ErrorCode::Io, "cannot be read to its end", path.string());
    }
    // What a file means depends on its place and on what was said about it, too.
    hash.add("\n" + path.parent_path().filename().string() + "/" + path.filename().string());
    hash.add("\n" + hints.kind.value_or("") + "\n" + hints.symbol.value_or(""));
    return hash.hex();
}

/// What a file is known by that held rows of sessions that were not over: it is read again when one more is.
std::string printOfUnfinished(const std::string& print, base::Date lastComplete) {
    base::Sha256 hash;
    hash.add(print + "\nuntil " + base::toIso(lastComplete));
    return hash.hex();
}

bool looksAhead(const std::vector<feeds::Issue>& issues) {
    const std::string code = feeds::problemCode(feeds::RowProblem::FutureDate);
    return std::any_of(issues.begin(), issues.end(),
                       [&code](const feeds::Issue& issue) { return issue.code == code; });
}

store::Constituent memberOf(const feeds::Constituent& draft, const std::string& source) {
    return {draft.index, draft.symbol, draft.name, draft.sector, draft.added, std::nullopt, source};
}

std::vector<store::QuarantineRow> quarantineOf(const std::vector<feeds::Issue>& issues) {
    std::vector<store::QuarantineRow> rows;
    rows.reserve(issues.size());
    for (const feeds::Issue& issue : issues) {
        const bool kept = issue.severity == feeds::Severity::Warning;
        rows.push_back({issue.file, issue.line, issue.code, kept ? "kept: " + issue.reason : issue.reason,
                        issue.subject, issue.row.substr(0, QuarantineTextLimit)});
    }
    return rows;
}

/// A bar from a line that may have been cut must not replace a stored value.
base::Result<std::vector<market::Bar>> trustedBars(store::MarketStore& store,
                                                   const feeds::SeriesDraft& draft) {
    if (!draft.uncertain) {
        return draft.bars;
    }
    const auto stored = store.load(draft.id);
    if (!stored && stored.error().code != base::ErrorCode::MissingData) {
        return base::fail(stored.error());
    }
    if (!stored || !(*stored)->indexOf(*draft.uncertain)) {
        return draft.bars;
    }
    std::vector<market::Bar> bars = draft.bars;
    std::erase_if(bars, [&](const market::Bar& bar) { return bar.date == *draft.uncertain; });
    return bars;
}

void count(ImportedFile& file, const store::MergeReport& merge) {
    file.added += static_cast<long>(merge.added);
    file.revised += static_cast<long>(merge.revised);
}

base::Status writeFile(store::MarketStore& store, const feeds::ParsedFile& parsed, const std::string& sha256,
                       ImportedFile& file) {
    // Read before the transaction: the store is one connection.
    std::vector<std::vector<market::Bar>> bars;
    for (const feeds::SeriesDraft& draft : parsed.series) {
        SIGNALBOX_TRY_ASSIGN(auto trusted, trustedBars(store, draft));
        bars.push_back(std::move(trusted));
    }
    ImportedFile counted = file;
    const base::Status written = store.write([&](store::MarketWriter& writer) -> base::Status {
        counted = file;
        std::vector<store::StoredNote> notes;
        for (std::size_t i = 0; i < parsed.series.size(); ++i) {
            SIGNALBOX_TRY_ASSIGN(const auto merge, writer.mergeSeries(parsed.series[i].id, bars[i]));
            count(counted, merge);
            if (!parsed.series[i].bad.empty()) {
                notes.push_back({parsed.series[i].id.symbol, std::nullopt, "BAD_SERIES",
                                 parsed.series[i].id.source + ": " + parsed.series[i].bad});
            }
        }
        for (const auto& chain : parsed.chains) {
            SIGNALBOX_TRY_ASSIGN(const auto merge, writer.mergeChain(*chain));
            count(counted, merge);
        }
        SIGNALBOX_TRY_ASSIGN(const auto actions, writer.mergeActions(parsed.actions));
        count(counted, actions);
        std::vector<store::Constituent> members;
        members.reserve(parsed.constituents.size());
        for (const feeds::Constituent& draft : parsed.constituents) {
            members.push_back(memberOf(draft, file.path));
        }
        SIGNALBOX_TRY_ASSIGN(const auto merged, writer.mergeConstituents(members));
        count(counted, merged);
        SIGNALBOX_TRY(writer.addNotes(notes));
        store::ImportRecord record;
        record.file = parsed.path;
        record.sha256 = sha256;
        record.kind = parsed.kind;
        record.importer = ImporterVersion;
        record.rowsRead = parsed.rowsRead;
        record.rowsKept = parsed.rowsKept;
        record.rowsRejected = parsed.rowsRejected;
        record.at = systemNow();
        return writer.recordImport(record, quarantineOf(counted.issues));
    });
    if (written) {
        file = counted;
    }
    return written;
}

} // namespace

const ImportedFile* ImportReport::failedByName() const {
    for (const ImportedFile& file : files) {
        if (file.named && !file.problem.empty()) {
            return &file;
        }
    }
    return nullptr;
}

base::Result<ImportReport> importFiles(OpenHome& open, const ImportRequest& request,
                                       const ImportProgress& progress, std::stop_token stop) {
    SIGNALBOX_TRY_ASSIGN(const std::vector<Found> found, filesOf(request.paths));
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    feeds::Hints hints = request.hints;
    hints.readAt = hints.readAt.value_or(systemNow());
    SIGNALBOX_TRY_ASSIGN(const base::Date lastComplete,
                         calendar::lastCompleteSession(calendar, *hints.readAt));
    ImportReport report;
    report.files.resize(found.size());
    std::vector<std::string> prints(found.size());
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < found.size(); ++i) {
        ImportedFile& file = report.files[i];
        file.path = found[i].path.string();
        file.named = found[i].named;
        auto print = fingerprint(found[i].path, hints);
        if (!print) {
            file.problem = print.error().message();
            continue;
        }
        prints[i] = *print;
        SIGNALBOX_TRY_ASSIGN(const bool whole, open.store->isImported(prints[i], ImporterVersion));
        SIGNALBOX_TRY_ASSIGN(
            const bool sofar,
            open.store->isImported(printOfUnfinished(prints[i], lastComplete), ImporterVersion));
        file.alreadyImported = whole || sofar;
        if (!file.alreadyImported) {
            wanted.push_back(i);
        }
    }

    std::vector<feeds::ParsedFile> parsed(wanted.size());
    std::vector<std::string> problems(wanted.size());
    const base::Executor executor(open.options.threads);
    const bool all = executor.parallelFor(
        wanted.size(),
        [&](std::size_t k) {
            auto file = feeds::readFile(found[wanted[k]].path, hints, calendar);
            if (file) {
                parsed[k] = std::move(*file);
            } else {
                problems[k] = file.error().message();
            }
        },
        stop);
    if (!all) {
        return base::fail(base::ErrorCode::Cancelled, "the import was cancelled; nothing was written");
    }
    for (std::size_t k = 0; k < wanted.size(); ++k) {
        if (problems[k].empty()) {
            parsed[k].path = found[wanted[k]].path.string();
        }
    }
    const std::vector<feeds::Issue> across = feeds::checkSeries(parsed, calendar);

    std::size_t taken = 0; // files of this call that are in the store

    for (std::size_t k = 0; k < wanted.size(); ++k) {
        ImportedFile& file = report.files[wanted[k]];
        if (progress) {
            progress(k, wanted.size(), file.path);
        }
        if (stop.stop_requested()) {
            return base::fail(base::ErrorCode::Cancelled, "the import was cancelled", file.path,
                              "the files before it are in the store; import again to go on");
        }
        if (!problems[k].empty()) {
            file.problem = problems[k];
            continue;
        }
        file.kind = parsed[k].kind;
        file.rowsRead = parsed[k].rowsRead;
        file.rowsKept = parsed[k].rowsKept;
        file.rowsRejected = parsed[k].rowsRejected;
        file.issues = std::move(parsed[k].issues);
        for (const feeds::Issue& issue : across) {
            if (issue.file == file.path || issue.file.rfind(file.path + "!", 0) == 0) {
                file.issues.push_back(issue);
            }
        }
        const std::string& print = prints[wanted[k]];
        auto written =
            writeFile(*open.store, parsed[k],
                      looksAhead(file.issues) ? printOfUnfinished(print, lastComplete) : print, file);
        if (!written) {
            return base::fail(unfinished(std::move(written).error(), file.path, taken, wanted.size()));
        }
        ++taken;
        parsed[k] = {}; // what is written need not stay in memory
    }
    SIGNALBOX_TRY_ASSIGN(const auto derived, store::deriveVolatility(*open.store, calendar, executor));
    report.volatilities = static_cast<long>(derived.changed);
    for (const ImportedFile& file : report.files) {
        report.rowsRead += file.rowsRead;
        report.rowsKept += file.rowsKept;
        report.rowsRejected += file.rowsRejected;
        report.added += file.added;
        report.revised += file.revised;
    }
    report.changed = report.added > 0 || report.revised > 0;
    if (progress) {
        progress(wanted.size(), wanted.size(), {});
    }
    return report;
}

} // namespace signalbox::app
