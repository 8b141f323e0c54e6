// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/services/lab_question.h"

namespace signalbox::app {

base::Result<OpenHome> withChanges(const OpenHome& open, const std::vector<std::string>& changes) {
    OpenHome home;
    home.options = open.options;
    home.options.sets.insert(home.options.sets.end(), changes.begin(), changes.end());
    home.home = open.home;
    home.market = open.market;
    home.store = open.store;
    home.journal = open.journal;
    SIGNALBOX_TRY_ASSIGN(home.parameters, loadParameters(home.home, home.options));
    return home;
}

std::vector<std::string> namedInFull(const LabQuestion& question) {
    std::vector<std::string> changes = question.changes;
    for (std::string& change : changes) {
        const std::size_t at = change.find('=');
        if (at == std::string::npos) {
            continue;
        }
        if (const auto* known = params::findDescriptor(change.substr(0, at), question.strategy)) {
            change = known->fullName() + change.substr(at);
        }
    }
    return changes;
}

LabWish spanOf(const LabQuestion& question) {
    LabWish wish;
    wish.strategy = question.strategy;
    wish.underlying = question.underlying;
    wish.from = question.from;
    wish.to = question.to;
    return wish;
}

std::string spanKey(const LabQuestion& question, const params::ParameterSet& parameters) {
    const auto start = parameters.account().historyStart;
    return question.strategy + "|" + question.underlying + "|" + base::toIso(question.from) + "|" +
           base::toIso(question.to) + "|" + (start ? base::toIso(*start) : std::string());
}

} // namespace signalbox::app
