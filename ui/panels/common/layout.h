// SPDX-License-Identifier: GPL-3.0-or-later
// Small helpers of layout that every panel needs.
#pragma once

#include <QString>
#include <QVBoxLayout>

class QLabel;
class QScrollArea;

namespace signalbox::ui {

/// The body of a panel: a widget with the house's margins and gaps.
[[nodiscard]] QVBoxLayout* makeBody(QWidget*& body);
/// A caption in the small muted face, which follows the theme.
[[nodiscard]] QLabel* makeCaption(const QString& text, QWidget* parent = nullptr);
/// A wrapping line of rich text in the explaining colour; texts in <b> stand out.
[[nodiscard]] QLabel* makeSentence(QWidget* parent = nullptr);
/// Scrolls `content` up and down only, without a frame.
[[nodiscard]] QScrollArea* makeScroll(QWidget* content, QWidget* parent = nullptr);
/// Escapes, then sets the names and numbers of spreads found in `text` in <b>.
[[nodiscard]] QString strongNames(const QString& text, const QStringList& names);

} // namespace signalbox::ui
