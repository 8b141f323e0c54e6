// SPDX-License-Identifier: GPL-3.0-or-later
// The technical memo of a proposed trade and its review: where it stands and what is missing first, the three
// sections with the value table and the votes beneath, the vote of a person as the action.
#pragma once

#include "models/rows/memo_rows.h"
#include "ui/widgets/panel_frame.h"

#include <memory>
#include <vector>

class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace signalbox::ui {

class Badge;
class BodySwitch;
class EmptyState;
class FactList;
class SegmentedControl;
class Sentence;
class StatView;
class VerdictLine;

/// What the review panel is on the day shown.
struct ShownMemos {
    std::shared_ptr<const book::MemoState> memos;
    memo::PanelRules rules;
    base::Date day;
    base::UtcTime now;
    bool simulated = false;
};

class MemoPanel final : public PanelFrame {
    Q_OBJECT
public:
    explicit MemoPanel(QWidget* parent = nullptr);

    using QWidget::show;
    void show(const ShownMemos& memos);
    /// Who sits here: says beforehand why that vote would not count.
    void setPerson(const QString& person);
    [[nodiscard]] QString selectedMemo() const;
    [[nodiscard]] const std::vector<models::MemoCard>& cards() const { return m_cards; }
    /// Null without memos.
    [[nodiscard]] const book::MemoVersion* version() const;

Q_SIGNALS:
    /// approve, reject or changes; name and reason are asked for by who is wired here.
    void voteRequested(const QString& memoId, const QString& vote);
    /// The symbol of the memo is to be shown by every panel.
    void symbolRequested(const QString& strategy, const QString& symbol);

private:
    void buildHead(QVBoxLayout& layout);
    void buildSections(QVBoxLayout& layout);
    void buildActions(QVBoxLayout& layout);
    void showChosen();
    void showSections();
    [[nodiscard]] const models::MemoCard* card() const;

    ShownMemos m_shown;
    QString m_person;
    std::vector<models::MemoCard> m_cards;
    QComboBox* m_list;
    QPushButton* m_open;
    VerdictLine* m_verdict;
    SegmentedControl* m_sections;
    FactList* m_facts;
    Sentence* m_words;
    StatView* m_greeks;
    StatView* m_values;
    StatView* m_limits;
    StatView* m_votes;
    Sentence* m_hint;
    QPushButton* m_approve;
    QPushButton* m_changes;
    QPushButton* m_reject;
    EmptyState* m_empty;
    BodySwitch* m_switch;
    Badge* m_simulated;
};

} // namespace signalbox::ui
