// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/params/descriptor.h"

#include "engine/params/descriptor_kinds.h"

#include <algorithm>

namespace signalbox::params {

const std::vector<Descriptor>& descriptors() {
    static const std::vector<Descriptor> table = [] {
        std::vector<Descriptor> rows = accountDescriptors();
        for (auto make : {optimusDescriptors, breakoutDescriptors, atrDescriptors}) {
            for (Descriptor& row : make()) {
                rows.push_back(std::move(row));
            }
        }
        return rows;
    }();
    return table;
}

const Descriptor* findDescriptor(std::string_view name, std::string_view section) {
    const Descriptor* other = nullptr;
    const Descriptor* shared = nullptr;
    for (const Descriptor& row : descriptors()) {
        const std::string_view rowSection = row.section;
        if (name.size() == rowSection.size() + 1 + row.name.size() && name.starts_with(rowSection) &&
            name[rowSection.size()] == '.' && name.ends_with(row.name)) {
            return &row;
        }
        if (name != row.name) {
            continue;
        }
        if (rowSection == section) {
            return &row;
        }
        (rowSection == "account" ? shared : other) = &row;
    }
    return shared != nullptr ? shared : other;
}

std::vector<std::string> sections() {
    std::vector<std::string> names;
    for (const Descriptor& row : descriptors()) {
        if (names.empty() || names.back() != row.section) {
            names.push_back(row.section);
        }
    }
    return names;
}

} // namespace signalbox::params
