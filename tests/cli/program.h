// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the built program as a person or a script would: a process, on a home of its own.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <QProcess>
#include <QProcessEnvironment>

#include <nlohmann/json.hpp>

namespace signalbox::tests {

struct Outcome {
    int status = -1;
    QByteArray out;
    QByteArray err;
    /// Standard output as JSON; null when it is none.
    [[nodiscard]] nlohmann::json json() const {
        const auto value = nlohmann::json::parse(out.toStdString(), nullptr, false);
        return value.is_discarded() ? nlohmann::json() : value;
    }
    /// One line on standard error that says who speaks, as every failure must (spec/commands.md).
    [[nodiscard]] bool oneLine() const { return err.count('\n') == 1 && err.startsWith("signalbox: "); }
    /// For failure messages.
    [[nodiscard]] QByteArray all() const {
        return "status " + QByteArray::number(status) + "\n" + out.left(4000) + "\n" + err.left(4000);
    }
};

/// SIGNALBOX_PROGRAM, set by ctest.
inline QString programPath() {
    return qEnvironmentVariable("SIGNALBOX_PROGRAM");
}

inline QStringList argumentsOf(const std::filesystem::path& home, const std::vector<std::string>& arguments) {
    QStringList all;
    for (const std::string& argument : arguments) {
        all << QString::fromStdString(argument);
    }
    if (!home.empty()) {
        all << QStringLiteral("--home") << QString::fromStdString(home.string());
    }
    return all;
}

/// Runs a command to its end; `home` empty leaves --home away.
inline Outcome runProgram(const std::filesystem::path& home, const std::vector<std::string>& arguments,
                          const QByteArray& input = {}, int timeoutMs = 300'000) {
    QProcess process;
    process.start(programPath(), argumentsOf(home, arguments));
    process.write(input);
    process.closeWriteChannel();
    Outcome outcome;
    if (!process.waitForStarted() || !process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished();
        outcome.err = "the program did not end in time: " + process.errorString().toUtf8();
        return outcome;
    }
    outcome.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    return outcome;
}

} // namespace signalbox::tests
