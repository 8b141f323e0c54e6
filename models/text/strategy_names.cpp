// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/strategy_names.h"

#include "engine/strategies/registry.h"
#include "models/text/codes.h"

#include <QCoreApplication>

namespace signalbox::models {

namespace {

/// Words that strategies use for their lights; another one is shown as it is.
[[maybe_unused]] constexpr const char* LightWords[] = {
    QT_TRANSLATE_NOOP("Light", "OPEN"),       QT_TRANSLATE_NOOP("Light", "REDUCED"),
    QT_TRANSLATE_NOOP("Light", "HALTED"),     QT_TRANSLATE_NOOP("Light", "SUSPENDED"),
    QT_TRANSLATE_NOOP("Light", "LONGS ONLY"), QT_TRANSLATE_NOOP("Light", "NO ENTRIES"),
    QT_TRANSLATE_NOOP("Light", "PUTS ONLY")};

} // namespace

QString strategyName(const std::string& key) {
    const strategies::Strategy* strategy = strategies::find(key);
    return QString::fromStdString(strategy == nullptr ? key : strategy->name);
}

QString lightWord(const std::string& strategy, diagnosis::Light light) {
    const strategies::Strategy* known = strategies::find(strategy);
    if (known == nullptr || light == diagnosis::Light::Grey) {
        return lightWord(light);
    }
    const std::size_t at = light == diagnosis::Light::Green ? 0U : light == diagnosis::Light::Amber ? 1U : 2U;
    return QCoreApplication::translate("Light", known->lightWords[at].c_str());
}

} // namespace signalbox::models
