// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <unistd.h>

namespace signalbox::store {
namespace {

using base::ErrorCode;

/// Closes a descriptor when it goes out of scope.
class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor() {
        if (m_value >= 0) {
            ::close(m_value);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int value() const { return m_value; }
    [[nodiscard]] bool valid() const { return m_value >= 0; }

private:
    int m_value;
};

bool writeAll(int descriptor, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

base::Status writeSynced(const std::filesystem::path& path, std::string_view content, int flags) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0644));
    if (!file.valid()) {
        return base::fail(systemError("cannot be written", path, errno));
    }
    if (!writeAll(file.value(), content) || ::fdatasync(file.value()) != 0) {
        return base::fail(systemError("cannot be written", path, errno));
    }
    return {};
}

} // namespace

base::Error systemError(const std::string& what, const std::filesystem::path& path, int number) {
    std::string wayOut = "check the folder and its rights, or choose another with --home";
    if (number == ENOSPC || number == EDQUOT || number == EFBIG) {
        wayOut = "the disk is full or the file may not grow: free some space and try again";
    }
    return {ErrorCode::Io, what + " (" + std::strerror(number) + ")", path.string(), wayOut};
}

bool fileExists(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

base::Status makeFolder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        return base::fail(systemError("the folder cannot be made", folder, error.value()));
    }
    if (!std::filesystem::is_directory(folder, error)) {
        return base::fail(systemError("is no folder", folder, ENOTDIR));
    }
    return {};
}

base::Status writeFileAtomically(const std::filesystem::path& path, std::string_view content) {
    const std::filesystem::path part = path.string() + ".part";
    auto status = writeSynced(part, content, O_TRUNC);
    if (status) {
        status = renameDurably(part, path);
    }
    if (!status) {
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
    }
    return status;
}

base::Status renameDurably(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) {
        return base::fail(systemError("cannot be replaced", to, errno));
    }
    return syncFolder(to.parent_path());
}

base::Status syncFolder(const std::filesystem::path& folder) {
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.valid() || ::fsync(directory.value()) != 0) {
        return base::fail(systemError("the folder cannot be synced", folder, errno));
    }
    return {};
}

base::Status appendDurably(const std::filesystem::path& path, std::string_view content) {
    return writeSynced(path, content, O_APPEND);
}

base::Result<std::string> readFile(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        return base::fail(systemError("cannot be read", path, errno));
    }
    return std::string(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
}

} // namespace signalbox::store
