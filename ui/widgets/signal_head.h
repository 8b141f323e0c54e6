// SPDX-License-Identifier: GPL-3.0-or-later
// The railway signal that shows a regime: three aspects, one lit, each with its own shape, so that it reads
// without colour: square stop, triangle caution, circle go; a ring over all three when there is no data.
#pragma once

#include <QWidget>

namespace signalbox::ui {

enum class Aspect { NoData, Go, Caution, Stop };

class SignalHead final : public QWidget {
    Q_OBJECT
public:
    explicit SignalHead(QWidget* parent = nullptr);

    /// `word` is what the light permits ("OPEN", "HALTED"); it is spoken, not painted.
    void setAspect(Aspect aspect, const QString& word = {});
    [[nodiscard]] Aspect aspect() const { return m_aspect; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Aspect m_aspect = Aspect::NoData;
};

} // namespace signalbox::ui
