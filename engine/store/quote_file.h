// SPDX-License-Identifier: GPL-3.0-or-later
// The file of option quotes beside market.db: written session by session, so that its rows never are in
// memory at once, renamed when complete, and mapped read-only. Derived: when it is absent, of another key or
// damaged it is made again.
#pragma once

#include "engine/base/result.h"
#include "engine/columns/quote_history.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

namespace signalbox::store {

/// Writes beside the target until finish() renames it; without finish() nothing is left behind. Two writers
/// of one file must exclude each other.
class QuoteFileWriter {
public:
    [[nodiscard]] static base::Result<std::unique_ptr<QuoteFileWriter>>
    create(const std::filesystem::path& path, const std::string& underlying, const std::string& key);
    ~QuoteFileWriter();
    QuoteFileWriter(const QuoteFileWriter&) = delete;
    QuoteFileWriter& operator=(const QuoteFileWriter&) = delete;

    /// Sessions must rise.
    [[nodiscard]] base::Status add(const columns::QuoteSessionBuffer& session);
    /// Completes and renames the file. Nothing may be added afterwards. It is not synced: what a power
    /// failure leaves of it fails its checksums, and it is made again.
    [[nodiscard]] base::Status finish();

private:
    QuoteFileWriter(std::filesystem::path path, const std::string& underlying, const std::string& key);
    [[nodiscard]] base::Status write(std::string_view bytes);
    std::filesystem::path m_path;
    std::filesystem::path m_part;
    columns::QuoteHistoryBuilder m_builder;
    int m_descriptor = -1;
};

/// A mapped quote file. Its pages are read from disk when they are touched.
class QuoteFile {
public:
    /// Checks header and tables; a file that is damaged or of another kind is a BadData error.
    [[nodiscard]] static base::Result<std::shared_ptr<const QuoteFile>>
    map(const std::filesystem::path& path);
    ~QuoteFile();
    QuoteFile(const QuoteFile&) = delete;
    QuoteFile& operator=(const QuoteFile&) = delete;

    [[nodiscard]] const columns::QuoteHistory& history() const { return *m_history; }
    /// Reads every row once and compares the checksums, without keeping the pages; BadData names the session.
    /// A stop request ends it with Cancelled.
    [[nodiscard]] base::Status verify(const std::stop_token& stop = {}) const;
    /// Gives all pages back to the system; who touches one again reads it again.
    void releasePages() const;

private:
    QuoteFile() = default;
    std::filesystem::path m_path;
    void* m_start = nullptr;
    std::size_t m_size = 0;
    std::unique_ptr<const columns::QuoteHistory> m_history;
};

} // namespace signalbox::store
