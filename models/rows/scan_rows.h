// SPDX-License-Identifier: GPL-3.0-or-later
// A scan of the market as a table: thirty thousand rows stay in the shared result, and only the rows that
// somebody sees are worded. It sorts and filters an index of numbers, so that both are done in milliseconds.
#pragma once

#include "engine/scan/row_text.h"
#include "engine/scan/scan_result.h"
#include "models/table/value_table_model.h"

#include <memory>
#include <string>
#include <vector>

#include <QCache>
#include <QString>

namespace signalbox::models {

enum class ScanView { Passed, Nearest, All, Skipped };

using SharedScan = std::shared_ptr<const scan::ScanResult>;

/// How many symbols stop at one check, for a choice.
struct ScanCount {
    int check = 0; ///< number of the check, or of the cause of a skip
    QString name;
    std::size_t symbols = 0;
    bool operator==(const ScanCount&) const = default;
};
/// By first failing check, in the order of the checks; those that stop nobody are left out.
[[nodiscard]] std::vector<ScanCount> failCounts(const scan::SystemScan& scan);
/// By cause of the skip.
[[nodiscard]] std::vector<ScanCount> skipCounts(const scan::SystemScan& scan);
/// "g3" and "OPEN_INTEREST" as people call them: "3 MA alignment", "Open interest".
[[nodiscard]] QString scanCheckName(scan::System system, int check);
/// "12 of 505 symbols pass at the close of 2 Jun 2026. 480 fail, most at Signal (301); 13 are skipped."
[[nodiscard]] QString scanSentence(const scan::ScanResult& result, const scan::SystemScan& scan);
/// What stands in every column of a row, for the ear: "NVDA, passes, LONG, z price 3.2".
[[nodiscard]] QString spokenScanRow(const scan::RowText& row);
/// Value and room of every check of one row, one a line: "✓ Distance 1.8, limit 4, room 2.2".
[[nodiscard]] QStringList scanGateLines(const scan::RowText& row);

class ScanTableModel final : public TableModelBase {
    Q_OBJECT
public:
    explicit ScanTableModel(QObject* parent = nullptr);

    /// Null: nothing is shown. The result must hold the system.
    void show(const SharedScan& result, scan::System system);
    void setView(ScanView view);
    [[nodiscard]] ScanView view() const { return m_view; }
    /// Only rows that stop first at this check (All), or are skipped for this cause (Skipped); 0: every row.
    void setCheck(int check);
    /// Only symbols that begin with it, without regard to case.
    void setSearch(const QString& text);

    [[nodiscard]] QString symbolAt(int row) const;
    /// -1: not among the rows shown.
    [[nodiscard]] int rowOfSymbol(const QString& symbol) const;
    /// The row in words; made when asked for.
    [[nodiscard]] const scan::RowText& textAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// column -1: in the order of the view.
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] QString columnKey(int column) const override;
    [[nodiscard]] int columnImportance(int column) const override;
    [[nodiscard]] ColumnKind columnKind(int column) const override;
    [[nodiscard]] QString columnSample(int column) const override;
    [[nodiscard]] bool columnStretches(int column) const override;
    [[nodiscard]] QString rowId(int row) const override { return symbolAt(row); }

private:
    [[nodiscard]] const scan::SystemScan& scan() const { return *m_result->of(m_system); }
    [[nodiscard]] const scan::Row& rowOf(std::uint32_t symbol) const { return scan().rows[symbol]; }
    void refill();
    void order();
    [[nodiscard]] QString cell(int row, int column) const;
    [[nodiscard]] Severity severity(int row, int column) const;

    SharedScan m_result;
    scan::System m_system = scan::System::Breakout;
    ScanView m_view = ScanView::Passed;
    int m_check = 0;
    QString m_search;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::vector<std::uint32_t> m_rows; ///< symbols, as shown
    mutable QCache<std::uint32_t, scan::RowText> m_texts;
};

} // namespace signalbox::models
