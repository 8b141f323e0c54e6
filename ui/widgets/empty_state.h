// SPDX-License-Identifier: GPL-3.0-or-later
// Stands where content would be: what is missing, and what can be done about it.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace signalbox::ui {

class EmptyState final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);

    /// "No chain is stored for 14 May 2019." / "Import one, or choose a day that has a chain."
    void setMessage(const QString& missing, const QString& wayOut);
    /// Empty hides the button.
    void setAction(const QString& label);
    /// Name of an icon of ui/theme/icons.h.
    void setIcon(const QString& icon);

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    QLabel* m_icon;
    QLabel* m_missing;
    QLabel* m_wayOut;
    QPushButton* m_action;
    QString m_iconName = QStringLiteral("info");
};

} // namespace signalbox::ui
