// SPDX-License-Identifier: GPL-3.0-or-later
// A home in a folder of its own that disappears with the test, and short ways to open what is in it.
#pragma once

#include "engine/store/journal_store.h"
#include "engine/store/market_store.h"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace signalbox::tests {

/// The value of a Result, or the end of the test with its message.
template <typename T>
T must(base::Result<T> result) {
    if (!result) {
        throw std::runtime_error(result.error().message());
    }
    return std::move(*result);
}
inline void must(const base::Status& status) {
    if (!status) {
        throw std::runtime_error(status.error().message());
    }
}

class TemporaryHome {
public:
    TemporaryHome() {
        std::string pattern = (std::filesystem::temp_directory_path() / "signalbox-test-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("no temporary folder");
        }
        m_folder = pattern;
    }
    ~TemporaryHome() {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    TemporaryHome(const TemporaryHome&) = delete;
    TemporaryHome& operator=(const TemporaryHome&) = delete;

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] store::Home home() const { return must(store::Home::at(m_folder / "home")); }

private:
    std::filesystem::path m_folder;
};

inline base::UtcTime testTime(int seconds = 0) {
    return base::UtcTime(std::chrono::seconds(1'700'000'000 + seconds));
}

inline store::AppendContext testContext(int seconds = 0) {
    return {testTime(seconds), "tester", "run-1"};
}

inline book::Event note(const std::string& text) {
    return book::NoteWritten{base::makeDate(2026, 3, 2), "tester", text};
}

inline std::vector<market::Bar> testBars(base::Date first, int count, double start = 100) {
    std::vector<market::Bar> bars;
    base::Date date = first;
    while (static_cast<int>(bars.size()) < count) {
        if (calendar::Calendar::standard().isKnownSession(date)) {
            const double close = start + 0.25 * static_cast<double>(bars.size());
            bars.push_back({date, close - 1, close + 2, close - 2, close, 1e6});
        }
        date += std::chrono::days(1);
    }
    return bars;
}

} // namespace signalbox::tests
