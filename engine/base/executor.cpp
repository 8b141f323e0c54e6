// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/executor.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace signalbox::base {

Executor::Executor(unsigned threads)
    : m_threads(threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads) {}

bool Executor::parallelFor(std::size_t count, const std::function<void(std::size_t)>& work,
                           std::stop_token stop) const {
    if (m_threads <= 1 || count <= 1) {
        for (std::size_t i = 0; i < count; ++i) {
            if (stop.stop_requested()) {
                return false;
            }
            work(i);
        }
        return true;
    }
    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    std::exception_ptr failure;
    std::mutex failureGuard; // guards `failure` alone
    const auto run = [&] {
        while (!failed && !stop.stop_requested()) {
            const std::size_t index = next.fetch_add(1);
            if (index >= count) {
                return;
            }
            try {
                work(index);
            } catch (...) {
                const std::lock_guard lock(failureGuard);
                if (!failure) {
                    failure = std::current_exception();
                }
                failed = true;
            }
        }
    };
    {
        std::vector<std::jthread> workers;
        const auto helpers = std::min<std::size_t>(m_threads, count) - 1;
        workers.reserve(helpers);
        for (std::size_t i = 0; i < helpers; ++i) {
            workers.emplace_back(run);
        }
        run();
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
    return next >= count;
}

} // namespace signalbox::base
