// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/option_chain/chain_view.h"

#include "models/text/numbers.h"
#include "ui/panels/common/table_setup.h"
#include "ui/panels/option_chain/chain_delegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_ink.h"

#include <utility>

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace signalbox::ui {

namespace {

constexpr int PageOfStrikes = 10;

QFont tagFont() {
    return currentTheme().figures(TextRole::Caption, Weight::Strong);
}

} // namespace

ChainView::ChainView(QWidget* parent) : DataTable(parent), m_delegate(new ChainDelegate(this)) {
    setSelectionMode(QAbstractItemView::SingleSelection);
    setAccessibleName(tr("Option chain: calls, strike, puts"));
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setAutoScroll(false);
    connect(verticalScrollBar(), &QAbstractSlider::actionTriggered, this,
            [this] { m_scrolledByHand = true; });
}

int ChainView::columnOf(const QString& key) const {
    for (int i = 0; m_chain != nullptr && i < m_chain->columnCount(); ++i) {
        if (m_chain->columnKey(i) == key) {
            return i;
        }
    }
    return -1;
}

void ChainView::setChain(models::ValueTableModel<models::ChainRow>* model) {
    m_chain = model;
    setUpTable(*this, *model);
    setItemDelegate(m_delegate);
    m_delegate->setStrikeColumn(columnOf(QStringLiteral("strike")));
}

void ChainView::setPickedCall(bool call) {
    if (m_pickedCall != call) {
        m_pickedCall = call;
        layOutSides();
    }
}

void ChainView::layOutSides() {
    // The columns declare puts as the side that stays; for a call the two sides change places in that order.
    QVector<ColumnLook> looks = columnLooks(*m_chain);
    const QString callSide = QStringLiteral("call_");
    const QString putSide = QStringLiteral("put_");
    for (int i = 0; m_pickedCall && i < looks.size(); ++i) {
        const QString key = m_chain->columnKey(i);
        if (key.startsWith(callSide)) {
            const int put = columnOf(putSide + key.mid(callSide.size()));
            std::swap(looks[i].priority, looks[put].priority);
        }
    }
    setColumns(looks);
    QHeaderView* header = horizontalHeader();
    header->moveSection(header->visualIndex(columnOf(QStringLiteral("leg"))),
                        m_pickedCall ? 0 : header->count() - 1);
}

int ChainView::tagHeight() const {
    return QFontMetrics(tagFont()).tightBoundingRect(QStringLiteral("0,")).height() + 4;
}

void ChainView::placeGap() {
    QHeaderView* rows = verticalHeader();
    const int plain = rows->defaultSectionSize();
    const int count = m_chain == nullptr ? 0 : m_chain->rowCount();
    const int below = m_spot ? models::spotLineRow(m_chain->rows(), *m_spot) : -1;
    const bool above = below < count; // else every strike is below the spot
    const int row = above ? below : count - 1;
    const int gap = tagHeight() + 2;
    m_delegate->setGap(row, gap, above);
    for (int i = 0; i < count; ++i) {
        const int tall = i == row ? plain + gap : plain;
        if (rows->sectionSize(i) != tall) {
            rows->resizeSection(i, tall);
        }
    }
}

QRect ChainView::spotTag() const {
    if (m_chain == nullptr || !m_spot || m_chain->rowCount() == 0) {
        return {};
    }
    const int below = models::spotLineRow(m_chain->rows(), *m_spot);
    const int last = m_chain->rowCount() - 1;
    const int tall = tagHeight();
    const int top = below <= last ? rowViewportPosition(below) + 1
                                  : rowViewportPosition(last) + rowHeight(last) - tall - 1;
    if (top + tall < 0 || top > viewport()->height()) {
        return {};
    }
    const int strike = columnOf(QStringLiteral("strike"));
    const int centre = columnViewportPosition(strike) + columnWidth(strike) / 2;
    const int width = QFontMetrics(tagFont()).horizontalAdvance(models::number(*m_spot, 2)) + 10;
    return {centre - width / 2, top, width, tall};
}

void ChainView::changeEvent(QEvent* event) {
    DataTable::changeEvent(event);
    if (m_chain != nullptr && changesLook(*event)) {
        placeGap();
    }
}

void ChainView::setMarket(std::optional<double> spot, std::optional<double> expectedMove) {
    m_spot = spot;
    m_move = expectedMove;
    m_delegate->setMarket(spot, expectedMove);
    placeGap();
    viewport()->update();
}

int ChainView::pickRow() const {
    int bought = -1;
    for (int row = 0; row < m_chain->rowCount(); ++row) {
        if (m_chain->row(row).chosen == models::SideHint::Sell) {
            return row;
        }
        if (m_chain->row(row).chosen == models::SideHint::Buy) {
            bought = row;
        }
    }
    return bought;
}

void ChainView::centreOn(int row) {
    if (row >= 0) {
        const QString key = m_pickedCall ? QStringLiteral("call_ask") : QStringLiteral("put_bid");
        setCurrentIndex(m_chain->index(row, columnOf(key)));
        clearSelection();
        // A column that was dropped for lack of room cannot be scrolled to.
        scrollTo(m_chain->index(row, columnOf(QStringLiteral("strike"))),
                 QAbstractItemView::PositionAtCenter);
    }
}

void ChainView::centre() {
    if (m_chain == nullptr || !m_spot) {
        return;
    }
    // Before the first paint there is no middle yet.
    m_centred = isVisible() && viewport()->height() > 0;
    m_scrolledByHand = false;
    const int pick = pickRow();
    m_onPick = pick >= 0;
    centreOn(m_onPick ? pick : models::atTheMoneyRow(m_chain->rows(), *m_spot));
}

void ChainView::centreUnlessScrolled() {
    if (!m_scrolledByHand) {
        centre();
    }
}

void ChainView::centreNext() {
    if (m_chain == nullptr || !m_spot) {
        return;
    }
    m_onPick = !m_onPick && pickRow() >= 0;
    m_scrolledByHand = false;
    centreOn(m_onPick ? pickRow() : models::atTheMoneyRow(m_chain->rows(), *m_spot));
}

void ChainView::wheelEvent(QWheelEvent* event) {
    m_scrolledByHand = true;
    DataTable::wheelEvent(event);
}

void ChainView::resizeEvent(QResizeEvent* event) {
    DataTable::resizeEvent(event);
    // A new size keeps the middle in the middle, unless somebody has scrolled to something else.
    if (m_centred && !m_scrolledByHand && m_chain != nullptr && m_spot) {
        centreOn(m_onPick ? pickRow() : models::atTheMoneyRow(m_chain->rows(), *m_spot));
    }
}

void ChainView::paintEvent(QPaintEvent* event) {
    DataTable::paintEvent(event);
    if (!m_centred) {
        QMetaObject::invokeMethod(this, &ChainView::centre, Qt::QueuedConnection);
    }
    if (m_chain == nullptr || !m_spot || m_chain->rowCount() == 0) {
        return;
    }
    const QRect tag = spotTag();
    if (tag.isEmpty()) {
        return;
    }
    QPainter painter(viewport());
    const Theme& theme = currentTheme();
    painter.fillRect(0, tag.center().y(), viewport()->width(), 1, theme.accent);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(theme.accent);
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(tag, space::controlRadius, space::controlRadius);
    painter.setFont(tagFont());
    painter.setPen(theme.onAccent);
    painter.drawText(tag, Qt::AlignCenter, models::number(*m_spot, 2));
}

void ChainView::chooseAt(const QModelIndex& index, bool sell, bool add) {
    if (m_chain == nullptr || !index.isValid()) {
        return;
    }
    const bool call = index.column() < columnOf(QStringLiteral("strike"));
    Q_EMIT quoteChosen(index.row(), call, sell, add);
}

void ChainView::mousePressEvent(QMouseEvent* event) {
    DataTable::mousePressEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || m_chain == nullptr || !index.isValid()) {
        return;
    }
    const QString key = m_chain->columnKey(index.column());
    const bool bid = key.endsWith(QStringLiteral("_bid"));
    if (bid || key.endsWith(QStringLiteral("_ask"))) {
        chooseAt(index, bid, event->modifiers().testFlag(Qt::ControlModifier));
    }
}

void ChainView::keyPressEvent(QKeyEvent* event) {
    const bool add = event->modifiers().testFlag(Qt::ControlModifier);
    const auto moveBy = [this](int rows) {
        const QModelIndex now = currentIndex();
        const int row = qBound(0, (now.isValid() ? now.row() : 0) + rows, model()->rowCount() - 1);
        m_scrolledByHand = true;
        setCurrentIndex(model()->index(row, qMax(0, now.column())));
        scrollTo(currentIndex());
    };
    switch (event->key()) {
    case Qt::Key_BracketLeft:
        Q_EMIT expiryStepped(-1);
        return;
    case Qt::Key_BracketRight:
        Q_EMIT expiryStepped(1);
        return;
    case Qt::Key_Space:
        centreNext();
        return;
    case Qt::Key_B:
        chooseAt(currentIndex(), false, add);
        return;
    case Qt::Key_S:
        chooseAt(currentIndex(), true, add);
        return;
    case Qt::Key_PageUp:
        moveBy(-PageOfStrikes);
        return;
    case Qt::Key_PageDown:
        moveBy(PageOfStrikes);
        return;
    default:
        DataTable::keyPressEvent(event);
    }
}

} // namespace signalbox::ui
