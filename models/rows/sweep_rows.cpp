// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rows/sweep_rows.h"

#include "models/text/numbers.h"

#include <algorithm>
#include <functional>

#include <QCoreApplication>

namespace signalbox::models {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SweepRows)
};

QString nameOf(const lab::Axis& axis) {
    return QString::fromStdString(axis.parameter->name);
}

QStringList valuesOf(const lab::Axis& axis) {
    QStringList values;
    for (const std::string& value : axis.values) {
        values << QString::fromStdString(value);
    }
    return values;
}

/// Looks a combination up among rows that are sorted by index; null when it was not run.
const lab::SweepRow* rowAt(std::span<const lab::SweepRow> rows, std::size_t index) {
    const auto at =
        std::lower_bound(rows.begin(), rows.end(), index,
                         [](const lab::SweepRow& row, std::size_t wanted) { return row.index < wanted; });
    return at != rows.end() && at->index == index ? &*at : nullptr;
}

std::optional<double> shownValue(const SweepHeatCell& cell, bool byPlateau) {
    return byPlateau ? cell.plateau : cell.value;
}

QString heldText(const lab::Grid& grid, const SweepHeatWish& wish) {
    QStringList held;
    for (std::size_t a = 0; a < grid.axes().size(); ++a) {
        if (a == wish.xAxis || a == wish.yAxis) {
            continue;
        }
        held << (wish.heldAt
                     ? nameOf(grid.axes()[a]) + u" = "_s + QString::fromStdString(grid.text(*wish.heldAt, a))
                     : nameOf(grid.axes()[a]));
    }
    if (held.isEmpty()) {
        return {};
    }
    return wish.heldAt ? held.join(u", "_s) : Words::tr("each at its best: %1").arg(held.join(u", "_s));
}

/// One pass over the rows that were run: a grid may be far larger than what is shown of it.
class HeatMaker {
public:
    HeatMaker(const lab::Grid& grid, std::span<const lab::SweepRow> rows, const lab::Ranking& ranking,
              const SweepHeatWish& wish)
        : m_grid(grid), m_rows(rows), m_ranking(ranking), m_wish(wish),
          m_width(grid.axes()[wish.xAxis].values.size()),
          m_height(wish.yAxis ? grid.axes()[*wish.yAxis].values.size() : 1), m_plateaus(rows.size()) {
        for (const lab::Ranked& ranked : ranking.byPeak) {
            if (const lab::SweepRow* row = rowAt(rows, ranked.index)) {
                m_plateaus[static_cast<std::size_t>(row - rows.data())] = ranked.plateau;
            }
        }
        m_rest = wish.heldAt ? restOf(*wish.heldAt) : 0;
    }

    [[nodiscard]] std::vector<SweepHeatCell> cells() const {
        std::vector<SweepHeatCell> cells(m_width * m_height);
        for (std::size_t at = 0; at < cells.size(); ++at) {
            cells[at].combination =
                m_rest + at % m_width * m_grid.stride(m_wish.xAxis) + at / m_width * yStride();
        }
        std::vector<bool> filled(cells.size());
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const std::size_t index = m_rows[i].index;
            if (m_wish.heldAt && restOf(index) != m_rest) {
                continue;
            }
            const std::size_t at = yStep(index) * m_width + xStep(index);
            SweepHeatCell cell = cellOf(i);
            if (!filled[at] || beats(cell, cells[at])) {
                cells[at] = std::move(cell);
                filled[at] = true;
            }
        }
        return cells;
    }

private:
    [[nodiscard]] std::size_t yStride() const { return m_wish.yAxis ? m_grid.stride(*m_wish.yAxis) : 0; }
    [[nodiscard]] std::size_t xStep(std::size_t index) const {
        return index / m_grid.stride(m_wish.xAxis) % m_width;
    }
    [[nodiscard]] std::size_t yStep(std::size_t index) const {
        return m_wish.yAxis ? index / m_grid.stride(*m_wish.yAxis) % m_height : 0;
    }
    /// The combination with the same values of the other parameters and the first of the two shown.
    [[nodiscard]] std::size_t restOf(std::size_t index) const {
        return index - xStep(index) * m_grid.stride(m_wish.xAxis) - yStep(index) * yStride();
    }
    [[nodiscard]] SweepHeatCell cellOf(std::size_t position) const {
        const lab::SweepRow& row = m_rows[position];
        SweepHeatCell cell;
        cell.combination = row.index;
        if (row.skipped) {
            cell.skipped = QString::fromStdString(*row.skipped);
        } else {
            cell.value = lab::valueOf(row.whole, m_ranking.objective);
            cell.plateau = m_plateaus[position];
        }
        cell.bestByPeak = !m_ranking.byPeak.empty() && m_ranking.byPeak.front().index == row.index;
        cell.bestByPlateau = !m_ranking.byPlateau.empty() && m_ranking.byPlateau.front().index == row.index;
        return cell;
    }
    [[nodiscard]] bool beats(const SweepHeatCell& a, const SweepHeatCell& b) const {
        const auto left = shownValue(a, m_wish.byPlateau);
        const auto right = shownValue(b, m_wish.byPlateau);
        if (left && right) {
            return lab::better(m_ranking.objective, *left, *right);
        }
        return (left && !right) || (!left && !right && a.skipped.isEmpty() && !b.skipped.isEmpty());
    }

    const lab::Grid& m_grid;
    std::span<const lab::SweepRow> m_rows;
    const lab::Ranking& m_ranking;
    const SweepHeatWish& m_wish;
    std::size_t m_width;
    std::size_t m_height;
    std::vector<std::optional<double>> m_plateaus; ///< parallel to the rows
    std::size_t m_rest = 0;                        ///< of the combination that the others are held at
};

} // namespace

QString objectiveName(lab::Objective objective) {
    switch (objective) {
    case lab::Objective::Sharpe:
        return Words::tr("Sharpe");
    case lab::Objective::Sortino:
        return Words::tr("Sortino");
    case lab::Objective::Cagr:
        return Words::tr("CAGR");
    case lab::Objective::Net:
        return Words::tr("net");
    case lab::Objective::WinRate:
        return Words::tr("win rate");
    case lab::Objective::ProfitFactor:
        return Words::tr("profit factor");
    case lab::Objective::MaxDrawdown:
        return Words::tr("max drawdown");
    case lab::Objective::ReturnOnRisk:
        break;
    }
    return Words::tr("return on risk");
}

QString objectiveText(lab::Objective objective, std::optional<double> value) {
    switch (objective) {
    case lab::Objective::Sharpe:
    case lab::Objective::Sortino:
    case lab::Objective::ProfitFactor:
        return number(value, 2);
    case lab::Objective::Net:
        return signedDollars(value);
    case lab::Objective::Cagr:
    case lab::Objective::WinRate:
    case lab::Objective::MaxDrawdown:
    case lab::Objective::ReturnOnRisk:
        break;
    }
    return percent(value, 1);
}

SweepHeat sweepHeat(const lab::Grid& grid, std::span<const lab::SweepRow> rows, const lab::Ranking& ranking,
                    const SweepHeatWish& wish) {
    SweepHeat heat;
    if (wish.xAxis >= grid.axes().size() || (wish.yAxis && *wish.yAxis >= grid.axes().size()) ||
        wish.yAxis == wish.xAxis || (wish.heldAt && *wish.heldAt >= grid.size())) {
        return heat;
    }
    heat.xName = nameOf(grid.axes()[wish.xAxis]);
    heat.xValues = valuesOf(grid.axes()[wish.xAxis]);
    heat.yValues = wish.yAxis ? valuesOf(grid.axes()[*wish.yAxis]) : QStringList{QString()};
    heat.yName = wish.yAxis ? nameOf(grid.axes()[*wish.yAxis]) : QString();
    heat.objective = objectiveName(ranking.objective);
    heat.held = heldText(grid, wish);
    heat.cells = HeatMaker(grid, rows, ranking, wish).cells();
    for (const SweepHeatCell& cell : heat.cells) {
        const auto value = shownValue(cell, wish.byPlateau);
        if (value && (!heat.best || lab::better(ranking.objective, *value, *heat.best))) {
            heat.best = value;
        }
        if (value && (!heat.worst || lab::better(ranking.objective, *heat.worst, *value))) {
            heat.worst = value;
        }
    }
    return heat;
}

QString sweepCellSentence(const lab::Grid& grid, const lab::Ranking& ranking, const SweepHeatCell& cell) {
    const QString label = QString::fromStdString(grid.label(cell.combination));
    if (!cell.skipped.isEmpty()) {
        return Words::tr("%1: skipped, %2").arg(label, cell.skipped);
    }
    if (!cell.value) {
        return Words::tr("%1: no value").arg(label);
    }
    return Words::tr("%1: %2 %3, with its neighbours %4")
        .arg(label, objectiveName(ranking.objective), objectiveText(ranking.objective, cell.value),
             objectiveText(ranking.objective, cell.plateau));
}

std::vector<SweepResultRow> sweepResultRows(const lab::Grid& grid, std::span<const lab::SweepRow> rows,
                                            const lab::Ranking& ranking, bool byPlateau, std::size_t most) {
    const std::vector<lab::Ranked>& order = byPlateau ? ranking.byPlateau : ranking.byPeak;
    std::vector<SweepResultRow> result;
    for (const lab::Ranked& ranked : std::span(order).first(std::min(most, order.size()))) {
        const lab::SweepRow* row = rowAt(rows, ranked.index);
        if (row == nullptr) {
            continue;
        }
        const lab::Measures& m = row->whole;
        SweepResultRow line(ranked.index);
        line.label = QString::fromStdString(grid.label(ranked.index));
        line.value = objectiveText(ranking.objective, ranked.value);
        line.plateau = objectiveText(ranking.objective, ranked.plateau);
        line.trades = count(m.trades) + (m.trades < 30 ? u"*"_s : QString()); // SHR-M7
        line.net = signedMoney(base::Money::cents(m.net));
        line.winRate = percent(m.winRate, 1);
        line.profitFactor = number(m.profitFactor, 2);
        line.sharpe = number(m.sharpe, 2);
        line.maxDrawdown = percent(m.maxDrawdown, 1);
        line.bestByPeak = ranking.byPeak.front().index == ranked.index;
        line.bestByPlateau = !ranking.byPlateau.empty() && ranking.byPlateau.front().index == ranked.index;
        result.push_back(std::move(line));
    }
    return result;
}

std::vector<Column<SweepResultRow>> sweepColumns() {
    std::vector<Column<SweepResultRow>> columns;
    const auto put = [&](const QString& key, const QString& header, ColumnKind kind, int importance,
                         const QString& sample, std::function<QString(const SweepResultRow&)> text) {
        Column<SweepResultRow> column;
        column.key = key;
        column.header = header;
        column.kind = kind;
        column.importance = importance;
        column.sample = sample;
        column.text = std::move(text);
        column.spoken = [](const SweepResultRow& row) {
            return Words::tr("%1: %2, with its neighbours %3, %4 trades")
                .arg(row.label, row.value, row.plateau, row.trades);
        };
        columns.push_back(std::move(column));
    };
    put(u"mark"_s, QString(), ColumnKind::Mark, 0, u"▲"_s, [](const SweepResultRow& row) {
        return row.bestByPlateau ? u"▬"_s : row.bestByPeak ? u"▲"_s : QString();
    });
    columns.back().headerTip = Words::tr("▲ best by peak   ▬ best by plateau");
    columns.back().severity = [](const SweepResultRow& row) {
        return row.bestByPeak || row.bestByPlateau ? Severity::Info : Severity::None;
    };
    put(u"combination"_s, Words::tr("combination"), ColumnKind::Text, 0,
        u"min_iv_rank=50 profit_target_pct=60"_s, [](const SweepResultRow& row) { return row.label; });
    columns.back().stretch = true;
    put(u"value"_s, Words::tr("objective"), ColumnKind::Figure, 0, u"+$12,345"_s,
        [](const SweepResultRow& row) { return row.value; });
    put(u"plateau"_s, Words::tr("plateau"), ColumnKind::Figure, 0, u"+$12,345"_s,
        [](const SweepResultRow& row) { return row.plateau; });
    put(u"trades"_s, Words::tr("trades"), ColumnKind::Figure, 1, u"1,234"_s,
        [](const SweepResultRow& row) { return row.trades; });
    columns.back().headerTip = Words::tr("* small sample: fewer than 30 trades");
    put(u"net"_s, Words::tr("net"), ColumnKind::Figure, 1, u"−$123,456.70"_s,
        [](const SweepResultRow& row) { return row.net; });
    put(u"win_rate"_s, Words::tr("win rate"), ColumnKind::Figure, 2, u"71.4 %"_s,
        [](const SweepResultRow& row) { return row.winRate; });
    put(u"profit_factor"_s, Words::tr("profit factor"), ColumnKind::Figure, 3, u"1.80"_s,
        [](const SweepResultRow& row) { return row.profitFactor; });
    put(u"sharpe"_s, Words::tr("Sharpe"), ColumnKind::Figure, 2, u"−0.80"_s,
        [](const SweepResultRow& row) { return row.sharpe; });
    put(u"max_drawdown"_s, Words::tr("max drawdown"), ColumnKind::Figure, 2, u"12.4 %"_s,
        [](const SweepResultRow& row) { return row.maxDrawdown; });
    return columns;
}

QString luckSentence(const lab::Ranking& ranking) {
    const QString tried = count(static_cast<std::int64_t>(ranking.tried));
    if (!ranking.luck) {
        return Words::tr(
                   "%1 combinations were tried; how much of the best is luck cannot be said, because too "
                   "few of them have a Sharpe ratio")
            .arg(tried);
    }
    return Words::tr(
               "%1 combinations were tried: without any skill the best of them would show a Sharpe ratio "
               "of about %2. This one shows %3; the chance that it is truly above zero is %4 (deflated "
               "Sharpe ratio, Bailey and López de Prado 2014)")
        .arg(tried, number(ranking.luck->expectedBest, 2), number(ranking.luck->sharpe, 2),
             percent(ranking.luck->probability, 1));
}

} // namespace signalbox::models
