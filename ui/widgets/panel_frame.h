// SPDX-License-Identifier: GPL-3.0-or-later
// The frame every panel stands in: a 28 px heading (title, subtitle, a note at the right) over the content,
// inside one hairline. A panel derives from it or puts its content into one; the shell uses the heading as
// dock title.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace signalbox::ui {

/// The heading alone. It ignores the mouse where it shows text, so that a dock can be dragged by it.
class PanelHeading final : public QWidget {
    Q_OBJECT
public:
    explicit PanelHeading(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle);
    /// Right-hand note; plain text, elided from the left when narrow.
    void setNote(const QString& note);
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString subtitle() const { return m_subtitle; }
    [[nodiscard]] QString note() const { return m_note; }
    /// A small control at the right end, left of the earlier ones.
    void addControl(QWidget* control);
    /// Keeps `width` pixels free at the right end, for what a dock shows there.
    void keepFreeAtRight(int width);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int controlsWidth() const;
    void updateSpokenName();

    QString m_title, m_subtitle, m_note;
    QHBoxLayout* m_controls;
    int m_free = 0;
};

class PanelFrame : public QWidget {
    Q_OBJECT
public:
    explicit PanelFrame(const QString& title, QWidget* parent = nullptr);
    ~PanelFrame() override;

    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle);
    void setNote(const QString& note);
    /// Takes ownership; replaces the earlier content. Margins are the content's own business (space::margin).
    /// Where the panel is smaller than its content, the content scrolls: nothing is ever cut or overlapped.
    void setContent(QWidget* content);
    [[nodiscard]] QWidget* content() const { return m_content; }
    [[nodiscard]] PanelHeading* heading() const { return m_heading; }
    /// Hands the heading over to a dock, which then also paints the border. setTitle and so on still reach
    /// it.
    [[nodiscard]] PanelHeading* takeHeading();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    PanelHeading* m_heading;
    QWidget* m_content = nullptr;
    QWidget* m_shown = nullptr; ///< the content, or the scroll area around it
    QVBoxLayout* m_layout;
    bool m_framed = true;
};

} // namespace signalbox::ui
