// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/bar_file.h"

#include "engine/store/bar_tail.h"
#include "engine/store/files.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace signalbox::store {
namespace {

namespace fs = std::filesystem;

fs::path deltaOf(const fs::path& path) {
    return path.string() + ".delta";
}

/// The file is sound and over these series, whatever state of the store it was made from.
bool isOver(const BarFile& file, std::span<const market::SeriesId> series, columns::Width width,
            Trust trust) {
    const columns::BarTable& table = file.table();
    return table.width() == width &&
           std::equal(series.begin(), series.end(), table.series().begin(), table.series().end()) &&
           (trust == Trust::TablesOnly || table.verifyAll());
}

/// The sessions from the first bar of any series to the last.
base::Result<std::vector<base::Date>>
sessionsOf(std::span<const std::shared_ptr<const market::BarSeries>> series,
           const calendar::Calendar& calendar) {
    std::optional<base::Date> first;
    std::optional<base::Date> last;
    for (const auto& one : series) {
        if (!one->empty()) {
            first = first ? std::min(*first, one->dates().front()) : one->dates().front();
            last = last ? std::max(*last, one->dates().back()) : one->dates().back();
        }
    }
    return first ? calendar.sessions(*first, *last) : std::vector<base::Date>();
}

} // namespace

base::Status writeBarFile(const fs::path& path,
                          std::span<const std::shared_ptr<const market::BarSeries>> series,
                          columns::Width width, columns::StoreState made,
                          const calendar::Calendar& calendar) {
    SIGNALBOX_TRY_ASSIGN(const auto sessions, sessionsOf(series, calendar));
    SIGNALBOX_TRY(writeFileAtomically(path, columns::buildBarTable(series, width, made, sessions)));
    // A delta left over from the old table does not fit the new state; it goes after the table has changed,
    // and a kill in between leaves days that do not follow the table and are not read.
    std::error_code ignored;
    fs::remove(deltaOf(path), ignored);
    return {};
}

base::Result<std::shared_ptr<const BarFile>> BarFile::map(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return base::fail(systemError("the bar file cannot be read", path, errno));
    }
    std::shared_ptr<BarFile> file(new BarFile);
    struct stat facts{};
    int number = ::fstat(descriptor, &facts) == 0 ? 0 : errno;
    if (number == 0 && facts.st_size > 0) {
        file->m_size = static_cast<std::size_t>(facts.st_size);
        void* start = ::mmap(nullptr, file->m_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        number = start == MAP_FAILED ? errno : 0;
        file->m_start = start == MAP_FAILED ? nullptr : start;
    }
    ::close(descriptor);
    if (number != 0) {
        return base::fail(systemError("the bar file cannot be read", path, number));
    }
    if (file->m_start != nullptr) {
        ::madvise(file->m_start, file->m_size, MADV_WILLNEED);
    }
    const std::string_view bytes(static_cast<const char*>(file->m_start),
                                 file->m_start == nullptr ? 0 : file->m_size);
    SIGNALBOX_TRY_ASSIGN(auto table, columns::BarTable::over(bytes, path.string()));
    file->m_table = std::make_unique<const columns::BarTable>(std::move(table));
    if (const auto delta = readFile(deltaOf(path)); delta) {
        file->m_appended = columns::decodeDays(*delta, file->m_table->symbols());
        const auto& dates = file->m_table->dates();
        const bool follows = file->m_appended.empty() || dates.empty() ||
                             (file->m_appended.front().date > dates.back() &&
                              file->m_appended.front().made.revision >= file->m_table->made().revision);
        if (!follows) {
            file->m_appended.clear();
        }
    }
    return std::shared_ptr<const BarFile>(std::move(file));
}

const columns::StoreState& BarFile::made() const {
    return m_appended.empty() ? m_table->made() : m_appended.back().made;
}

std::optional<base::Date> BarFile::lastDate() const {
    const auto& dates = m_table->dates();
    return !m_appended.empty() ? std::optional(m_appended.back().date)
           : dates.empty()     ? std::nullopt
                               : std::optional(dates.back());
}

base::Status BarFile::appendDays(const fs::path& path, std::span<const columns::DayColumn> days) {
    SIGNALBOX_TRY_ASSIGN(const auto file, map(path));
    std::optional<base::Date> last = file->lastDate();
    std::string records;
    for (const columns::DayColumn& day : days) {
        if ((last && day.date <= *last) || day.values.front().size() != file->table().symbols()) {
            return base::fail(base::ErrorCode::BadData,
                              "the day does not follow the last one of the bar file",
                              path.string() + " " + base::toIso(day.date), "it is made again from market.db");
        }
        last = day.date;
        records += columns::encodeDay(day);
    }
    std::string content;
    for (const columns::DayColumn& known : file->appended()) {
        content += columns::encodeDay(known);
    }
    // A torn tail would hide every later day, so what is valid is written again with the new days behind it.
    std::error_code ignored;
    const auto size = fs::file_size(deltaOf(path), ignored);
    if (!ignored && size == content.size()) {
        return appendDurably(deltaOf(path), records);
    }
    return writeFileAtomically(deltaOf(path), content + records);
}

BarFile::~BarFile() {
    if (m_start != nullptr) {
        ::munmap(m_start, m_size);
    }
}

namespace {

/// Puts the days that came since behind the file; true when it then shows what market.db holds.
base::Result<bool> grow(const fs::path& path, const BarFile& file, std::span<const market::SeriesId> series,
                        const calendar::Calendar& calendar) {
    const auto last = file.lastDate();
    if (!last) {
        return false;
    }
    const auto tail = barTail(path.parent_path() / "market.db", series, file.made(), *last, calendar);
    // What is wrong with market.db is said where the file is made again.
    if (!tail || !*tail || file.appended().size() + (*tail)->size() > MostDaysAppended) {
        return false;
    }
    if (!(*tail)->empty()) {
        SIGNALBOX_TRY(BarFile::appendDays(path, **tail));
    }
    return true;
}

} // namespace

base::Result<std::shared_ptr<const BarFile>> openBarFile(const fs::path& path, MarketStore& store,
                                                         std::span<const market::SeriesId> series,
                                                         columns::Width width, Trust trust) {
    const calendar::Calendar& calendar = calendar::Calendar::standard();
    SIGNALBOX_TRY_ASSIGN(const columns::StoreState now, stateOf(store));
    if (const auto file = BarFile::map(path); file && isOver(**file, series, width, trust)) {
        if ((*file)->made() == now) {
            return *file;
        }
        SIGNALBOX_TRY_ASSIGN(const bool grown, grow(path, **file, series, calendar));
        if (grown) {
            return BarFile::map(path);
        }
    }
    std::vector<std::shared_ptr<const market::BarSeries>> loaded;
    for (const market::SeriesId& id : series) {
        SIGNALBOX_TRY_ASSIGN(auto one, store.load(id));
        loaded.push_back(std::move(one));
    }
    SIGNALBOX_TRY(writeBarFile(path, loaded, width, now, calendar));
    return BarFile::map(path);
}

} // namespace signalbox::store
