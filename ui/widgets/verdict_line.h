// SPDX-License-Identifier: GPL-3.0-or-later
// Verdict first: one large word, and beside it the sentence that says what blocks and what would have to
// change.
#pragma once

#include "models/table/table_roles.h"

#include <QWidget>

class QLabel;

namespace signalbox::ui {

class VerdictLine final : public QWidget {
    Q_OBJECT
public:
    enum class Layout { Beside, Beneath }; ///< where the sentence stands

    explicit VerdictLine(QWidget* parent = nullptr, Layout layout = Layout::Beside);

    /// "NO TRADE"; None paints the word in the text colour.
    void setVerdict(const QString& word, models::Severity severity);
    /// Second, emphasised line ("Elevated Vol"); empty hides it.
    void setState(const QString& state);
    /// May hold <b>; everything else must be escaped by the caller.
    void setSentence(const QString& richText);

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    QLabel* m_word;
    QLabel* m_state;
    QLabel* m_sentence;
    QString m_rich;
    models::Severity m_severity = models::Severity::None;
};

} // namespace signalbox::ui
