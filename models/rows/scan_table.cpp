// SPDX-License-Identifier: GPL-3.0-or-later
// The table model of a scan.
#include "models/rows/scan_cells.h"
#include "models/rows/scan_rows.h"
#include "models/text/codes.h"
#include "models/text/engine_text.h"
#include "models/text/numbers.h"

#include <algorithm>
#include <numeric>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ScanRows)
};

/// Rows whose words are kept: several screens of them.
constexpr int TextsKept = 400;

const ScanColumnLook& lookOf(int column) {
    return scanColumns()[static_cast<std::size_t>(column)];
}

QString statusWord(scan::RowStatus status) {
    switch (status) {
    case scan::RowStatus::Pass:
        return Words::tr("passes");
    case scan::RowStatus::Fail:
        return Words::tr("fails");
    case scan::RowStatus::Skip:
        break;
    }
    return Words::tr("skipped");
}

QString signalWord(entry::BreakoutSide side) {
    switch (side) {
    case entry::BreakoutSide::Long:
        return u"▲ LONG"_s;
    case entry::BreakoutSide::Short:
        return u"▼ SHORT"_s;
    case entry::BreakoutSide::None:
        break;
    }
    return dash();
}

} // namespace

ScanTableModel::ScanTableModel(QObject* parent) : TableModelBase(parent), m_texts(TextsKept) {}

void ScanTableModel::show(const SharedScan& result, scan::System system) {
    beginResetModel();
    m_result = result && result->of(system) != nullptr ? result : nullptr;
    m_system = system;
    m_texts.clear();
    refill();
    endResetModel();
}

void ScanTableModel::setView(ScanView view) {
    beginResetModel();
    m_view = view;
    refill();
    endResetModel();
}

void ScanTableModel::setCheck(int check) {
    beginResetModel();
    m_check = check;
    refill();
    endResetModel();
}

void ScanTableModel::setSearch(const QString& text) {
    beginResetModel();
    m_search = text.trimmed().toUpper();
    refill();
    endResetModel();
}

void ScanTableModel::refill() {
    m_rows.clear();
    if (!m_result) {
        return;
    }
    switch (m_view) {
    case ScanView::Passed:
        m_rows = scan().ranked;
        break;
    case ScanView::Nearest:
        m_rows = scan().nearest;
        break;
    case ScanView::All:
    case ScanView::Skipped:
        for (std::uint32_t i = 0; i < scan().rows.size(); ++i) {
            const scan::Row& row = rowOf(i);
            const bool skipped = row.status == scan::RowStatus::Skip;
            // What a cancelled scan did not reach says nothing.
            const bool reached = !skipped || row.skip != scan::SkipCause::None;
            const int stop = skipped ? static_cast<int>(row.skip) : row.firstFail;
            const bool wanted = m_view == ScanView::Skipped ? skipped : (m_check == 0 || !skipped);
            if (reached && wanted && (m_check == 0 || stop == m_check)) {
                m_rows.push_back(i);
            }
        }
        break;
    }
    if (!m_search.isEmpty()) {
        const std::string begin = m_search.toStdString();
        std::erase_if(m_rows, [&](std::uint32_t symbol) {
            return (*m_result->universe)[symbol].symbol.rfind(begin, 0) != 0;
        });
    }
    order();
}

void ScanTableModel::order() {
    if (m_sortColumn < 0 || m_rows.empty()) {
        return;
    }
    const ScanColumn column = lookOf(m_sortColumn).column;
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    const auto sortBy = [&](const auto& keyOf) {
        std::stable_sort(m_rows.begin(), m_rows.end(), [&](std::uint32_t a, std::uint32_t b) {
            return descending ? keyOf(b) < keyOf(a) : keyOf(a) < keyOf(b);
        });
    };
    switch (column) {
    case ScanColumn::Rank:
        if (descending) {
            std::reverse(m_rows.begin(), m_rows.end());
        }
        break;
    case ScanColumn::Symbol:
        sortBy([](std::uint32_t symbol) { return symbol; }); // the universe is in the order of symbols
        break;
    case ScanColumn::Mark:
    case ScanColumn::Status:
        sortBy([this](std::uint32_t symbol) { return static_cast<int>(rowOf(symbol).status); });
        break;
    case ScanColumn::Signal:
        sortBy([this](std::uint32_t symbol) { return static_cast<int>(rowOf(symbol).signal); });
        break;
    case ScanColumn::Check:
        sortBy([this](std::uint32_t symbol) {
            const scan::Row& row = rowOf(symbol);
            return std::pair(static_cast<int>(row.skip), static_cast<int>(row.firstFail));
        });
        break;
    case ScanColumn::Reason:
    case ScanColumn::Flags:
        break; // sentences have no order
    default: {
        // A missing number stands last whatever the order.
        std::vector<double> keys(scan().rows.size(), base::Missing);
        for (const std::uint32_t symbol : m_rows) {
            keys[symbol] = scanNumber(column, *m_result, m_system, symbol);
        }
        const auto known = std::stable_partition(
            m_rows.begin(), m_rows.end(), [&](std::uint32_t symbol) { return base::isKnown(keys[symbol]); });
        std::stable_sort(m_rows.begin(), known, [&](std::uint32_t a, std::uint32_t b) {
            return descending ? keys[b] < keys[a] : keys[a] < keys[b];
        });
    }
    }
}

void ScanTableModel::sort(int column, Qt::SortOrder order) {
    Q_EMIT layoutAboutToBeChanged();
    m_sortColumn = column;
    m_sortOrder = order;
    const QModelIndexList before = persistentIndexList();
    QVector<QString> symbols;
    for (const QModelIndex& index : before) {
        symbols.push_back(symbolAt(index.row()));
    }
    refill();
    for (qsizetype i = 0; i < before.size(); ++i) {
        const int row = rowOfSymbol(symbols[i]);
        changePersistentIndex(before[i], row < 0 ? QModelIndex() : index(row, before[i].column()));
    }
    Q_EMIT layoutChanged();
}

QString ScanTableModel::symbolAt(int row) const {
    return row >= 0 && row < rowCount()
               ? QString::fromStdString((*m_result->universe)[m_rows[static_cast<std::size_t>(row)]].symbol)
               : QString();
}

int ScanTableModel::rowOfSymbol(const QString& symbol) const {
    const std::string wanted = symbol.toStdString();
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [&](std::uint32_t one) {
        return (*m_result->universe)[one].symbol == wanted;
    });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

const scan::RowText& ScanTableModel::textAt(int row) const {
    const std::uint32_t symbol = m_rows[static_cast<std::size_t>(row)];
    if (const scan::RowText* known = m_texts.object(symbol)) {
        return *known;
    }
    auto* made = new scan::RowText(scan::rowText(*m_result, m_system, symbol));
    m_texts.insert(symbol, made);
    return *made;
}

int ScanTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ScanTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(scanColumns().size());
}

QString ScanTableModel::cell(int row, int column) const {
    const std::uint32_t symbol = m_rows[static_cast<std::size_t>(row)];
    const scan::Row& one = rowOf(symbol);
    const ScanColumn kind = lookOf(column).column;
    switch (kind) {
    case ScanColumn::Rank:
        return m_view == ScanView::All || m_view == ScanView::Skipped ? QString() : count(row + 1);
    case ScanColumn::Mark:
        return one.status == scan::RowStatus::Pass   ? u"✓"_s
               : one.status == scan::RowStatus::Fail ? u"✗"_s
                                                     : u"–"_s;
    case ScanColumn::Symbol:
        return symbolAt(row);
    case ScanColumn::Status:
        return statusWord(one.status);
    case ScanColumn::Signal:
        return signalWord(one.signal);
    case ScanColumn::Check:
        return one.status == scan::RowStatus::Skip ? skipName(scan::skipCauseKey(one.skip))
                                                   : scanCheckName(m_system, one.firstFail);
    case ScanColumn::Reason:
        return windowText(textAt(row).reason);
    case ScanColumn::Flags: {
        QStringList names;
        for (const std::string& flag : textAt(row).flags) {
            names << flagName(flag);
        }
        return names.join(u", "_s);
    }
    default:
        return scanNumberText(kind, scanNumber(kind, *m_result, m_system, symbol));
    }
}

Severity ScanTableModel::severity(int row, int column) const {
    const ScanColumn kind = lookOf(column).column;
    const scan::Row& one = rowOf(m_rows[static_cast<std::size_t>(row)]);
    if (kind != ScanColumn::Mark && kind != ScanColumn::Status) {
        return Severity::None;
    }
    return one.status == scan::RowStatus::Pass   ? Severity::Go
           : one.status == scan::RowStatus::Fail ? Severity::Stop
                                                 : Severity::NoData;
}

QVariant ScanTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) {
        return {};
    }
    const ScanColumnLook& look = lookOf(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cell(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return static_cast<int>((look.kind == ColumnKind::Figure ? Qt::AlignRight
                                 : look.kind == ColumnKind::Mark ? Qt::AlignHCenter
                                                                 : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return scanGateLines(textAt(index.row())).join(u'\n');
    case Qt::AccessibleTextRole:
    case SpokenRole:
        return look.column == ScanColumn::Symbol
                   ? spokenScanRow(textAt(index.row()))
                   : QString(scanHeader(look.column) + u' ' + cell(index.row(), index.column()));
    case SeverityRole:
        return static_cast<int>(severity(index.row(), index.column()));
    case EmphasisRole:
        return look.column == ScanColumn::Symbol                                     ? 1
               : look.column == ScanColumn::Rank || look.column == ScanColumn::Flags ? -1
                                                                                     : 0;
    case DirectionRole:
        if (look.column == ScanColumn::Signal) {
            const auto side = rowOf(m_rows[static_cast<std::size_t>(index.row())]).signal;
            return static_cast<int>(side == entry::BreakoutSide::Long    ? Direction::Up
                                    : side == entry::BreakoutSide::Short ? Direction::Down
                                                                         : Direction::None);
        }
        return {};
    default:
        return {};
    }
}

QVariant ScanTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const ScanColumnLook& look = lookOf(section);
    if (role == Qt::DisplayRole) {
        return scanHeader(look.column);
    }
    if (role == Qt::ToolTipRole) {
        const QString tip = scanHeaderTip(look.column);
        return tip.isEmpty() ? QVariant() : QVariant(tip);
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((look.kind == ColumnKind::Figure ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    return {};
}

QString ScanTableModel::columnKey(int column) const {
    return QString::fromLatin1(lookOf(column).key);
}
int ScanTableModel::columnImportance(int column) const {
    return lookOf(column).importance;
}
ColumnKind ScanTableModel::columnKind(int column) const {
    return lookOf(column).kind;
}
QString ScanTableModel::columnSample(int column) const {
    return QString::fromUtf8(lookOf(column).sample);
}
bool ScanTableModel::columnStretches(int column) const {
    return lookOf(column).stretch;
}

} // namespace signalbox::models
