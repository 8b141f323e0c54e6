# SPDX-License-Identifier: GPL-3.0-or-later
"""Yardstick of P13: what a script does to find the put to sell on every day, over rows in memory.

Nearest 45 days to expiration, then nearest -0.16 delta: filter, sort, groupby-first. Reads rows as written by
backtest_bench.cpp (a count, then the columns day, dte: int32; strike, bid, ask, delta: float64) and prints the
median milliseconds of five selections after one warm-up; reading the file is not counted.
"""
import statistics
import sys
import time

import numpy
import pandas


def read(path):
    with open(path, "rb") as file:
        count = int(numpy.fromfile(file, numpy.int64, 1)[0])
        columns = {name: numpy.fromfile(file, numpy.int32, count) for name in ("day", "dte")}
        for name in ("strike", "bid", "ask", "delta"):
            columns[name] = numpy.fromfile(file, numpy.float64, count)
    return pandas.DataFrame(columns)


def select(rows):
    usable = rows[(rows.bid > 0) & rows.delta.notna()]
    usable = usable.assign(dte_gap=(usable.dte - 45).abs(), delta_gap=(usable.delta + 0.16).abs())
    return usable.sort_values(["day", "dte_gap", "delta_gap"]).groupby("day").first()


def main():
    rows = read(sys.argv[1])
    times = []
    for _ in range(6):
        begin = time.perf_counter()
        chosen = select(rows)
        times.append((time.perf_counter() - begin) * 1e3)
    assert len(chosen) == rows.day.nunique()
    print("selection", statistics.median(times[1:]), len(chosen))


main()
