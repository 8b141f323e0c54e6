// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/data_table.h"

#include "ui/theme/theme.h"
#include "ui/widgets/figure_delegate.h"
#include "ui/widgets/text_ink.h"

#include <algorithm>
#include <iterator>

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTimer>

namespace signalbox::ui {

namespace {

/// Rows whose texts are measured: more than a screen.
constexpr int MeasuredRows = 100;

} // namespace

DataTable::DataTable(QWidget* parent)
    : QTableView(parent), m_delegate(new FigureDelegate(this)), m_fadeTimer(new QTimer(this)) {
    m_sinceStart.start();
    m_fadeTimer->setInterval(33);
    connect(m_fadeTimer, &QTimer::timeout, this, &DataTable::fadeOn);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setMinimumSectionSize(16);
    connect(this, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT rowActivated(index.row()); });
    applyMetrics();
}

void DataTable::setModel(QAbstractItemModel* newModel) {
    if (model() != nullptr) {
        disconnect(model(), nullptr, this, nullptr);
    }
    m_changed.clear();
    QTableView::setModel(newModel);
    if (newModel != nullptr) {
        connect(newModel, &QAbstractItemModel::modelReset, this, &DataTable::contentChanged);
        connect(newModel, &QAbstractItemModel::dataChanged, this, &DataTable::noteChange);
        connect(newModel, &QAbstractItemModel::rowsInserted, this, &DataTable::contentChanged);
        connect(newModel, &QAbstractItemModel::rowsRemoved, this, &DataTable::contentChanged);
    }
    contentChanged();
}

void DataTable::setColumns(const QVector<ColumnLook>& columns) {
    m_columns = columns;
    QVector<int> words;
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].words) {
            words << i;
        }
    }
    m_delegate->setWordColumns(words);
    contentChanged();
}

void DataTable::setFitsContent(bool fits) {
    m_fitsContent = fits;
    setHorizontalScrollBarPolicy(fits ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(fits ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, fits ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    updateGeometry();
}

void DataTable::setFadesChanges(bool fades) {
    m_fadesChanges = fades;
}

void DataTable::noteChange(const QModelIndex& topLeft, const QModelIndex& bottomRight) {
    const int cells = (bottomRight.row() - topLeft.row() + 1) * (bottomRight.column() - topLeft.column() + 1);
    // A change of everything is another day, not news.
    if (cells > 64) {
        measureSoon();
    }
    if (!m_fadesChanges || cells > 64 || currentTheme().fadeMilliseconds() == 0 || !isVisible()) {
        return;
    }
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        for (int column = topLeft.column(); column <= bottomRight.column(); ++column) {
            m_changed.insert(model()->index(row, column), m_sinceStart.elapsed());
        }
    }
    m_fadeTimer->start();
}

void DataTable::fadeOn() {
    const qint64 now = m_sinceStart.elapsed();
    const int length = currentTheme().fadeMilliseconds();
    for (auto cell = m_changed.begin(); cell != m_changed.end();) {
        if (cell.key().isValid()) {
            viewport()->update(visualRect(cell.key()));
        }
        cell =
            !cell.key().isValid() || now - cell.value() >= length ? m_changed.erase(cell) : std::next(cell);
    }
    if (m_changed.isEmpty()) {
        m_fadeTimer->stop();
    }
}

double DataTable::changeOf(const QModelIndex& index) const {
    if (m_changed.isEmpty()) {
        return 0;
    }
    const auto found = m_changed.find(index);
    const int length = currentTheme().fadeMilliseconds();
    if (found == m_changed.end() || length == 0) {
        return 0;
    }
    return qBound(0.0, 1.0 - static_cast<double>(m_sinceStart.elapsed() - *found) / length, 1.0);
}

void DataTable::applyMetrics() {
    const Theme& theme = currentTheme();
    const int row = theme.px(space::compactRow);
    verticalHeader()->setMinimumSectionSize(row);
    verticalHeader()->setDefaultSectionSize(row);
    horizontalHeader()->setFont(theme.words(TextRole::Caption));
    horizontalHeader()->setFixedHeight(theme.px(space::row));
}

void DataTable::contentChanged() {
    layoutColumns();
    measureSoon();
    updateGeometry();
}

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
        const QFontMetrics& metrics = column < m_columns.size() && m_columns[column].words ? words : figures;
        int widest = header.horizontalAdvance(model()->headerData(column, Qt::Horizontal).toString());
        for (int row = 0; row < rows; ++row) {
            widest = qMax(widest, metrics.horizontalAdvance(model()->index(row, column).data().toString()));
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
    int leastTotal = 0;
    const bool measured = m_needed.size() == count;
    for (int i = 0; i < count; ++i) {
        widths[i] = columnWidthHint(i);
        // Words may be half as long again as their sample before another column stays in their stead.
        const bool words = i < m_columns.size() && m_columns[i].words;
        least[i] = measured ? qMin(words ? widths[i] * 3 / 2 : widths[i], m_needed[i]) : widths[i];
        total += widths[i];
        leastTotal += least[i];
    }
    QVector<int> order;
    for (int i = 0; i < qMin(count, static_cast<int>(m_columns.size())); ++i) {
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
        if (leastTotal - least[column] + most <= available) {
            break;
        }
        m_dropped << column;
        total -= widths[column];
        leastTotal -= least[column];
    }
    // What left last may still fit where a wider one has left before it.
    for (int i = static_cast<int>(m_dropped.size()) - 1; i >= 0; --i) {
        const int column = m_dropped[i];
        if (leastTotal + least[column] <= available) {
            total += widths[column];
            leastTotal += least[column];
            m_dropped.removeAt(i);
        }
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

QSize DataTable::sizeHint() const {
    const int rows = model() == nullptr ? 0 : model()->rowCount();
    const int row = verticalHeader()->defaultSectionSize();
    const int header = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->height();
    const int shown = m_fitsContent ? rows : qBound(3, rows, 12);
    return {qMax(200, neededWidth()), header + row * shown + (m_fitsContent ? 2 : 0)};
}

QSize DataTable::minimumSizeHint() const {
    const int row = verticalHeader()->defaultSectionSize();
    const int header = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->height();
    // A table that shows every row cannot be scrolled sideways either.
    return {m_fitsContent ? neededWidth() : 80, m_fitsContent ? sizeHint().height() : header + 2 * row};
}

QString DataTable::selectedText() const {
    if (model() == nullptr) {
        return {};
    }
    QVector<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int logical = horizontalHeader()->logicalIndex(visual);
        // Dropped for lack of room only: a copy has the whole row.
        columns << logical;
    }
    QVector<int> rows;
    if (selectionModel() != nullptr) {
        for (const QModelIndex& index : selectionModel()->selectedRows()) {
            rows << index.row();
        }
    }
    if (rows.isEmpty()) {
        for (int i = 0; i < model()->rowCount(); ++i) {
            rows << i;
        }
    }
    std::sort(rows.begin(), rows.end());
    const auto clean = [](QString text) {
        text.replace(QLatin1Char('\t'), QLatin1Char(' '));
        text.replace(QLatin1Char('\n'), QLatin1Char(' '));
        // A spreadsheet reads only the hyphen-minus as a sign.
        text.replace(QChar(0x2212), QLatin1Char('-'));
        return text;
    };
    QStringList lines;
    QStringList cells;
    for (const int column : columns) {
        cells << clean(model()->headerData(column, Qt::Horizontal).toString());
    }
    lines << cells.join(QLatin1Char('\t'));
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns) {
            cells << clean(model()->index(row, column).data().toString());
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void DataTable::copySelection() {
    QApplication::clipboard()->setText(selectedText());
}

void DataTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    layoutColumns();
}

void DataTable::showEvent(QShowEvent* event) {
    QTableView::showEvent(event);
    layoutColumns();
}

void DataTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (changesLook(*event)) {
        applyMetrics();
        contentChanged();
    }
}

void DataTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowActivated(currentIndex().row());
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace signalbox::ui
