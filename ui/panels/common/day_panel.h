// SPDX-License-Identifier: GPL-3.0-or-later
// What every panel that shows a day has in common: it takes the shared day, does nothing when it is the same
// one, says what is missing when there is nothing to show, and wears SIMULATED when the day is.
#pragma once

#include "engine/session/day_state.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/panel_frame.h"

#include <memory>
#include <optional>

namespace signalbox::ui {

class BodySwitch;

using SharedDay = std::shared_ptr<const session::DayState>;

/// What is missing, and what can be done about it.
struct Absence {
    QString missing;
    QString wayOut;
};

class DayPanel : public PanelFrame {
    Q_OBJECT
public:
    using QWidget::show;
    /// Shows a day; null means that none is loaded. Cheap when it is the day already shown.
    void show(const SharedDay& day);
    [[nodiscard]] const SharedDay& day() const { return m_day; }
    [[nodiscard]] EmptyState* emptyState() const { return m_empty; }
    [[nodiscard]] bool isEmpty() const;

protected:
    explicit DayPanel(const QString& title, QWidget* parent = nullptr);
    /// Takes ownership of what stands there while there is something to show.
    void setBody(QWidget* body);
    /// Shows the absence instead of the body.
    void showAbsence(const Absence& absence);
    /// Puts the day's values into the body. Gives what is missing when nothing can be shown.
    [[nodiscard]] virtual std::optional<Absence> refresh(const session::DayState& day) = 0;
    /// Again with the day already shown, after the panel's own choices changed.
    void refreshAgain();

private:
    SharedDay m_day;
    BodySwitch* m_switch;
    EmptyState* m_empty;
    Badge* m_simulated;
};

/// "No day is loaded."
[[nodiscard]] Absence noDay();

} // namespace signalbox::ui
