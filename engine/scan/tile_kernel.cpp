// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scan/tile_kernel.h"

#include "engine/scan/kernel/windows.h"

namespace signalbox::scan {
namespace {

struct Kernels {
    void (*advance)(const TileBars&, std::size_t, std::size_t, RunningAverages&);
    void (*build)(const TileBars&, std::size_t, int, TileWindows&);
    void (*push)(const TileBars&, std::size_t, int, TileWindows&);
    void (*read)(const TileWindows&, std::size_t, int, const RunningAverages&, TileReadings&);
};

struct Baseline {
    static void advance(const TileBars& bars, std::size_t from, std::size_t end, RunningAverages& running) {
        kernel::advanceBody<2>(bars, from, end, running);
    }
    static void build(const TileBars& bars, std::size_t day, int firstSession, TileWindows& windows) {
        kernel::buildBody<2>(bars, day, firstSession, windows);
    }
    static void push(const TileBars& bars, std::size_t day, int firstSession, TileWindows& windows) {
        kernel::pushBody<2>(bars, day, firstSession, windows);
    }
    static void read(const TileWindows& windows, std::size_t day, int firstSession,
                     const RunningAverages& running, TileReadings& out) {
        kernel::readBody<2>(windows, day, firstSession, running, out);
    }
};

#if defined(__x86_64__)
struct Avx2 {
    [[gnu::target("avx2")]] static void advance(const TileBars& bars, std::size_t from, std::size_t end,
                                                RunningAverages& running) {
        kernel::advanceBody<4>(bars, from, end, running);
    }
    [[gnu::target("avx2")]] static void build(const TileBars& bars, std::size_t day, int firstSession,
                                              TileWindows& windows) {
        kernel::buildBody<4>(bars, day, firstSession, windows);
    }
    [[gnu::target("avx2")]] static void push(const TileBars& bars, std::size_t day, int firstSession,
                                             TileWindows& windows) {
        kernel::pushBody<4>(bars, day, firstSession, windows);
    }
    [[gnu::target("avx2")]] static void read(const TileWindows& windows, std::size_t day, int firstSession,
                                             const RunningAverages& running, TileReadings& out) {
        kernel::readBody<4>(windows, day, firstSession, running, out);
    }
};
#endif

const Kernels& kernels() {
    static const Kernels chosen = [] {
#if defined(__x86_64__)
        if (__builtin_cpu_supports("avx2")) {
            return Kernels{Avx2::advance, Avx2::build, Avx2::push, Avx2::read};
        }
#endif
        return Kernels{Baseline::advance, Baseline::build, Baseline::push, Baseline::read};
    }();
    return chosen;
}

} // namespace

void advance(const TileBars& bars, std::size_t from, std::size_t end, RunningAverages& running) {
    kernels().advance(bars, from, end, running);
}

void buildWindows(const TileBars& bars, std::size_t day, int firstSession, TileWindows& windows) {
    kernels().build(bars, day, firstSession, windows);
}

void pushSession(const TileBars& bars, std::size_t day, int firstSession, TileWindows& windows) {
    kernels().push(bars, day, firstSession, windows);
}

void readTile(const TileWindows& windows, std::size_t day, int firstSession, const RunningAverages& running,
              TileReadings& out) {
    kernels().read(windows, day, firstSession, running, out);
}

namespace baseline {

void scanTile(const TileBars& bars, std::size_t day, int firstSession, TileReadings& out) {
    RunningAverages running;
    TileWindows windows{};
    Baseline::advance(bars, 0, day + 1, running);
    Baseline::build(bars, day, firstSession, windows);
    Baseline::read(windows, day, firstSession, running, out);
}

} // namespace baseline

} // namespace signalbox::scan
