// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of the house: fixed row height, figures in a face of one digit width, colours from the roles
// of models/table/table_roles.h, columns that leave in a declared order when it gets narrow, copying with
// headers.
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QPersistentModelIndex>
#include <QTableView>
#include <QVector>

class QTimer;

namespace signalbox::ui {

class FigureDelegate;

/// How one column looks. Widths come from a sample text, not from the live content, so that nothing moves
/// while figures change; only where a text would be cut does a column with room to spare lend some.
struct ColumnLook {
    QString sample;       ///< the widest text to expect, "−$12,345"
    int priority = 0;     ///< 0 never leaves; of the others the highest leaves first
    bool stretch = false; ///< takes what is left over
    bool words = false;   ///< text set in the word face and left-aligned
};

class DataTable : public QTableView {
    Q_OBJECT
public:
    explicit DataTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// One entry per model column; a column without entry is never dropped.
    void setColumns(const QVector<ColumnLook>& columns);
    /// All rows visible, no scrollbar: for short tables inside a panel.
    void setFitsContent(bool fits);
    /// Changed cells are tinted and fade within 120-200 ms; for live data. Off at first; nothing with reduced
    /// motion.
    void setFadesChanges(bool fades);
    /// 1 just changed, 0 at rest. For the delegate.
    [[nodiscard]] double changeOf(const QModelIndex& index) const;
    /// Selected rows (all rows without selection) with headers, tab-separated, ready for a spreadsheet.
    [[nodiscard]] QString selectedText() const;
    void copySelection();
    /// Columns at present hidden for lack of room.
    [[nodiscard]] QVector<int> droppedColumns() const { return m_dropped; }
    /// The width below which even the columns of priority 0 do not fit.
    [[nodiscard]] int neededWidth() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Double click or Enter.
    void rowActivated(int row);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] int columnWidthHint(int column) const;
    void layoutColumns();
    /// Which columns leave so that the others have at least these widths.
    void chooseColumns(const QVector<int>& least, int available);
    /// Room that a column does not use goes to one whose texts would be cut.
    void lendRoom(QVector<int>& widths) const;
    /// Asks, once for all changes at hand, what the texts shown need.
    void measureSoon();
    void measure();
    void applyMetrics();
    void contentChanged();
    void noteChange(const QModelIndex& topLeft, const QModelIndex& bottomRight);
    void fadeOn();

    FigureDelegate* m_delegate;
    QVector<ColumnLook> m_columns;
    QVector<int> m_dropped;
    QVector<int> m_needed; ///< by column: what its texts need; empty before they are measured
    bool m_measuring = false;
    bool m_fitsContent = false;
    bool m_layingOut = false;
    bool m_fadesChanges = false;
    QHash<QPersistentModelIndex, qint64> m_changed; ///< cell and when, on m_sinceStart
    QElapsedTimer m_sinceStart;
    QTimer* m_fadeTimer;
};

} // namespace signalbox::ui
