// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/home.h"

#include "engine/store/files.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace signalbox::store {
namespace {

using base::ErrorCode;
namespace fs = std::filesystem;

base::Result<fs::path> platformFolder(const char* variable, const char* belowHome) {
    const auto value = [](const char* name) -> std::string {
        const char* text = std::getenv(name);
        return text == nullptr ? "" : text;
    };
    if (const std::string own = value(variable); !own.empty() && fs::path(own).is_absolute()) {
        return fs::path(own) / "signalbox";
    }
    if (const std::string home = value("HOME"); !home.empty()) {
        return fs::path(home) / belowHome / "signalbox";
    }
    return base::fail(ErrorCode::Usage, std::string("neither ") + variable + " nor HOME is set", {},
                      "name a folder with --home");
}

/// What the holder wrote about itself; control characters cannot break the one line of the message.
std::string holderOf(int descriptor) {
    std::array<char, 200> text{};
    const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
    std::string holder;
    for (ssize_t i = 0; i < size; ++i) {
        const char c = text[static_cast<std::size_t>(i)];
        if (c == '\n') {
            break;
        }
        holder += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return holder.empty() ? "another program" : holder;
}

} // namespace

const char* marketName(Market market) {
    return market == Market::Real ? "real" : "demo";
}

std::optional<Market> parseMarket(const std::string& name) {
    for (const Market market : {Market::Real, Market::Demo}) {
        if (name == marketName(market)) {
            return market;
        }
    }
    return std::nullopt;
}

WriterLock::WriterLock(WriterLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

WriterLock::~WriterLock() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

base::Result<fs::path> Home::standardFolder() {
    return platformFolder("XDG_DATA_HOME", ".local/share");
}

base::Result<fs::path> Home::standardConfigFolder() {
    return platformFolder("XDG_CONFIG_HOME", ".config");
}

base::Result<Home> Home::at(const fs::path& folder) {
    Home home;
    if (folder.empty()) {
        SIGNALBOX_TRY_ASSIGN(home.m_folder, standardFolder());
        SIGNALBOX_TRY_ASSIGN(home.m_configFolder, standardConfigFolder());
        return home;
    }
    std::error_code error;
    home.m_folder = fs::absolute(folder, error).lexically_normal();
    if (error) {
        return base::fail(systemError("is no folder", folder, error.value()));
    }
    if (fs::exists(home.m_folder, error) && !fs::is_directory(home.m_folder, error)) {
        return base::fail(base::ErrorCode::BadData, "is no folder", home.m_folder.string(),
                          "name a folder with --home; one that does not exist yet is made");
    }
    home.m_configFolder = home.m_folder;
    return home;
}

fs::path Home::marketFolder(Market market) const {
    return m_folder / marketName(market);
}

fs::path Home::marketDb(Market market) const {
    return marketFolder(market) / "market.db";
}

fs::path Home::bookDb(Market market) const {
    return marketFolder(market) / "book.db";
}

fs::path Home::barTable(Market market) const {
    return marketFolder(market) / "bars.table";
}

fs::path Home::backups(Market market) const {
    return marketFolder(market) / "backups";
}

bool Home::exists(Market market) const {
    return fileExists(marketDb(market)) || fileExists(bookDb(market));
}

std::optional<Market> Home::marketInUse() const {
    auto text = readFile(m_folder / "market");
    if (!text) {
        return std::nullopt;
    }
    while (!text->empty() && (text->back() == '\n' || text->back() == '\r' || text->back() == ' ')) {
        text->pop_back();
    }
    return parseMarket(*text);
}

base::Status Home::useMarket(Market market) const {
    if (marketInUse() == market) {
        return {};
    }
    return writeFileAtomically(m_folder / "market", std::string(marketName(market)) + "\n");
}

base::Result<WriterLock> Home::lock(const std::string& holder) const {
    SIGNALBOX_TRY(makeFolder(m_folder));
    const fs::path path = m_folder / "lock";
    WriterLock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (!lock.held()) {
        return base::fail(systemError("the home cannot be written", path, errno));
    }
    if (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int number = errno;
        if (number != EWOULDBLOCK) {
            return base::fail(systemError("the home cannot be locked", path, number));
        }
        return base::fail(ErrorCode::Busy, "the home is being written by " + holderOf(lock.m_descriptor),
                          m_folder.string(), "wait until it has finished, or close it");
    }
    // The lock holds whether or not its holder can be named: a full disk must not keep a person from reading.
    const std::string text = holder + "\n";
    if (::ftruncate(lock.m_descriptor, 0) == 0) {
        [[maybe_unused]] const ssize_t written = ::pwrite(lock.m_descriptor, text.data(), text.size(), 0);
    }
    return lock;
}

base::Status Home::reset(Market market) const {
    if (market == Market::Real) {
        return base::fail(ErrorCode::Usage, "the real market is never removed by the program",
                          marketFolder(market).string(), "move the folder away by hand");
    }
    std::error_code error;
    fs::remove_all(marketFolder(market), error);
    if (error) {
        return base::fail(systemError("cannot be removed", marketFolder(market), error.value()));
    }
    return {};
}

} // namespace signalbox::store
