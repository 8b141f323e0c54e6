// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/instrument_choice.h"

#include "ui/theme/theme.h"
#include "ui/widgets/text_ink.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStringListModel>

namespace signalbox::ui {

InstrumentChoice::InstrumentChoice(QWidget* parent)
    : QWidget(parent), m_list(new QComboBox(this)), m_field(new QLineEdit(this)),
      m_completions(new QStringListModel(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_list);
    layout->addWidget(m_field);
    m_list->setAccessibleName(tr("Strategy"));
    m_list->setToolTip(tr("Strategy that every panel shows"));
    m_list->setFocusPolicy(Qt::TabFocus);
    m_field->setAccessibleName(tr("Symbol"));
    m_field->setMaxLength(12);
    auto* completer = new QCompleter(m_completions, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setModelSorting(QCompleter::CaseInsensitivelySortedModel);
    completer->setMaxVisibleItems(10);
    m_field->setCompleter(completer);
    m_field->installEventFilter(this);
    connect(m_list, &QComboBox::activated, this, &InstrumentChoice::chooseStrategy);
    connect(m_field, &QLineEdit::returnPressed, this, &InstrumentChoice::takeSymbol);
    connect(completer, QOverload<const QString&>::of(&QCompleter::activated), this,
            [this](const QString& text) {
                m_field->setText(text);
                takeSymbol();
            });
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    restyle();
    hide();
}

void InstrumentChoice::setStrategies(const QVector<StrategyItem>& strategies) {
    m_strategies = strategies;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const StrategyItem& one : strategies) {
        m_list->addItem(one.name, one.key);
    }
    setVisible(!strategies.isEmpty());
    showSymbol();
}

void InstrumentChoice::setSymbols(const QStringList& symbols) {
    m_symbols = symbols;
    m_symbols.sort();
    m_completions->setStringList(m_symbols);
}

void InstrumentChoice::setCurrent(const QString& strategy, const QString& symbol) {
    const QSignalBlocker quiet(m_list);
    m_list->setCurrentIndex(m_list->findData(strategy));
    m_symbol = symbol;
    showSymbol();
}

QString InstrumentChoice::strategy() const {
    return m_list->currentData().toString();
}

const StrategyItem* InstrumentChoice::item() const {
    const int at = m_list->currentIndex();
    return at >= 0 && at < m_strategies.size() ? &m_strategies[at] : nullptr;
}

void InstrumentChoice::showSymbol() {
    const StrategyItem* one = item();
    const bool free = one != nullptr && one->choosesSymbol;
    m_field->setReadOnly(!free);
    m_field->setFocusPolicy(free ? Qt::StrongFocus : Qt::NoFocus);
    m_field->setProperty("muted", !free);
    m_field->setText(m_symbol);
    m_field->setPlaceholderText(free ? tr("symbol") : QString());
    m_field->setToolTip(one == nullptr ? QString()
                        : free         ? tr("Symbol that every panel shows (press /)")
                                       : tr("%1 trades %2 only").arg(one->name, one->ownSymbol));
}

bool InstrumentChoice::editSymbol() {
    const StrategyItem* one = item();
    if (one == nullptr || !one->choosesSymbol || !isVisible()) {
        return false;
    }
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    return true;
}

void InstrumentChoice::chooseStrategy(int index) {
    if (index >= 0 && index < m_strategies.size()) {
        Q_EMIT chosen(m_strategies[index].key, QString());
    }
}

void InstrumentChoice::takeSymbol() {
    const QString text = m_field->text().trimmed().toUpper();
    if (text.isEmpty() || text == m_symbol) {
        showSymbol();
        return;
    }
    if (!m_symbols.isEmpty() && !m_symbols.contains(text)) {
        Q_EMIT unknownSymbol(text);
        m_field->selectAll();
        return;
    }
    Q_EMIT chosen(strategy(), text);
}

bool InstrumentChoice::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        showSymbol();
        m_field->clearFocus();
        return true;
    }
    if (watched == m_field && event->type() == QEvent::FocusOut &&
        !m_field->completer()->popup()->isVisible()) {
        showSymbol(); // what was typed and not confirmed is not what is shown
    }
    return QWidget::eventFilter(watched, event);
}

void InstrumentChoice::restyle() {
    const Theme& theme = currentTheme();
    const int tall = theme.px(space::control) + 2;
    m_list->setFixedHeight(tall);
    m_field->setFixedHeight(tall);
    m_field->setFixedWidth(theme.px(64));
}

void InstrumentChoice::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (changesLook(*event)) {
        restyle();
    }
}

} // namespace signalbox::ui
