// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/theme/control_painter.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

enum Part { SectionPart = Qt::UserRole, KeysPart, ReasonPart };

class RowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Theme& theme = currentTheme();
        const bool enabled = index.data(ReasonPart).toString().isEmpty();
        if (option.state.testFlag(QStyle::State_Selected)) {
            paintBox(*painter, option.rect.adjusted(4, 0, -4, 0), Theme::mix(theme.raised, theme.accent, 0.2),
                     QColor(), space::controlRadius);
        }
        const QRect line = option.rect.adjusted(14, 0, -14, 0);
        const QString keys = enabled ? index.data(KeysPart).toString() : index.data(ReasonPart).toString();
        painter->setFont(theme.words(TextRole::Caption));
        const int keysWidth = painter->fontMetrics().horizontalAdvance(keys);
        painter->setPen(theme.muted);
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, keys);
        const int sectionLeft = line.left();
        const int sectionWidth = theme.px(86);
        painter->drawText(QRect(sectionLeft, line.top(), sectionWidth, line.height()),
                          Qt::AlignLeft | Qt::AlignVCenter, index.data(SectionPart).toString());
        painter->setFont(theme.words());
        painter->setPen(enabled ? theme.text : theme.muted);
        const QRect title(sectionLeft + sectionWidth, line.top(),
                          line.width() - sectionWidth - keysWidth - 12, line.height());
        painter->drawText(
            title, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, title.width()));
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {200, currentTheme().px(28)};
    }
};

} // namespace

CommandPalette::CommandPalette(const CommandRegistry& registry, QWidget* parent)
    : QFrame(parent), m_registry(registry), m_field(new QLineEdit(this)), m_list(new QListWidget(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->setSpacing(8);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    m_field->setPlaceholderText(tr("Type a panel, a symbol or what to do"));
    m_field->setAccessibleName(tr("Command palette"));
    m_field->setClearButtonEnabled(false);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setAccessibleName(tr("Matches"));
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::refill);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    hide();
}

void CommandPalette::setSymbols(const QStringList& symbols) {
    m_symbols = symbols;
}

void CommandPalette::open(const QString& query) {
    if (!isVisible()) {
        m_focusBefore = QApplication::focusWidget();
    }
    const QWidget* window = parentWidget();
    const Theme& theme = currentTheme();
    const int wide = qMin(theme.px(560), window->width() - 24);
    setGeometry((window->width() - wide) / 2, theme.px(44), wide, height());
    m_field->setFont(theme.words(TextRole::Emphasis));
    m_field->setText(query);
    refill();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

int CommandPalette::rowCount() const {
    return m_list->count();
}

void CommandPalette::refill() {
    m_list->clear();
    const QString query = m_field->text().trimmed();
    m_shownSymbols.clear();
    if (!query.isEmpty()) {
        for (const QString& symbol : m_symbols) {
            if (symbol.startsWith(query, Qt::CaseInsensitive) && m_shownSymbols.size() < 8) {
                m_shownSymbols << symbol;
            }
        }
    }
    m_shown = m_registry.find(query);
    for (const QString& symbol : m_shownSymbols) {
        auto* item = new QListWidgetItem(symbol, m_list);
        item->setData(SectionPart, tr("Symbol"));
    }
    for (const Command& command : m_shown) {
        auto* item = new QListWidgetItem(command.title, m_list);
        item->setData(SectionPart, command.section);
        item->setData(KeysPart, command.action->shortcut().toString(QKeySequence::NativeText));
        if (!command.action->isEnabled()) {
            const QString reason = command.action->toolTip();
            item->setData(ReasonPart, reason == command.title ? tr("not now") : reason);
        }
    }
    if (m_list->count() > 0) {
        m_list->setCurrentRow(0);
    }
    // As tall as its matches, up to a limit.
    const Theme& theme = currentTheme();
    const int rows = qBound(1, m_list->count(), 14);
    const int tall = m_field->sizeHint().height() + rows * theme.px(28) + 32;
    resize(width(), qMin(tall, parentWidget()->height() - theme.px(60)));
}

void CommandPalette::run() {
    const int row = m_list->currentRow();
    if (row < 0) {
        return;
    }
    const auto symbols = static_cast<int>(m_shownSymbols.size());
    if (row < symbols) {
        const QString symbol = m_shownSymbols[row];
        dismiss();
        Q_EMIT symbolChosen(symbol);
        return;
    }
    QAction* action = m_shown[row - symbols].action;
    if (action->isEnabled()) {
        dismiss();
        action->trigger();
    }
}

void CommandPalette::dismiss() {
    hide();
    if (m_focusBefore != nullptr) {
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_field) {
        return false;
    }
    if (event->type() == QEvent::FocusOut && isVisible()) {
        hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress) {
        return false;
    }
    const auto* key = static_cast<QKeyEvent*>(event);
    const int rows = m_list->count();
    const auto go = [&](int row) { m_list->setCurrentRow(qBound(0, row, rows - 1)); };
    switch (key->key()) {
    case Qt::Key_Down:
        go(m_list->currentRow() + 1);
        return true;
    case Qt::Key_Up:
        go(m_list->currentRow() - 1);
        return true;
    case Qt::Key_PageDown:
        go(m_list->currentRow() + 8);
        return true;
    case Qt::Key_PageUp:
        go(m_list->currentRow() - 8);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Escape:
        dismiss();
        return true;
    default:
        return false;
    }
}

void CommandPalette::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    paintBox(painter, rect(), theme.raised, Theme::mix(theme.border, theme.text, 0.2), space::radius);
}

} // namespace signalbox::ui
