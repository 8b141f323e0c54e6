// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/quote_file.h"

#include "engine/store/files.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace signalbox::store {
namespace {

namespace fs = std::filesystem;

/// Pages read by verify() before they are given back.
constexpr std::size_t VerifiedAtOnce = std::size_t{32} << 20U;

} // namespace

QuoteFileWriter::QuoteFileWriter(fs::path path, const std::string& underlying, const std::string& key)
    : m_path(std::move(path)), m_part(m_path.string() + ".part"), m_builder(underlying, key) {}

base::Result<std::unique_ptr<QuoteFileWriter>>
QuoteFileWriter::create(const fs::path& path, const std::string& underlying, const std::string& key) {
    std::unique_ptr<QuoteFileWriter> writer(new QuoteFileWriter(path, underlying, key));
    writer->m_descriptor = ::open(writer->m_part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (writer->m_descriptor < 0) {
        return base::fail(systemError("the quote file cannot be written", path, errno));
    }
    SIGNALBOX_TRY(writer->write(columns::QuoteHistoryBuilder::blankHeader()));
    return writer;
}

QuoteFileWriter::~QuoteFileWriter() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
        std::error_code ignored;
        fs::remove(m_part, ignored);
    }
}

base::Status QuoteFileWriter::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return base::fail(
                systemError("the quote file cannot be written", m_path, written < 0 ? errno : EIO));
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

base::Status QuoteFileWriter::add(const columns::QuoteSessionBuffer& session) {
    return write(m_builder.add(session));
}

base::Status QuoteFileWriter::finish() {
    const columns::QuoteHistoryBuilder::Ending ending = m_builder.finish();
    SIGNALBOX_TRY(write(ending.tables));
    const auto size = static_cast<ssize_t>(ending.header.size());
    if (::pwrite(m_descriptor, ending.header.data(), ending.header.size(), 0) != size) {
        return base::fail(systemError("the quote file cannot be written", m_path, errno));
    }
    SIGNALBOX_TRY(renameDurably(m_part, m_path));
    ::close(std::exchange(m_descriptor, -1));
    return {};
}

base::Result<std::shared_ptr<const QuoteFile>> QuoteFile::map(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return base::fail(systemError("the quote file cannot be read", path, errno));
    }
    std::shared_ptr<QuoteFile> file(new QuoteFile);
    file->m_path = path;
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
        return base::fail(systemError("the quote file cannot be read", path, number));
    }
    const std::string_view bytes(static_cast<const char*>(file->m_start),
                                 file->m_start == nullptr ? 0 : file->m_size);
    SIGNALBOX_TRY_ASSIGN(auto history, columns::QuoteHistory::over(bytes, path.string()));
    file->m_history = std::make_unique<const columns::QuoteHistory>(std::move(history));
    return std::shared_ptr<const QuoteFile>(std::move(file));
}

base::Status QuoteFile::verify(const std::stop_token& stop) const {
    std::size_t read = 0;
    for (std::size_t i = 0; i < m_history->sessions(); ++i) {
        if (stop.stop_requested()) {
            return base::fail(base::ErrorCode::Cancelled, "the reading of quotes was cancelled",
                              m_path.string());
        }
        if (!m_history->verify(i)) {
            return base::fail(base::ErrorCode::BadData,
                              "the quote file is damaged (rows of session " +
                                  std::to_string(m_history->session(i).number) + ")",
                              m_path.string(), "remove it: it is made again from market.db");
        }
        read += m_history->place(i).second;
        if (read >= VerifiedAtOnce) {
            releasePages();
            read = 0;
        }
    }
    releasePages();
    return {};
}

void QuoteFile::releasePages() const {
    if (m_start != nullptr) {
        ::madvise(m_start, m_size, MADV_DONTNEED);
    }
}

QuoteFile::~QuoteFile() {
    if (m_start != nullptr) {
        ::munmap(m_start, m_size);
    }
}

} // namespace signalbox::store
