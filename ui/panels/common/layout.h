// SPDX-License-Identifier: GPL-3.0-or-later
// Small helpers of layout that every panel needs.
#pragma once

#include <QLabel>
#include <QString>
#include <QVBoxLayout>

namespace signalbox::ui {

/// The body of a panel: a widget with the house's margins and gaps.
[[nodiscard]] QVBoxLayout* makeBody(QWidget*& body);
/// A caption in the small muted face, which follows the theme.
[[nodiscard]] QLabel* makeCaption(const QString& text, QWidget* parent = nullptr);
/// A wrapping line of rich text in the explaining colour, in which <b> stands out, in every theme.
class Sentence final : public QLabel {
    Q_OBJECT
public:
    explicit Sentence(QWidget* parent = nullptr);
    /// Everything but <b> and <br> must be escaped by the caller. Empty hides the line.
    void setRich(const QString& richText);

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    QString m_rich;
};
/// Escapes, then sets the names and numbers of spreads found in `text` in <b>.
[[nodiscard]] QString strongNames(const QString& text, const QStringList& names);

} // namespace signalbox::ui
