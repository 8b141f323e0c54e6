// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the gallery: each makes one widget with sample values.
#pragma once

#include <QString>

class QVBoxLayout;
class QWidget;

namespace signalbox::gallery {

[[nodiscard]] QString text(const char* words);
/// A column with the margins of a panel.
[[nodiscard]] QVBoxLayout* columnOf(QWidget* content);

[[nodiscard]] QWidget* chart(QWidget* parent);
[[nodiscard]] QWidget* payoff(QWidget* parent);
[[nodiscard]] QWidget* equity(QWidget* parent);
[[nodiscard]] QWidget* smile(QWidget* parent);
/// Every piece that no sample panel shows.
[[nodiscard]] QWidget* pieces(QWidget* parent);

} // namespace signalbox::gallery
