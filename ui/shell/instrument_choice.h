// SPDX-License-Identifier: GPL-3.0-or-later
// Which strategy and which symbol the window shows: a drop-down and a field with completion. A strategy with
// symbols of its own choice has the field; another one shows its symbol and cannot be asked for others.
#pragma once

#include <QStringList>
#include <QVector>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QStringListModel;

namespace signalbox::ui {

struct StrategyItem {
    QString key;
    QString name;
    QString ownSymbol; ///< shown where the symbol cannot be chosen
    bool choosesSymbol = false;
};

class InstrumentChoice final : public QWidget {
    Q_OBJECT
public:
    explicit InstrumentChoice(QWidget* parent = nullptr);

    void setStrategies(const QVector<StrategyItem>& strategies);
    [[nodiscard]] const QVector<StrategyItem>& strategies() const { return m_strategies; }
    /// What the field completes; a symbol that is not among them is refused. Empty: any is taken.
    void setSymbols(const QStringList& symbols);
    /// What is shown at present. Without a signal.
    void setCurrent(const QString& strategy, const QString& symbol);
    [[nodiscard]] QString strategy() const;
    [[nodiscard]] QString symbol() const { return m_symbol; }
    /// The keyboard goes into the field; false where the symbol cannot be chosen.
    bool editSymbol();
    [[nodiscard]] QLineEdit* field() const { return m_field; }
    [[nodiscard]] QComboBox* list() const { return m_list; }

Q_SIGNALS:
    /// The symbol is empty where it cannot be chosen, or none has been chosen yet.
    void chosen(const QString& strategy, const QString& symbol);
    /// What was typed is no symbol of the store.
    void unknownSymbol(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] const StrategyItem* item() const;
    void chooseStrategy(int index);
    void takeSymbol();
    void showSymbol();
    void restyle();

    QVector<StrategyItem> m_strategies;
    QStringList m_symbols;
    QString m_symbol;
    QComboBox* m_list;
    QLineEdit* m_field;
    QStringListModel* m_completions;
};

} // namespace signalbox::ui
