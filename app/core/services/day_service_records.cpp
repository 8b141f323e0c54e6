// SPDX-License-Identifier: GPL-3.0-or-later
// What a person did or decided, on its way into the journal.
#include "app/core/services/day_run.h"

#include <QSaveFile>

namespace signalbox::app {

void DayService::recordFill(const FillEntry& fill) {
    if (!isOpen()) {
        return;
    }
    run(tr("Recording the fill"), [station = m_station, fill](std::stop_token) {
        auto done = std::make_shared<base::Status>(station->recordFill(fill));
        return [done](DayService& self) {
            if (!*done) {
                Q_EMIT self.refused(message(done->error()));
                return;
            }
            Q_EMIT self.recorded(tr("Fill recorded"));
            self.requestDay(self.m_current ? std::optional(self.m_current->date) : std::nullopt);
        };
    });
}

void DayService::recordClose(int positionId, const FillEntry& entry) {
    if (!isOpen()) {
        return;
    }
    run(tr("Recording the closing"), [station = m_station, positionId, entry](std::stop_token) {
        auto done = std::make_shared<base::Status>(station->recordClosing(positionId, entry));
        return [done](DayService& self) {
            if (!*done) {
                Q_EMIT self.refused(message(done->error()));
                return;
            }
            Q_EMIT self.recorded(tr("Closing recorded"));
            self.requestDay(self.m_current ? std::optional(self.m_current->date) : std::nullopt);
        };
    });
}

void DayService::exportJournal(const QString& file) {
    if (!isOpen()) {
        return;
    }
    run(tr("Exporting the journal"), [station = m_station, file](std::stop_token) {
        auto problem = std::make_shared<QString>();
        QSaveFile target(file);
        if (!target.open(QIODevice::WriteOnly)) {
            *problem = file + QStringLiteral(": ") + target.errorString();
        } else {
            bool written = true;
            const auto format =
                file.endsWith(QStringLiteral(".json")) ? store::ExportFormat::Json : store::ExportFormat::Csv;
            const auto done = station->home().journal->exportTo(format, [&](std::string_view piece) {
                const QByteArray bytes(piece.data(), static_cast<qsizetype>(piece.size()));
                written = target.write(bytes) == bytes.size() && written;
            });
            if (!done) {
                *problem = message(done.error());
            } else if (!written || !target.commit()) {
                *problem = file + QStringLiteral(": ") + target.errorString();
            }
        }
        return [problem, file](DayService& self) {
            if (problem->isEmpty()) {
                Q_EMIT self.recorded(tr("Journal written to %1").arg(file));
            } else {
                Q_EMIT self.refused(*problem);
            }
        };
    });
}

void DayService::applyParameters(const QStringList& settings) {
    if (settings.isEmpty() || !isOpen()) {
        return;
    }
    std::vector<std::string> changes;
    for (const QString& setting : settings) {
        changes.push_back(setting.toStdString());
    }
    run(tr("Applying parameters"), [options = m_options, changes](std::stop_token) {
        auto done = std::make_shared<base::Status>(saveParameters(options, changes));
        return [done](DayService& self) {
            if (!*done) {
                Q_EMIT self.refused(message(done->error()));
                return;
            }
            Q_EMIT self.recorded(tr("Parameters applied"));
            // The lock goes with the old station before the new one is opened.
            self.m_station.reset();
            self.start();
        };
    });
}

void DayService::recordNote(const QString& text, const QString& by) {
    if (!isOpen() || !m_current) {
        return;
    }
    const book::NoteWritten note{m_current->date, by.toStdString(), text.toStdString()};
    run(tr("Recording the note"), [station = m_station, note](std::stop_token) {
        auto done = std::make_shared<base::Status>(station->record(note, note.by));
        return [done](DayService& self) {
            if (!*done) {
                Q_EMIT self.refused(message(done->error()));
                return;
            }
            Q_EMIT self.recorded(tr("Note recorded"));
            self.refreshJournal();
        };
    });
}

void DayService::acknowledge(const QString& code, const QString& by, const QString& note) {
    if (!isOpen() || !m_current) {
        return;
    }
    run(tr("Recording the acknowledgement"),
        [station = m_station, strategy = m_current->strategy, code = code.toStdString(),
         by = by.toStdString(), note = note.toStdString(), date = m_current->date](std::stop_token) {
            auto done = std::make_shared<base::Status>(station->acknowledge(strategy, code, by, note, date));
            return [done](DayService& self) {
                if (!*done) {
                    Q_EMIT self.refused(message(done->error()));
                    return;
                }
                Q_EMIT self.recorded(tr("Halt acknowledged"));
                self.requestDay(self.m_current->date);
            };
        });
}

void DayService::voteMemo(const QString& memoId, const QString& vote, const QString& by,
                          const QString& comment) {
    if (!isOpen() || !m_current) {
        return;
    }
    memo::VoteEntry entry;
    entry.memoId = memoId.toStdString();
    entry.reviewer = by.trimmed().toStdString();
    entry.vote = vote.toStdString();
    entry.comment = comment.trimmed().toStdString();
    run(tr("Recording the vote"), [station = m_station, entry](std::stop_token) {
        auto stage = std::make_shared<base::Result<book::MemoStage>>(station->vote(entry, std::nullopt));
        return [stage](DayService& self) {
            if (!*stage) {
                Q_EMIT self.refused(message(stage->error()));
                return;
            }
            Q_EMIT self.recorded(
                tr("Vote recorded: the memo is %1").arg(QLatin1String(book::memoStageKey(**stage))));
            self.requestDay(self.m_current ? std::optional(self.m_current->date) : std::nullopt);
        };
    });
}

void DayService::writeMemoVersion(const ManualChange& change) {
    if (!isOpen() || !m_current) {
        return;
    }
    DayQuery query = this->query();
    query.date = m_current->date;
    run(tr("Writing a version of the memo"), [station = m_station, query, change](std::stop_token) {
        auto stage = std::make_shared<base::Result<book::MemoStage>>(
            station->overrideMemo(query, change, std::nullopt));
        return [stage](DayService& self) {
            if (!*stage) {
                Q_EMIT self.refused(message(stage->error()));
                return;
            }
            Q_EMIT self.recorded(
                tr("A new version of the memo is %1").arg(QLatin1String(book::memoStageKey(**stage))));
            self.requestDay(self.m_current ? std::optional(self.m_current->date) : std::nullopt);
        };
    });
}

void DayService::runDaily() {
    if (!isOpen()) {
        return;
    }
    run(tr("Running the daily routine"), [station = m_station](std::stop_token stop) {
        auto done = std::make_shared<base::Result<routine::DailyOutcome>>(station->daily({}, stop));
        return [done](DayService& self) {
            if (!*done) {
                Q_EMIT self.refused(message(done->error()));
                return;
            }
            Q_EMIT self.recorded(tr("Daily routine done"));
            self.requestDay(std::nullopt);
        };
    });
}

} // namespace signalbox::app
