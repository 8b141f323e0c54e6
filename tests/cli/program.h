// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the built program as a person or a script would: a process, on a home of its own.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace signalbox::tests {

struct Outcome {
    int status = -1;
    QByteArray out;
    QByteArray err;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    /// For failure messages.
    [[nodiscard]] QByteArray all() const {
        return "status " + QByteArray::number(status) + "\n" + out.left(4000) + "\n" + err.left(4000);
    }
};

/// SIGNALBOX_PROGRAM, set by ctest.
inline QString programPath() {
    return qEnvironmentVariable("SIGNALBOX_PROGRAM");
}

inline Outcome runProgram(const QString& home, const QStringList& arguments, const QByteArray& input = {},
                          int timeoutMs = 600'000) {
    QProcess process;
    QStringList all = arguments;
    if (!home.isEmpty()) {
        all << QStringLiteral("--home") << home;
    }
    process.start(programPath(), all);
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
