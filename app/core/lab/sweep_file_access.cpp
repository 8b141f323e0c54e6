// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/lab/sweep_file_access.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace signalbox::app {
namespace {

base::Status broken(const std::filesystem::path& path) {
    return base::fail(base::ErrorCode::Io, std::strerror(errno), path.string(),
                      "check name, space and rights");
}

bool writeAll(int handle, const std::string& text) {
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t written = ::write(handle, text.data() + done, text.size() - done);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        done += written > 0 ? static_cast<std::size_t>(written) : 0;
    }
    return true;
}

std::optional<std::string> readAll(int handle) {
    std::string text;
    std::string block(1U << 20U, '\0');
    for (;;) {
        const ssize_t got = ::read(handle, block.data(), block.size());
        if (got == 0) {
            return text;
        }
        if (got < 0 && errno != EINTR) {
            return std::nullopt;
        }
        text.append(block, 0, got > 0 ? static_cast<std::size_t>(got) : 0);
    }
}

} // namespace

SweepFile::~SweepFile() {
    if (m_handle >= 0) {
        ::close(m_handle);
    }
}

base::Status SweepFile::lock() {
    for (;;) {
        m_handle = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (m_handle < 0) {
            return broken(m_path);
        }
        if (::flock(m_handle, LOCK_EX | LOCK_NB) != 0) {
            return base::fail(base::ErrorCode::Busy, "another process writes to it", m_path.string(),
                              "wait for it, or choose another --out");
        }
        // Whoever held it before may have replaced the file under this name while we opened the old one.
        struct stat mine{};
        struct stat named{};
        if (::fstat(m_handle, &mine) == 0 && ::stat(m_path.c_str(), &named) == 0 &&
            mine.st_ino == named.st_ino && mine.st_dev == named.st_dev) {
            return {};
        }
        ::close(m_handle);
        m_handle = -1;
    }
}

base::Status SweepFile::load() {
    const auto text = readAll(m_handle);
    if (!text) {
        return broken(m_path);
    }
    const std::string header = lab::headerLine(m_spec) + "\n";
    std::size_t keep = 0;
    // A kill may have cut the header itself; anything else that is no sweep is somebody's and stays.
    const bool begun = text->size() < header.size() && header.starts_with(*text);
    if (!begun) {
        SIGNALBOX_TRY_ASSIGN(lab::SweepContents contents, lab::readSweep(*text, m_path.string()));
        SIGNALBOX_TRY(lab::sameSweep(contents.spec, m_spec, m_path.string()));
        std::stable_sort(contents.rows.begin(), contents.rows.end(),
                         [](const auto& a, const auto& b) { return a.index < b.index; });
        contents.rows.erase(std::unique(contents.rows.begin(), contents.rows.end(),
                                        [](const auto& a, const auto& b) { return a.index == b.index; }),
                            contents.rows.end());
        m_found = std::move(contents.rows);
        m_finishedBy = contents.run;
        if (m_finishedBy) {
            return {};
        }
        keep = contents.goodBytes;
    }
    if (::ftruncate(m_handle, static_cast<off_t>(keep)) != 0 ||
        ::lseek(m_handle, static_cast<off_t>(keep), SEEK_SET) < 0) {
        return broken(m_path);
    }
    return begun ? write(header) : base::Status();
}

base::Result<std::unique_ptr<SweepFile>> SweepFile::open(const std::filesystem::path& path,
                                                         const lab::SweepSpec& spec) {
    std::unique_ptr<SweepFile> file(new SweepFile(path, spec));
    SIGNALBOX_TRY(file->lock());
    SIGNALBOX_TRY(file->load());
    return file;
}

base::Status SweepFile::write(const std::string& text) {
    return writeAll(m_handle, text) ? base::Status() : broken(m_path);
}

base::Status SweepFile::append(const lab::SweepRow& row) {
    return write(lab::rowLine(row) + "\n");
}

base::Status SweepFile::finish(std::span<const lab::SweepRow> rows, const lab::SweepRun& run) {
    SIGNALBOX_TRY(writeSweepFile(m_path, lab::fileText(m_spec, rows, run)));
    m_finishedBy = run;
    return {};
}

base::Result<lab::SweepContents> readSweepFile(const std::filesystem::path& path) {
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) {
        return base::fail(broken(path).error());
    }
    const auto text = readAll(handle);
    ::close(handle);
    if (!text) {
        return base::fail(broken(path).error());
    }
    return lab::readSweep(*text, path.string());
}

base::Status writeSweepFile(const std::filesystem::path& path, const std::string& text) {
    const std::filesystem::path fresh = path.string() + ".new";
    const int handle = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (handle < 0) {
        return broken(fresh);
    }
    const bool written = writeAll(handle, text) && ::fsync(handle) == 0;
    const base::Status status = written ? base::Status() : broken(fresh);
    ::close(handle);
    SIGNALBOX_TRY(status);
    if (::rename(fresh.c_str(), path.c_str()) != 0) {
        return broken(path);
    }
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory >= 0) {
        ::fsync(directory);
        ::close(directory);
    }
    return {};
}

} // namespace signalbox::app
