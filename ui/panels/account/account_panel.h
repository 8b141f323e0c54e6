// SPDX-License-Identifier: GPL-3.0-or-later
// One account, all strategies: whether there is room first, every limit with what is used of it beneath, and
// where strategies stand in each other's way in words.
#pragma once

#include "engine/session/account_view.h"
#include "ui/widgets/panel_frame.h"

#include <memory>

class QVBoxLayout;

namespace signalbox::ui {

class Badge;
class BodySwitch;
class EmptyState;
class LimitBars;
class VerdictLine;

class AccountPanel final : public PanelFrame {
    Q_OBJECT
public:
    explicit AccountPanel(QWidget* parent = nullptr);

    using QWidget::show;
    /// Null: nothing is known.
    void show(const std::shared_ptr<const session::AccountView>& view, bool simulated);
    [[nodiscard]] LimitBars* bars() const { return m_bars; }

private:
    VerdictLine* m_verdict;
    LimitBars* m_bars;
    QVBoxLayout* m_conflicts;
    EmptyState* m_empty;
    BodySwitch* m_switch;
    Badge* m_simulated;
};

} // namespace signalbox::ui
