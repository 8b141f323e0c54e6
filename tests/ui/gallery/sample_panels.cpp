// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/sample_panels.h"

#include "tests/ui/gallery/sample_parts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/heat_bar.h"
#include "ui/widgets/history_ribbon.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/leg_line.h"
#include "ui/widgets/lever_frame.h"
#include "ui/widgets/panel_frame.h"
#include "ui/widgets/price_slider.h"
#include "ui/widgets/reading_table.h"
#include "ui/widgets/reason_box.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/signal_head.h"
#include "ui/widgets/tile.h"
#include "ui/widgets/toggle.h"
#include "ui/widgets/verdict_line.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>

namespace signalbox::gallery {

using namespace ui;
using models::Direction;
using models::Severity;
using models::SideHint;

namespace {

struct Cell {
    const char* words;
    Severity severity = Severity::None;
    Direction direction = Direction::None;
    SideHint side = SideHint::None;
    int emphasis = 0;
};

QStandardItemModel* makeModel(const QStringList& headers, const QVector<QVector<Cell>>& rows, QObject* parent,
                              const QVector<Severity>& tints = {}, int wordColumns = 0) {
    auto* model =
        new QStandardItemModel(static_cast<int>(rows.size()), static_cast<int>(headers.size()), parent);
    for (int column = 0; column < headers.size(); ++column) {
        model->setHeaderData(column, Qt::Horizontal, headers[column]);
        model->setHeaderData(column, Qt::Horizontal,
                             int((column < wordColumns ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter),
                             Qt::TextAlignmentRole);
    }
    for (int row = 0; row < rows.size(); ++row) {
        for (int column = 0; column < rows[row].size(); ++column) {
            const Cell& cell = rows[row][column];
            const QModelIndex index = model->index(row, column);
            model->setData(index, text(cell.words));
            model->setData(index, static_cast<int>(cell.severity), models::SeverityRole);
            model->setData(index, static_cast<int>(cell.direction), models::DirectionRole);
            model->setData(index, static_cast<int>(cell.side), models::SideRole);
            model->setData(index, cell.emphasis, models::EmphasisRole);
            model->setData(index, static_cast<int>(tints.value(row)), models::TintRole);
        }
    }
    return model;
}

QWidget* trafficLight(QWidget* parent) {
    auto* frame = new PanelFrame(text("Traffic light"), parent);
    frame->setSubtitle(text("Optimus"));
    frame->setNote(text("since 9 May"));
    auto* content = new QWidget;
    auto* layout = columnOf(content);
    auto* top = new QHBoxLayout;
    auto* head = new SignalHead;
    head->setAspect(Aspect::Go, text("OPEN"));
    auto* verdict = new VerdictLine(nullptr, VerdictLine::Layout::Beneath);
    verdict->setVerdict(text("OPEN"), Severity::Go);
    verdict->setState(text("Elevated Vol"));
    verdict->setSentence(text("Full size. Would turn amber at VIX 25.0 (now 18.1) or a close under EMA200."));
    top->addWidget(head, 0, Qt::AlignTop);
    top->addSpacing(8);
    top->addWidget(verdict, 1, Qt::AlignTop);
    layout->addLayout(top);
    auto* table = new ReadingTable;
    table->setReadings(
        {{text("VIX"), text("18.06"), text("< 25"), text("6.94"), Severity::None, false, {}, {}},
         {text("VX1 / VX2"), text("0.981"), text("< 1.05"), text("0.069"), Severity::None, false, {}, {}},
         {text("SPX over EMA200"), text("+2.9 %"), text("> 0"), text("2.9 %"), Severity::None, false, {}, {}},
         {text("Breadth 50 d"), text("48.3"), text("> 40"), text("8.3"), Severity::Caution, false, {}, {}},
         {text("Put/call 5 d"), text("1.04"), text("5–95 pct"), text("91"), Severity::None, false, {}, {}},
         {text("HY − IG, 5 d"), text("—"), text("< 0.50"), text("—"), Severity::NoData, true, {}, {}}});
    layout->addWidget(table);
    auto* ribbon = new HistoryRibbon;
    QVector<RibbonDay> days;
    for (int i = 0; i < 252; ++i) {
        Severity severity = Severity::Go;
        if (i > 96 && i < 121) {
            severity = i % 5 == 0 ? Severity::Stop : Severity::Caution;
        } else if (i == 209 || i == 210 || i == 30) {
            severity = i == 30 ? Severity::NoData : Severity::Caution;
        }
        days << RibbonDay{QDate(2018, 5, 14).addDays(i * 365 / 252), severity, text("Low Vol")};
    }
    ribbon->setDays(days);
    ribbon->setShownDay(days.last().date);
    layout->addStretch(1);
    layout->addWidget(ribbon);
    frame->setContent(content);
    return frame;
}

QWidget* gates(QWidget* parent) {
    auto* frame = new PanelFrame(text("Entry gates"), parent);
    frame->setSubtitle(text("Optimus · SPX"));
    frame->setNote(text("close of 14 May → window 15 May 10:00–11:00 ET"));
    auto* content = new QWidget;
    auto* layout = columnOf(content);
    auto* verdict = new VerdictLine;
    verdict->setVerdict(text("NO TRADE"), Severity::None);
    verdict->setSentence(text("Only <b>Capacity</b> blocks: 3 of 3 SPX spreads are open. Closing <b>17 MAY "
                              "2,700/2,650</b> (target met) would make room: verdict becomes ENTRY."));
    layout->addWidget(verdict);
    auto* levers = new LeverFrame;
    const char* names[] = {"Market regime",  "IV Rank",      "Term structure", "Trend",    "Oversold",
                           "Mean reversion", "RSI momentum", "MACD",           "Capacity", "Spacing"};
    QVector<Lever> all;
    for (int i = 0; i < 10; ++i) {
        LeverState state = LeverState::Passed;
        if (i == 7) {
            state = LeverState::Off;
        } else if (i == 8) {
            state = LeverState::Blocked;
        } else if (i == 9) {
            state = LeverState::NotEvaluated;
        } else if (i == 2) {
            state = LeverState::NoData;
        }
        all << Lever{i + 1, text(names[i]), {}, state, i == 8};
    }
    levers->setLevers(all);
    layout->addWidget(levers);
    auto* table = new DataTable;
    const Cell pass{"✓", Severity::Go};
    const Cell off{"–", Severity::None, Direction::None, SideHint::None, -1};
    const auto row = [](const char* number, Cell state, const char* name, const char* value,
                        const char* limit, const char* margin, int emphasis = 0) {
        const Cell muted{limit, Severity::None, Direction::None, SideHint::None, -1};
        return QVector<Cell>{{number, Severity::None, Direction::None, SideHint::None, -1},
                             state,
                             {name, Severity::None, Direction::None, SideHint::None, emphasis},
                             {value, Severity::None, Direction::None, SideHint::None, emphasis},
                             muted,
                             {margin, Severity::None, Direction::None, SideHint::None, emphasis}};
    };
    auto* model =
        makeModel({text("#"), QString(), text("gate"), text("value"), text("threshold"), text("margin")},
                  {row("1", pass, "Market regime", "Elevated Vol", "not Crisis, Bear Trend", "—"),
                   row("2", pass, "IV Rank", "71.4 %", "> 50 %", "+21.4"),
                   row("3", {"○", Severity::NoData}, "Term structure", "—", "< 1.05", "—", -1),
                   row("4", pass, "Trend", "2,834.4", "> EMA200 2,755.6", "+2.9 %"),
                   row("5", pass, "Oversold", "2,806.1 on 13 May", "≤ band, 5 bars", "−14.2 pt"),
                   row("6", pass, "Mean reversion", "2,834.4 ↑ 1 close", "> band 2,820.3", "+14.1 pt"),
                   row("7", pass, "RSI momentum", "41.6 ← 33.9", "> 30, rising", "+11.6"),
                   row("8", off, "MACD", "off", "zero cross, 3 bars", "—", -1),
                   row("9", {"✗", Severity::Stop}, "Capacity", "3 / 3 SPX", "< 3", "0", 1),
                   row("10", {"·"}, "Spacing", "7 days", "≥ 3", "+4", -1)},
                  table,
                  {Severity::None, Severity::None, Severity::None, Severity::None, Severity::None,
                   Severity::None, Severity::None, Severity::None, Severity::Stop, Severity::None});
    model->setHeaderData(2, Qt::Horizontal, int(Qt::AlignLeft | Qt::AlignVCenter), Qt::TextAlignmentRole);
    table->setModel(model);
    table->setColumns({{text("10"), 0, false, false},
                       {text("✓"), 0, false, false},
                       {text("Mean reversion"), 0, true, true},
                       {text("2,834.4 ↑ 1 close"), 0, true, false},
                       {text("not Crisis, Bear Trend"), 1, true, false},
                       {text("−14.2 pt"), 2, false, false}});
    table->setFitsContent(true);
    layout->addWidget(table);
    layout->addStretch(1);
    frame->setContent(content);
    return frame;
}

QWidget* chain(QWidget* parent) {
    auto* frame = new PanelFrame(text("Option chain"), parent);
    frame->setSubtitle(text("SPX · Fri 28 JUN 19 (45) SPXW W PM"));
    frame->setNote(text("IV 16.4 % · ±148"));
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, space::margin);
    auto* table = new DataTable;
    QVector<QVector<Cell>> rows;
    static QList<QByteArray> keep;
    const auto hold = [](const QByteArray& bytes) {
        keep << bytes;
        return keep.last().constData();
    };
    QVector<Severity> tints;
    for (int i = 0; i < 12; ++i) {
        const int strike = 2630 - 5 * i;
        const double put = 14.9 - 0.43 * i;
        const double call = 241.2 - 4.5 * i;
        rows << QVector<Cell>{
            {hold(QByteArray::number(0.81 + 0.01 * i, 'f', 2))},
            {hold(QByteArray::number(call, 'f', 2)), Severity::None, Direction::None, SideHint::Sell},
            {hold(QByteArray::number(call + 2.6, 'f', 2)), Severity::None, Direction::None, SideHint::Buy},
            {hold(QLocale(QLocale::English).toString(strike).toUtf8()), Severity::None, Direction::None,
             SideHint::None, 1},
            {hold(QByteArray::number(put, 'f', 2)), Severity::None, Direction::None, SideHint::Sell},
            {hold(QByteArray::number(put + 0.5, 'f', 2)), Severity::None, Direction::None, SideHint::Buy},
            {hold("−" + QByteArray::number(0.186 - 0.0066 * i, 'f', 3))},
            {hold(QByteArray::number(19.2 + 0.15 * i, 'f', 1))},
            {hold(QLocale(QLocale::English).toString(77 + (i * 2371) % 9400).toUtf8()), Severity::None,
             Direction::None, SideHint::None, i % 4 == 3 ? -1 : 0},
            {i == 2    ? "S"
             : i == 10 ? "L"
                       : "",
             Severity::None, Direction::None, i == 2 ? SideHint::Sell : SideHint::Buy, 1}};
        tints << (i == 2 ? Severity::Caution : i == 10 ? Severity::Info : Severity::None);
    }
    table->setModel(makeModel({text("Δ"), text("bid"), text("ask"), text("strike"), text("bid"), text("ask"),
                               text("Δ"), text("IV"), text("OI"), QString()},
                              rows, table, tints));
    table->setColumns({{text("0.88"), 3, false, false},
                       {text("241.20"), 0, false, false},
                       {text("243.80"), 0, false, false},
                       {text("2,630"), 0, false, false},
                       {text("14.90"), 0, false, false},
                       {text("15.40"), 0, false, false},
                       {text("−0.186"), 0, false, false},
                       {text("19.2"), 1, false, false},
                       {text("9,420"), 2, false, false},
                       {text("S"), 0, false, false}});
    table->selectRow(5);
    layout->addWidget(table, 1);
    auto* label =
        new QLabel(text("Picked <b>2,620 / 2,570</b>, Δ −0.172 for −0.160. Next: 2,615 open interest 98, "
                        "spread 21 % &gt; 20 %"));
    label->setWordWrap(true);
    label->setContentsMargins(space::margin, 0, space::margin, 0);
    layout->addWidget(label);
    frame->setContent(content);
    return frame;
}

QWidget* dashboard(QWidget* parent) {
    auto* frame = new PanelFrame(text("Dashboard"), parent);
    auto* content = new QWidget;
    auto* layout = new QGridLayout(content);
    layout->setContentsMargins(space::margin, space::margin, space::margin, space::margin);
    layout->setSpacing(space::gap);
    const auto tile = [&](const char* caption, const char* value, Direction direction, int row, int column) {
        auto* made = new Tile(text(caption));
        made->setValue(text(value));
        made->setDirection(direction);
        layout->addWidget(made, row, column);
    };
    tile("Open P/L", "+$530", Direction::Up, 0, 0);
    tile("Today", "−$212", Direction::Down, 0, 1);
    tile("Aggregate delta", "+0.17", Direction::None, 1, 0);
    tile("Theta per day", "+$105", Direction::None, 1, 1);
    auto* heat = new Tile(text("Portfolio heat · 5.7 % of 15 %"));
    auto* bar = new HeatBar;
    bar->setReading(0.057, 0.15, 0.076);
    heat->setExtra(bar);
    layout->addWidget(heat, 2, 0, 1, 2);
    auto* breaker = new Tile(text("Circuit breaker"));
    breaker->setDetail(text("<b>OFF</b> last three: W · W · L"));
    layout->addWidget(breaker, 3, 0, 1, 2);
    auto* today = new Tile(text("Do today"));
    today->setSeverity(Severity::Stop);
    today->setDetail(
        text("Close <b>17 MAY 2,700/2,650</b>: target met<br>Close <b>31 MAY 2,665/2,615</b>: time stop "
             "OVERDUE"));
    layout->addWidget(today, 4, 0, 1, 2);
    auto* record = new Tile(text("Record · 24 trades, small sample"));
    record->setDetail(text("<b>79.2 %</b> won · PF <b>2.11</b> · DD 4.6 %"));
    layout->addWidget(record, 5, 0, 1, 2);
    layout->setRowStretch(6, 1);
    frame->setContent(content);
    return frame;
}

QWidget* positions(QWidget* parent) {
    auto* frame = new PanelFrame(text("Positions"), parent);
    frame->setSubtitle(text("3 open"));
    frame->setNote(text("Exits evaluated 15:45 ET"));
    auto* table = new DataTable;
    table->setModel(
        makeModel({text("spread"), text("qty"), text("DTE"), text("entry"), text("mark"), text("P/L"),
                   text("of max"), text("Δ"), text("Θ"), text("next trigger"), text("distance")},
                  {{{"SPX 17 MAY 2,700/2,650 P"},
                    {"−2"},
                    {"3"},
                    {"2.85 cr"},
                    {"0.10"},
                    {"+$550", Severity::None, Direction::Up},
                    {"96 %"},
                    {"+0.02"},
                    {"+$18"},
                    {"Target 1.42"},
                    {"met", Severity::Go, Direction::None, SideHint::None, 1}},
                   {{"SPX 31 MAY 2,665/2,615 P"},
                    {"−2"},
                    {"17"},
                    {"2.60 cr"},
                    {"2.05"},
                    {"+$110", Severity::None, Direction::Up},
                    {"21 %"},
                    {"+0.06"},
                    {"+$41"},
                    {"Time stop"},
                    {"OVERDUE 4 d", Severity::Stop, Direction::None, SideHint::None, 1}},
                   {{"SPX 14 JUN 2,640/2,590 P"},
                    {"−2"},
                    {"31"},
                    {"3.10 cr"},
                    {"3.75"},
                    {"−$130", Severity::None, Direction::Down},
                    {"−21 %"},
                    {"+0.09"},
                    {"+$46"},
                    {"Stop 6.20"},
                    {"2.45 away", Severity::None, Direction::None, SideHint::None, -1}}},
                  table, {Severity::Go, Severity::Stop}, 1));
    table->setColumns({{text("SPX 17 MAY 2,700/2,650 P"), 0, true, true},
                       {text("−2"), 1, false, false},
                       {text("31"), 0, false, false},
                       {text("2.85 cr"), 2, false, false},
                       {text("0.10"), 0, false, false},
                       {text("+$1,550"), 0, false, false},
                       {text("−21 %"), 3, false, false},
                       {text("+0.09"), 4, false, false},
                       {text("+$46"), 4, false, false},
                       {text("Target 1.42"), 0, false, true},
                       {text("OVERDUE 4 d"), 0, false, true}});
    frame->setContent(table);
    return frame;
}

QWidget* ticket(QWidget* parent) {
    auto* frame = new PanelFrame(text("Ticket"), parent);
    frame->setSubtitle(text("provisional"));
    frame->setNote(text("rebuilt at 10:00 from fresh quotes"));
    auto* content = new QWidget;
    auto* layout = columnOf(content);
    auto* sell = new LegLine;
    sell->setLeg(SideHint::Sell, -2, text("SPXW 28 JUN 19 2,620 P"), text("14.10 × 14.60"));
    auto* buy = new LegLine;
    buy->setLeg(SideHint::Buy, 2, text("SPXW 28 JUN 19 2,570 P"), text("10.20 × 10.60"));
    layout->addWidget(sell);
    layout->addWidget(buy);
    auto* slider = new PriceSlider;
    QVector<qint64> prices;
    for (qint64 price = 500; price < 100000; price += 500) {
        prices << price;
    }
    slider->setLegalPrices(prices);
    slider->setQuotes(27000, 31500, 36000);
    slider->setPrice(31000);
    layout->addWidget(slider);
    auto* facts = new ReadingTable;
    facts->setReadings(
        {{text("Max profit"), text("3.10"), {}, text("$620"), Severity::None, false, {}, {}},
         {text("Max loss"), text("46.90"), {}, text("−$9,380"), Severity::None, false, {}, {}},
         {text("Heat after"), {}, text("of 15 %"), text("7.6 %"), Severity::None, false, {}, {}}});
    layout->addWidget(facts);
    auto* veto = new ReasonBox;
    veto->setReason(ReasonBox::Kind::Veto, text("VETO · CAPACITY"),
                    text("3 of 3 open on SPX, 4 after. Passes when one is closed."));
    layout->addWidget(veto);
    auto* warning = new ReasonBox;
    warning->setReason(ReasonBox::Kind::Warning, text("Quote age"), text("38 s, limit 30 s."));
    layout->addWidget(warning);
    auto* hint = new ReasonBox;
    hint->setReason(ReasonBox::Kind::Hint, text("Hint"), text("A credit of <b>3.15</b> is on the tick too."));
    layout->addWidget(hint);
    auto* buttons = new QHBoxLayout;
    auto* copy = new QPushButton(text("Copy for thinkorswim"));
    copy->setProperty("primary", true);
    auto* send = new QPushButton(text("Send to paper"));
    send->setEnabled(false);
    buttons->addWidget(copy, 1);
    buttons->addWidget(send);
    layout->addLayout(buttons);
    layout->addStretch(1);
    frame->setContent(content);
    return frame;
}

PanelSpec spec(const char* id, const char* title, QWidget* (*make)(QWidget*), const char* workspace,
               Column column, int order, int height) {
    PanelSpec result;
    result.id = text(id);
    result.title = text(title);
    result.create = make;
    result.placements = {{text(workspace), column, order, height}};
    return result;
}

} // namespace

QVector<PanelSpec> samplePanels() {
    return {spec("light", "Traffic light", trafficLight, "Morning", Column::Left, 0, 401),
            spec("gates", "Entry gates", gates, "Morning", Column::Middle, 0, 401),
            spec("chain", "Option chain", chain, "Morning", Column::Right, 0, 401),
            spec("dashboard", "Dashboard", dashboard, "Morning", Column::Left, 1, 411),
            spec("chart", "Chart", chart, "Morning", Column::Middle, 1, 284),
            spec("positions", "Positions", positions, "Morning", Column::Middle, 2, 121),
            spec("ticket", "Ticket", ticket, "Morning", Column::Right, 1, 411),
            spec("pieces", "Pieces", pieces, "Execution", Column::Left, 0, 100),
            spec("payoff", "Risk graph", payoff, "Execution", Column::Middle, 0, 100),
            spec("equity", "Equity", equity, "Execution", Column::Middle, 1, 100),
            spec("smile", "Smile", smile, "Execution", Column::Middle, 1, 100)};
}

} // namespace signalbox::gallery
