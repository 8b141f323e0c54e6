// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/journal_chain.h"

#include "engine/base/sha256.h"
#include "engine/codec/event_codec.h"

namespace signalbox::store {

std::string entryHash(const std::string& previousHash, std::int64_t sequence, base::UtcTime at,
                      const std::string& run, const std::string& actor, const std::string& kind, int version,
                      const std::string& json) {
    std::string form = previousHash;
    form += '\n' + std::to_string(sequence) + '\n' + std::to_string(at.time_since_epoch().count()) + '\n';
    // Each text carries its length, so that nothing can move from one field into the next.
    for (const std::string* text : {&run, &actor, &kind}) {
        form += std::to_string(text->size()) + ':' + *text + '\n';
    }
    form += std::to_string(version) + '\n' + std::to_string(json.size()) + ':' + json;
    return base::sha256Hex(form);
}

void ChainVerifier::add(const StoredEntry& row) {
    follow(row);
    if (!m_report.problem.empty()) {
        return;
    }
    if (const auto event = codec::decode(row.kind, row.version, row.json); !event) {
        bad(row.sequence, event.error().message());
    }
}

void ChainVerifier::follow(const StoredEntry& row) {
    ++m_report.entries;
    m_hashes.push_back(row.hash);
    if (row.sequence != m_expected) {
        bad(m_expected, "entry " + std::to_string(m_expected) + " is missing");
    } else if (row.previous != m_previous) {
        bad(row.sequence, "it does not follow the entry before it");
    } else if (row.hash != entryHash(row.previous, row.sequence, row.at, row.run, row.actor, row.kind,
                                     row.version, row.json)) {
        bad(row.sequence, "its content does not match its hash");
    }
    m_previous = row.hash;
    m_expected = row.sequence + 1;
    m_report.headHash = row.hash;
}

void ChainVerifier::checkTriggers(bool present) {
    if (!present && m_report.problem.empty()) {
        m_report.problem = "the triggers that refuse changes are gone";
    }
}

void ChainVerifier::checkBackup(const std::optional<BackupHead>& newest) {
    if (!newest || !m_report.problem.empty()) {
        return;
    }
    const auto at = static_cast<std::size_t>(newest->sequence);
    if (newest->sequence < 1 || at > m_hashes.size()) {
        bad(m_expected, "the backup " + newest->file + " knows entry " + std::to_string(newest->sequence) +
                            ", which is missing");
    } else if (!m_hashes[at - 1].starts_with(newest->hashBegin)) {
        bad(newest->sequence,
            "the backup " + newest->file + " knows another entry " + std::to_string(newest->sequence));
    }
}

ChainReport ChainVerifier::report() const {
    ChainReport report = m_report;
    if (report.entries == 0) {
        report.headHash = FirstPrevious;
    }
    return report;
}

void ChainVerifier::bad(std::int64_t sequence, std::string problem) {
    if (m_report.problem.empty()) {
        m_report.firstBad = sequence;
        m_report.problem = std::move(problem);
    }
}

} // namespace signalbox::store
