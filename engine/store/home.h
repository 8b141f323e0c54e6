// SPDX-License-Identifier: GPL-3.0-or-later
// The home of one person: a folder with two markets, real and demo, each with its own store and journal, a
// note of which one is in use, and the lock that lets only one program write.
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace signalbox::store {

enum class Market { Real, Demo };
[[nodiscard]] const char* marketName(Market market); ///< "real", "demo"
[[nodiscard]] std::optional<Market> parseMarket(const std::string& name);

/// Held while a program writes; released when destroyed or when the program ends in any way.
class WriterLock {
public:
    WriterLock() = default;
    WriterLock(WriterLock&& other) noexcept;
    WriterLock& operator=(WriterLock&& other) noexcept;
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;
    ~WriterLock();
    [[nodiscard]] bool held() const { return m_descriptor >= 0; }

private:
    friend class Home;
    explicit WriterLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

class Home {
public:
    /// The platform's own folder: $XDG_DATA_HOME/signalbox, else ~/.local/share/signalbox; a Usage error
    /// without either.
    [[nodiscard]] static base::Result<std::filesystem::path> standardFolder();
    /// The platform's folder for configuration: $XDG_CONFIG_HOME/signalbox, else ~/.config/signalbox.
    [[nodiscard]] static base::Result<std::filesystem::path> standardConfigFolder();
    /// A home in that folder (--home DIR), or in the platform's folders when empty. Nothing is created yet,
    /// so that a program which only reads works on a read-only home.
    [[nodiscard]] static base::Result<Home> at(const std::filesystem::path& folder = {});

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] const std::filesystem::path& configFolder() const { return m_configFolder; }
    [[nodiscard]] std::filesystem::path marketFolder(Market market) const;
    [[nodiscard]] std::filesystem::path marketDb(Market market) const;
    [[nodiscard]] std::filesystem::path bookDb(Market market) const;
    [[nodiscard]] std::filesystem::path barTable(Market market) const;
    [[nodiscard]] std::filesystem::path backups(Market market) const;

    /// Whether that market has a store already.
    [[nodiscard]] bool exists(Market market) const;
    /// The market in use; nothing when the home never held one (the first start opens the demonstration).
    [[nodiscard]] std::optional<Market> marketInUse() const;
    /// Written atomically; the caller holds the lock.
    [[nodiscard]] base::Status useMarket(Market market) const;

    /// Makes the folders and takes the lock. `holder` says who ("signalbox import, process 4711"). When
    /// another program holds it: a Busy error naming that holder. A home that cannot be written is an Io
    /// error that says why.
    [[nodiscard]] base::Result<WriterLock> lock(const std::string& holder) const;
    /// Removes the files of the demonstration market, for `demo`; the caller holds the lock. The real market
    /// is never removed: a Usage error.
    [[nodiscard]] base::Status reset(Market market) const;

private:
    std::filesystem::path m_folder;
    std::filesystem::path m_configFolder;
};

} // namespace signalbox::store
