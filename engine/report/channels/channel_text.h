// SPDX-License-Identifier: GPL-3.0-or-later
// The form of every text for a channel: its first line, its greatest length and how a longer one is split
// (ATR-C1). Texts only; nothing here sends.
#pragma once

#include "engine/base/date.h"

#include <string>
#include <vector>

namespace signalbox::report {

enum class Channel { Signals, PortfolioDigest, MorningBrew, Playground, SystemStatus };
[[nodiscard]] const char* channelName(Channel channel); ///< SIGNALS, PORTFOLIO_DIGEST, ...
[[nodiscard]] const char* channelKind(Channel channel); ///< of its reports in the journal: "signals", ...

/// Whether a mode may use a channel: BACKTEST may use PLAYGROUND alone (ATR-C).
[[nodiscard]] bool mayUse(const std::string& mode, Channel channel);

inline constexpr std::size_t LongestChannelText = 2'000; ///< characters: code points of UTF-8

struct ChannelMessage {
    Channel channel = Channel::Signals;
    std::string mode; ///< PAPER, LIVE, BACKTEST
    base::UtcTime at;
    std::vector<std::string> lines; ///< one may hold several, parted by LF
};
/// One text, or as many as are needed, each with "[PAPER] SIGNALS 2026-08-20T20:00:00Z" as its first line and
/// " (2/3)" at the end of that line when there are several. A line is cut only when it alone is too long.
/// What PLAYGROUND says begins with TEST. None when the mode may not use the channel. LF between lines, none
/// at the end.
[[nodiscard]] std::vector<std::string> channelTexts(const ChannelMessage& message);

/// Characters of a UTF-8 text.
[[nodiscard]] std::size_t characters(const std::string& text);

} // namespace signalbox::report
