// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/failing_vfs.h"

#include <climits>
#include <new>

#include <sqlite3.h>

namespace signalbox::tests {
namespace {

sqlite3_vfs* realVfs = nullptr;
Fault currentFault = Fault::None;
int healthyLeft = INT_MAX;
int counted = 0;

/// Counts one operation; true when it has to fail.
bool fails() {
    ++counted;
    if (currentFault == Fault::None || currentFault == Fault::ReadOnly) {
        return false;
    }
    if (healthyLeft > 0) {
        --healthyLeft;
        return false;
    }
    return true;
}

int failure(int badDisk) {
    return currentFault == Fault::DiskFull ? SQLITE_FULL : badDisk;
}

/// Our file begins with SQLite's part; the file of the real layer lies behind it.
struct File {
    sqlite3_file base;
    sqlite3_file* real;
};

sqlite3_file* realOf(sqlite3_file* file) {
    return reinterpret_cast<File*>(file)->real;
}

int closeFile(sqlite3_file* file) {
    return realOf(file)->pMethods->xClose(realOf(file));
}
int readFile(sqlite3_file* file, void* data, int size, sqlite3_int64 at) {
    return realOf(file)->pMethods->xRead(realOf(file), data, size, at);
}
int writeFile(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
    if (fails()) {
        // Half of it arrives: what a full disk does to the last page.
        (void)realOf(file)->pMethods->xWrite(realOf(file), data, size / 2, at);
        return failure(SQLITE_IOERR_WRITE);
    }
    return realOf(file)->pMethods->xWrite(realOf(file), data, size, at);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}
int syncFile(sqlite3_file*, int) {
    // The faults are ours, not the machine's: waiting for its disk would only make the test slow.
    return fails() ? failure(SQLITE_IOERR_FSYNC) : SQLITE_OK;
}
int fileSize(sqlite3_file* file, sqlite3_int64* size) {
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}
int lockFile(sqlite3_file* file, int level) {
    return realOf(file)->pMethods->xLock(realOf(file), level);
}
int unlockFile(sqlite3_file* file, int level) {
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}
int checkReserved(sqlite3_file* file, int* result) {
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), result);
}
int fileControl(sqlite3_file* file, int operation, void* argument) {
    return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
}
int sectorSize(sqlite3_file* file) {
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}
int characteristics(sqlite3_file* file) {
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}
int shmMap(sqlite3_file* file, int page, int size, int extend, volatile void** memory) {
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, memory);
}
int shmLock(sqlite3_file* file, int offset, int count, int flags) {
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}
void shmBarrier(sqlite3_file* file) {
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}
int shmUnmap(sqlite3_file* file, int remove) {
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

const sqlite3_io_methods Methods{2,           closeFile,  readFile,        writeFile,  truncateFile,
                                 syncFile,    fileSize,   lockFile,        unlockFile, checkReserved,
                                 fileControl, sectorSize, characteristics, shmMap,     shmLock,
                                 shmBarrier,  shmUnmap,   nullptr,         nullptr};

int openFile(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* outFlags) {
    auto* ours = reinterpret_cast<File*>(file);
    ours->base.pMethods = nullptr;
    ours->real = reinterpret_cast<sqlite3_file*>(ours + 1);
    if (currentFault == Fault::ReadOnly && (flags & SQLITE_OPEN_READWRITE) != 0) {
        return SQLITE_CANTOPEN;
    }
    const int code = realVfs->xOpen(realVfs, name, ours->real, flags, outFlags);
    if (ours->real->pMethods != nullptr) {
        ours->base.pMethods = &Methods;
    }
    return code;
}

sqlite3_vfs& ourVfs() {
    static sqlite3_vfs vfs{};
    return vfs;
}

} // namespace

FailingVfs::FailingVfs() {
    realVfs = sqlite3_vfs_find(nullptr);
    sqlite3_vfs& ours = ourVfs();
    ours = *realVfs; // deleting, access, full names, randomness and the clock go straight to the real layer
    ours.pNext = nullptr;
    ours.zName = "signalbox-failing";
    ours.szOsFile = static_cast<int>(sizeof(File)) + realVfs->szOsFile;
    ours.xOpen = openFile;
    failAfter(INT_MAX, Fault::None);
    sqlite3_vfs_register(&ours, 1);
}

FailingVfs::~FailingVfs() {
    sqlite3_vfs_unregister(&ourVfs());
    sqlite3_vfs_register(realVfs, 1);
}

void FailingVfs::failAfter(int healthy, Fault fault) {
    currentFault = fault;
    healthyLeft = healthy;
    counted = 0;
}

int FailingVfs::operations() const {
    return counted;
}

} // namespace signalbox::tests
