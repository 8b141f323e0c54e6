// SPDX-License-Identifier: GPL-3.0-or-later
// The named workspaces in the tool bar: underlined words, arrows to move, + to keep the present layout under
// a name.
#pragma once

#include <QStringList>
#include <QWidget>

namespace signalbox::ui {

class WorkspaceTabs final : public QWidget {
    Q_OBJECT
public:
    explicit WorkspaceTabs(QWidget* parent = nullptr);

    void setNames(const QStringList& names);
    void setCurrent(const QString& name);
    [[nodiscard]] QStringList names() const { return m_names; }
    /// Index names().size() is the +.
    [[nodiscard]] QRect tabRect(int index) const;
    /// Less air between the words.
    void setTight(bool tight);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const QString& name);
    void addRequested();
    void menuRequested(const QString& name, const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    [[nodiscard]] int indexAt(QPoint position) const;
    [[nodiscard]] int padding() const { return m_tight ? 9 : 16; }

    QStringList m_names;
    int m_current = 0;
    int m_hovered = -1;
    bool m_tight = false;
};

} // namespace signalbox::ui
