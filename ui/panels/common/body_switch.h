// SPDX-License-Identifier: GPL-3.0-or-later
// Shows one of two widgets in the same place. Unlike a stacked widget it tells how small the shown one can
// get at its present width, so that tables shrink before anything is scrolled.
#pragma once

#include <QWidget>

namespace signalbox::ui {

class BodySwitch final : public QWidget {
    Q_OBJECT
public:
    explicit BodySwitch(QWidget* empty, QWidget* parent = nullptr);

    /// Takes ownership.
    void setBody(QWidget* body);
    void showBody(bool body);
    [[nodiscard]] bool showsBody() const { return m_showsBody; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QWidget* shown() const;

    QWidget* m_empty;
    QWidget* m_body = nullptr;
    bool m_showsBody = false;
};

} // namespace signalbox::ui
