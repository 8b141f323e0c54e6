// SPDX-License-Identifier: GPL-3.0-or-later
// One sentence, a table of facts, an action and a way back; the way back is the default.
#pragma once

#include "ui/dialogs/prompter.h"

#include <QDialog>

class QPushButton;

namespace signalbox::ui {

class ConfirmDialog final : public QDialog {
    Q_OBJECT
public:
    ConfirmDialog(const Confirmation& question, QWidget* parent);

    [[nodiscard]] QPushButton* actionButton() const { return m_action; }
    [[nodiscard]] QPushButton* cancelButton() const { return m_cancel; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QPushButton* m_action;
    QPushButton* m_cancel;
};

} // namespace signalbox::ui
