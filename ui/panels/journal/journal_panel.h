// SPDX-License-Identifier: GPL-3.0-or-later
// What happened, as the journal says it: a searchable list, the whole entry beneath, and whether the chain of
// the journal holds. Beside it what did not happen: skipped signals, and what each gate is worth.
#pragma once

#include "engine/book/events.h"
#include "engine/lab/counterfactual/counterfactual.h"
#include "models/rows/journal_rows.h"
#include "models/table/value_table_model.h"
#include "ui/widgets/panel_frame.h"

#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace signalbox::ui {

class Badge;
class BlockedViews;
class BodySwitch;
class DataTable;
class EmptyState;
class SegmentedControl;
class TableProxy;

enum class JournalView { Entries, Skipped, Prices, Texts };

class JournalPanel final : public PanelFrame {
    Q_OBJECT
public:
    explicit JournalPanel(QWidget* parent = nullptr);

    using QWidget::show;
    void show(const std::shared_ptr<const std::vector<book::JournalEntry>>& entries);
    /// A past day shows what counted by its close and nothing later; absent: the latest day, which shows all.
    void setAsOf(std::optional<base::Date> day);
    /// The journal of a market that is simulated says so.
    void setSimulated(bool simulated);
    /// Whether the chain holds; `problem` when it does not.
    void setVerified(bool holds, const QString& problem);
    void setView(JournalView view);
    [[nodiscard]] JournalView view() const;
    /// Another day is shown: what is known of skipped signals is no longer of it.
    void forgetSkipped();
    /// What was skipped in `span`, "24 Feb 2016 – 24 Feb 2026".
    void showSkipped(const std::shared_ptr<const lab::Counterfactuals>& blocked, const QString& span);
    [[nodiscard]] BlockedViews& blocked() { return *m_blocked; }

Q_SIGNALS:
    void noteRequested();
    void exportRequested();
    /// The whole entry, ready for the clipboard: a brief, a post, a page of the diary.
    void copyRequested(const QString& text);
    /// Somebody looks at skipped signals or price tags that are not known yet.
    void skippedWanted();

private:
    [[nodiscard]] QWidget* makeEntries();
    void changeView();
    void showCount();
    void fillKinds();
    void applyFilter();
    void showDetail();

    [[nodiscard]] bool isKnown(const models::JournalRow& row) const;

    std::optional<base::Date> m_asOf; ///< the past day shown
    models::ValueTableModel<models::JournalRow>* m_model;
    TableProxy* m_proxy;
    DataTable* m_table;
    QLineEdit* m_search;
    QComboBox* m_kinds;
    QPlainTextEdit* m_detail;
    QWidget* m_detailPart;
    QPushButton* m_copy;
    EmptyState* m_empty;
    BodySwitch* m_switch;
    SegmentedControl* m_views;
    BlockedViews* m_blocked;
    Badge* m_simulated;
};

} // namespace signalbox::ui
