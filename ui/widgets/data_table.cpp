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
