// SPDX-License-Identifier: GPL-3.0-or-later
// Two views of the journal: the signals that were skipped with what they would have made, and from them what
// each gate is worth. Both are worked out when somebody looks, for the time up to the day shown.
#pragma once

#include "models/rows/gate_price_rows.h"
#include "models/rows/skipped_rows.h"

#include <memory>

#include <QString>
#include <QWidget>

namespace signalbox::ui {

class BodySwitch;
class DataTable;
class EmptyState;
class JobStrip;
class Sentence;
class TableProxy;

class BlockedViews final : public QWidget {
    Q_OBJECT
public:
    enum class View { Skipped, Prices };
    explicit BlockedViews(QWidget* parent = nullptr);

    void setView(View view);
    void setSearch(const QString& text);
    /// Null: not worked out yet. `span` says for which days, "24 Feb 2016 – 24 Feb 2026".
    void setBlocked(const std::shared_ptr<const lab::Counterfactuals>& blocked, const QString& span);
    void setRunning(double fraction, const QString& what);
    void setCancelled();
    void setFailed(const QString& message);
    [[nodiscard]] bool isKnown() const { return m_blocked != nullptr; }
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    /// The person wants it worked out (again).
    void wanted();
    void cancelRequested();
    /// A skipped signal was chosen: its day.
    void dayChosen(base::Date day);

private:
    void refresh();
    void chooseRow(int shownRow);
    void settle(const QString& missing, const QString& wayOut, const QString& action);

    View m_view = View::Skipped;
    std::shared_ptr<const lab::Counterfactuals> m_blocked;
    QString m_span;
    bool m_running = false;
    JobStrip* m_strip;
    Sentence* m_summary;
    models::ValueTableModel<models::SkippedRow>* m_skipped;
    TableProxy* m_skippedProxy;
    DataTable* m_skippedTable;
    models::ValueTableModel<models::GatePriceRow>* m_prices;
    TableProxy* m_pricesProxy;
    DataTable* m_pricesTable;
    EmptyState* m_empty;
    BodySwitch* m_switch;
};

} // namespace signalbox::ui
