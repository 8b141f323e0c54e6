// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

// Outside the namespace, as Qt asks: a static library's resources are linked only when something names them.
static void initIconResources() {
    Q_INIT_RESOURCE(icons);
}

namespace signalbox::ui {

namespace {

QString pathOf(const QString& name) {
    static const bool ready = [] {
        initIconResources();
        return true;
    }();
    Q_UNUSED(ready)
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

/// Takes its colours from the theme at the moment of painting, so that a switch needs no new icons.
class ThemedIconEngine final : public QIconEngine {
public:
    explicit ThemedIconEngine(QString name) : m_name(std::move(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const double ratio = painter->device() != nullptr ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, iconPixmap(m_name, colourFor(mode, state), rect.width(), ratio));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return iconPixmap(m_name, colourFor(mode, state), size.width(), 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
        const int logical = qRound(size.width() / scale);
        return iconPixmap(m_name, colourFor(mode, state), logical, scale);
    }
    QIconEngine* clone() const override { return new ThemedIconEngine(m_name); }
    bool isNull() override { return !QFile::exists(pathOf(m_name)); }

private:
    static QColor colourFor(QIcon::Mode mode, QIcon::State state) {
        const Theme& theme = currentTheme();
        if (mode == QIcon::Disabled) {
            return Theme::mix(theme.surface, theme.muted, 0.6);
        }
        if (state == QIcon::On) {
            return theme.accent;
        }
        return mode == QIcon::Active || mode == QIcon::Selected ? theme.text : theme.secondary;
    }

    QString m_name;
};

} // namespace

QIcon themedIcon(const QString& name) {
    if (!QFile::exists(pathOf(name))) {
        return {};
    }
    return QIcon(new ThemedIconEngine(name));
}

QPixmap iconPixmap(const QString& name, const QColor& colour, int size, double pixelRatio) {
    const QString key =
        QStringLiteral("signalbox/%1/%2/%3/%4").arg(name).arg(colour.rgba()).arg(size).arg(pixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    const int real = qRound(size * pixelRatio);
    pixmap = QPixmap(real, real);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(pathOf(name));
    if (renderer.isValid()) {
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(0, 0, real, real));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), colour);
    }
    pixmap.setDevicePixelRatio(pixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QStringList iconNames() {
    QStringList names;
    const QString folder = QFileInfo(pathOf(QString())).path();
    for (const QString& file : QDir(folder).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name)) {
        names << file.chopped(4);
    }
    return names;
}

} // namespace signalbox::ui
