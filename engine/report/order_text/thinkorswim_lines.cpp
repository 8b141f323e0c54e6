// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/order_text/thinkorswim_lines.h"

#include "engine/report/order_text/text_scan.h"
#include "engine/report/order_text/thinkorswim_grammar.h"

#include <algorithm>

namespace signalbox::report {

using structures::Side;

ReadLine<ThinkorswimFill> readThinkorswimFill(std::string_view text, const OrderTextContext& context) {
    ReadLine<ThinkorswimFill> read;
    std::vector<std::string> words = split(tidied(text), ' ');
    const auto verb = std::find_if(words.begin(), words.end(),
                                   [](const std::string& word) { return word == "BOT" || word == "SOLD"; });
    if (verb == words.end() || verb + 1 == words.end()) {
        read.problems.emplace_back("neither BOT nor SOLD: not a fill");
        return read;
    }
    ThinkorswimFill fill;
    fill.side = *verb == "BOT" ? Side::Buy : Side::Sell;
    for (auto word = words.begin(); word != verb; ++word) {
        if (word->starts_with("#")) {
            fill.alertNumber = word->substr(1);
        } else {
            fill.origin += (fill.origin.empty() ? "" : " ") + *word;
        }
    }
    const std::string& quantity = *(verb + 1);
    const auto contracts = quantityOf(quantity);
    const char wantedSign = fill.side == Side::Buy ? '+' : '-';
    if (!contracts || *contracts == 0 || quantity.front() != wantedSign) {
        read.problems.push_back("quantity " + quantity + " does not go with " + *verb);
        return read;
    }
    fill.quantity = *contracts < 0 ? -*contracts : *contracts;
    const auto first = static_cast<std::size_t>(verb - words.begin()) + 2;
    const auto priced = splitAtPrice(joinedWords(words, first, words.size()));
    if (!priced) {
        read.problems.emplace_back("no price after an @");
        return read;
    }
    fill.price = priced->price;
    fill.venue = priced->after.starts_with("LAST=") ? "" : priced->after;
    fill.body = parseBody(priced->before, fill.side, context, read.problems, read.warnings);
    if (read.problems.empty()) {
        read.value = std::move(fill);
    }
    return read;
}

ReadLine<ThinkorswimBody> readThinkorswimBody(std::string_view text, const OrderTextContext& context) {
    ReadLine<ThinkorswimBody> read;
    ThinkorswimBody body = parseBody(tidied(text), Side::Buy, context, read.problems, read.warnings);
    if (read.problems.empty()) {
        read.value = std::move(body);
    }
    return read;
}

} // namespace signalbox::report
