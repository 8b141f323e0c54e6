// SPDX-License-Identifier: GPL-3.0-or-later
// The one line at the top: menu, day, badges, workspaces, search, money. Gives way in a fixed order when
// narrow.
#pragma once

#include "ui/shell/instrument_choice.h"
#include "ui/widgets/badge.h"

#include <QDate>
#include <QVector>
#include <QWidget>

class QHBoxLayout;
class QMenu;
class QPushButton;
class QToolButton;

namespace signalbox::ui {

class DateField;
class WorkspaceTabs;

class ShellToolBar final : public QWidget {
    Q_OBJECT
public:
    explicit ShellToolBar(QWidget* parent = nullptr);

    void setMenu(QMenu* menu);
    void openMenu();
    void setDay(const QDate& day, bool latest);
    void setDayBadges(const QVector<BadgeKind>& badges);
    void setAccountBadge(BadgeKind kind);
    void setArmed(bool armed);
    [[nodiscard]] bool isArmed() const { return m_armed; }
    /// Makes room again after the choice of strategies changed.
    void setStrategies(const QVector<StrategyItem>& strategies);
    [[nodiscard]] InstrumentChoice* instrument() const { return m_instrument; }
    [[nodiscard]] DateField* dateField() const { return m_date; }
    [[nodiscard]] WorkspaceTabs* tabs() const { return m_tabs; }
    /// Wide enough that nothing is cut.
    [[nodiscard]] int neededWidth() const;

Q_SIGNALS:
    void previousDay();
    void nextDay();
    void today();
    void searchRequested();
    void armRequested(bool armed);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void adapt();
    void restyle();

    QToolButton* m_name;
    QPushButton* m_previous;
    DateField* m_date;
    QPushButton* m_next;
    QPushButton* m_today;
    QHBoxLayout* m_badges;
    InstrumentChoice* m_instrument;
    WorkspaceTabs* m_tabs;
    QPushButton* m_search;
    Badge* m_account;
    QPushButton* m_arm;
    bool m_armed = false;
};

} // namespace signalbox::ui
