// SPDX-License-Identifier: GPL-3.0-or-later
// The widths of the columns of a table: from samples, with room lent where a text would be cut, and the order
// in which columns leave.
#include "ui/theme/theme.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/figure_delegate.h"

#include <algorithm>
#include <numeric>

namespace signalbox::ui {

namespace {

/// Rows whose texts are measured: more than any chain of options has strikes.
constexpr int MeasuredRows = 500;

} // namespace

void DataTable::measureSoon() {
    if (!m_measuring) {
        m_measuring = true;
        QMetaObject::invokeMethod(this, &DataTable::measure, Qt::QueuedConnection);
    }
}

void DataTable::measure() {
    m_measuring = false;
    m_needed.clear();
    if (model() == nullptr) {
        return;
    }
    const Theme& theme = currentTheme();
    const QFontMetrics header(theme.words(TextRole::Caption));
    const QFontMetrics words(theme.words(TextRole::Body, Weight::Strong));
    const QFontMetrics figures(theme.figures(TextRole::Body, Weight::Strong));
    const int rows = qMin(model()->rowCount(), MeasuredRows);
    for (int column = 0; column < model()->columnCount(); ++column) {
        const bool isWords = column < m_columns.size() && m_columns[column].words;
        const QFontMetrics& metrics = isWords ? words : figures;
        int widest = header.horizontalAdvance(model()->headerData(column, Qt::Horizontal).toString());
        qsizetype longest = 0;
        for (int row = 0; row < rows; ++row) {
            const QString text = model()->index(row, column).data().toString();
            // Digits are all as wide: of figures only the longest can be the widest.
            if (isWords || text.size() >= longest) {
                longest = text.size();
                widest = qMax(widest, metrics.horizontalAdvance(text));
            }
        }
        m_needed << widest + 2 * FigureDelegate::CellPadding + 2;
    }
    layoutColumns();
}

void DataTable::lendRoom(QVector<int>& widths) const {
    if (m_needed.size() != widths.size()) {
        return;
    }
    const auto shown = [this](int column) { return !m_dropped.contains(column); };
    for (int poor = 0; poor < widths.size(); ++poor) {
        for (int rich = 0; rich < widths.size() && shown(poor) && widths[poor] < m_needed[poor]; ++rich) {
            const int spare = shown(rich) ? widths[rich] - m_needed[rich] : 0;
            const int lent = qMin(spare, m_needed[poor] - widths[poor]);
            if (lent > 0) {
                widths[rich] -= lent;
                widths[poor] += lent;
            }
        }
    }
}

int DataTable::columnWidthHint(int column) const {
    const Theme& theme = currentTheme();
    const QString title = model()->headerData(column, Qt::Horizontal).toString();
    int width = QFontMetrics(theme.words(TextRole::Caption)).horizontalAdvance(title);
    if (column < m_columns.size()) {
        const ColumnLook& look = m_columns[column];
        const QFont font = look.words ? theme.words() : theme.figures(TextRole::Body, Weight::Strong);
        width = qMax(width, QFontMetrics(font).horizontalAdvance(look.sample));
    }
    // Unhinted advances are fractions; without the spare pixels the widest text would be elided.
    return width + 2 * FigureDelegate::CellPadding + 2;
}

int DataTable::neededWidth() const {
    int width = 0;
    for (int i = 0; model() != nullptr && i < model()->columnCount(); ++i) {
        if (i >= m_columns.size() || m_columns[i].priority == 0) {
            width += columnWidthHint(i);
        }
    }
    return width;
}

void DataTable::chooseColumns(const QVector<int>& least, int available) {
    int total = std::accumulate(least.begin(), least.end(), 0);
    QVector<int> order;
    for (int i = 0; i < qMin(least.size(), m_columns.size()); ++i) {
        if (m_columns[i].priority > 0) {
            order << i;
        }
    }
    std::stable_sort(order.begin(), order.end(),
                     [this](int a, int b) { return m_columns[a].priority > m_columns[b].priority; });
    m_dropped.clear();
    for (const int column : order) {
        // Of a sentence the beginning, the whole in its tool tip, is more than nothing.
        const bool sentence = m_columns[column].stretch && m_columns[column].words;
        const int most = sentence ? qMin(least[column], currentTheme().px(120)) : least[column];
        if (total - least[column] + most <= available) {
            break;
        }
        m_dropped << column;
        total -= least[column];
    }
    // What left last may still fit where a wider one has left before it.
    for (int i = static_cast<int>(m_dropped.size()) - 1; i >= 0; --i) {
        const int column = m_dropped[i];
        if (total + least[column] <= available) {
            total += least[column];
            m_dropped.removeAt(i);
        }
    }
}

void DataTable::layoutColumns() {
    if (model() == nullptr || m_layingOut) {
        return;
    }
    m_layingOut = true;
    const int count = model()->columnCount();
    const int available = viewport()->width();
    QVector<int> widths(count);
    QVector<int> least(count);
    int total = 0;
    const bool measured = m_needed.size() == count;
    for (int i = 0; i < count; ++i) {
        widths[i] = columnWidthHint(i);
        // Words may be half as long again as their sample before another column stays in their stead.
        const bool words = i < m_columns.size() && m_columns[i].words;
        if (measured && !words) {
            widths[i] = qMax(widths[i], m_needed[i]); // a number is shown whole or its column leaves
        }
        least[i] = measured ? qMin(words ? widths[i] * 3 / 2 : widths[i], m_needed[i]) : widths[i];
        total += widths[i];
    }
    chooseColumns(least, available);
    for (const int column : m_dropped) {
        total -= widths[column];
    }
    // Rather than that a column leaves, others give what their texts do not use.
    for (int i = 0; i < count && total > available; ++i) {
        if (!m_dropped.contains(i)) {
            const int given = qMin(total - available, qMax(0, widths[i] - least[i]));
            widths[i] -= given;
            total -= given;
        }
    }

    QVector<int> growing;
    for (int i = 0; i < count; ++i) {
        if (!m_dropped.contains(i) && i < m_columns.size() && m_columns[i].stretch) {
            growing << i;
        }
    }
    if (growing.isEmpty()) {
        for (int i = 0; i < count; ++i) {
            if (!m_dropped.contains(i)) {
                growing << i;
            }
        }
    }
    if (total > available) {
        // Nothing more may leave: words give way, elided with their text in the tool tip, before anything
        // scrolls.
        for (const int column : growing) {
            const int given =
                qMin(total - available, widths[column] - qMin(widths[column], currentTheme().px(56)));
            const bool words =
                column < m_columns.size() && (m_columns[column].words || m_columns[column].stretch);
            if (words && given > 0) {
                widths[column] -= given;
                total -= given;
            }
        }
    }
    for (int i = 0; i < count && total > available; ++i) {
        // Columns that never leave, and no words that could give way: better one number cut than a column.
        if (!m_dropped.contains(i)) {
            const int given = qMin(total - available, qMax(0, widths[i] - columnWidthHint(i)));
            widths[i] -= given;
            total -= given;
        }
    }
    int spare = qMax(0, available - total);
    for (int i = 0; i < growing.size(); ++i) {
        const int share = spare / static_cast<int>(growing.size() - i);
        widths[growing[i]] += share;
        spare -= share;
    }
    lendRoom(widths);
    for (int i = 0; i < count; ++i) {
        const bool gone = m_dropped.contains(i);
        if (isColumnHidden(i) != gone) {
            setColumnHidden(i, gone);
        }
        if (!gone && columnWidth(i) != widths[i]) {
            setColumnWidth(i, widths[i]);
        }
    }
    m_layingOut = false;
}

} // namespace signalbox::ui
