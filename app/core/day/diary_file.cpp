// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/day/diary_file.h"

#include <system_error>

#include <QSaveFile>
#include <QString>

namespace signalbox::app {

base::Result<std::filesystem::path> writeDiary(const std::filesystem::path& folder, base::Date date,
                                               const std::string& text) {
    const std::filesystem::path diary = folder / "diary";
    std::filesystem::path page = diary / (base::toIso(date) + ".md");
    std::error_code problem;
    if (std::filesystem::exists(page, problem)) {
        return page;
    }
    std::filesystem::create_directories(diary, problem);
    if (problem) {
        return base::fail(base::ErrorCode::Io, problem.message(), diary.string());
    }
    QSaveFile file(QString::fromStdString(page.string()));
    const auto size = static_cast<qint64>(text.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), size) != size || !file.commit()) {
        return base::fail(base::ErrorCode::Io, file.errorString().toStdString(), page.string());
    }
    return page;
}

} // namespace signalbox::app
