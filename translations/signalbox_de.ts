<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AccountRows</name>
    <message>
        <source>Heat</source>
        <translation>Gesamtrisiko</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Bargeld</translation>
    </message>
    <message>
        <source>Loss of the day</source>
        <translation>Tagesverlust</translation>
    </message>
    <message>
        <source>Drawdown</source>
        <translation>Rückgang</translation>
    </message>
    <message>
        <source>Heat of each sleeve</source>
        <translation>Gesamtrisiko jedes Teilkontos</translation>
    </message>
    <message>
        <source>Risk of each group</source>
        <translation>Risiko jeder Gruppe</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Cash as a share of equity; entries stop where it would fall below the limit (SHR-A3)</source>
        <translation>Bargeld als Anteil am Eigenkapital; Einstiege enden, wo es unter die Grenze fiele (SHR-A3)</translation>
    </message>
    <message>
        <source>Equity at the marks of the day against the close before; beyond the limit entries are suspended, exits never (SHR-A9)</source>
        <translation>Eigenkapital zu den Bewertungen des Tages gegen den Schluss davor; jenseits der Grenze sind Einstiege ausgesetzt, Ausstiege nie (SHR-A9)</translation>
    </message>
    <message>
        <source>Maximum losses of open and pending trades against the sleeve&apos;s equity (SHR-A2)</source>
        <translation>Höchstverluste der offenen und anstehenden Geschäfte gegen das Eigenkapital des Teilkontos (SHR-A2)</translation>
    </message>
    <message>
        <source>Maximum losses of open and pending trades of all strategies (SHR-A6)</source>
        <translation>Höchstverluste der offenen und anstehenden Geschäfte aller Strategien (SHR-A6)</translation>
    </message>
    <message>
        <source>%1, over %2</source>
        <translation>%1, über %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>OPPOSITE SIDES</source>
        <translation>GEGENSEITIG</translation>
    </message>
    <message>
        <source>SAME SIDE TWICE</source>
        <translation>ZWEIMAL GLEICH</translation>
    </message>
    <message>
        <source>NO ROOM</source>
        <translation>KEIN PLATZ</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>ABGELEHNT</translation>
    </message>
    <message>
        <source>%1 %2 open</source>
        <comment>a strategy and how many positions</comment>
        <translation>%1 %2 offen</translation>
    </message>
    <message>
        <source>Equity %1, cash %2.</source>
        <translation>Eigenkapital %1, Bargeld %2.</translation>
    </message>
    <message>
        <source>SUSPENDED</source>
        <translation>AUSGESETZT</translation>
    </message>
    <message>
        <source>No strategy may enter: %1. Exits go on. </source>
        <translation>Keine Strategie darf einsteigen: %1. Ausstiege gehen weiter. </translation>
    </message>
    <message>
        <source>TIGHT</source>
        <translation>KNAPP</translation>
    </message>
    <message>
        <source>ROOM</source>
        <translation>PLATZ</translation>
    </message>
    <message>
        <source>Equity of the last closed day below its high-water mark; beyond the limit entries halt (SHR-A3)</source>
        <translation>Eigenkapital des letzten abgeschlossenen Tages unter seinem Höchststand; jenseits der Grenze ruhen Einstiege (SHR-A3)</translation>
    </message>
    <message>
        <source>Limits are shares of %1, the close before.</source>
        <translation>Grenzen sind Anteile von %1, dem Schluss davor.</translation>
    </message>
</context>
<context>
    <name>BacktestRows</name>
    <message>
        <source>CAGR</source>
        <translation>CAGR</translation>
    </message>
    <message>
        <source>Compound annual growth of the account. The aim tunes nothing.</source>
        <translation>Jährliches Wachstum des Kontos mit Zinseszins. Nach dem Ziel wird nichts eingestellt.</translation>
    </message>
    <message>
        <source>Sharpe</source>
        <translation>Sharpe</translation>
    </message>
    <message>
        <source>Annual, of daily equity (SHR-M1)</source>
        <translation>Jährlich, aus dem täglichen Eigenkapital (SHR-M1)</translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Closed trades with a profit after fees</source>
        <translation>Abgeschlossene Geschäfte mit Gewinn nach Gebühren</translation>
    </message>
    <message>
        <source>Profit factor</source>
        <translation>Gewinnfaktor</translation>
    </message>
    <message>
        <source>Profits over losses of closed trades, net of fees</source>
        <translation>Gewinne geteilt durch Verluste der abgeschlossenen Geschäfte, nach Gebühren</translation>
    </message>
    <message>
        <source>Drawdown</source>
        <translation>Rückgang</translation>
    </message>
    <message>
        <source>Maximum drawdown: deepest fall of the account below its high; the aim is 15 %</source>
        <translation>Größter Rückgang: tiefster Fall des Kontos unter seinen Höchststand; das Ziel ist 15 %</translation>
    </message>
    <message>
        <source>Days held</source>
        <translation>Haltetage</translation>
    </message>
    <message>
        <source>Mean, calendar days</source>
        <translation>Mittel, Kalendertage</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>Im Monat</translation>
    </message>
    <message>
        <source>Monthly income: mean of the months, over the equity at the start of each</source>
        <translation>Monatlicher Ertrag: Mittel der Monate, bezogen auf das Eigenkapital zu Beginn jedes Monats</translation>
    </message>
    <message>
        <source>small</source>
        <translation>klein</translation>
    </message>
    <message>
        <source>Aim: %1. Sample: %2.</source>
        <translation>Ziel: %1. Stichprobe: %2.</translation>
    </message>
    <message>
        <source>Small: under %1.</source>
        <translation>Klein: unter %1.</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Netto</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>none open</source>
        <translation>keines offen</translation>
    </message>
    <message>
        <source>Change of equity over the span, net of fees: %1. Open trades count at their last mark (%2).</source>
        <translation>Änderung des Eigenkapitals im Zeitraum, nach Gebühren: %1. Offene Geschäfte zählen mit ihrer letzten Bewertung (%2).</translation>
    </message>
    <message>
        <source>Trades</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>%1 won</source>
        <translation>%1 Treffer</translation>
    </message>
    <message>
        <source>small: &lt; %1</source>
        <translation>klein: &lt; %1</translation>
    </message>
    <message>
        <source>Closed trades. Under %1 of them every figure says little (SHR-M7).</source>
        <translation>Abgeschlossene Geschäfte. Unter %1 davon sagt jede Zahl wenig (SHR-M7).</translation>
    </message>
    <message>
        <source>Prices: none were needed.</source>
        <translation>Preise: keine waren nötig.</translation>
    </message>
    <message>
        <source>Prices: &lt;b&gt;quotes %1&lt;/b&gt;, &lt;b&gt;model %2&lt;/b&gt;</source>
        <translation>Preise: &lt;b&gt;Kurse %1&lt;/b&gt;, &lt;b&gt;Modell %2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>, %1 missing: the last mark stood.</source>
        <translation>, %1 fehlten: die letzte Bewertung blieb stehen.</translation>
    </message>
    <message>
        <source>Fills by the rules (OPT-T8), fees %1 a contract, leg and side.</source>
        <translation>Ausführungen nach den Regeln (OPT-T8), Gebühren %1 je Kontrakt, Bein und Seite.</translation>
    </message>
    <message>
        <source>&lt;b&gt;SIMULATED market.&lt;/b&gt; </source>
        <translation>&lt;b&gt;SIMULIERTER Markt.&lt;/b&gt; </translation>
    </message>
    <message>
        <source>By regime at the signal</source>
        <translation>Nach dem Regime beim Signal</translation>
    </message>
    <message>
        <source>By reason of the exit</source>
        <translation>Nach dem Grund des Ausstiegs</translation>
    </message>
    <message>
        <source>By days to expiration at entry</source>
        <translation>Nach Restlaufzeit beim Einstieg</translation>
    </message>
    <message>
        <source>By volatility of the short leg at entry</source>
        <translation>Nach Volatilität des verkauften Beins beim Einstieg</translation>
    </message>
    <message>
        <source>By year of the closing</source>
        <translation>Nach dem Jahr der Schließung</translation>
    </message>
    <message>
        <source>By origin of the fills</source>
        <translation>Nach Herkunft der Ausführungen</translation>
    </message>
    <message>
        <source>small sample</source>
        <translation>kleine Stichprobe</translation>
    </message>
    <message>
        <source>delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>theta</source>
        <translation>Theta</translation>
    </message>
    <message>
        <source>vega</source>
        <translation>Vega</translation>
    </message>
    <message>
        <source>fill at entry against mid</source>
        <translation>Ausführung beim Einstieg gegen die Mitte</translation>
    </message>
    <message>
        <source>fill at exit against mid</source>
        <translation>Ausführung beim Ausstieg gegen die Mitte</translation>
    </message>
    <message>
        <source>fees</source>
        <translation>Gebühren</translation>
    </message>
    <message>
        <source>what no part explains</source>
        <translation>was kein Teil erklärt</translation>
    </message>
    <message>
        <source>By Greek, marks from day to day</source>
        <translation>Nach Griechen, Bewertungen von Tag zu Tag</translation>
    </message>
    <message>
        <source>total</source>
        <translation>gesamt</translation>
    </message>
    <message>
        <source>Mean P/L of a trade, $</source>
        <translation>Mittlerer G/V je Geschäft, $</translation>
    </message>
    <message>
        <source>%1: %2 courses of %3 steps, seed %4</source>
        <translation>%1: %2 Verläufe von %3 Schritten, Startwert %4</translation>
    </message>
    <message>
        <source>  %1 of the courses end below</source>
        <translation>  %1 der Verläufe enden darunter</translation>
    </message>
    <message>
        <source>drawdown</source>
        <translation>Rückgang</translation>
    </message>
    <message>
        <source>  courses that lose money</source>
        <translation>  Verläufe, die Geld verlieren</translation>
    </message>
    <message>
        <source>ruin</source>
        <translation>Ruin</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>By volatility of the short leg</source>
        <translation>Nach Volatilität des verkauften Beins</translation>
    </message>
    <message>
        <source>trades</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>won</source>
        <translation>gewonnen</translation>
    </message>
    <message>
        <source>net</source>
        <translation>netto</translation>
    </message>
    <message>
        <source>Net of fees</source>
        <translation>Nach Gebühren</translation>
    </message>
    <message>
        <source>$ a trade</source>
        <translation>$ je Geschäft</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>  95 % of the courses end below</source>
        <translation>  95 % der Verläufe enden darunter</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>%1 intervals, block bootstrap, %2 resamples, seed %3</source>
        <translation>%1-Intervalle, Block-Bootstrap, %2 Ziehungen, Startwert %3</translation>
    </message>
    <message>
        <source>Courses of daily returns</source>
        <translation>Verläufe der Tagesrenditen</translation>
    </message>
    <message>
        <source>Courses of trades</source>
        <translation>Verläufe der Geschäfte</translation>
    </message>
    <message>
        <source>fills</source>
        <translation>Ausführungen</translation>
    </message>
    <message>
        <source>0.25 of half the width, each leg</source>
        <translation>0,25 der halben Breite, je Bein</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>profit factor</source>
        <translation>Gewinnfaktor</translation>
    </message>
    <message>
        <source>max drawdown</source>
        <translation>größter Rückgang</translation>
    </message>
    <message>
        <source>rules (decides)</source>
        <translation>Regeln (entscheidet)</translation>
    </message>
    <message>
        <source>OPT-T8: at the mid less the slippage of the rules</source>
        <translation>OPT-T8: zur Mitte abzüglich des Abschlags der Regeln</translation>
    </message>
    <message>
        <source>At the mid of the package: nobody fills all orders there</source>
        <translation>Zur Mitte des Pakets: niemand bekommt dort jede Order ausgeführt</translation>
    </message>
    <message>
        <source>At the natural price: sell at the bid, buy at the ask</source>
        <translation>Zum natürlichen Preis: verkaufen zum Geldkurs, kaufen zum Briefkurs</translation>
    </message>
    <message>
        <source>%1 of half the width, each leg</source>
        <translation>%1 der halben Breite, je Bein</translation>
    </message>
    <message>
        <source>A share of half the package&apos;s width is paid for every leg</source>
        <translation>Für jedes Bein wird ein Anteil der halben Breite des Pakets gezahlt</translation>
    </message>
    <message>
        <source>year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Net of the trades closed in the month, dollars</source>
        <translation>Netto der im Monat abgeschlossenen Geschäfte, Dollar</translation>
    </message>
    <message>
        <source>total $</source>
        <translation>gesamt $</translation>
    </message>
    <message>
        <source>%1 trades, %2 won; %3 of equity, %4 of mean heat</source>
        <translation>%1 Geschäfte, %2 gewonnen; %3 des Eigenkapitals, %4 des mittleren Gesamtrisikos</translation>
    </message>
    <message>
        <source>high of</source>
        <translation>Hoch vom</translation>
    </message>
    <message>
        <source>low of</source>
        <translation>Tief vom</translation>
    </message>
    <message>
        <source>back on</source>
        <translation>wieder am</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Calendar days</source>
        <translation>Kalendertage</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
</context>
<context>
    <name>Bindings</name>
    <message>
        <source>the budget</source>
        <translation>das Budget</translation>
    </message>
    <message>
        <source>the 3 % cap per trade</source>
        <translation>die Grenze von 3 % je Geschäft</translation>
    </message>
    <message>
        <source>portfolio heat</source>
        <translation>das Gesamtrisiko</translation>
    </message>
    <message>
        <source>aggregate delta</source>
        <translation>das Gesamtdelta</translation>
    </message>
    <message>
        <source>buying power</source>
        <translation>die Kaufkraft</translation>
    </message>
    <message>
        <source>the request</source>
        <translation>die Anforderung</translation>
    </message>
    <message>
        <source>the account&apos;s limit per trade</source>
        <translation>die Grenze des Kontos je Geschäft</translation>
    </message>
    <message>
        <source>the risk group</source>
        <translation>die Risikogruppe</translation>
    </message>
    <message>
        <source>cash</source>
        <translation>das Bargeld</translation>
    </message>
    <message>
        <source>the daily loss limit</source>
        <translation>die Tagesverlustgrenze</translation>
    </message>
    <message>
        <source>the drawdown halt</source>
        <translation>der Halt wegen Rückgangs</translation>
    </message>
    <message>
        <source>an invalid credit</source>
        <translation>eine ungültige Gutschrift</translation>
    </message>
    <message>
        <source>the stake</source>
        <translation>den Einsatz</translation>
    </message>
    <message>
        <source>the size of a probe</source>
        <translation>die Größe einer Probe</translation>
    </message>
    <message>
        <source>the risk in this symbol</source>
        <translation>das Risiko in diesem Wert</translation>
    </message>
    <message>
        <source>the approved memo</source>
        <translation>das genehmigte Memo</translation>
    </message>
    <message>
        <source>the cost of one contract</source>
        <translation>die Kosten eines Kontrakts</translation>
    </message>
    <message>
        <source>the number of positions</source>
        <translation>die Zahl der Positionen</translation>
    </message>
    <message>
        <source>a halt</source>
        <translation>eine Sperre</translation>
    </message>
    <message>
        <source>the regime</source>
        <translation>die Marktlage</translation>
    </message>
    <message>
        <source>the account</source>
        <translation>das Konto</translation>
    </message>
</context>
<context>
    <name>ChainRows</name>
    <message>
        <source>not listed</source>
        <translation>nicht gelistet</translation>
    </message>
    <message>
        <source>price outside the no-arbitrage bounds: no volatility</source>
        <translation>Kurs außerhalb der arbitragefreien Grenzen: keine Volatilität</translation>
    </message>
    <message>
        <source>proposed to sell</source>
        <translation>zum Verkauf vorgeschlagen</translation>
    </message>
    <message>
        <source>proposed to buy</source>
        <translation>zum Kauf vorgeschlagen</translation>
    </message>
    <message>
        <source>strike</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Strike %1</source>
        <translation>Basis %1</translation>
    </message>
    <message>
        <source>held %1</source>
        <translation>gehalten %1</translation>
    </message>
    <message>
        <source>Own contracts here: %1</source>
        <translation>Eigene Kontrakte hier: %1</translation>
    </message>
    <message>
        <source>bid</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>Click to sell at the bid</source>
        <translation>Klick: zum Geldkurs verkaufen</translation>
    </message>
    <message>
        <source>Click to buy at the ask</source>
        <translation>Klick: zum Briefkurs kaufen</translation>
    </message>
    <message>
        <source>Mid %1, spread %2 of mid</source>
        <translation>Mitte %1, Spanne %2 der Mitte</translation>
    </message>
    <message>
        <source>Delta of the contract, per 1.00 of the underlying, from our own model</source>
        <translation>Delta des Kontrakts je 1,00 des Basiswerts, aus unserem eigenen Modell</translation>
    </message>
    <message>
        <source>Δ %1   Γ %2   Θ %3 $ a day   vega %4 $ a point, per share</source>
        <translation>Δ %1   Γ %2   Θ %3 $ je Tag   Vega %4 $ je Punkt, pro Stück</translation>
    </message>
    <message>
        <source>Implied volatility in percent, from the mid by our own model</source>
        <translation>Implizite Volatilität in Prozent, aus der Mitte nach unserem eigenen Modell</translation>
    </message>
    <message>
        <source>OI</source>
        <translation>OI</translation>
    </message>
    <message>
        <source>vol</source>
        <translation>Vol.</translation>
    </message>
    <message>
        <source>Open interest, contracts</source>
        <translation>Offene Kontrakte</translation>
    </message>
    <message>
        <source>Volume today, contracts</source>
        <translation>Umsatz heute, Kontrakte</translation>
    </message>
    <message>
        <source>Call %1 %2 %3</source>
        <translation>Call %1 %2 %3</translation>
    </message>
    <message>
        <source>Put %1 %2 %3</source>
        <translation>Put %1 %2 %3</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>farther from the target</source>
        <translation>weiter vom Ziel entfernt</translation>
    </message>
    <message>
        <source>why</source>
        <translation>warum</translation>
    </message>
    <message>
        <source>No strikes are picked without an entry signal.</source>
        <translation>Ohne Einstiegssignal werden keine Basispreise gewählt.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Picked %1&lt;/b&gt;, Δ %2</source>
        <translation>&lt;b&gt;Gewählt %1&lt;/b&gt;, Δ %2</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>picked strikes and delta, for a target</comment>
        <translation>%1 bei Ziel %2</translation>
    </message>
    <message>
        <source>S: the option to sell. L: the option to buy.</source>
        <translation>S: die zu verkaufende Option. L: die zu kaufende Option.</translation>
    </message>
    <message>
        <source>strikes</source>
        <translation>Basispreise</translation>
    </message>
    <message>
        <source>mid</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>DTE from the entry session %1</source>
        <translation>DTE ab dem Einstiegstag %1</translation>
    </message>
    <message>
        <source>Halfway between bid and ask</source>
        <translation>Die Mitte zwischen Geld und Brief</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Halts</source>
        <translation>Halte</translation>
    </message>
    <message>
        <source>Regime</source>
        <translation>Regime</translation>
    </message>
    <message>
        <source>Loss of this trade</source>
        <translation>Verlust dieses Geschäfts</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Portfolio heat</source>
        <translation>Gesamtrisiko</translation>
    </message>
    <message>
        <source>Aggregate delta</source>
        <translation>Gesamtdelta</translation>
    </message>
    <message>
        <source>Buying power</source>
        <translation>Kaufkraft</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Risk in this symbol</source>
        <translation>Risiko in diesem Wert</translation>
    </message>
    <message>
        <source>Approved memo</source>
        <translation>Genehmigtes Memo</translation>
    </message>
</context>
<context>
    <name>DatePatterns</name>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>ddd d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>1 business day</source>
        <translation>1 Geschäftstag</translation>
    </message>
    <message>
        <source>%1 business days</source>
        <translation>%1 Geschäftstage</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>1 Handelstag</translation>
    </message>
    <message>
        <source>%1 sessions</source>
        <translation>%1 Handelstage</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>ENTRY</source>
        <translation>EINSTIEG</translation>
    </message>
    <message>
        <source>NO TRADE</source>
        <translation>KEIN GESCHÄFT</translation>
    </message>
    <message>
        <source>WARM-UP</source>
        <translation>ANLAUF</translation>
    </message>
    <message>
        <source>HALTED</source>
        <translation>ANGEHALTEN</translation>
    </message>
</context>
<context>
    <name>Dialects</name>
    <message>
        <source>plain text</source>
        <translation>einfacher Text</translation>
    </message>
</context>
<context>
    <name>DialogPrompter</name>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>Cash</source>
        <translation>Bargeld</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Ticket ended</source>
        <translation>Ticket beendet</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Exit due</source>
        <translation>Ausstieg fällig</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Halt</source>
        <translation>Halt</translation>
    </message>
    <message>
        <source>Acknowledgement</source>
        <translation>Bestätigung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Day closed</source>
        <translation>Tagesabschluss</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Memo</translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
</context>
<context>
    <name>Exits</name>
    <message>
        <source>time stop</source>
        <translation>Zeitstopp</translation>
    </message>
    <message>
        <source>regime exit</source>
        <translation>Regime-Ausstieg</translation>
    </message>
    <message>
        <source>profit target</source>
        <translation>Gewinnziel</translation>
    </message>
    <message>
        <source>stop loss</source>
        <translation>Verluststopp</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>underlying stop</source>
        <translation>Stopp im Basiswert</translation>
    </message>
    <message>
        <source>premium stop</source>
        <translation>Prämienstopp</translation>
    </message>
    <message>
        <source>volatility expansion</source>
        <translation>Anstieg der Volatilität</translation>
    </message>
    <message>
        <source>last days</source>
        <translation>letzte Tage</translation>
    </message>
    <message>
        <source>losing late</source>
        <translation>spät im Verlust</translation>
    </message>
    <message>
        <source>trailing stop</source>
        <translation>nachgezogener Stopp</translation>
    </message>
    <message>
        <source>first target</source>
        <translation>erstes Ziel</translation>
    </message>
    <message>
        <source>second target</source>
        <translation>zweites Ziel</translation>
    </message>
    <message>
        <source>third target</source>
        <translation>drittes Ziel</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>VIX level</source>
        <translation>VIX-Stand</translation>
    </message>
    <message>
        <source>IV / HV</source>
        <translation>IV / HV</translation>
    </message>
    <message>
        <source>Breadth</source>
        <translation>Marktbreite</translation>
    </message>
    <message>
        <source>Put/call rank</source>
        <translation>Put/Call-Rang</translation>
    </message>
    <message>
        <source>HY − IG, 5 d</source>
        <translation>HY − IG, 5 T</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>sperrt</translation>
    </message>
    <message>
        <source>advises</source>
        <translation>rät</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>Flags</name>
    <message>
        <source>options not known</source>
        <translation>Optionen nicht bekannt</translation>
    </message>
    <message>
        <source>hole in the bars</source>
        <translation>Lücke in den Tageskursen</translation>
    </message>
    <message>
        <source>dividend-adjusted bars</source>
        <translation>um Dividenden bereinigte Kurse</translation>
    </message>
    <message>
        <source>dividends not known</source>
        <translation>Dividenden nicht bekannt</translation>
    </message>
    <message>
        <source>probe</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>assumed edge</source>
        <translation>angenommener Vorteil</translation>
    </message>
    <message>
        <source>earnings before expiration</source>
        <translation>Quartalszahlen vor dem Verfall</translation>
    </message>
    <message>
        <source>earnings date not known</source>
        <translation>Termin der Quartalszahlen nicht bekannt</translation>
    </message>
</context>
<context>
    <name>GatePriceRows</name>
    <message>
        <source>blocked no signal</source>
        <translation>sperrte kein Signal</translation>
    </message>
    <message>
        <source>none of %1 could be priced</source>
        <translation>keines von %1 konnte bewertet werden</translation>
    </message>
    <message>
        <source>too few: %1 of %2 cases</source>
        <translation>zu wenige: %1 von %2 Fällen</translation>
    </message>
    <message>
        <source>unclear: could be either</source>
        <translation>unklar: kann beides sein</translation>
    </message>
    <message>
        <source>earns its keep</source>
        <translation>ist sein Geld wert</translation>
    </message>
    <message>
        <source>costs more than it saves</source>
        <translation>kostet mehr, als er spart</translation>
    </message>
    <message>
        <source>gate</source>
        <translation>Hebel</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>gefragt</translation>
    </message>
    <message>
        <source>Days on which it was evaluated</source>
        <translation>Tage, an denen er ausgewertet wurde</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Days on which it failed, where it was evaluated</source>
        <translation>Tage, an denen er scheiterte, wo er ausgewertet wurde</translation>
    </message>
    <message>
        <source>first</source>
        <translation>zuerst</translation>
    </message>
    <message>
        <source>Days on which the chain ended here</source>
        <translation>Tage, an denen die Kette hier endete</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>Blocked signals whose hypothetical trade was closed; one contract each</source>
        <translation>Gesperrte Signale, deren hypothetisches Geschäft geschlossen wurde; je ein Kontrakt</translation>
    </message>
    <message>
        <source>avoided</source>
        <translation>vermieden</translation>
    </message>
    <message>
        <source>Losses that were not made</source>
        <translation>Verluste, die nicht entstanden</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>entgangen</translation>
    </message>
    <message>
        <source>Profits that were not made</source>
        <translation>Gewinne, die nicht entstanden</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Missed less avoided: positive, the gate cost that much; negative, it saved that much</source>
        <translation>Entgangenes abzüglich Vermiedenem: positiv, so viel kostete der Hebel; negativ, so viel sparte er</translation>
    </message>
    <message>
        <source>$ a case</source>
        <translation>$ je Fall</translation>
    </message>
    <message>
        <source>Mean result of the blocked trades, dollars for one contract</source>
        <translation>Mittleres Ergebnis der gesperrten Geschäfte, Dollar für einen Kontrakt</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Interval of the mean by block bootstrap</source>
        <translation>Intervall des Mittels durch Block-Bootstrap</translation>
    </message>
    <message>
        <source>worth</source>
        <translation>Nutzen</translation>
    </message>
    <message>
        <source>too few: 12 of 30 cases</source>
        <translation>zu wenige: 12 von 30 Fällen</translation>
    </message>
    <message>
        <source>Nothing is concluded under %1 cases, or while the interval holds zero</source>
        <translation>Unter %1 Fällen, oder solange das Intervall die Null enthält, wird nichts gefolgert</translation>
    </message>
    <message>
        <source>%1 stopped %2 of %3 days</source>
        <translation>%1 stoppten %2 von %3 Tagen</translation>
    </message>
    <message>
        <source>%1 blocked signals priced: losses of %2 avoided, profits of %3 missed; one hypothetical contract each.</source>
        <translation>%1 gesperrte Signale bewertet: Verluste von %2 vermieden, Gewinne von %3 entgangen; je ein hypothetischer Kontrakt.</translation>
    </message>
</context>
<context>
    <name>GateRows</name>
    <message>
        <source>%1 pt</source>
        <comment>index points</comment>
        <translation>%1 Pkt.</translation>
    </message>
    <message>
        <source>&gt; EMA200 %1</source>
        <translation>&gt; EMA200 %1</translation>
    </message>
    <message>
        <source>no touch</source>
        <translation>keine Berührung</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>a price on a day</comment>
        <translation>%1 am %2</translation>
    </message>
    <message>
        <source>≤ band, %1 bars</source>
        <translation>≤ Band, %1 Tage</translation>
    </message>
    <message>
        <source>≤ lower band</source>
        <translation>≤ unteres Band</translation>
    </message>
    <message>
        <source>1 close</source>
        <comment>one higher close</comment>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>%1 closes</source>
        <comment>consecutive higher closes</comment>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>&gt; band %1</source>
        <translation>&gt; Band %1</translation>
    </message>
    <message>
        <source>&gt; %1, rising</source>
        <translation>&gt; %1, steigend</translation>
    </message>
    <message>
        <source>total</source>
        <comment>positions of all underlyings</comment>
        <translation>gesamt</translation>
    </message>
    <message>
        <source>no entry yet</source>
        <translation>noch kein Einstieg</translation>
    </message>
    <message>
        <source>not Crisis, Bear Trend</source>
        <translation>nicht Krise, Abwärtstrend</translation>
    </message>
    <message>
        <source>zero cross, 3 bars</source>
        <translation>Nulldurchgang, 3 Tage</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Es fehlt: %1</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>nicht ausgewertet</translation>
    </message>
    <message>
        <source>%1–%2 pct</source>
        <comment>percentiles</comment>
        <translation>%1.–%2. Perz.</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>besteht</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>scheitert</translation>
    </message>
    <message>
        <source>no data, blocks</source>
        <translation>keine Daten, sperrt</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>percent</source>
        <comment>spoken unit</comment>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>Schwelle %1</translation>
    </message>
    <message>
        <source>for study only</source>
        <translation>nur zum Studium</translation>
    </message>
    <message>
        <source>Gate %1</source>
        <translation>Hebel %1</translation>
    </message>
    <message>
        <source>Evaluated for study. The decision is that of the chain.</source>
        <translation>Zum Studium ausgewertet. Die Entscheidung ist die der Kette.</translation>
    </message>
    <message>
        <source>✓ pass   ✗ fail   ? no data   · not evaluated   – off</source>
        <translation>✓ besteht   ✗ scheitert   ? keine Daten   · nicht ausgewertet   – aus</translation>
    </message>
    <message>
        <source>gate</source>
        <translation>Hebel</translation>
    </message>
    <message>
        <source>Mean reversion</source>
        <translation>Rückkehr zum Mittel</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Distance to the threshold, positive on the passing side</source>
        <translation>Abstand zur Schwelle, positiv auf der bestehenden Seite</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>IV Rank below threshold (44.2% &lt; 50%)</source>
        <translation>IV Rank below threshold (44.2% &lt; 50%)</translation>
    </message>
    <message>
        <source> M</source>
        <comment>million</comment>
        <translation> Mio.</translation>
    </message>
    <message>
        <source>can block</source>
        <translation>kann sperren</translation>
    </message>
</context>
<context>
    <name>Gates</name>
    <message>
        <source>Market regime</source>
        <translation>Marktregime</translation>
    </message>
    <message>
        <source>IV Rank</source>
        <translation>IV-Rang</translation>
    </message>
    <message>
        <source>Term structure</source>
        <translation>Terminkurve</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>Oversold</source>
        <translation>Überverkauft</translation>
    </message>
    <message>
        <source>Mean reversion</source>
        <translation>Rückkehr zum Mittel</translation>
    </message>
    <message>
        <source>RSI momentum</source>
        <translation>RSI-Schwung</translation>
    </message>
    <message>
        <source>MACD</source>
        <translation>MACD</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Einstiegsabstand</translation>
    </message>
    <message>
        <source>Universe</source>
        <translation>Universum</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Lichtsignal</translation>
    </message>
    <message>
        <source>Expiration</source>
        <translation>Verfall</translation>
    </message>
    <message>
        <source>Strike at the money</source>
        <translation>Basispreis am Geld</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Spanne</translation>
    </message>
    <message>
        <source>Open interest</source>
        <translation>Offene Kontrakte</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Quote</translation>
    </message>
    <message>
        <source>Earnings</source>
        <translation>Quartalszahlen</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Vorteil</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>ATR distance</source>
        <translation>ATR-Abstand</translation>
    </message>
    <message>
        <source>Above SMA20</source>
        <translation>Über SMA20</translation>
    </message>
    <message>
        <source>MA alignment</source>
        <translation>Ordnung der Mittel</translation>
    </message>
    <message>
        <source>ATR per cent</source>
        <translation>ATR in Prozent</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Option liquidity</source>
        <translation>Liquidität der Option</translation>
    </message>
</context>
<context>
    <name>Halts</name>
    <message>
        <source>Warm-up</source>
        <translation>Anlauf</translation>
    </message>
    <message>
        <source>Circuit breaker</source>
        <translation>Notbremse</translation>
    </message>
    <message>
        <source>Failure halt</source>
        <translation>Halt wegen Misserfolgs</translation>
    </message>
    <message>
        <source>Account suspended</source>
        <translation>Konto gesperrt</translation>
    </message>
    <message>
        <source>Manual halt</source>
        <translation>Halt von Hand</translation>
    </message>
    <message>
        <source>Ends after the cooldown and an acknowledgement.</source>
        <translation>Endet nach der Abkühlzeit und einer Bestätigung.</translation>
    </message>
    <message>
        <source>Ends when somebody has reviewed the record and acknowledges the halt.</source>
        <translation>Endet, wenn jemand die Bilanz geprüft hat und den Halt bestätigt.</translation>
    </message>
    <message>
        <source>Ends when the account is back inside its loss limits.</source>
        <translation>Endet, wenn das Konto wieder innerhalb seiner Verlustgrenzen liegt.</translation>
    </message>
    <message>
        <source>Ends with an acknowledgement.</source>
        <translation>Endet mit einer Bestätigung.</translation>
    </message>
    <message>
        <source>Loss streak</source>
        <translation>Verlustserie</translation>
    </message>
    <message>
        <source>Daily loss</source>
        <translation>Tagesverlust</translation>
    </message>
    <message>
        <source>Drawdown halt</source>
        <translation>Halt wegen Rückgangs</translation>
    </message>
    <message>
        <source>Ends when somebody has looked at the losses and acknowledges the halt.</source>
        <translation>Endet, wenn jemand die Verluste angesehen hat und den Halt bestätigt.</translation>
    </message>
    <message>
        <source>Ends with the next session.</source>
        <translation>Endet mit dem nächsten Handelstag.</translation>
    </message>
    <message>
        <source>Ends when the account is back inside its drawdown limit.</source>
        <translation>Endet, wenn das Konto wieder innerhalb seiner Rückgangsgrenze liegt.</translation>
    </message>
</context>
<context>
    <name>InputRows</name>
    <message>
        <source>%1, no data</source>
        <translation>%1, keine Daten</translation>
    </message>
    <message>
        <source>%1, %2, limit %3, room %4</source>
        <translation>%1, %2, Grenze %3, Spielraum %4</translation>
    </message>
    <message>
        <source>VIX close, points. From %1 the light is amber, above %2 it is red (OPT-R2).</source>
        <translation>Schlusskurs des VIX, Punkte. Ab %1 ist das Signal gelb, über %2 rot (OPT-R2).</translation>
    </message>
    <message>
        <source>Ratio of the two nearest VIX futures. At %1 and above: Crisis (OPT-R2).</source>
        <translation>Verhältnis der beiden nächsten VIX-Futures. Ab %1: Krise (OPT-R2).</translation>
    </message>
    <message>
        <source>%1 over EMA200</source>
        <translation>%1 über EMA200</translation>
    </message>
    <message>
        <source>Distance of the close from its 200-session average.</source>
        <translation>Abstand des Schlusskurses von seinem Mittel über 200 Handelstage.</translation>
    </message>
    <message>
        <source>Close %1, EMA200 %2.</source>
        <translation>Schlusskurs %1, EMA200 %2.</translation>
    </message>
    <message>
        <source>Breadth 50 d</source>
        <translation>Marktbreite 50 T</translation>
    </message>
    <message>
        <source>Members of the S&amp;P 500 above their 50-session average, percent (OPT-D3).</source>
        <translation>Werte des S&amp;P 500 über ihrem Mittel der letzten 50 Handelstage, Prozent (OPT-D3).</translation>
    </message>
    <message>
        <source>Put/call 5 d</source>
        <translation>Put/Call 5 T</translation>
    </message>
    <message>
        <source>Percentile of the 5-session mean of the total put/call ratio (OPT-D4).</source>
        <translation>Perzentil des Mittels über 5 Handelstage des gesamten Put/Call-Verhältnisses (OPT-D4).</translation>
    </message>
    <message>
        <source>Change over 5 sessions of high-yield minus investment-grade spread, percentage points (OPT-D5).</source>
        <translation>Änderung des Abstands zwischen Hochzins- und Investment-Grade-Aufschlag über 5 Handelstage, Prozentpunkte (OPT-D5).</translation>
    </message>
    <message>
        <source>VIX over the 20-session historical volatility of the index (OPT-D2).</source>
        <translation>VIX geteilt durch die historische Volatilität des Index über 20 Handelstage (OPT-D2).</translation>
    </message>
    <message>
        <source>Filter: %1.</source>
        <translation>Filter: %1.</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>Es fehlt: %1</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>now unknown</source>
        <translation>jetzt unbekannt</translation>
    </message>
    <message>
        <source>Full size. Would turn amber at VIX %1 (%2)</source>
        <translation>Volle Größe. Würde gelb bei VIX %1 (%2)</translation>
    </message>
    <message>
        <source> or a close under the EMA200 at %1.</source>
        <translation> oder bei einem Schluss unter dem EMA200 von %1.</translation>
    </message>
    <message>
        <source>Half size.</source>
        <translation>Halbe Größe.</translation>
    </message>
    <message>
        <source>Gate 4 blocks until a close above the EMA200 at %1 (now %2).</source>
        <translation>Hebel 4 sperrt bis zu einem Schluss über dem EMA200 von %1 (jetzt %2).</translation>
    </message>
    <message>
        <source>Green again with breadth above %1 % or VIX from %2 up to %3.</source>
        <translation>Wieder grün bei einer Marktbreite über %1 % oder einem VIX von %2 bis %3.</translation>
    </message>
    <message>
        <source>75 % of size at VIX %1, falling to 50 % at %2 (%3). Narrower delta, wider spread.</source>
        <translation>75 % der Größe bei VIX %1, fallend auf 50 % bei %2 (%3). Kleineres Delta, breiterer Spread.</translation>
    </message>
    <message>
        <source>No entries; open spreads are to be closed.</source>
        <translation>Keine Einstiege; offene Spreads sind zu schließen.</translation>
    </message>
    <message>
        <source>Ends with closes above the EMA200 at %1 (now %2) or recovering breadth.</source>
        <translation>Endet mit Schlusskursen über dem EMA200 von %1 (jetzt %2) oder wenn sich die Marktbreite erholt.</translation>
    </message>
    <message>
        <source>No entries; open spreads are to be closed. Ends when VIX is back at %1 or less (%2) and the term structure is under %3.</source>
        <translation>Keine Einstiege; offene Spreads sind zu schließen. Endet, wenn der VIX wieder bei %1 oder darunter liegt (%2) und die Terminkurve unter %3.</translation>
    </message>
    <message>
        <source>Cannot be computed.</source>
        <translation>Kann nicht berechnet werden.</translation>
    </message>
    <message>
        <source>Cannot be computed without: %1.</source>
        <translation>Kann nicht berechnet werden ohne: %1.</translation>
    </message>
    <message>
        <source>No entries; nothing is closed for that reason.</source>
        <translation>Keine Einstiege; deswegen wird nichts geschlossen.</translation>
    </message>
    <message>
        <source>Today alone would be %1; better regimes need three closes in a row.</source>
        <translation>Der heutige Tag allein wäre %1; bessere Regime brauchen drei Schlusskurse in Folge.</translation>
    </message>
    <message>
        <source>VIX close, points; a flag above the limit (BRK-R1)</source>
        <translation>Schlusskurs des VIX, Punkte; eine Flagge über der Grenze (BRK-R1)</translation>
    </message>
    <message>
        <source>Close of SPY against its 20-session mean; a flag below it (BRK-R1)</source>
        <translation>Schlusskurs von SPY gegen sein Mittel über 20 Handelstage; eine Flagge darunter (BRK-R1)</translation>
    </message>
    <message>
        <source>Small against large companies, against the 20-session mean; a flag below it (BRK-R1)</source>
        <translation>Kleine gegen große Unternehmen, gegen das Mittel über 20 Handelstage; eine Flagge darunter (BRK-R1)</translation>
    </message>
    <message>
        <source>10-year, bp</source>
        <translation>10 Jahre, Bp</translation>
    </message>
    <message>
        <source>Change of the 10-year yield over 20 sessions, basis points; a flag from the limit on (BRK-R1)</source>
        <translation>Änderung der 10-Jahres-Rendite über 20 Handelstage, Basispunkte; eine Flagge ab der Grenze (BRK-R1)</translation>
    </message>
    <message>
        <source>Longs also need VIX below %1 (BRK-R2).</source>
        <translation>Käufe von Calls brauchen außerdem einen VIX unter %1 (BRK-R2).</translation>
    </message>
    <message>
        <source>Losses in a row</source>
        <translation>Verluste in Folge</translation>
    </message>
    <message>
        <source>Of the last trades of the strategy; a streak halts its entries</source>
        <translation>Der letzten Geschäfte der Strategie; eine Serie hält ihre Einstiege an</translation>
    </message>
    <message>
        <source>Drawdown</source>
        <translation>Rückgang</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Gesamtrisiko</translation>
    </message>
    <message>
        <source>Maximum losses, open and pending, of the sleeve&apos;s equity</source>
        <translation>Höchstverluste, offen und anstehend, am Eigenkapital des Teilkontos</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>in Kraft</translation>
    </message>
    <message>
        <source>Entries are suspended: %1.</source>
        <translation>Einstiege ruhen: %1.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Account equity below its high-water mark</source>
        <translation>Eigenkapital des Kontos unter seinem Höchststand</translation>
    </message>
</context>
<context>
    <name>Inputs</name>
    <message>
        <source>VIX</source>
        <translation>VIX</translation>
    </message>
    <message>
        <source>term structure</source>
        <translation>Terminkurve</translation>
    </message>
    <message>
        <source>close</source>
        <translation>Schlusskurs</translation>
    </message>
    <message>
        <source>EMA200</source>
        <translation>EMA200</translation>
    </message>
    <message>
        <source>breadth</source>
        <translation>Marktbreite</translation>
    </message>
    <message>
        <source>breadth, 5-session mean</source>
        <translation>Marktbreite, Mittel über 5 Handelstage</translation>
    </message>
    <message>
        <source>breadth, 5-session mean 10 sessions ago</source>
        <translation>Marktbreite, Mittel über 5 Handelstage, 10 Handelstage zuvor</translation>
    </message>
    <message>
        <source>IV Rank</source>
        <translation>IV-Rang</translation>
    </message>
    <message>
        <source>touch of the lower band</source>
        <translation>Berührung des unteren Bands</translation>
    </message>
    <message>
        <source>lower band</source>
        <translation>unteres Band</translation>
    </message>
    <message>
        <source>prior close</source>
        <translation>voriger Schlusskurs</translation>
    </message>
    <message>
        <source>up streak</source>
        <translation>Folge steigender Schlüsse</translation>
    </message>
    <message>
        <source>RSI</source>
        <translation>RSI</translation>
    </message>
    <message>
        <source>RSI of the day before</source>
        <translation>RSI des Vortags</translation>
    </message>
    <message>
        <source>MACD histogram</source>
        <translation>MACD-Histogramm</translation>
    </message>
    <message>
        <source>open positions</source>
        <translation>offene Positionen</translation>
    </message>
    <message>
        <source>open positions on the underlying</source>
        <translation>offene Positionen auf den Basiswert</translation>
    </message>
    <message>
        <source>historical volatility, 20 sessions</source>
        <translation>historische Volatilität, 20 Handelstage</translation>
    </message>
    <message>
        <source>put/call rank</source>
        <translation>Put/Call-Rang</translation>
    </message>
    <message>
        <source>high-yield minus investment-grade spread</source>
        <translation>Hochzins- minus Investment-Grade-Aufschlag</translation>
    </message>
    <message>
        <source>the same spread 5 sessions ago</source>
        <translation>derselbe Abstand 5 Handelstage zuvor</translation>
    </message>
    <message>
        <source>Breadth, members above their SMA50</source>
        <translation>Marktbreite, Werte über ihrem SMA50</translation>
    </message>
    <message>
        <source>Put/call, total</source>
        <translation>Put/Call, gesamt</translation>
    </message>
    <message>
        <source>High-yield spread (HY OAS)</source>
        <translation>Hochzins-Aufschlag (HY OAS)</translation>
    </message>
    <message>
        <source>Investment-grade spread (IG OAS)</source>
        <translation>Investment-Grade-Aufschlag (IG OAS)</translation>
    </message>
    <message>
        <source>13-week Treasury bill</source>
        <translation>US-Schatzwechsel, 13 Wochen</translation>
    </message>
    <message>
        <source>VX1 settlement</source>
        <translation>Abrechnungskurs VX1</translation>
    </message>
    <message>
        <source>VX2 settlement</source>
        <translation>Abrechnungskurs VX2</translation>
    </message>
    <message>
        <source>price z-score</source>
        <translation>z-Wert des Kurses</translation>
    </message>
    <message>
        <source>volatility z-score</source>
        <translation>z-Wert der Schwankung</translation>
    </message>
    <message>
        <source>SPY</source>
        <translation>SPY</translation>
    </message>
    <message>
        <source>SPY, 20-session mean</source>
        <translation>SPY, Mittel über 20 Handelstage</translation>
    </message>
    <message>
        <source>IWM / SPY</source>
        <translation>IWM / SPY</translation>
    </message>
    <message>
        <source>IWM / SPY, 20-session mean</source>
        <translation>IWM / SPY, Mittel über 20 Handelstage</translation>
    </message>
    <message>
        <source>10-year yield</source>
        <translation>10-Jahres-Rendite</translation>
    </message>
    <message>
        <source>10-year yield, change over 20 sessions</source>
        <translation>10-Jahres-Rendite, Änderung über 20 Handelstage</translation>
    </message>
    <message>
        <source>10-year yield 20 sessions ago</source>
        <translation>10-Jahres-Rendite 20 Handelstage zuvor</translation>
    </message>
    <message>
        <source>option contract</source>
        <translation>Optionskontrakt</translation>
    </message>
    <message>
        <source>option chain</source>
        <translation>Optionskette</translation>
    </message>
    <message>
        <source>ATR14</source>
        <translation>ATR14</translation>
    </message>
    <message>
        <source>EMA10</source>
        <translation>EMA10</translation>
    </message>
    <message>
        <source>SMA20</source>
        <translation>SMA20</translation>
    </message>
    <message>
        <source>SMA50</source>
        <translation>SMA50</translation>
    </message>
    <message>
        <source>SMA100</source>
        <translation>SMA100</translation>
    </message>
    <message>
        <source>SMA200</source>
        <translation>SMA200</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>mean volume</source>
        <translation>mittlerer Umsatz</translation>
    </message>
</context>
<context>
    <name>JournalRows</name>
    <message>
        <source>%1 %2 of %3: %4</source>
        <translation>%1 %2 vom %3: %4</translation>
    </message>
    <message>
        <source>HYPOTHETICAL plan</source>
        <translation>HYPOTHETISCHER Plan</translation>
    </message>
    <message>
        <source>plan approved</source>
        <translation>Plan genehmigt</translation>
    </message>
    <message>
        <source>no approved plan</source>
        <translation>kein genehmigter Plan</translation>
    </message>
    <message>
        <source>%1 changed plan %2: %3</source>
        <translation>%1 änderte Plan %2: %3</translation>
    </message>
    <message>
        <source>Close position %1: %2 contracts at %3</source>
        <translation>Position %1 schließen: %2 Kontrakte zu %3</translation>
    </message>
    <message>
        <source>Open %1 %2: %3 contracts at %4</source>
        <translation>%1 %2 eröffnen: %3 Kontrakte zu %4</translation>
    </message>
    <message>
        <source>Ticket %1
Plan %2
Valid on %3
Mode %4</source>
        <translation>Ticket %1
Plan %2
Gültig am %3
Modus %4</translation>
    </message>
    <message>
        <source>%1: %2 contracts at %3, fees %4</source>
        <translation>%1: %2 Kontrakte zu %3, Gebühren %4</translation>
    </message>
    <message>
        <source>By %1 at %2</source>
        <translation>Von %1 um %2</translation>
    </message>
    <message>
        <source>Position %1 of %2: %3</source>
        <translation>Position %1 am %2: %3</translation>
    </message>
    <message>
        <source>Position %1 of %2: close cost %3</source>
        <translation>Position %1 am %2: Schließen kostet %3</translation>
    </message>
    <message>
        <source>%1: %2 acknowledged by %3. %4</source>
        <translation>%1: %2 bestätigt von %3. %4</translation>
    </message>
    <message>
        <source>Set %1 in force, by %2</source>
        <translation>Satz %1 in Kraft, durch %2</translation>
    </message>
    <message>
        <source>%1: equity %2</source>
        <translation>%1: Eigenkapital %2</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Acknowledgement</source>
        <translation>Bestätigung</translation>
    </message>
    <message>
        <source>who</source>
        <translation>wer</translation>
    </message>
    <message>
        <source>what</source>
        <translation>was</translation>
    </message>
    <message>
        <source>%1, version %2 by %3: %4 x %5 at %6 or better</source>
        <translation>%1, Fassung %2 von %3: %4 x %5 zu %6 oder besser</translation>
    </message>
    <message>
        <source>%1, version %2: %3 (%4) votes %5. %6</source>
        <translation>%1, Fassung %2: %3 (%4) stimmt %5. %6</translation>
    </message>
    <message>
        <source>%1, version %2: %3. %4</source>
        <translation>%1, Fassung %2: %3. %4</translation>
    </message>
    <message>
        <source>%1: %2 named %3 trades of a backtest since %4 as evidence</source>
        <translation>%1: %2 benannte %3 Geschäfte eines Backtests seit %4 als Beleg</translation>
    </message>
    <message>
        <source>Backtest %1 to %2
File %3
Parameters %4
Prices %5</source>
        <translation>Backtest %1 bis %2
Datei %3
Parameter %4
Preise %5</translation>
    </message>
    <message>
        <source>%1: the named backtest counts no longer, says %2</source>
        <translation>%1: der benannte Backtest zählt nicht mehr, sagt %2</translation>
    </message>
</context>
<context>
    <name>Light</name>
    <message>
        <source>OPEN</source>
        <translation>OFFEN</translation>
    </message>
    <message>
        <source>REDUCED</source>
        <translation>VERRINGERT</translation>
    </message>
    <message>
        <source>HALTED</source>
        <translation>ANGEHALTEN</translation>
    </message>
    <message>
        <source>NO DATA</source>
        <translation>KEINE DATEN</translation>
    </message>
    <message>
        <source>SUSPENDED</source>
        <translation>AUSGESETZT</translation>
    </message>
    <message>
        <source>LONGS ONLY</source>
        <translation>NUR CALLS</translation>
    </message>
    <message>
        <source>NO ENTRIES</source>
        <translation>KEIN EINSTIEG</translation>
    </message>
    <message>
        <source>PUTS ONLY</source>
        <translation>NUR PUTS</translation>
    </message>
</context>
<context>
    <name>LogRows</name>
    <message>
        <source>debug</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>area</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 zurück</translation>
    </message>
    <message>
        <source>fresh</source>
        <translation>frisch</translation>
    </message>
    <message>
        <source>series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>12 sessions behind</source>
        <translation>12 Handelstage zurück</translation>
    </message>
    <message>
        <source>last</source>
        <translation>zuletzt</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Sessions without a value up to the day shown</source>
        <translation>Handelstage ohne Wert bis zum gezeigten Tag</translation>
    </message>
    <message>
        <source>read by</source>
        <translation>gelesen von</translation>
    </message>
    <message>
        <source>a rule in force</source>
        <translation>einer geltenden Regel</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>holes and notes</source>
        <translation>Lücken und Vermerke</translation>
    </message>
    <message>
        <source>%1, %2, last %3</source>
        <translation>%1, %2, zuletzt %3</translation>
    </message>
    <message>
        <source>Data: %1 fresh</source>
        <translation>Daten: %1 frisch</translation>
    </message>
    <message>
        <source>%1 stale (%2)</source>
        <translation>%1 veraltet (%2)</translation>
    </message>
    <message>
        <source>%1 missing (%2)</source>
        <translation>%1 fehlen (%2)</translation>
    </message>
</context>
<context>
    <name>MemoRows</name>
    <message>
        <source>Needs 1 approval by a person</source>
        <translation>Braucht 1 Zustimmung durch eine Person</translation>
    </message>
    <message>
        <source>Needs %1 approvals, %2 of them by people</source>
        <translation>Braucht %1 Zustimmungen, davon %2 durch Personen</translation>
    </message>
    <message>
        <source>Needs 1 more approval</source>
        <translation>Braucht 1 weitere Zustimmung</translation>
    </message>
    <message>
        <source>Needs %1 more approvals</source>
        <translation>Braucht %1 weitere Zustimmungen</translation>
    </message>
    <message>
        <source>Has its approvals</source>
        <translation>Hat seine Zustimmungen</translation>
    </message>
    <message>
        <source>changes are asked for</source>
        <translation>Änderungen sind verlangt</translation>
    </message>
    <message>
        <source>votes until 11:00 ET on %1</source>
        <translation>Stimmen bis 11:00 ET am %1</translation>
    </message>
    <message>
        <source>its hour, 11:00 ET on %1, has passed</source>
        <translation>seine Stunde, 11:00 ET am %1, ist vorbei</translation>
    </message>
    <message>
        <source>%1, %2 at %3 or better</source>
        <translation>%1, %2 zu %3 oder besser</translation>
    </message>
    <message>
        <source>The hour of the memo has passed: it takes no more votes.</source>
        <translation>Die Stunde des Memos ist vorbei: es nimmt keine Stimmen mehr an.</translation>
    </message>
    <message>
        <source>A draft takes no votes: it breaks an automatic rule.</source>
        <translation>Ein Entwurf nimmt keine Stimmen an: er verletzt eine automatische Regel.</translation>
    </message>
    <message>
        <source>It is %1 and takes no more votes.</source>
        <translation>Es ist %1 und nimmt keine Stimmen mehr an.</translation>
    </message>
    <message>
        <source>A vote needs a name.</source>
        <translation>Eine Stimme braucht einen Namen.</translation>
    </message>
    <message>
        <source>%1 wrote this version, and an author never votes on it (BRK-P2).</source>
        <translation>%1 hat diese Fassung geschrieben, und ein Verfasser stimmt nie darüber ab (BRK-P2).</translation>
    </message>
    <message>
        <source>%1 has voted on this version already.</source>
        <translation>%1 hat über diese Fassung schon abgestimmt.</translation>
    </message>
    <message>
        <source>%1 is not on the panel. On it: %2.</source>
        <translation>%1 gehört nicht dem Gremium an. Im Gremium: %2.</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>v</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Version of the memo</source>
        <translation>Fassung des Memos</translation>
    </message>
    <message>
        <source>who</source>
        <translation>wer</translation>
    </message>
    <message>
        <source>vote</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>A person, as %1</source>
        <translation>Eine Person, als %1</translation>
    </message>
    <message>
        <source>An automated reviewer</source>
        <translation>Ein automatischer Prüfer</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Close · low – high of %1</source>
        <translation>Schluss · Tief – Hoch des %1</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Lichtsignal</translation>
    </message>
    <message>
        <source>Room for longs %1, for shorts %2 (BRK-R3)</source>
        <translation>Platz für Calls %1, für Puts %2 (BRK-R3)</translation>
    </message>
    <message>
        <source>SPY against its 20-session mean</source>
        <translation>SPY gegen sein Mittel über 20 Handelstage</translation>
    </message>
    <message>
        <source>IWM / SPY against its 20-session mean</source>
        <translation>IWM / SPY gegen sein Mittel über 20 Handelstage</translation>
    </message>
    <message>
        <source>10-year yield, change over 20 sessions</source>
        <translation>10-Jahres-Rendite, Änderung über 20 Handelstage</translation>
    </message>
    <message>
        <source>%1 % · %2 bp</source>
        <translation>%1 % · %2 Bp</translation>
    </message>
    <message>
        <source>Quotes as of</source>
        <translation>Kurse vom</translation>
    </message>
    <message>
        <source>Spot</source>
        <translation>Kassakurs</translation>
    </message>
    <message>
        <source>Bid × ask · open interest</source>
        <translation>Geld × Brief · offene Kontrakte</translation>
    </message>
    <message>
        <source>Implied volatility</source>
        <translation>Implizite Volatilität</translation>
    </message>
    <message>
        <source>Priced without dividends: they are not known</source>
        <translation>Ohne Dividenden bewertet: sie sind nicht bekannt</translation>
    </message>
    <message>
        <source>Theta of one day, of the premium</source>
        <translation>Theta eines Tages, an der Prämie</translation>
    </message>
    <message>
        <source>Break-even at expiration</source>
        <translation>Gewinnschwelle bei Verfall</translation>
    </message>
    <message>
        <source>That move in daily deviations of %1</source>
        <translation>Dieser Weg in Tagesabweichungen von %1</translation>
    </message>
    <message>
        <source>Probability of more than that</source>
        <translation>Wahrscheinlichkeit für mehr als das</translation>
    </message>
    <message>
        <source>Can be lost</source>
        <translation>Möglicher Verlust</translation>
    </message>
    <message>
        <source>The whole premium and the entry fee</source>
        <translation>Die ganze Prämie und die Gebühr des Einstiegs</translation>
    </message>
    <message>
        <source>Budget · cost of one contract</source>
        <translation>Budget · Kosten eines Kontrakts</translation>
    </message>
    <message>
        <source>Evidence (%1)</source>
        <translation>Beleg (%1)</translation>
    </message>
    <message>
        <source>%1 wins of %2 · p %3 · b %4</source>
        <translation>%1 Gewinne von %2 · p %3 · b %4</translation>
    </message>
    <message>
        <source>Staked on p %1, b %2, a %3</source>
        <translation>Eingesetzt auf p %1, b %2, a %3</translation>
    </message>
    <message>
        <source>f* %1 × %2</source>
        <translation>f* %1 × %2</translation>
    </message>
    <message>
        <source>Stake</source>
        <translation>Einsatz</translation>
    </message>
    <message>
        <source>A probe: no edge, booked to gather evidence (BRK-K5)</source>
        <translation>Eine Probe: kein Vorteil, gebucht, um Belege zu sammeln (BRK-K5)</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Vorteil</translation>
    </message>
    <message>
        <source>Quote check</source>
        <translation>Prüfung der Kurse</translation>
    </message>
    <message>
        <source>Earnings</source>
        <translation>Quartalszahlen</translation>
    </message>
    <message>
        <source>Target · stop (bid)</source>
        <translation>Ziel · Stopp (Geldkurs)</translation>
    </message>
    <message>
        <source>Time stop · light that closes it</source>
        <translation>Zeitstopp · Lichtsignal, das schließt</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>$</source>
        <translation>$</translation>
    </message>
    <message>
        <source>per $1 of the underlying</source>
        <translation>je 1 $ des Basiswerts</translation>
    </message>
    <message>
        <source>change of delta per $1</source>
        <translation>Änderung des Deltas je 1 $</translation>
    </message>
    <message>
        <source>$ per calendar day</source>
        <translation>$ je Kalendertag</translation>
    </message>
    <message>
        <source>vega</source>
        <translation>Vega</translation>
    </message>
    <message>
        <source>$ per volatility point</source>
        <translation>$ je Volatilitätspunkt</translation>
    </message>
    <message>
        <source>per share</source>
        <translation>je Stück</translation>
    </message>
    <message>
        <source>per contract</source>
        <translation>je Kontrakt</translation>
    </message>
    <message>
        <source>in total</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>am %1</translation>
    </message>
    <message>
        <source>Value per share three sessions after the order, by move of the underlying in daily deviations and of its volatility</source>
        <translation>Wert je Stück drei Handelstage nach der Order, nach Bewegung des Basiswerts in Tagesabweichungen und nach seiner Volatilität</translation>
    </message>
    <message>
        <source>IV as it is</source>
        <translation>IV wie sie ist</translation>
    </message>
    <message>
        <source>IV %1 %</source>
        <translation>IV %1 %</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>after</source>
        <translation>danach</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>Price z-score, below %1</source>
        <translation>z-Wert des Kurses, unter %1</translation>
    </message>
    <message>
        <source>Price z-score, above %1</source>
        <translation>z-Wert des Kurses, über %1</translation>
    </message>
    <message>
        <source>Volatility z-score, above %1</source>
        <translation>z-Wert der Schwankung, über %1</translation>
    </message>
</context>
<context>
    <name>Memos</name>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>eingereicht</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>genehmigt</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>verfallen</translation>
    </message>
    <message>
        <source>executed</source>
        <translation>ausgeführt</translation>
    </message>
    <message>
        <source>lapsed</source>
        <translation>erloschen</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>Zustimmung</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>Ablehnung</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>Änderungen</translation>
    </message>
</context>
<context>
    <name>NearMissRows</name>
    <message>
        <source>VX2/VX1</source>
        <translation>VX2/VX1</translation>
    </message>
    <message>
        <source>VIX/VIX3M</source>
        <translation>VIX/VIX3M</translation>
    </message>
    <message>
        <source>Breadth</source>
        <translation>Marktbreite</translation>
    </message>
    <message>
        <source>Put/Call</source>
        <translation>Put/Call</translation>
    </message>
    <message>
        <source>Credit spread</source>
        <translation>Kreditaufschlag</translation>
    </message>
    <message>
        <source>open positions</source>
        <translation>offene Positionen</translation>
    </message>
    <message>
        <source>business days since entry</source>
        <translation>Geschäftstage seit dem Einstieg</translation>
    </message>
    <message>
        <source>under 0.1 sd</source>
        <comment>standard deviations of a day</comment>
        <translation>unter 0,1 Abw.</translation>
    </message>
    <message>
        <source>%1 sd</source>
        <comment>standard deviations of a day</comment>
        <translation>%1 Abw.</translation>
    </message>
    <message>
        <source>Nearest: %1</source>
        <translation>Am nächsten: %1</translation>
    </message>
    <message>
        <source>Nothing is near: no single change of an input, a parameter or the book gives a signal; %1 gates and filters block.</source>
        <translation>Nichts ist nahe: Keine einzelne Änderung eines Eingangs, eines Parameters oder des Buchs ergibt ein Signal; %1 Hebel und Filter sperren.</translation>
    </message>
</context>
<context>
    <name>OrderWords</name>
    <message>
        <source>ended without a fill</source>
        <translation>endete ohne Ausführung</translation>
    </message>
    <message>
        <source>waits for its fill</source>
        <translation>wartet auf Ausführung</translation>
    </message>
    <message>
        <source>filled at %1</source>
        <translation>ausgeführt zu %1</translation>
    </message>
    <message>
        <source>%1 of %2 filled at %3</source>
        <translation>%1 von %2 ausgeführt zu %3</translation>
    </message>
</context>
<context>
    <name>PanelKeys</name>
    <message>
        <source>In the option chain</source>
        <translation>In der Optionskette</translation>
    </message>
    <message>
        <source>In the ticket</source>
        <translation>Im Ticket</translation>
    </message>
    <message>
        <source>In the chart</source>
        <translation>Im Chart</translation>
    </message>
    <message>
        <source>In the ribbon of the traffic light</source>
        <translation>Im Band der Ampel</translation>
    </message>
    <message>
        <source>On the levers of the gates</source>
        <translation>Auf den Hebeln</translation>
    </message>
    <message>
        <source>In any table</source>
        <translation>In jeder Tabelle</translation>
    </message>
    <message>
        <source>In the heat map of a sweep</source>
        <translation>In der Heatmap eines Parameterlaufs</translation>
    </message>
    <message>
        <source>In a review</source>
        <translation>In einer Prüfung</translation>
    </message>
    <message>
        <source>In the field of the day</source>
        <translation>Im Feld des Tages</translation>
    </message>
    <message>
        <source>From quote to quote: calls left, puts right</source>
        <translation>Von Notierung zu Notierung: Calls links, Puts rechts</translation>
    </message>
    <message>
        <source>Buy the option chosen</source>
        <translation>Die gewählte Option kaufen</translation>
    </message>
    <message>
        <source>Sell the option chosen</source>
        <translation>Die gewählte Option verkaufen</translation>
    </message>
    <message>
        <source>Previous expiration</source>
        <translation>Vorheriger Verfall</translation>
    </message>
    <message>
        <source>Next expiration</source>
        <translation>Nächster Verfall</translation>
    </message>
    <message>
        <source>To the money, to the pick</source>
        <translation>Zum Geld, zur Auswahl</translation>
    </message>
    <message>
        <source>Ten strikes</source>
        <translation>Zehn Basispreise</translation>
    </message>
    <message>
        <source>Price one legal step up or down</source>
        <translation>Preis einen zulässigen Schritt hinauf oder hinab</translation>
    </message>
    <message>
        <source>On the price: one legal step, with Shift ten</source>
        <translation>Auf dem Preis: ein zulässiger Schritt, mit Umschalt zehn</translation>
    </message>
    <message>
        <source>On the price: to the natural or the best end</source>
        <translation>Auf dem Preis: zum natürlichen oder zum besten Ende</translation>
    </message>
    <message>
        <source>On the contracts: one more or less, with Shift ten</source>
        <translation>Auf den Kontrakten: einer mehr oder weniger, mit Umschalt zehn</translation>
    </message>
    <message>
        <source>From day to day; with Shift the picture moves</source>
        <translation>Von Tag zu Tag; mit Umschalt bewegt sich das Bild</translation>
    </message>
    <message>
        <source>A screen back or on</source>
        <translation>Eine Bildbreite zurück oder vor</translation>
    </message>
    <message>
        <source>To the first or the last day</source>
        <translation>Zum ersten oder letzten Tag</translation>
    </message>
    <message>
        <source>Closer or wider</source>
        <translation>Näher oder weiter</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Alle Tage</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>Without the crosshair</source>
        <translation>Ohne Fadenkreuz</translation>
    </message>
    <message>
        <source>From day to day</source>
        <translation>Von Tag zu Tag</translation>
    </message>
    <message>
        <source>A month back or on</source>
        <translation>Einen Monat zurück oder vor</translation>
    </message>
    <message>
        <source>Show that day in every panel</source>
        <translation>Diesen Tag in jedem Bereich zeigen</translation>
    </message>
    <message>
        <source>From gate to gate</source>
        <translation>Von Hebel zu Hebel</translation>
    </message>
    <message>
        <source>To the gate in the list</source>
        <translation>Zum Hebel in der Liste</translation>
    </message>
    <message>
        <source>Copy the rows chosen with their headings</source>
        <translation>Die gewählten Zeilen mit ihren Überschriften kopieren</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>Die Zeile öffnen</translation>
    </message>
    <message>
        <source>From cell to cell</source>
        <translation>Von Zelle zu Zelle</translation>
    </message>
    <message>
        <source>Choose the cell</source>
        <translation>Die Zelle wählen</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open the calendar</source>
        <translation>Kalender öffnen</translation>
    </message>
    <message>
        <source>Keep the day shown</source>
        <translation>Den gezeigten Tag behalten</translation>
    </message>
    <message>
        <source>One contract more or less</source>
        <translation>Ein Kontrakt mehr oder weniger</translation>
    </message>
    <message>
        <source>Lock the price or let it follow the mid</source>
        <translation>Den Preis festhalten oder der Mitte folgen lassen</translation>
    </message>
    <message>
        <source>Every limit behind the verdict</source>
        <translation>Jede Grenze hinter dem Urteil</translation>
    </message>
</context>
<context>
    <name>ParameterRows</name>
    <message>
        <source>%1, %2 %3, default %4, range %5</source>
        <translation>%1, %2 %3, Vorgabe %4, Bereich %5</translation>
    </message>
    <message>
        <source>edited, not applied</source>
        <translation>geändert, nicht angewendet</translation>
    </message>
    <message>
        <source>● differs from the default   ✎ edited, not applied</source>
        <translation>● weicht von der Vorgabe ab   ✎ geändert, nicht angewendet</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>from</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>Bedeutung</translation>
    </message>
</context>
<context>
    <name>PositionRows</name>
    <message>
        <source>Quote: %1</source>
        <translation>Kurs: %1</translation>
    </message>
    <message>
        <source>Spot is at or past the long strike: gamma, theta and vega change sign.</source>
        <translation>Der Kassakurs liegt an oder jenseits der gekauften Basis: Gamma, Theta und Vega wechseln das Vorzeichen.</translation>
    </message>
    <message>
        <source>The plan was changed by hand.</source>
        <translation>Der Plan wurde von Hand geändert.</translation>
    </message>
    <message>
        <source>Mark of %1; no usable quote today.</source>
        <translation>Bewertung vom %1; heute kein brauchbarer Kurs.</translation>
    </message>
    <message>
        <source>No usable quote.</source>
        <translation>Kein brauchbarer Kurs.</translation>
    </message>
    <message>
        <source>P/L</source>
        <translation>G/V</translation>
    </message>
    <message>
        <source>P/L open, $ since entry at the mark; entry fees in, exit fees not yet</source>
        <translation>Offener G/V in $ seit Einstieg zur Bewertung; mit Einstiegs-, noch ohne Ausstiegsgebühren</translation>
    </message>
    <message>
        <source>of max</source>
        <translation>vom Max.</translation>
    </message>
    <message>
        <source>P/L open as a share of the maximum profit</source>
        <translation>Offener G/V als Anteil am Höchstgewinn</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>P/L day, $ since yesterday&apos;s close mark, or since entry if opened today</source>
        <translation>G/V des Tages in $ seit der Schlussbewertung des Vortags, oder seit Einstieg, wenn heute eröffnet</translation>
    </message>
    <message>
        <source>Position theta, $ per calendar day</source>
        <translation>Positionstheta, $ je Kalendertag</translation>
    </message>
    <message>
        <source>vega</source>
        <translation>Vega</translation>
    </message>
    <message>
        <source>Position vega, $ per volatility point</source>
        <translation>Positionsvega, $ je Volatilitätspunkt</translation>
    </message>
    <message>
        <source>to short</source>
        <translation>zur Basis</translation>
    </message>
    <message>
        <source>Points from spot to the short strike, positive while out of the money</source>
        <translation>Punkte vom Kassakurs zur verkauften Basis, positiv, solange aus dem Geld</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>Eröffnet %1</translation>
    </message>
    <message>
        <source>qty</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Contracts: − sold, + bought</source>
        <translation>Kontrakte: − verkauft, + gekauft</translation>
    </message>
    <message>
        <source>DTE</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Calendar days to expiration</source>
        <translation>Kalendertage bis zum Verfall</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>Einstieg</translation>
    </message>
    <message>
        <source>Entry price per share</source>
        <translation>Einstiegspreis je Stück</translation>
    </message>
    <message>
        <source>mark</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Mark per share: what closing costs by the rules</source>
        <translation>Bewertung je Stück: was Schließen nach den Regeln kostet</translation>
    </message>
    <message>
        <source>Mid %1</source>
        <translation>Mitte %1</translation>
    </message>
    <message>
        <source>next trigger</source>
        <translation>nächster Auslöser</translation>
    </message>
    <message>
        <source>OVERDUE 4 bd</source>
        <translation>ÜBERFÄLLIG 4 GT</translation>
    </message>
    <message>
        <source>How far away; bd: business days</source>
        <translation>Wie weit entfernt; GT: Geschäftstage</translation>
    </message>
    <message>
        <source>leg</source>
        <translation>Bein</translation>
    </message>
    <message>
        <source>bid</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>Position delta, shares</source>
        <translation>Positionsdelta, Stück</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>eröffnet</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>exit</source>
        <translation>Ausstieg</translation>
    </message>
    <message>
        <source>P/L net</source>
        <translation>G/V netto</translation>
    </message>
    <message>
        <source>Net of all fees</source>
        <translation>Nach allen Gebühren</translation>
    </message>
    <message>
        <source>on risk</source>
        <translation>auf Risiko</translation>
    </message>
    <message>
        <source>days held</source>
        <translation>Haltetage</translation>
    </message>
    <message>
        <source>Calendar days</source>
        <translation>Kalendertage</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>profit target</source>
        <translation>Gewinnziel</translation>
    </message>
    <message>
        <source>position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>Δ sh</source>
        <comment>position delta in shares</comment>
        <translation>Δ St.</translation>
    </message>
    <message>
        <source>Position delta in share equivalents, long positive; a sold put spread gains when the index rises, so it is positive. Shares of different symbols do not add up.</source>
        <translation>Positions-Delta in Stückäquivalenten, long positiv; ein verkaufter Put-Spread gewinnt, wenn der Index steigt, ist also positiv. Stücke verschiedener Symbole lassen sich nicht addieren.</translation>
    </message>
    <message>
        <source>Dollar delta %1 of the sleeve&apos;s equity, gamma %2 shares per point</source>
        <translation>Dollar-Delta %1 des Teilkontos, Gamma %2 Stück je Punkt</translation>
    </message>
</context>
<context>
    <name>Price</name>
    <message>
        <source>cr</source>
        <comment>credit, behind a price</comment>
        <translation>cr</translation>
    </message>
    <message>
        <source>db</source>
        <comment>debit, behind a price</comment>
        <translation>db</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Net price per share</source>
        <translation>Nettopreis je Stück</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>Kontrakte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Gebühren</translation>
    </message>
    <message>
        <source>dollars; empty: by the fee parameter</source>
        <translation>Dollar; leer: nach dem Gebührenparameter</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Erfasst von</translation>
    </message>
    <message>
        <source>“%1” is not a price</source>
        <translation>„%1“ ist kein Preis</translation>
    </message>
    <message>
        <source>“%1” is not a number of contracts</source>
        <translation>„%1“ ist keine Anzahl von Kontrakten</translation>
    </message>
    <message>
        <source>“%1” is not an amount</source>
        <translation>„%1“ ist kein Betrag</translation>
    </message>
    <message>
        <source>Opens in</source>
        <translation>Öffnet in</translation>
    </message>
    <message>
        <source>Closes in</source>
        <translation>Schließt in</translation>
    </message>
    <message>
        <source>window in</source>
        <translation>Fenster in</translation>
    </message>
    <message>
        <source>Closed · opens in</source>
        <translation>Geschlossen · öffnet in</translation>
    </message>
    <message>
        <source>“%1”: this order is filled at a credit (cr)</source>
        <translation>„%1“: Dieser Auftrag wird gegen Prämieneinnahme (cr) ausgeführt</translation>
    </message>
    <message>
        <source>“%1”: this order is filled at a debit (db)</source>
        <translation>„%1“: Dieser Auftrag wird gegen Prämienzahlung (db) ausgeführt</translation>
    </message>
    <message>
        <source>dollars received per share: a credit (cr)</source>
        <translation>erhaltene Dollar je Stück: eine Einnahme (cr)</translation>
    </message>
    <message>
        <source>dollars paid per share: a debit (db)</source>
        <translation>gezahlte Dollar je Stück: eine Zahlung (db)</translation>
    </message>
    <message>
        <source>date and time in New York, such as 2026-02-18 10:05 ET</source>
        <translation>Datum und Uhrzeit in New York, etwa 2026-02-18 10:05 ET</translation>
    </message>
    <message>
        <source>“%1” is not a time such as 2026-02-18 10:05 ET</source>
        <translation>„%1“ ist keine Zeit wie 2026-02-18 10:05 ET</translation>
    </message>
</context>
<context>
    <name>Quotes</name>
    <message>
        <source>no two-sided quote</source>
        <translation>kein zweiseitiger Kurs</translation>
    </message>
    <message>
        <source>bid above ask</source>
        <translation>Geld über Brief</translation>
    </message>
    <message>
        <source>bid equals ask</source>
        <translation>Geld gleich Brief</translation>
    </message>
    <message>
        <source>no bid</source>
        <translation>kein Geldkurs</translation>
    </message>
    <message>
        <source>too old</source>
        <translation>zu alt</translation>
    </message>
    <message>
        <source>spread too wide</source>
        <translation>Spanne zu weit</translation>
    </message>
    <message>
        <source>adjusted contract</source>
        <translation>angepasster Kontrakt</translation>
    </message>
    <message>
        <source>corporate action too recent</source>
        <translation>Kapitalmaßnahme zu kurz her</translation>
    </message>
    <message>
        <source>price jump without a corporate action</source>
        <translation>Kurssprung ohne Kapitalmaßnahme</translation>
    </message>
    <message>
        <source>strike too far from spot</source>
        <translation>Basis zu weit vom Kassakurs</translation>
    </message>
    <message>
        <source>ask below the no-arbitrage floor</source>
        <translation>Brief unter der arbitragefreien Untergrenze</translation>
    </message>
    <message>
        <source>bid above the no-arbitrage ceiling</source>
        <translation>Geld über der arbitragefreien Obergrenze</translation>
    </message>
    <message>
        <source>breaks put-call parity</source>
        <translation>verletzt die Put-Call-Parität</translation>
    </message>
    <message>
        <source>out of order with its neighbours</source>
        <translation>nicht in Reihenfolge mit den Nachbarn</translation>
    </message>
    <message>
        <source>not convex with its neighbours</source>
        <translation>nicht konvex mit den Nachbarn</translation>
    </message>
    <message>
        <source>absurd volatility</source>
        <translation>unsinnige Volatilität</translation>
    </message>
    <message>
        <source>volatility far from VIX</source>
        <translation>Volatilität weit vom VIX</translation>
    </message>
</context>
<context>
    <name>Regimes</name>
    <message>
        <source>Bullish Calm</source>
        <translation>Ruhige Hausse</translation>
    </message>
    <message>
        <source>Elevated Vol</source>
        <translation>Erhöhte Vola</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>High Vol</source>
        <translation>Hohe Vola</translation>
    </message>
    <message>
        <source>Bear Trend</source>
        <translation>Abwärtstrend</translation>
    </message>
    <message>
        <source>Crisis</source>
        <translation>Krise</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>Rejections</name>
    <message>
        <source>long strike not listed</source>
        <translation>Basis des gekauften Beins nicht gelistet</translation>
    </message>
    <message>
        <source>short leg illiquid</source>
        <translation>verkauftes Bein illiquide</translation>
    </message>
    <message>
        <source>long leg illiquid</source>
        <translation>gekauftes Bein illiquide</translation>
    </message>
    <message>
        <source>credit out of bounds</source>
        <translation>Gutschrift außerhalb der Grenzen</translation>
    </message>
    <message>
        <source>farther from the target</source>
        <translation>weiter vom Ziel entfernt</translation>
    </message>
    <message>
        <source>no delta</source>
        <translation>kein Delta</translation>
    </message>
    <message>
        <source>delta outside the range</source>
        <translation>Delta außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>too little volume</source>
        <translation>zu wenig Umsatz</translation>
    </message>
    <message>
        <source>volume unknown</source>
        <translation>Umsatz unbekannt</translation>
    </message>
    <message>
        <source>too little open interest</source>
        <translation>zu wenig offene Kontrakte</translation>
    </message>
    <message>
        <source>open interest unknown</source>
        <translation>offene Kontrakte unbekannt</translation>
    </message>
    <message>
        <source>spread too wide</source>
        <translation>Spanne zu weit</translation>
    </message>
    <message>
        <source>no two-sided quote</source>
        <translation>kein zweiseitiger Kurs</translation>
    </message>
    <message>
        <source>no chain</source>
        <translation>keine Kette</translation>
    </message>
    <message>
        <source>no expiration in the window</source>
        <translation>kein Verfall im Fenster</translation>
    </message>
    <message>
        <source>no strike near the money</source>
        <translation>kein Basispreis nahe am Geld</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>nicht gelistet</translation>
    </message>
    <message>
        <source>volatility not cheap</source>
        <translation>Volatilität nicht billig</translation>
    </message>
    <message>
        <source>no contract fits</source>
        <translation>kein Kontrakt passt</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Morning brief</source>
        <translation>Morgenbericht</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Beitrag</translation>
    </message>
    <message>
        <source>Morning brief as a post</source>
        <translation>Morgenbericht als Beitrag</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Suchlauf</translation>
    </message>
    <message>
        <source>Diary page</source>
        <translation>Tagebuchseite</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Daily summary</source>
        <translation>Tageszusammenfassung</translation>
    </message>
    <message>
        <source>Entry evaluation</source>
        <translation>Einstiegsauswertung</translation>
    </message>
    <message>
        <source>Trade opened</source>
        <translation>Geschäft eröffnet</translation>
    </message>
    <message>
        <source>Trade closed</source>
        <translation>Geschäft geschlossen</translation>
    </message>
    <message>
        <source>Channel text: signals</source>
        <translation>Kanaltext: Signale</translation>
    </message>
    <message>
        <source>Channel text: portfolio digest</source>
        <translation>Kanaltext: Depotüberblick</translation>
    </message>
    <message>
        <source>Channel text: morning brew</source>
        <translation>Kanaltext: Morgenlage</translation>
    </message>
    <message>
        <source>Channel text: system status</source>
        <translation>Kanaltext: Systemzustand</translation>
    </message>
</context>
<context>
    <name>ScanRows</name>
    <message>
        <source>symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>stops at</source>
        <translation>endet bei</translation>
    </message>
    <message>
        <source>room</source>
        <translation>Spielraum</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>close</source>
        <translation>Schlusskurs</translation>
    </message>
    <message>
        <source>z price</source>
        <translation>z Kurs</translation>
    </message>
    <message>
        <source>z vol</source>
        <translation>z Schw.</translation>
    </message>
    <message>
        <source>dist ATR</source>
        <translation>ATR-Abst.</translation>
    </message>
    <message>
        <source>ATR %</source>
        <translation>ATR %</translation>
    </message>
    <message>
        <source>vol ×</source>
        <translation>Ums. ×</translation>
    </message>
    <message>
        <source>$M a day</source>
        <translation>Mio. $/Tag</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>flags</source>
        <translation>Vermerke</translation>
    </message>
    <message>
        <source>Place among those that passed, or among the nearest misses</source>
        <translation>Platz unter den bestandenen oder unter den knappsten Fehlschlägen</translation>
    </message>
    <message>
        <source>The first check that fails, or why the symbol is skipped</source>
        <translation>Die erste Prüfung, die scheitert, oder warum das Symbol ausgelassen wird</translation>
    </message>
    <message>
        <source>By how much the first failing check fails, relative to its limit; 0 is nearest</source>
        <translation>Um wie viel die erste Prüfung scheitert, bezogen auf ihre Grenze; 0 ist am nächsten</translation>
    </message>
    <message>
        <source>What the ranking goes by, higher is better: confidence (ATR-E8), or the size of the price z-score</source>
        <translation>Wonach gereiht wird, mehr ist besser: Zuversicht (ATR-E8) oder der Betrag des z-Werts des Kurses</translation>
    </message>
    <message>
        <source>Close of the day, $</source>
        <translation>Schlusskurs des Tages, $</translation>
    </message>
    <message>
        <source>z-score of the day&apos;s price move over 20 sessions (BRK-S1)</source>
        <translation>z-Wert der Kursbewegung des Tages über 20 Handelstage (BRK-S1)</translation>
    </message>
    <message>
        <source>z-score of the true range over 20 sessions (BRK-S1)</source>
        <translation>z-Wert der wahren Schwankungsbreite über 20 Handelstage (BRK-S1)</translation>
    </message>
    <message>
        <source>Distance of the close from its mean in average true ranges (ATR-E1)</source>
        <translation>Abstand des Schlusskurses von seinem Mittel in mittleren wahren Schwankungsbreiten (ATR-E1)</translation>
    </message>
    <message>
        <source>Average true range of 14 sessions as per cent of the close (ATR-E4)</source>
        <translation>Mittlere wahre Schwankungsbreite über 14 Handelstage in Prozent des Schlusskurses (ATR-E4)</translation>
    </message>
    <message>
        <source>Volume over its mean of the 20 sessions before (ATR-E5)</source>
        <translation>Umsatz geteilt durch sein Mittel der 20 Handelstage zuvor (ATR-E5)</translation>
    </message>
    <message>
        <source>Mean of close times volume over 20 sessions, million $</source>
        <translation>Mittel von Schlusskurs mal Umsatz über 20 Handelstage, Millionen $</translation>
    </message>
    <message>
        <source>What else must be known of the symbol&apos;s data or trade</source>
        <translation>Was sonst über Daten oder Geschäft des Symbols bekannt sein muss</translation>
    </message>
    <message>
        <source>of %1 symbols at the close of %2.</source>
        <translation>von %1 Symbolen zum Schluss des %2.</translation>
    </message>
    <message>
        <source>%1 fail</source>
        <comment>symbols</comment>
        <translation>%1 scheitern</translation>
    </message>
    <message>
        <source>, most first at %1 (%2)</source>
        <translation>, die meisten zuerst an %1 (%2)</translation>
    </message>
    <message>
        <source>; %1 are skipped.</source>
        <translation>; %1 sind ausgelassen.</translation>
    </message>
    <message>
        <source>For %1 the store does not know whether options are listed.</source>
        <translation>Für %1 weiß der Speicher nicht, ob Optionen gelistet sind.</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>besteht</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>scheitert</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>, limit %1</source>
        <translation>, Grenze %1</translation>
    </message>
    <message>
        <source>, room %1</source>
        <translation>, Spielraum %1</translation>
    </message>
</context>
<context>
    <name>SkippedRows</name>
    <message>
        <source>no trade could be priced</source>
        <translation>kein Geschäft konnte bewertet werden</translation>
    </message>
    <message>
        <source>Halt</source>
        <translation>Halt</translation>
    </message>
    <message>
        <source>Vetoed</source>
        <translation>Veto</translation>
    </message>
    <message>
        <source>Size zero</source>
        <translation>Größe null</translation>
    </message>
    <message>
        <source>No strikes</source>
        <translation>Keine Basispreise</translation>
    </message>
    <message>
        <source>No quotes</source>
        <translation>Keine Kurse</translation>
    </message>
    <message>
        <source>signal of</source>
        <translation>Signal vom</translation>
    </message>
    <message>
        <source>blocked by</source>
        <translation>gesperrt durch</translation>
    </message>
    <message>
        <source>and by</source>
        <translation>und durch</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>nichts weiter</translation>
    </message>
    <message>
        <source>What else failed on that day</source>
        <translation>Was an dem Tag sonst scheiterte</translation>
    </message>
    <message>
        <source>strikes</source>
        <translation>Basispreise</translation>
    </message>
    <message>
        <source>would have made</source>
        <translation>hätte gebracht</translation>
    </message>
    <message>
        <source>Hypothetical: one contract, net of fees, closed by the same exits; never near an account</source>
        <translation>Hypothetisch: ein Kontrakt, nach Gebühren, durch dieselben Ausstiege geschlossen; nie in der Nähe eines Kontos</translation>
    </message>
    <message>
        <source>exit by</source>
        <translation>Ausstieg durch</translation>
    </message>
    <message>
        <source>Profit target</source>
        <translation>Gewinnziel</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Calendar days held</source>
        <translation>Gehaltene Kalendertage</translation>
    </message>
</context>
<context>
    <name>Skips</name>
    <message>
        <source>not in the store</source>
        <translation>nicht im Speicher</translation>
    </message>
    <message>
        <source>bad series</source>
        <translation>fehlerhafte Reihe</translation>
    </message>
    <message>
        <source>no bar that day</source>
        <translation>kein Kurs an dem Tag</translation>
    </message>
    <message>
        <source>too few bars</source>
        <translation>zu wenige Tageskurse</translation>
    </message>
    <message>
        <source>price too low</source>
        <translation>Kurs zu niedrig</translation>
    </message>
    <message>
        <source>volume missing</source>
        <translation>Umsatz fehlt</translation>
    </message>
    <message>
        <source>too little traded</source>
        <translation>zu wenig gehandelt</translation>
    </message>
    <message>
        <source>no options listed</source>
        <translation>keine Optionen gelistet</translation>
    </message>
    <message>
        <source>recent corporate action</source>
        <translation>Kapitalmaßnahme zu kurz her</translation>
    </message>
</context>
<context>
    <name>SweepRows</name>
    <message>
        <source>each at its best: %1</source>
        <translation>jede im besten Fall: %1</translation>
    </message>
    <message>
        <source>Sharpe</source>
        <translation>Sharpe</translation>
    </message>
    <message>
        <source>Sortino</source>
        <translation>Sortino</translation>
    </message>
    <message>
        <source>CAGR</source>
        <translation>CAGR</translation>
    </message>
    <message>
        <source>net</source>
        <translation>netto</translation>
    </message>
    <message>
        <source>win rate</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>profit factor</source>
        <translation>Gewinnfaktor</translation>
    </message>
    <message>
        <source>max drawdown</source>
        <translation>größter Rückgang</translation>
    </message>
    <message>
        <source>return on risk</source>
        <translation>Ertrag auf Risiko</translation>
    </message>
    <message>
        <source>%1: skipped, %2</source>
        <translation>%1: ausgelassen, %2</translation>
    </message>
    <message>
        <source>%1: no value</source>
        <translation>%1: kein Wert</translation>
    </message>
    <message>
        <source>%1: %2 %3, with its neighbours %4</source>
        <translation>%1: %2 %3, mit ihren Nachbarn %4</translation>
    </message>
    <message>
        <source>%1: %2, with its neighbours %3, %4 trades</source>
        <translation>%1: %2, mit ihren Nachbarn %3, %4 Geschäfte</translation>
    </message>
    <message>
        <source>▲ best by peak   ▬ best by plateau</source>
        <translation>▲ beste Spitze   ▬ beste Hochebene</translation>
    </message>
    <message>
        <source>combination</source>
        <translation>Kombination</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>Zielgröße</translation>
    </message>
    <message>
        <source>plateau</source>
        <translation>Hochebene</translation>
    </message>
    <message>
        <source>trades</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>* small sample: fewer than 30 trades</source>
        <translation>* kleine Stichprobe: weniger als 30 Geschäfte</translation>
    </message>
    <message>
        <source>%1 combinations were tried; how much of the best is luck cannot be said, because too few of them have a Sharpe ratio</source>
        <translation>%1 Kombinationen wurden versucht; wie viel vom Besten Glück ist, lässt sich nicht sagen, weil zu wenige eine Sharpe-Zahl haben</translation>
    </message>
    <message>
        <source>%1 combinations were tried: without any skill the best of them would show a Sharpe ratio of about %2. This one shows %3; the chance that it is truly above zero is %4 (deflated Sharpe ratio, Bailey and López de Prado 2014)</source>
        <translation>%1 Kombinationen wurden versucht: ganz ohne Können zeigte die beste eine Sharpe-Zahl von etwa %2. Diese zeigt %3; die Wahrscheinlichkeit, dass sie wirklich über null liegt, ist %4 (bereinigte Sharpe-Zahl, Bailey und López de Prado 2014)</translation>
    </message>
</context>
<context>
    <name>TicketRows</name>
    <message>
        <source>IV Rank %1, term %2, trend %3, depth %4, win rate %5</source>
        <translation>IV-Rang %1, Terminkurve %2, Trend %3, Tiefe %4, Trefferquote %5</translation>
    </message>
    <message>
        <source>Position delta</source>
        <translation>Positionsdelta</translation>
    </message>
    <message>
        <source>Theta a day · vega a point</source>
        <translation>Theta je Tag · Vega je Punkt</translation>
    </message>
    <message>
        <source>Position theta in $ per calendar day, vega in $ per volatility point; gamma %1 shares per point</source>
        <translation>Positionstheta in $ je Kalendertag, Vega in $ je Volatilitätspunkt; Gamma %1 Stück je Punkt</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Break-even · POP</source>
        <translation>Gewinnschwelle · Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Probability of a profit at expiration, at the break-even (SHR-P8). Return on risk %1.</source>
        <translation>Wahrscheinlichkeit eines Gewinns bei Verfall, an der Gewinnschwelle (SHR-P8). Ertrag auf das Risiko %1.</translation>
    </message>
    <message>
        <source>Buying power · fees</source>
        <translation>Kaufkraft · Gebühren</translation>
    </message>
    <message>
        <source>Width × multiplier × contracts − credit. Fees of the opening; the closing costs the same again.</source>
        <translation>Breite × Multiplikator × Kontrakte − Gutschrift. Gebühren der Eröffnung; das Schließen kostet noch einmal so viel.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>heat after the trade, of its limit</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 × conviction %2 × regime %3</source>
        <translation>%1 × Überzeugung %2 × Regime %3</translation>
    </message>
    <message>
        <source>Risk per trade</source>
        <translation>Risiko je Geschäft</translation>
    </message>
    <message>
        <source>Of sleeve equity; lowered at 10 % and 20 % drawdown (OPT-S2)</source>
        <translation>Vom Eigenkapital der Strategie; gesenkt bei 10 % und 20 % Rückgang (OPT-S2)</translation>
    </message>
    <message>
        <source>Conviction</source>
        <translation>Überzeugung</translation>
    </message>
    <message>
        <source>Regime</source>
        <translation>Regime</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Max loss per contract</source>
        <translation>Höchstverlust je Kontrakt</translation>
    </message>
    <message>
        <source>Cap per trade · heat room</source>
        <translation>Grenze je Geschäft · Spielraum im Gesamtrisiko</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>Kontrakte</translation>
    </message>
    <message>
        <source>%1, bound by %2</source>
        <comment>contracts, and what limits them</comment>
        <translation>%1, begrenzt durch %2</translation>
    </message>
    <message>
        <source>Rounded down; never rounded up to 1 (OPT-S6)</source>
        <translation>Abgerundet; nie auf 1 aufgerundet (OPT-S6)</translation>
    </message>
    <message>
        <source>%1, %2, now %3, after %4, allowed %5</source>
        <translation>%1, %2, jetzt %3, danach %4, erlaubt %5</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>besteht</translation>
    </message>
    <message>
        <source>vetoes</source>
        <translation>Veto</translation>
    </message>
    <message>
        <source>check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Loss of this trade</source>
        <translation>Verlust dieses Geschäfts</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>after</source>
        <translation>danach</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>Sell %1 put spreads at %2 credit or better, day. Receive %3.</source>
        <translation>%1 Put-Spreads verkaufen zu %2 Gutschrift oder besser, tagesgültig. Sie erhalten %3.</translation>
    </message>
    <message>
        <source>Buy %1 at %2 debit or better, day. Pay %3.</source>
        <translation>%1 kaufen zu %2 Lastschrift oder besser, tagesgültig. Sie zahlen %3.</translation>
    </message>
    <message>
        <source>Worst case %1.</source>
        <translation>Schlimmstenfalls %1.</translation>
    </message>
    <message>
        <source>Credit: share/contract/total</source>
        <translation>Gutschrift: Stück/Kontrakt/alle</translation>
    </message>
    <message>
        <source>Debit: share/contract/total</source>
        <translation>Belastung: Stück/Kontrakt/alle</translation>
    </message>
    <message>
        <source>The premium paid with its fees; the closing costs fees again.</source>
        <translation>Die gezahlte Prämie mit ihren Gebühren; die Glattstellung kostet noch einmal Gebühren.</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Vorteil</translation>
    </message>
    <message>
        <source>Stated by the trader, not proven by closed trades (BRK-K5a)</source>
        <translation>Vom Händler angegeben, nicht durch geschlossene Geschäfte belegt (BRK-K5a)</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Closed trades of the same direction: its own, and those of the backtest that was named, out of sample (BRK-K5a)</source>
        <translation>Geschlossene Geschäfte derselben Richtung: eigene und die des benannten Backtests außerhalb der Stichprobe (BRK-K5a)</translation>
    </message>
    <message>
        <source>%1 sh = %2 of sleeve</source>
        <comment>position delta</comment>
        <translation>%1 St. = %2 des Teilkontos</translation>
    </message>
    <message>
        <source>Share equivalents, long positive; dollar delta over the sleeve&apos;s equity (SHR-G2, SHR-A2)</source>
        <translation>Stückäquivalente, long positiv; Dollar-Delta durch Eigenkapital des Teilkontos (SHR-G2, SHR-A2)</translation>
    </message>
    <message>
        <source>Max profit / loss, before fees</source>
        <translation>Max. Gewinn / Verlust, vor Gebühren</translation>
    </message>
    <message>
        <source>Max profit / loss with entry fee</source>
        <translation>Max. Gewinn / Verlust mit Einstiegsgebühr</translation>
    </message>
    <message>
        <source>At expiration, all contracts, without fees (SHR-N8)</source>
        <translation>Am Verfall, alle Kontrakte, ohne Gebühren (SHR-N8)</translation>
    </message>
    <message>
        <source>At expiration, all contracts; the loss is the whole premium with the entry fee, the profit is before fees (SHR-N8)</source>
        <translation>Am Verfall, alle Kontrakte; der Verlust ist die ganze Prämie mit der Einstiegsgebühr, der Gewinn vor Gebühren (SHR-N8)</translation>
    </message>
    <message>
        <source>Risk of sleeve · heat after</source>
        <translation>Risiko am Teilkonto · Gesamtrisiko danach</translation>
    </message>
    <message>
        <source>Maximum loss of this trade, and the sum of maximum losses of the strategy&apos;s open and pending trades with it, of the strategy&apos;s sleeve of %1 (SHR-A2)</source>
        <translation>Höchstverlust dieses Geschäfts sowie die Summe der Höchstverluste aller offenen und wartenden Geschäfte der Strategie mit ihm, bezogen auf das Teilkonto von %1 (SHR-A2)</translation>
    </message>
    <message>
        <source>%1 of sleeve</source>
        <comment>a share of the strategy&apos;s equity</comment>
        <translation>%1 des Teilkontos</translation>
    </message>
    <message>
        <source>no rule</source>
        <comment>the strategy has none</comment>
        <translation>keine Regel</translation>
    </message>
    <message>
        <source>no limit</source>
        <comment>the strategy has none</comment>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>off</source>
        <comment>a check that the strategy does not have</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>P50: the chance that it can be closed for half of the credit on any session before, at model values with today&apos;s volatility, before fees.</source>
        <translation>P50: die Aussicht, dass es an einer Sitzung davor für die Hälfte der Gutschrift geschlossen werden kann, zu Modellwerten mit der heutigen Volatilität, vor Gebühren.</translation>
    </message>
    <message>
        <source>Break-even · POP · P50</source>
        <translation>Gewinnschwelle · POP · P50</translation>
    </message>
    <message>
        <source>Limit 10:00 · 10:10 · 10:20 ET</source>
        <translation>Limit 10:00 · 10:10 · 10:20 ET</translation>
    </message>
    <message>
        <source>Without a fill the limit goes down one tick every ten minutes, at most twice, the size weighed again each time; the order is cancelled at 11:00 ET (OPT-T4).</source>
        <translation>Ohne Ausführung geht das Limit alle zehn Minuten um einen Schritt hinab, höchstens zweimal, die Größe jedes Mal neu gewogen; um 11:00 ET wird der Auftrag gestrichen (OPT-T4).</translation>
    </message>
</context>
<context>
    <name>TradeRows</name>
    <message>
        <source>quotes</source>
        <comment>where prices come from</comment>
        <translation>Kurse</translation>
    </message>
    <message>
        <source>model</source>
        <comment>where prices come from</comment>
        <translation>Modell</translation>
    </message>
    <message>
        <source>none</source>
        <comment>where prices come from</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>exit missing</source>
        <translation>Ausstieg fehlt</translation>
    </message>
    <message>
        <source>mixed</source>
        <comment>where prices come from</comment>
        <translation>gemischt</translation>
    </message>
    <message>
        <source>open</source>
        <comment>of a trade</comment>
        <translation>offen</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>eröffnet</translation>
    </message>
    <message>
        <source>Signal at the close of %1. A click shows the day of the opening.</source>
        <translation>Signal zum Schluss des %1. Ein Klick zeigt den Tag der Eröffnung.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>A click here shows the day of the closing.</source>
        <translation>Ein Klick hier zeigt den Tag der Schließung.</translation>
    </message>
    <message>
        <source>strikes</source>
        <translation>Basispreise</translation>
    </message>
    <message>
        <source>DTE</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Calendar days to expiration at entry</source>
        <translation>Kalendertage bis zum Verfall beim Einstieg</translation>
    </message>
    <message>
        <source>qty</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>Einstieg</translation>
    </message>
    <message>
        <source>Per share, at the fill of the rules (OPT-T8)</source>
        <translation>Je Stück, zur Ausführung nach den Regeln (OPT-T8)</translation>
    </message>
    <message>
        <source>exit</source>
        <translation>Ausstieg</translation>
    </message>
    <message>
        <source>Per share; * the last mark of a trade that is still open</source>
        <translation>Je Stück; * die letzte Bewertung eines Geschäfts, das noch offen ist</translation>
    </message>
    <message>
        <source>P/L</source>
        <translation>G/V</translation>
    </message>
    <message>
        <source>Total of all contracts, net of fees</source>
        <translation>Summe aller Kontrakte, nach Gebühren</translation>
    </message>
    <message>
        <source>of risk</source>
        <translation>vom Risiko</translation>
    </message>
    <message>
        <source>P/L over the maximum loss at entry</source>
        <translation>G/V geteilt durch den Höchstverlust beim Einstieg</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Calendar days held</source>
        <translation>Gehaltene Kalendertage</translation>
    </message>
    <message>
        <source>exit by</source>
        <translation>Ausstieg durch</translation>
    </message>
    <message>
        <source>Profit target</source>
        <translation>Gewinnziel</translation>
    </message>
    <message>
        <source>regime</source>
        <translation>Regime</translation>
    </message>
    <message>
        <source>At the signal</source>
        <translation>Beim Signal</translation>
    </message>
    <message>
        <source>prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Whether the fills are recorded quotes or prices of the model</source>
        <translation>Ob die Ausführungen aufgezeichnete Kurse oder Preise des Modells sind</translation>
    </message>
    <message>
        <source>Contracts; minus: sold</source>
        <translation>Kontrakte; Minus: verkauft</translation>
    </message>
</context>
<context>
    <name>TriggerRows</name>
    <message>
        <source>no usable quote</source>
        <translation>kein brauchbarer Kurs</translation>
    </message>
    <message>
        <source>met</source>
        <comment>a trigger has been reached</comment>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>%1 away</source>
        <comment>a price distance</comment>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>in Kraft</translation>
    </message>
    <message>
        <source>OVERDUE %1</source>
        <translation>ÜBERFÄLLIG %1</translation>
    </message>
    <message>
        <source>OVERDUE %1 bd</source>
        <comment>bd: business days</comment>
        <translation>ÜBERFÄLLIG %1 GT</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>in %1 bd</source>
        <comment>bd: business days</comment>
        <translation>in %1 GT</translation>
    </message>
    <message>
        <source>not due</source>
        <translation>nicht fällig</translation>
    </message>
    <message>
        <source>not in force</source>
        <translation>nicht in Kraft</translation>
    </message>
    <message>
        <source>only at a loss, %1 away</source>
        <comment>a price distance</comment>
        <translation>nur im Verlust, noch %1</translation>
    </message>
    <message>
        <source>in %1, at a loss now</source>
        <translation>in %1, jetzt im Verlust</translation>
    </message>
</context>
<context>
    <name>Triggers</name>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Soft warning</source>
        <translation>Vorwarnung</translation>
    </message>
    <message>
        <source>Time stop</source>
        <translation>Zeitstopp</translation>
    </message>
    <message>
        <source>Regime exit</source>
        <translation>Regime-Ausstieg</translation>
    </message>
    <message>
        <source>Stock stop</source>
        <translation>Aktienstopp</translation>
    </message>
    <message>
        <source>Premium stop</source>
        <translation>Prämienstopp</translation>
    </message>
    <message>
        <source>IV expansion</source>
        <translation>IV-Anstieg</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Losing late</source>
        <translation>Spät im Verlust</translation>
    </message>
    <message>
        <source>Trail stop</source>
        <translation>Nachgezogen</translation>
    </message>
    <message>
        <source>Target 1</source>
        <translation>Ziel 1</translation>
    </message>
    <message>
        <source>Target 2</source>
        <translation>Ziel 2</translation>
    </message>
    <message>
        <source>Target 3</source>
        <translation>Ziel 3</translation>
    </message>
</context>
<context>
    <name>signalbox::DeskWiring</name>
    <message>
        <source>Scanner</source>
        <translation>Suchlauf</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Memo</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>Scan the market</source>
        <translation>Den Markt durchsuchen</translation>
    </message>
    <message>
        <source>scanner universe candidates</source>
        <translation>Suchlauf Universum Kandidaten</translation>
    </message>
    <message>
        <source>Cancel the scan</source>
        <translation>Den Suchlauf abbrechen</translation>
    </message>
    <message>
        <source>Scan: %1</source>
        <translation>Suchlauf: %1</translation>
    </message>
    <message>
        <source>Vote: %1</source>
        <translation>Stimme: %1</translation>
    </message>
    <message>
        <source>%1, version %2 by %3. An author never votes on a version of their own.</source>
        <translation>%1, Fassung %2 von %3. Ein Verfasser stimmt nie über seine eigene Fassung ab.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>On the panel: %1</source>
        <translation>Im Gremium: %1</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Never empty</source>
        <translation>Nie leer</translation>
    </message>
    <message>
        <source>Record the vote</source>
        <translation>Stimme erfassen</translation>
    </message>
    <message>
        <source>A vote needs a reason.</source>
        <translation>Eine Stimme braucht eine Begründung.</translation>
    </message>
</context>
<context>
    <name>signalbox::ImportWiring</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Dateien einlesen</translation>
    </message>
    <message>
        <source>market data bars chains csv zip</source>
        <translation>marktdaten kurse ketten csv zip einlesen import</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Einen Ordner einlesen</translation>
    </message>
    <message>
        <source>Market data to import</source>
        <translation>Marktdaten zum Einlesen</translation>
    </message>
    <message>
        <source>Market data (*.csv *.txt *.json *.gz *.zip);;All files (*)</source>
        <translation>Marktdaten (*.csv *.txt *.json *.gz *.zip);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Folder of market data to import</source>
        <translation>Ordner mit Marktdaten zum Einlesen</translation>
    </message>
    <message>
        <source>Imported: files %1, known already %2, rows read %3, rejected %4, new %5, revised %6</source>
        <translation>Eingelesen: Dateien %1, schon bekannt %2, Zeilen gelesen %3, abgewiesen %4, neu %5, berichtigt %6</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
</context>
<context>
    <name>signalbox::LabWiring</name>
    <message>
        <source>Backtest</source>
        <translation>Backtest</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Parameterlauf</translation>
    </message>
    <message>
        <source>Skipped signals</source>
        <translation>Ausgelassene Signale</translation>
    </message>
    <message>
        <source>Near misses</source>
        <translation>Beinahe-Signale</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Forschung</translation>
    </message>
    <message>
        <source>Run a backtest</source>
        <translation>Einen Backtest laufen lassen</translation>
    </message>
    <message>
        <source>history strategy test</source>
        <translation>Verlauf Strategie prüfen</translation>
    </message>
    <message>
        <source>Run a sweep</source>
        <translation>Einen Parameterlauf starten</translation>
    </message>
    <message>
        <source>parameters heat map plateau</source>
        <translation>Parameter Heatmap Hochebene</translation>
    </message>
    <message>
        <source>Cancel backtest and sweep</source>
        <translation>Backtest und Parameterlauf abbrechen</translation>
    </message>
    <message>
        <source>Show skipped signals</source>
        <translation>Ausgelassene Signale zeigen</translation>
    </message>
    <message>
        <source>counterfactual missed blocked</source>
        <translation>hypothetisch entgangen gesperrt</translation>
    </message>
    <message>
        <source>Show what the gates are worth</source>
        <translation>Zeigen, was die Hebel wert sind</translation>
    </message>
    <message>
        <source>price tags counterfactual avoided missed</source>
        <translation>Preisschilder hypothetisch vermieden entgangen</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Geschrieben nach %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Export the backtest</source>
        <translation>Den Backtest exportieren</translation>
    </message>
    <message>
        <source>Trades as CSV (*.csv);;Everything as JSON (*.json)</source>
        <translation>Geschäfte als CSV (*.csv);;Alles als JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the sweep</source>
        <translation>Den Parameterlauf exportieren</translation>
    </message>
    <message>
        <source>Combinations as CSV (*.csv);;File of the sweep (*.json)</source>
        <translation>Kombinationen als CSV (*.csv);;Datei des Parameterlaufs (*.json)</translation>
    </message>
    <message>
        <source>Text copied</source>
        <translation>Text kopiert</translation>
    </message>
</context>
<context>
    <name>signalbox::PanelWiring</name>
    <message>
        <source>Traffic light</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Entry gates</source>
        <translation>Einstiegshebel</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Chart</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Option chain</source>
        <translation>Optionskette</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Risk graph</source>
        <translation>Risikobild</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>the chain holds</source>
        <translation>die Kette hält</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Evaluation copied</source>
        <translation>Auswertung kopiert</translation>
    </message>
    <message>
        <source>Copied %1, quotes of %2</source>
        <translation>%1 kopiert, Kurse von %2</translation>
    </message>
    <message>
        <source>Order text copied</source>
        <translation>Ordertext kopiert</translation>
    </message>
    <message>
        <source>ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Record a fill</source>
        <translation>Eine Ausführung erfassen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>Record a closing</source>
        <translation>Eine Schließung erfassen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What should be remembered of this day?</source>
        <translation>Was soll von diesem Tag in Erinnerung bleiben?</translation>
    </message>
    <message>
        <source>Export the journal</source>
        <translation>Journal exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv);;JSON (*.json)</source>
        <translation>CSV (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Make the change a new version of the memo</source>
        <translation>Die Änderung zu einer neuen Fassung des Memos machen</translation>
    </message>
    <message>
        <source>Change the plan first: a version holds what a person changed</source>
        <translation>Ändern Sie zuerst den Plan: eine Fassung enthält, was eine Person geändert hat</translation>
    </message>
    <message>
        <source>memo override author version</source>
        <translation>Memo Änderung Verfasser Fassung</translation>
    </message>
    <message>
        <source>There is no plan whose leg could move</source>
        <translation>Es gibt keinen Plan, dessen Bein sich bewegen ließe</translation>
    </message>
    <message>
        <source>The plan has no such leg: it holds %1</source>
        <translation>Der Plan hat kein solches Bein: er enthält %1</translation>
    </message>
    <message>
        <source>Text copied</source>
        <translation>Text kopiert</translation>
    </message>
    <message>
        <source>Change the plan of a memo?</source>
        <translation>Den Plan eines Memos ändern?</translation>
    </message>
    <message>
        <source>The change makes a new version of the memo, and you its author. The author&apos;s vote never counts, and the votes so far are of the version before.</source>
        <translation>Die Änderung macht eine neue Fassung des Memos und Sie zu ihrem Verfasser. Die Stimme des Verfassers zählt nie, und die bisherigen Stimmen gelten der Fassung davor.</translation>
    </message>
    <message>
        <source>Nobody could approve it: %1.</source>
        <translation>Niemand könnte sie genehmigen: %1.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Copy the order text</source>
        <translation>Den Ordertext kopieren</translation>
    </message>
    <message>
        <source>The order cannot be copied: the ticket says why</source>
        <translation>Der Auftrag kann nicht kopiert werden: Das Ticket sagt, warum</translation>
    </message>
    <message>
        <source>copy order ticket broker clipboard</source>
        <translation>kopieren order auftrag ticket broker zwischenablage</translation>
    </message>
    <message>
        <source>The signal of %1 has been ordered already. One signal is one entry: the rules want days between entries, and the limits were weighed for one.</source>
        <translation>Für das Signal vom %1 besteht bereits ein Auftrag. Ein Signal ist ein Einstieg: Die Regeln verlangen Tage zwischen Einstiegen, und die Grenzen wurden für einen geprüft.</translation>
    </message>
    <message>
        <source>Order this signal again?</source>
        <translation>Dieses Signal noch einmal beauftragen?</translation>
    </message>
    <message>
        <source>Copy again</source>
        <translation>Noch einmal kopieren</translation>
    </message>
    <message>
        <source>The plan changed while its order was laid out: nothing was copied</source>
        <translation>Der Plan änderte sich, während der Auftrag entstand: Nichts wurde kopiert</translation>
    </message>
    <message>
        <source>Closing order of position %1</source>
        <translation>Schließungsauftrag für Position %1</translation>
    </message>
    <message>
        <source>It closes what is held: %1.</source>
        <translation>Er schließt, was gehalten wird: %1.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Closing order of position %1 copied</source>
        <translation>Schließungsauftrag für Position %1 kopiert</translation>
    </message>
    <message>
        <source>Nothing was copied for what is shown.</source>
        <translation>Für das Gezeigte wurde nichts kopiert.</translation>
    </message>
    <message>
        <source>Record a fill of another order?</source>
        <translation>Ausführung eines anderen Auftrags festhalten?</translation>
    </message>
    <message>
        <source>Of this signal another order waits: %1.</source>
        <translation>Zu diesem Signal wartet ein anderer Auftrag: %1.</translation>
    </message>
    <message>
        <source>Record a fill of it</source>
        <translation>Dessen Ausführung festhalten</translation>
    </message>
    <message>
        <source>Copy its order text first: a fill is recorded for the order copied.</source>
        <translation>Kopieren Sie zuerst den Ordertext: Eine Ausführung gehört zum kopierten Auftrag.</translation>
    </message>
    <message>
        <source>%1: %2. It takes no further fill.</source>
        <translation>%1: %2. Er nimmt keine weitere Ausführung an.</translation>
    </message>
    <message>
        <source>Record a second entry of this signal?</source>
        <translation>Zweiten Einstieg zu diesem Signal festhalten?</translation>
    </message>
    <message>
        <source>Record a second entry</source>
        <translation>Zweiten Einstieg festhalten</translation>
    </message>
    <message>
        <source>Fill of %1</source>
        <translation>Ausführung von %1</translation>
    </message>
    <message>
        <source>Closing of position %1: %2 %3</source>
        <translation>Schließung von Position %1: %2 %3</translation>
    </message>
    <message>
        <source>Order: %1</source>
        <translation>Auftrag: %1</translation>
    </message>
    <message>
        <source>Locked: the price stays at %1.</source>
        <translation>Gesperrt: Der Preis bleibt bei %1.</translation>
    </message>
    <message>
        <source>It stands at the target until the close (OPT-T6).</source>
        <translation>Er steht bis zum Börsenschluss am Ziel (OPT-T6).</translation>
    </message>
    <message>
        <source>Without a fill it goes up one tick every minute; five minutes before the close it stands at the natural %1 (OPT-T6).</source>
        <translation>Ohne Ausführung geht er jede Minute einen Schritt hinauf; fünf Minuten vor Börsenschluss steht er am natürlichen Preis %1 (OPT-T6).</translation>
    </message>
</context>
<context>
    <name>signalbox::WindowComposer</name>
    <message>
        <source>Nothing to arm: no broker is connected, the account is paper</source>
        <translation>Nichts scharf zu stellen: kein Broker ist verbunden, das Konto ist Papier</translation>
    </message>
    <message>
        <source>Another program writes to this home: reading only</source>
        <translation>Ein anderes Programm schreibt in diesen Ordner: nur Lesen</translation>
    </message>
    <message>
        <source>Journal ✓ verified</source>
        <translation>Journal ✓ geprüft</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Run the daily routine</source>
        <translation>Tagesablauf ausführen</translation>
    </message>
    <message>
        <source>exits evaluate dashboard journal</source>
        <translation>Ausstiege auswerten Übersicht Journal</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Auffrischen</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Verify the journal</source>
        <translation>Journal prüfen</translation>
    </message>
    <message>
        <source>Acknowledge a halt</source>
        <translation>Einen Halt bestätigen</translation>
    </message>
    <message>
        <source>Entries stay halted until somebody has looked and says so.</source>
        <translation>Einstiege bleiben angehalten, bis jemand nachgesehen hat und es sagt.</translation>
    </message>
    <message>
        <source>Halt</source>
        <translation>Halt</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>What was looked at</source>
        <translation>Was geprüft wurde</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Journal ✗ broken: %1</source>
        <translation>Journal ✗ beschädigt: %1</translation>
    </message>
</context>
<context>
    <name>signalbox::app::DayService</name>
    <message>
        <source>Opening the market</source>
        <translation>Markt wird geöffnet</translation>
    </message>
    <message>
        <source>Simulating the demonstration market</source>
        <translation>Vorführmarkt wird simuliert</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Auswertung läuft</translation>
    </message>
    <message>
        <source>Reading the journal</source>
        <translation>Journal wird gelesen</translation>
    </message>
    <message>
        <source>Recomputing</source>
        <translation>Wird neu berechnet</translation>
    </message>
    <message>
        <source>Laying out the ticket</source>
        <translation>Ticket wird erstellt</translation>
    </message>
    <message>
        <source>Laying out the closing ticket</source>
        <translation>Schließticket wird erstellt</translation>
    </message>
    <message>
        <source>Recording the fill</source>
        <translation>Ausführung wird erfasst</translation>
    </message>
    <message>
        <source>Fill recorded</source>
        <translation>Ausführung erfasst</translation>
    </message>
    <message>
        <source>Recording the closing</source>
        <translation>Schließung wird erfasst</translation>
    </message>
    <message>
        <source>Closing recorded</source>
        <translation>Schließung erfasst</translation>
    </message>
    <message>
        <source>Exporting the journal</source>
        <translation>Journal wird exportiert</translation>
    </message>
    <message>
        <source>Journal written to %1</source>
        <translation>Journal nach %1 geschrieben</translation>
    </message>
    <message>
        <source>Applying parameters</source>
        <translation>Parameter werden angewendet</translation>
    </message>
    <message>
        <source>Parameters applied</source>
        <translation>Parameter angewendet</translation>
    </message>
    <message>
        <source>Recording the note</source>
        <translation>Notiz wird erfasst</translation>
    </message>
    <message>
        <source>Note recorded</source>
        <translation>Notiz erfasst</translation>
    </message>
    <message>
        <source>Recording the acknowledgement</source>
        <translation>Bestätigung wird erfasst</translation>
    </message>
    <message>
        <source>Halt acknowledged</source>
        <translation>Halt bestätigt</translation>
    </message>
    <message>
        <source>Running the daily routine</source>
        <translation>Tagesablauf läuft</translation>
    </message>
    <message>
        <source>Daily routine done</source>
        <translation>Tagesablauf erledigt</translation>
    </message>
    <message>
        <source>Verifying the journal</source>
        <translation>Journal wird geprüft</translation>
    </message>
    <message>
        <source>Evaluating the other positions</source>
        <translation>Die übrigen Positionen werden ausgewertet</translation>
    </message>
    <message>
        <source>Recording the vote</source>
        <translation>Die Stimme wird erfasst</translation>
    </message>
    <message>
        <source>Vote recorded: the memo is %1</source>
        <translation>Stimme erfasst: das Memo ist %1</translation>
    </message>
    <message>
        <source>Writing a version of the memo</source>
        <translation>Eine Fassung des Memos wird geschrieben</translation>
    </message>
    <message>
        <source>A new version of the memo is %1</source>
        <translation>Eine neue Fassung des Memos ist %1</translation>
    </message>
    <message>
        <source>The journal is broken: this closing order is not recorded</source>
        <translation>Das Journal ist beschädigt: Dieser Schließungsauftrag wird nicht festgehalten</translation>
    </message>
    <message>
        <source>Pricing the closing order</source>
        <translation>Schließungsauftrag wird bepreist</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Importing: %1 of %2 files</source>
        <translation>Einlesen: %1 von %2 Dateien</translation>
    </message>
    <message>
        <source>The market is just being opened; ask again when it is</source>
        <translation>Der Markt wird gerade geöffnet; fragen Sie noch einmal, wenn er offen ist</translation>
    </message>
</context>
<context>
    <name>signalbox::app::LabService</name>
    <message>
        <source>Making quote rows</source>
        <translation>Kurszeilen werden erstellt</translation>
    </message>
    <message>
        <source>Loading the span</source>
        <translation>Der Zeitraum wird geladen</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Wird gemessen</translation>
    </message>
    <message>
        <source>Pricing the gates</source>
        <translation>Die Hebel werden bewertet</translation>
    </message>
    <message>
        <source>%1 of %2 combinations</source>
        <translation>%1 von %2 Kombinationen</translation>
    </message>
    <message>
        <source>Following the skipped trades</source>
        <translation>Die ausgelassenen Geschäfte werden verfolgt</translation>
    </message>
    <message>
        <source>Loading the universe and running</source>
        <translation>Lädt und rechnet</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AccountPanel</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>No day is loaded.</source>
        <translation>Kein Tag ist geladen.</translation>
    </message>
    <message>
        <source>The account is shown as of the close of a day.</source>
        <translation>Das Konto wird zum Schluss eines Tages gezeigt.</translation>
    </message>
    <message>
        <source>1 strategy</source>
        <translation>1 Strategie</translation>
    </message>
    <message>
        <source>%1 strategies</source>
        <translation>%1 Strategien</translation>
    </message>
    <message>
        <source>close of %1</source>
        <translation>Schluss des %1</translation>
    </message>
    <message>
        <source>No strategy stands in another&apos;s way.</source>
        <translation>Keine Strategie steht einer anderen im Weg.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AxisRows</name>
    <message>
        <source>Vary a further parameter</source>
        <translation>Einen weiteren Parameter variieren</translation>
    </message>
    <message>
        <source>Parameter that is varied</source>
        <translation>Parameter, der variiert wird</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Do not vary this parameter</source>
        <translation>Diesen Parameter nicht variieren</translation>
    </message>
    <message>
        <source>values, with commas</source>
        <translation>Werte, mit Kommas</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BacktestPanel</name>
    <message>
        <source>&lt;b&gt;No trade was made.&lt;/b&gt; </source>
        <translation>&lt;b&gt;Kein Geschäft kam zustande.&lt;/b&gt; </translation>
    </message>
    <message>
        <source>Choose a longer span or change a gate; the page Gates counts all of them.</source>
        <translation>Wählen Sie einen längeren Zeitraum oder ändern Sie einen Hebel; die Seite Hebel zählt sie alle.</translation>
    </message>
    <message>
        <source>Backtest</source>
        <translation>Backtest</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Export the backtest</source>
        <translation>Den Backtest exportieren</translation>
    </message>
    <message>
        <source>Nothing to export: no backtest has been run</source>
        <translation>Nichts zu exportieren: noch lief kein Backtest</translation>
    </message>
    <message>
        <source>No backtest has been run yet.</source>
        <translation>Noch lief kein Backtest.</translation>
    </message>
    <message>
        <source>Choose the span and press Run. Nothing is written to the journal, and no order can come of it.</source>
        <translation>Wählen Sie den Zeitraum und drücken Sie Starten. Nichts wird ins Journal geschrieben, und keine Order kann daraus entstehen.</translation>
    </message>
    <message>
        <source>Runs the strategy over the span (Enter in the field of changes)</source>
        <translation>Lässt die Strategie über den Zeitraum laufen (Eingabetaste im Feld der Änderungen)</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut</translation>
    </message>
    <message>
        <source>Export the trades as CSV, or everything as JSON</source>
        <translation>Die Geschäfte als CSV oder alles als JSON exportieren</translation>
    </message>
    <message>
        <source>⚠ 1 warning</source>
        <translation>⚠ 1 Warnung</translation>
    </message>
    <message>
        <source>⚠ %1 warnings</source>
        <translation>⚠ %1 Warnungen</translation>
    </message>
    <message>
        <source>The backtest is running.</source>
        <translation>Der Backtest läuft.</translation>
    </message>
    <message>
        <source>The window stays free; Cancel ends the run at once.</source>
        <translation>Das Fenster bleibt frei; Abbrechen beendet den Lauf sofort.</translation>
    </message>
    <message>
        <source>The backtest was cancelled.</source>
        <translation>Der Backtest wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Press Run to start it again; a span that was loaded is kept.</source>
        <translation>Drücken Sie Starten, um ihn neu zu beginnen; ein geladener Zeitraum bleibt erhalten.</translation>
    </message>
    <message>
        <source>Change the span or the parameters and press Run.</source>
        <translation>Ändern Sie den Zeitraum oder die Parameter und drücken Sie Starten.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Badge</name>
    <message>
        <source>Paper money: nothing here reaches a broker</source>
        <translation>Papiergeld: nichts davon erreicht einen Broker</translation>
    </message>
    <message>
        <source>Real money</source>
        <translation>Echtes Geld</translation>
    </message>
    <message>
        <source>The demonstration market, simulated from a fixed seed; not real data</source>
        <translation>Der Vorführmarkt, aus einem festen Startwert simuliert; keine echten Daten</translation>
    </message>
    <message>
        <source>Quotes are delayed</source>
        <translation>Die Kurse sind verzögert</translation>
    </message>
    <message>
        <source>A past day, with what was known at its close and nothing later</source>
        <translation>Ein vergangener Tag mit dem, was zu seinem Schluss bekannt war, und nichts Späterem</translation>
    </message>
    <message>
        <source>Data are older than their limit</source>
        <translation>Die Daten sind älter als erlaubt</translation>
    </message>
    <message>
        <source>PAPER</source>
        <translation>PAPIER</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>ECHT</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULIERT</translation>
    </message>
    <message>
        <source>DELAYED</source>
        <translation>VERZÖGERT</translation>
    </message>
    <message>
        <source>REPLAY</source>
        <translation>RÜCKSCHAU</translation>
    </message>
    <message>
        <source>STALE</source>
        <translation>VERALTET</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BlockedViews</name>
    <message>
        <source>Skipped signals, the latest first; Enter shows the day</source>
        <translation>Ausgelassene Signale, die neuesten zuerst; Eingabe zeigt den Tag</translation>
    </message>
    <message>
        <source>What each gate is worth</source>
        <translation>Was jeder Hebel wert ist</translation>
    </message>
    <message>
        <source>Not worked out yet.</source>
        <translation>Noch nicht ausgearbeitet.</translation>
    </message>
    <message>
        <source>Every signal that was blocked gets a hypothetical trade of one contract, closed by the same exits, never near an account.</source>
        <translation>Jedes gesperrte Signal bekommt ein hypothetisches Geschäft von einem Kontrakt, durch dieselben Ausstiege geschlossen, nie in der Nähe eines Kontos.</translation>
    </message>
    <message>
        <source>Work it out</source>
        <translation>Ausarbeiten</translation>
    </message>
    <message>
        <source>no blocked signal could be priced.</source>
        <translation>kein gesperrtes Signal konnte bewertet werden.</translation>
    </message>
    <message>
        <source>Being worked out.</source>
        <translation>Wird ausgearbeitet.</translation>
    </message>
    <message>
        <source>The window stays free; Cancel ends it at once.</source>
        <translation>Das Fenster bleibt frei; Abbrechen beendet es sofort.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing was kept of it.</source>
        <translation>Nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>Show another day, or import what is missing.</source>
        <translation>Zeigen Sie einen anderen Tag oder importieren Sie, was fehlt.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChainView</name>
    <message>
        <source>Option chain: calls, strike, puts</source>
        <translation>Optionskette: Calls, Basispreis, Puts</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChartPanel</name>
    <message>
        <source>Chart</source>
        <translation>Chart</translation>
    </message>
    <message>
        <source>Overlays and scale</source>
        <translation>Überlagerungen und Skala</translation>
    </message>
    <message>
        <source>There are no daily bars of %1.</source>
        <translation>Es gibt keine Tageskurse von %1.</translation>
    </message>
    <message>
        <source>Import them, or choose another day.</source>
        <translation>Importieren Sie sie oder wählen Sie einen anderen Tag.</translation>
    </message>
    <message>
        <source>%1 daily</source>
        <translation>%1 täglich</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Bollinger Bands</source>
        <translation>Bollinger-Bänder</translation>
    </message>
    <message>
        <source>EMA 200</source>
        <translation>EMA 200</translation>
    </message>
    <message>
        <source>RSI</source>
        <translation>RSI</translation>
    </message>
    <message>
        <source>MACD</source>
        <translation>MACD</translation>
    </message>
    <message>
        <source>Signals, entries, exits</source>
        <translation>Signale, Einstiege, Ausstiege</translation>
    </message>
    <message>
        <source>Strikes of open positions</source>
        <translation>Basispreise offener Positionen</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>Logarithmische Skala</translation>
    </message>
    <message>
        <source>Fit all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Trades of the backtest</source>
        <translation>Geschäfte des Backtests</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CommandPalette</name>
    <message>
        <source>Type a panel, a symbol or what to do</source>
        <translation>Tafel, Symbol oder Vorhaben eingeben</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>nicht jetzt</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DashboardPanel</name>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Open P/L</source>
        <translation>Offener G/V</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Since yesterday&apos;s close mark, or since entry if opened today</source>
        <translation>Seit der Schlussbewertung des Vortags, oder seit Einstieg, wenn heute eröffnet</translation>
    </message>
    <message>
        <source>Aggregate delta</source>
        <translation>Gesamtdelta</translation>
    </message>
    <message>
        <source>Theta per day</source>
        <translation>Theta je Tag</translation>
    </message>
    <message>
        <source>$ per calendar day</source>
        <translation>$ je Kalendertag</translation>
    </message>
    <message>
        <source>Portfolio heat</source>
        <translation>Gesamtrisiko</translation>
    </message>
    <message>
        <source>Circuit breaker</source>
        <translation>Notbremse</translation>
    </message>
    <message>
        <source>Do today</source>
        <translation>Heute zu tun</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Portfolio heat · %1 of %2</source>
        <translation>Gesamtrisiko · %1 von %2</translation>
    </message>
    <message>
        <source>%1 of maximum losses, open and pending</source>
        <translation>%1 an Höchstverlusten, offen und wartend</translation>
    </message>
    <message>
        <source>ON</source>
        <translation>AN</translation>
    </message>
    <message>
        <source>OFF</source>
        <translation>AUS</translation>
    </message>
    <message>
        <source>no entry before %1</source>
        <translation>kein Einstieg vor dem %1</translation>
    </message>
    <message>
        <source>needs an acknowledgement</source>
        <translation>verlangt eine Bestätigung</translation>
    </message>
    <message>
        <source>W</source>
        <comment>won</comment>
        <translation>G</translation>
    </message>
    <message>
        <source>L</source>
        <comment>lost</comment>
        <translation>V</translation>
    </message>
    <message>
        <source>last trades: %1</source>
        <translation>letzte Geschäfte: %1</translation>
    </message>
    <message>
        <source>Nothing has to be done today.</source>
        <translation>Heute ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Record · no closed trade</source>
        <translation>Bilanz · kein abgeschlossenes Geschäft</translation>
    </message>
    <message>
        <source>Record · %1 trades, small sample</source>
        <translation>Bilanz · %1 Geschäfte, kleine Stichprobe</translation>
    </message>
    <message>
        <source>Record · %1 trades</source>
        <translation>Bilanz · %1 Geschäfte</translation>
    </message>
    <message>
        <source>%1 won · PF %2 · DD %3</source>
        <translation>%1 gewonnen · PF %2 · DD %3</translation>
    </message>
    <message>
        <source>Win rate, profit factor and largest drawdown, all closed trades, net of fees</source>
        <translation>Trefferquote, Gewinnfaktor und größter Rückgang, alle abgeschlossenen Geschäfte, nach Gebühren</translation>
    </message>
    <message>
        <source>, near the time stop</source>
        <translation>, nahe am Zeitstopp</translation>
    </message>
    <message>
        <source>no entry yet</source>
        <translation>noch kein Einstieg</translation>
    </message>
    <message>
        <source>Nearest expiry · last entry</source>
        <translation>Nächster Verfall · letzter Einstieg</translation>
    </message>
    <message>
        <source>%1, %2 DTE</source>
        <translation>%1, noch %2 Tage</translation>
    </message>
    <message>
        <source>nothing open</source>
        <translation>nichts offen</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>Dollar delta over the sleeve&apos;s equity, long positive (SHR-G2)</source>
        <translation>Dollar-Delta durch Eigenkapital des Teilkontos, long positiv (SHR-G2)</translation>
    </message>
    <message>
        <source>Of every strategy of the account</source>
        <translation>Aller Strategien des Kontos</translation>
    </message>
    <message>
        <source>Account equity · drawdown</source>
        <translation>Eigenkapital des Kontos · Rückgang</translation>
    </message>
    <message>
        <source>Open P/L · %1 open</source>
        <comment>positions of the strategy</comment>
        <translation>Offener G/V · %1 offen</translation>
    </message>
    <message>
        <source>All open positions of %1, in every symbol: since entry at the mark; entry fees in, exit fees not yet. A dash: a mark is missing.</source>
        <translation>Alle offenen Positionen von %1, in jedem Symbol: seit dem Einstieg zur Bewertung; Einstiegsgebühren enthalten, Ausstiegsgebühren noch nicht. Ein Strich: Eine Bewertung fehlt.</translation>
    </message>
    <message>
        <source>As journaled at the close of the day.</source>
        <translation>Wie beim Tagesabschluss im Journal festgehalten.</translation>
    </message>
    <message>
        <source>The day is not closed yet: cash and open positions at the marks of the day, or at the last mark of one without a usable quote.</source>
        <translation>Der Tag ist noch nicht abgeschlossen: Barbestand und offene Positionen zu den Bewertungen des Tages oder, ohne brauchbare Notierung, zur letzten Bewertung.</translation>
    </message>
    <message>
        <source>Drawdown is how far it is below its high-water mark; risk shrinks at 10 % and 20 % (OPT-S2).</source>
        <translation>Rückgang ist der Abstand zum Höchststand; bei 10 % und 20 % sinkt das Risiko (OPT-S2).</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DataPanel</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Series that the rules read, the oldest first</source>
        <translation>Reihen, die die Regeln lesen, die ältesten zuerst</translation>
    </message>
    <message>
        <source>No series is stored.</source>
        <translation>Keine Reihe ist gespeichert.</translation>
    </message>
    <message>
        <source>Import files, or make the demonstration market.</source>
        <translation>Importieren Sie Dateien oder erzeugen Sie den Vorführmarkt.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Import market data</source>
        <translation>Marktdaten einlesen</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Dateien…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Ein Ordner…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DateField</name>
    <message>
        <source>Day shown</source>
        <translation>Gezeigter Tag</translation>
    </message>
    <message>
        <source>The day that the whole workstation shows. Type a date, or press Down for the calendar.</source>
        <translation>Der Tag, den das ganze Programm zeigt. Geben Sie ein Datum ein oder drücken Sie Abwärts für den Kalender.</translation>
    </message>
    <message>
        <source>Open the calendar</source>
        <translation>Kalender öffnen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no date; write it as 2019-05-14 or 14 May 2019</source>
        <translation>„%1“ ist kein Datum; schreiben Sie es als 2019-05-14 oder 14 May 2019</translation>
    </message>
    <message>
        <source>Nothing is stored for %1; the nearest stored day is %2</source>
        <translation>Für den %1 ist nichts gespeichert; der nächste gespeicherte Tag ist der %2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DayPanel</name>
    <message>
        <source>No day is loaded.</source>
        <translation>Kein Tag ist geladen.</translation>
    </message>
    <message>
        <source>Import market data or open the demonstration market, then choose a day.</source>
        <translation>Importieren Sie Marktdaten oder öffnen Sie den Vorführmarkt und wählen Sie dann einen Tag.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EntryGatesPanel</name>
    <message>
        <source>Entry gates</source>
        <translation>Einstiegshebel</translation>
    </message>
    <message>
        <source>Evaluate all gates for study</source>
        <translation>Alle Hebel zum Studium auswerten</translation>
    </message>
    <message>
        <source>Entry gates and filters</source>
        <translation>Einstiegshebel und Filter</translation>
    </message>
    <message>
        <source>Evaluate all gates for study. The decision stays that of the chain.</source>
        <translation>Alle Hebel zum Studium auswerten. Die Entscheidung bleibt die der Kette.</translation>
    </message>
    <message>
        <source>Show the day in the chart</source>
        <translation>Den Tag im Chart zeigen</translation>
    </message>
    <message>
        <source>Copy the evaluation text</source>
        <translation>Auswertungstext kopieren</translation>
    </message>
    <message>
        <source>%1 has not been evaluated.</source>
        <translation>%1 wurde nicht ausgewertet.</translation>
    </message>
    <message>
        <source>Evaluate it once its closes are in: the gates need the index, VIX, VX1, VX2 and breadth.</source>
        <translation>Werten Sie ihn aus, sobald seine Schlusskurse da sind: Die Hebel brauchen Index, VIX, VX1, VX2 und Marktbreite.</translation>
    </message>
    <message>
        <source>close of %1</source>
        <translation>Schluss des %1</translation>
    </message>
    <message>
        <source>close of %1 → window %2 10:00–11:00 ET</source>
        <translation>Schluss des %1 → Fenster %2 10:00–11:00 ET</translation>
    </message>
    <message>
        <source>%1 cannot be evaluated and blocks like a failure. %2. Update or import the data of %3.</source>
        <translation>%1 kann nicht ausgewertet werden und sperrt wie ein Fehlschlag. %2. Aktualisieren oder importieren Sie die Daten vom %3.</translation>
    </message>
    <message>
        <source>Indicators are not ready: %1 bars remaining. No gate is evaluated until then.</source>
        <translation>Die Indikatoren sind nicht bereit: noch %1 Tageskurse. Bis dahin wird kein Hebel ausgewertet.</translation>
    </message>
    <message>
        <source>Halted by: %1.</source>
        <translation>Angehalten durch: %1.</translation>
    </message>
    <message>
        <source>Each of these alone would have given a signal, proved by evaluating the day again:</source>
        <translation>Jedes davon allein hätte ein Signal ergeben, bewiesen durch erneute Auswertung des Tages:</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EquityChart</name>
    <message>
        <source>Equity and drawdown</source>
        <translation>Eigenkapital und Rückgang</translation>
    </message>
    <message>
        <source>No equity recorded yet.</source>
        <translation>Noch kein Eigenkapital verzeichnet.</translation>
    </message>
    <message>
        <source>Equity %1 on %2, from %3 on %4; deepest drawdown %5 %.</source>
        <translation>Eigenkapital %1 am %2, von %3 am %4; tiefster Rückgang %5 %.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; cannot be read</source>
        <translation>%1: „%2“ ist nicht lesbar</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HeatBar</name>
    <message>
        <source>%1 of a limit of %2</source>
        <translation>%1 von höchstens %2</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>, %1 after the trade</source>
        <translation>, %1 nach dem Geschäft</translation>
    </message>
    <message>
        <source>Limit used</source>
        <translation>Ausschöpfung der Grenze</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HeatMap</name>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>No sweep to show.</source>
        <translation>Kein Parameterlauf zu zeigen.</translation>
    </message>
    <message>
        <source>%1 by %2 and %3, best %4, worst %5. %6</source>
        <translation>%1 nach %2 und %3, bester %4, schlechtester %5. %6</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HistoryRibbon</name>
    <message>
        <source>History of the regime</source>
        <translation>Verlauf des Regimes</translation>
    </message>
    <message>
        <source>no sessions</source>
        <translation>keine Handelstage</translation>
    </message>
    <message>
        <source>no history</source>
        <translation>kein Verlauf</translation>
    </message>
    <message>
        <source>%1 sessions</source>
        <translation>%1 Handelstage</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::InstrumentChoice</name>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>Strategy that every panel shows</source>
        <translation>Strategie, die jede Tafel zeigt</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Symbol that every panel shows (press /)</source>
        <translation>Symbol, das jede Tafel zeigt (/ drücken)</translation>
    </message>
    <message>
        <source>%1 trades %2 only</source>
        <translation>%1 handelt nur %2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::JobStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Ends the running work at once</source>
        <translation>Beendet die laufende Arbeit sofort</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::JournalPanel</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Nothing has been recorded yet.</source>
        <translation>Noch ist nichts verzeichnet.</translation>
    </message>
    <message>
        <source>Evaluations, tickets, fills and notes are written here before they are shown as done.</source>
        <translation>Auswertungen, Tickets, Ausführungen und Notizen werden hier geschrieben, bevor sie als erledigt erscheinen.</translation>
    </message>
    <message>
        <source>Search the journal</source>
        <translation>Journal durchsuchen</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>Art des Eintrags</translation>
    </message>
    <message>
        <source>Journal entries, the latest first</source>
        <translation>Journaleinträge, die neuesten zuerst</translation>
    </message>
    <message>
        <source>The whole entry</source>
        <translation>Der ganze Eintrag</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Eine Notiz schreiben</translation>
    </message>
    <message>
        <source>Export the journal</source>
        <translation>Journal exportieren</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>✓ chain verified</source>
        <translation>✓ Kette geprüft</translation>
    </message>
    <message>
        <source>✗ chain broken: %1</source>
        <translation>✗ Kette gebrochen: %1</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Gate prices</source>
        <translation>Hebelpreise</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>The journal is being read.</source>
        <translation>Das Journal wird gelesen.</translation>
    </message>
    <message>
        <source>View of the journal</source>
        <translation>Ansicht des Journals</translation>
    </message>
    <message>
        <source>Search skipped signals</source>
        <translation>Ausgelassene Signale durchsuchen</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>%1 entries up to %2</source>
        <translation>%1 Einträge bis %2</translation>
    </message>
    <message>
        <source>%1 later ones hidden</source>
        <translation>%1 spätere verborgen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LegLine</name>
    <message>
        <source>SELL</source>
        <translation>VERK</translation>
    </message>
    <message>
        <source>BUY</source>
        <translation>KAUF</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LeverFrame</name>
    <message>
        <source>passed</source>
        <translation>besteht</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>sperrt</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>nicht ausgewertet</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>Gate %1 %2, %3</source>
        <translation>Hebel %1 %2, %3</translation>
    </message>
    <message>
        <source>, this one blocks the chain</source>
        <translation>, dieser sperrt die Kette</translation>
    </message>
    <message>
        <source>Lever frame</source>
        <translation>Hebelbank</translation>
    </message>
    <message>
        <source>%1 of %2 levers thrown</source>
        <translation>%1 von %2 Hebeln umgelegt</translation>
    </message>
    <message>
        <source>%1; %2 blocks</source>
        <translation>%1; %2 sperrt</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LimitBars</name>
    <message>
        <source>Limits of the account</source>
        <translation>Grenzen des Kontos</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Protokoll filtern</translation>
    </message>
    <message>
        <source>Least level shown</source>
        <translation>Niedrigste gezeigte Stufe</translation>
    </message>
    <message>
        <source>Log lines, the latest first</source>
        <translation>Protokollzeilen, die neuesten zuerst</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 Zeilen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MainWindow</name>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Tafeln</translation>
    </message>
    <message>
        <source>Signalbox</source>
        <translation>Signalbox</translation>
    </message>
    <message>
        <source>Save this layout</source>
        <translation>Diese Anordnung speichern</translation>
    </message>
    <message>
        <source>Back to the first arrangement</source>
        <translation>Zurück zur ersten Anordnung</translation>
    </message>
    <message>
        <source>Remove &quot;%1&quot;</source>
        <translation>„%1“ entfernen</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Tafel</translation>
    </message>
    <message>
        <source>panel go to show open</source>
        <translation>Tafel gehe zu zeigen öffnen</translation>
    </message>
    <message>
        <source>Layout of %1 saved</source>
        <translation>Anordnung von %1 gespeichert</translation>
    </message>
    <message>
        <source>No layout change to undo</source>
        <translation>Keine Änderung der Anordnung zurückzunehmen</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Neuer Arbeitsbereich</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>There is a workspace &quot;%1&quot; already</source>
        <translation>Einen Arbeitsbereich „%1“ gibt es schon</translation>
    </message>
    <message>
        <source>LIVE · Signalbox</source>
        <translation>ECHT · Signalbox</translation>
    </message>
    <message>
        <source>Leave Signalbox?</source>
        <translation>Signalbox verlassen?</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Previous stored day</source>
        <translation>Voriger gespeicherter Tag</translation>
    </message>
    <message>
        <source>Next stored day</source>
        <translation>Nächster gespeicherter Tag</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>newest session now</source>
        <translation>neuester Handelstag jetzt</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Keep this layout under a new name …</source>
        <translation>Diese Anordnung unter neuem Namen behalten …</translation>
    </message>
    <message>
        <source>reset layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Undo the last layout change</source>
        <translation>Letzte Änderung der Anordnung zurücknehmen</translation>
    </message>
    <message>
        <source>Next workspace</source>
        <translation>Nächster Arbeitsbereich</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Symbol …</source>
        <translation>Symbol …</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>shortcuts keys help</source>
        <translation>Tastenkürzel Tasten Hilfe</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>Dunkel oder hell</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>Farbschema Thema</translation>
    </message>
    <message>
        <source>Up green, down red (Western)</source>
        <translation>Auf grün, ab rot (westlich)</translation>
    </message>
    <message>
        <source>Up red, down green (China, Japan, Taiwan)</source>
        <translation>Auf rot, ab grün (China, Japan, Taiwan)</translation>
    </message>
    <message>
        <source>Up red, down blue (Korea)</source>
        <translation>Auf rot, ab blau (Korea)</translation>
    </message>
    <message>
        <source>Up blue, down orange (colour-blind safe)</source>
        <translation>Auf blau, ab orange (für Farbenblinde)</translation>
    </message>
    <message>
        <source>direction palette colours</source>
        <translation>Richtung Palette Farben</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>zoom scale</source>
        <translation>Zoom Größe</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Text at its usual size</source>
        <translation>Schrift in üblicher Größe</translation>
    </message>
    <message>
        <source>Reduced motion on or off</source>
        <translation>Verringerte Bewegung an oder aus</translation>
    </message>
    <message>
        <source>Leave Signalbox</source>
        <translation>Signalbox verlassen</translation>
    </message>
    <message>
        <source>The store has no bars of %1</source>
        <translation>Der Speicher hat keine Tageskurse von %1</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>show strategy system</source>
        <translation>zeige Strategie System</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MemoPanel</name>
    <message>
        <source>Memo</source>
        <translation>Memo</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Thesis</source>
        <translation>These</translation>
    </message>
    <message>
        <source>Greeks</source>
        <translation>Griechen</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>Value and Greeks</source>
        <translation>Wert und Griechen</translation>
    </message>
    <message>
        <source>Value three sessions ahead</source>
        <translation>Wert drei Handelstage voraus</translation>
    </message>
    <message>
        <source>Every limit</source>
        <translation>Jede Grenze</translation>
    </message>
    <message>
        <source>Votes, the latest version first</source>
        <translation>Stimmen, die neueste Fassung zuerst</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Zustimmen…</translation>
    </message>
    <message>
        <source>Ask for changes…</source>
        <translation>Änderungen verlangen…</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Ablehnen…</translation>
    </message>
    <message>
        <source>Shows the memo&apos;s symbol in every panel</source>
        <translation>Zeigt das Symbol des Memos in jeder Tafel</translation>
    </message>
    <message>
        <source>Section of the memo</source>
        <translation>Abschnitt des Memos</translation>
    </message>
    <message>
        <source>%1 of the day, %2 waiting for votes</source>
        <translation>%1 vom Tag, %2 warten auf Stimmen</translation>
    </message>
    <message>
        <source>No memo stands on %1.</source>
        <translation>Am %1 steht kein Memo.</translation>
    </message>
    <message>
        <source>No day is loaded.</source>
        <translation>Kein Tag ist geladen.</translation>
    </message>
    <message>
        <source>A memo is written after the close for every plan of a strategy that needs one; without an approved memo it gets no ticket.</source>
        <translation>Nach dem Schluss wird für jeden Plan einer Strategie, die eines braucht, ein Memo geschrieben; ohne genehmigtes Memo bekommt sie kein Ticket.</translation>
    </message>
    <message>
        <source>%1 · version %2 by %3</source>
        <translation>%1 · Fassung %2 von %3</translation>
    </message>
    <message>
        <source>valid on %1</source>
        <translation>gültig am %1</translation>
    </message>
    <message>
        <source>Asks for a name and a reason</source>
        <translation>Fragt nach Name und Begründung</translation>
    </message>
    <message>
        <source>The body of this memo cannot be read: %1</source>
        <translation>Der Inhalt dieses Memos ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Wrong if %1</source>
        <translation>Falsch, wenn %1</translation>
    </message>
    <message>
        <source>Nobody has voted on this version yet.</source>
        <translation>Über diese Fassung hat noch niemand abgestimmt.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OptionChainPanel</name>
    <message>
        <source>Option chain</source>
        <translation>Optionskette</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>Smile</translation>
    </message>
    <message>
        <source>Previous expiration ([)</source>
        <translation>Voriger Verfall ([)</translation>
    </message>
    <message>
        <source>Next expiration (])</source>
        <translation>Nächster Verfall (])</translation>
    </message>
    <message>
        <source>To the money, to the pick (Space)</source>
        <translation>Zum Geld, zur Wahl (Leertaste)</translation>
    </message>
    <message>
        <source>Expiration</source>
        <translation>Verfall</translation>
    </message>
    <message>
        <source>Candidates of the picker, best first</source>
        <translation>Kandidaten der Auswahl, die besten zuerst</translation>
    </message>
    <message>
        <source>No option chain of %1 is stored for %2.</source>
        <translation>Für den %2 ist keine Optionskette von %1 gespeichert.</translation>
    </message>
    <message>
        <source>Import one, or choose a day that has a chain. Without it no strikes are picked.</source>
        <translation>Importieren Sie eine oder wählen Sie einen Tag, der eine hat. Ohne sie werden keine Basispreise gewählt.</translation>
    </message>
    <message>
        <source>The chain has no price of %1.</source>
        <translation>Der Kette fehlt der Kurs von %1.</translation>
    </message>
    <message>
        <source>Without the price that came with the quotes no strike ladder is built.</source>
        <translation>Ohne den Kurs, der mit den Quotes kam, wird keine Basisleiter gebaut.</translation>
    </message>
    <message>
        <source>HYPOTHETICAL</source>
        <translation>HYPOTHETISCH</translation>
    </message>
    <message>
        <source>&lt;b&gt;ticket %1&lt;/b&gt;, changed by hand</source>
        <translation>&lt;b&gt;Ticket %1&lt;/b&gt;, von Hand geändert</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OrderText</name>
    <message>
        <source>Order text</source>
        <translation>Ordertext</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OutcomeChart</name>
    <message>
        <source>P/L of a trade, net of fees</source>
        <translation>G/V je Geschäft, nach Gebühren</translation>
    </message>
    <message>
        <source>trades</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>Distribution of outcomes</source>
        <translation>Verteilung der Ergebnisse</translation>
    </message>
    <message>
        <source>No closed trade.</source>
        <translation>Kein abgeschlossenes Geschäft.</translation>
    </message>
    <message>
        <source>%1 trades lost or broke even, %2 won; results from %3 to %4.</source>
        <translation>%1 Geschäfte verloren oder kamen auf null, %2 gewannen; Ergebnisse von %3 bis %4.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PanelDock</name>
    <message>
        <source>Detach or dock this panel</source>
        <translation>Diese Tafel ablösen oder andocken</translation>
    </message>
    <message>
        <source>Close this panel</source>
        <translation>Diese Tafel schließen</translation>
    </message>
    <message>
        <source>Dock</source>
        <translation>Andocken</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>Ablösen</translation>
    </message>
    <message>
        <source>Keep on top</source>
        <translation>Im Vordergrund halten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ParametersPanel</name>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Nur Abweichendes</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Search parameters</source>
        <translation>Parameter suchen</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>Neuer Wert</translation>
    </message>
    <message>
        <source>all at their defaults</source>
        <translation>alle auf ihren Vorgaben</translation>
    </message>
    <message>
        <source>%1 differ from default</source>
        <translation>%1 weichen von der Vorgabe ab</translation>
    </message>
    <message>
        <source>Nothing has been changed</source>
        <translation>Nichts wurde geändert</translation>
    </message>
    <message>
        <source>A value is out of its range</source>
        <translation>Ein Wert liegt außerhalb seines Bereichs</translation>
    </message>
    <message>
        <source>Choose a parameter to change it</source>
        <translation>Wählen Sie einen Parameter, um ihn zu ändern</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PayoffChart</name>
    <message>
        <source>L %1</source>
        <translation>L %1</translation>
    </message>
    <message>
        <source>S %1</source>
        <translation>S %1</translation>
    </message>
    <message>
        <source>break-even %1</source>
        <translation>Gewinnschwelle %1</translation>
    </message>
    <message>
        <source>spot %1</source>
        <translation>Kassa %1</translation>
    </message>
    <message>
        <source>Risk graph</source>
        <translation>Risikobild</translation>
    </message>
    <message>
        <source>at %1: %2 at expiration</source>
        <translation>bei %1: %2 bei Verfall</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>No position to show.</source>
        <translation>Keine Position zu zeigen.</translation>
    </message>
    <message>
        <source>At expiration between %1 and %2; break-even %3.</source>
        <translation>Bei Verfall zwischen %1 und %2; Gewinnschwelle %3.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PositionsPanel</name>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Legs</source>
        <translation>Beine</translation>
    </message>
    <message>
        <source>Closing ticket…</source>
        <translation>Schließticket…</translation>
    </message>
    <message>
        <source>Record close…</source>
        <translation>Schließung erfassen…</translation>
    </message>
    <message>
        <source>Closed trades, the latest first</source>
        <translation>Abgeschlossene Geschäfte, die neuesten zuerst</translation>
    </message>
    <message>
        <source>Open positions</source>
        <translation>Offene Positionen</translation>
    </message>
    <message>
        <source>Legs of the selected position</source>
        <translation>Beine der gewählten Position</translation>
    </message>
    <message>
        <source>Copy with headings</source>
        <translation>Mit Überschriften kopieren</translation>
    </message>
    <message>
        <source>%1 closed</source>
        <translation>%1 geschlossen</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>exits evaluated 15:45 ET</source>
        <translation>Ausstiege ausgewertet 15:45 ET</translation>
    </message>
    <message>
        <source>No trade has been closed yet.</source>
        <translation>Noch wurde kein Geschäft geschlossen.</translation>
    </message>
    <message>
        <source>A trade appears here with its closing fill, one spread as one win or one loss.</source>
        <translation>Ein Geschäft erscheint hier mit seiner schließenden Ausführung, ein Spread als ein Gewinn oder ein Verlust.</translation>
    </message>
    <message>
        <source>No position is open on %1.</source>
        <translation>Am %1 ist keine Position offen.</translation>
    </message>
    <message>
        <source>A position appears when a fill of a ticket is recorded.</source>
        <translation>Eine Position erscheint, wenn die Ausführung eines Tickets erfasst wird.</translation>
    </message>
    <message>
        <source>Select a position first.</source>
        <translation>Wählen Sie zuerst eine Position.</translation>
    </message>
    <message>
        <source>%1: all legs, one order</source>
        <translation>%1: alle Beine, eine Order</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PriceChart</name>
    <message>
        <source>Price chart</source>
        <translation>Kurschart</translation>
    </message>
    <message>
        <source>Vol</source>
        <translation>Ums.</translation>
    </message>
    <message>
        <source>BB</source>
        <translation>BB</translation>
    </message>
    <message>
        <source>EMA200</source>
        <translation>EMA200</translation>
    </message>
    <message>
        <source>RSI</source>
        <translation>RSI</translation>
    </message>
    <message>
        <source>MACD</source>
        <translation>MACD</translation>
    </message>
    <message>
        <source>No prices to show.</source>
        <translation>Keine Kurse zu zeigen.</translation>
    </message>
    <message>
        <source>%1, daily, %2 to %3: last close %4, lowest %5, highest %6 in view.</source>
        <translation>%1, täglich, %2 bis %3: letzter Schluss %4, tiefster %5, höchster %6 im Blick.</translation>
    </message>
    <message>
        <source>No prices for this day.</source>
        <translation>Keine Kurse für diesen Tag.</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Bollinger Bands</source>
        <translation>Bollinger-Bänder</translation>
    </message>
    <message>
        <source>EMA 200</source>
        <translation>EMA 200</translation>
    </message>
    <message>
        <source>Signals, entries and exits</source>
        <translation>Signale, Einstiege und Ausstiege</translation>
    </message>
    <message>
        <source>Strikes and break-evens</source>
        <translation>Basispreise und Gewinnschwellen</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>Logarithmische Skala</translation>
    </message>
    <message>
        <source>Fit all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Trades of the backtest</source>
        <translation>Geschäfte des Backtests</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PriceSlider</name>
    <message>
        <source>Limit price</source>
        <translation>Limitpreis</translation>
    </message>
    <message>
        <source>%1 is not on the tick; %2 %3</source>
        <translation>%1 liegt nicht auf der Preisstufe; %2 %3</translation>
    </message>
    <message>
        <source>cr</source>
        <translation>cr</translation>
    </message>
    <message>
        <source>db</source>
        <translation>db</translation>
    </message>
    <message>
        <source>Locked: stays as set. Press to follow the mid.</source>
        <translation>Fest: bleibt wie gesetzt. Drücken, um der Mitte zu folgen.</translation>
    </message>
    <message>
        <source>Open: follows the mid. Press to keep this price.</source>
        <translation>Frei: folgt der Mitte. Drücken, um diesen Preis zu halten.</translation>
    </message>
    <message>
        <source>Price locked</source>
        <translation>Preis fest</translation>
    </message>
    <message>
        <source>Price follows the mid</source>
        <translation>Preis folgt der Mitte</translation>
    </message>
    <message>
        <source>%1; natural %2, mid %3, best %4</source>
        <translation>%1; natürlich %2, Mitte %3, bester %4</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PriceTrack</name>
    <message>
        <source>Limit price between natural and best</source>
        <translation>Limitpreis zwischen natürlichem und bestem</translation>
    </message>
    <message>
        <source>natural %1</source>
        <translation>natürlich %1</translation>
    </message>
    <message>
        <source>best %1</source>
        <translation>bester %1</translation>
    </message>
    <message>
        <source>mid %1</source>
        <translation>Mitte %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QuantityBox</name>
    <message>
        <source>Contracts</source>
        <translation>Kontrakte</translation>
    </message>
    <message>
        <source>Contracts. Arrows ±1, with Shift ±10. The legs keep their ratio.</source>
        <translation>Kontrakte. Pfeile ±1, mit Umschalt ±10. Die Beine behalten ihr Verhältnis.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ReadingTable</name>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>room</source>
        <translation>Spielraum</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ResultPages</name>
    <message>
        <source>&lt;b&gt;%1 days&lt;/b&gt;: %2 in warm-up, %3 halted, %4 stopped by a gate, %5 by a filter, &lt;b&gt;%6 signals&lt;/b&gt;</source>
        <translation>&lt;b&gt;%1 Tage&lt;/b&gt;: %2 im Anlauf, %3 angehalten, %4 durch einen Hebel gestoppt, %5 durch einen Filter, &lt;b&gt;%6 Signale&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Equity</source>
        <translation>Kapital</translation>
    </message>
    <message>
        <source>Trades</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Hebel</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>Fills</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Sources of profit</source>
        <translation>Quellen des Gewinns</translation>
    </message>
    <message>
        <source>How sure the figures are</source>
        <translation>Wie sicher die Zahlen sind</translation>
    </message>
    <message>
        <source>Other fills</source>
        <translation>Andere Ausführungen</translation>
    </message>
    <message>
        <source>Drawdowns, the deepest first</source>
        <translation>Rückgänge, die tiefsten zuerst</translation>
    </message>
    <message>
        <source>Page of the result</source>
        <translation>Seite des Ergebnisses</translation>
    </message>
    <message>
        <source>Trades of the backtest; Enter shows the day of the opening</source>
        <translation>Geschäfte des Backtests; Eingabe zeigt den Tag der Eröffnung</translation>
    </message>
    <message>
        <source>Gates and filters: how often they stopped a day, and what that was worth</source>
        <translation>Hebel und Filter: wie oft sie einen Tag stoppten und was das wert war</translation>
    </message>
    <message>
        <source>Drawdowns under the rules&apos; own fills, the deepest first</source>
        <translation>Rückgänge bei Ausführung nach den Regeln, die tiefsten zuerst</translation>
    </message>
    <message>
        <source>The price tags of the gates are being worked out.</source>
        <translation>Die Preisschilder der Hebel werden ausgearbeitet.</translation>
    </message>
    <message>
        <source>Nothing to warn of.</source>
        <translation>Nichts, wovor zu warnen wäre.</translation>
    </message>
    <message>
        <source>%1 sessions in %2 s on %3 threads.</source>
        <translation>%1 Handelstage in %2 s auf %3 Threads.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the whole report</source>
        <translation>Kopiert den ganzen Bericht</translation>
    </message>
    <message>
        <source>Report that closes the backtest</source>
        <translation>Bericht, der den Backtest abschließt</translation>
    </message>
    <message>
        <source>Gates have price tags in backtests of Optimus alone.</source>
        <translation>Preisschilder der Hebel gibt es nur in Backtests von Optimus allein.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RiskGraphPanel</name>
    <message>
        <source>Risk graph</source>
        <translation>Risikobild</translation>
    </message>
    <message>
        <source>Days ahead</source>
        <translation>Tage voraus</translation>
    </message>
    <message>
        <source>Volatility shift in points</source>
        <translation>Verschiebung der Volatilität in Punkten</translation>
    </message>
    <message>
        <source>What the graph shows</source>
        <translation>Was das Bild zeigt</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>IV</source>
        <translation>IV</translation>
    </message>
    <message>
        <source>Today, volatility unchanged</source>
        <translation>Heute, Volatilität unverändert</translation>
    </message>
    <message>
        <source>There is neither a plan nor an open position on %1.</source>
        <translation>Am %1 gibt es weder einen Plan noch eine offene Position.</translation>
    </message>
    <message>
        <source>A plan needs the day&apos;s option chain.</source>
        <translation>Ein Plan braucht die Optionskette des Tages.</translation>
    </message>
    <message>
        <source>Hypothetical plan</source>
        <translation>Hypothetischer Plan</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>in %1 days</source>
        <translation>in %1 Tagen</translation>
    </message>
    <message>
        <source>IV unchanged</source>
        <translation>IV unverändert</translation>
    </message>
    <message>
        <source>IV %1 pt</source>
        <translation>IV %1 Pkt.</translation>
    </message>
    <message>
        <source>At %1 %2: %3</source>
        <translation>Bei %1 %2: %3</translation>
    </message>
    <message>
        <source>Plan as changed in the ticket</source>
        <translation>Plan wie im Ticket geändert</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ScannerPanel</name>
    <message>
        <source>Scanner</source>
        <translation>Suchlauf</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Knappste</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Nothing has been scanned yet.</source>
        <translation>Noch wurde nichts durchsucht.</translation>
    </message>
    <message>
        <source>Choose a system and a universe, then scan the market of the day shown.</source>
        <translation>Wählen Sie ein System und ein Universum und durchsuchen Sie dann den Markt des gezeigten Tages.</translation>
    </message>
    <message>
        <source>System to scan for</source>
        <translation>System, für das gesucht wird</translation>
    </message>
    <message>
        <source>Universe</source>
        <translation>Universum</translation>
    </message>
    <message>
        <source>Which symbols are looked at: all, a list of the home, a shipped list, the members of an index, or symbols with commas</source>
        <translation>Welche Symbole angesehen werden: alle, eine eigene Liste, eine mitgelieferte Liste, die Werte eines Index oder Symbole mit Kommas</translation>
    </message>
    <message>
        <source>Scan the market of the day shown</source>
        <translation>Den Markt des gezeigten Tages durchsuchen</translation>
    </message>
    <message>
        <source>Which symbols are listed</source>
        <translation>Welche Symbole aufgeführt werden</translation>
    </message>
    <message>
        <source>Only those that stop at</source>
        <translation>Nur die, die enden bei</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Symbols that begin with</source>
        <translation>Symbole, die beginnen mit</translation>
    </message>
    <message>
        <source>Scanned symbols; Enter shows the symbol in every panel</source>
        <translation>Durchsuchte Symbole; Eingabe zeigt das Symbol in jeder Tafel</translation>
    </message>
    <message>
        <source>Light: %1</source>
        <translation>Lichtsignal: %1</translation>
    </message>
    <message>
        <source>What the light of the system permits on the day shown</source>
        <translation>Was das Lichtsignal des Systems am gezeigten Tag erlaubt</translation>
    </message>
    <message>
        <source>Every cause</source>
        <translation>Jede Ursache</translation>
    </message>
    <message>
        <source>Every check</source>
        <translation>Jede Prüfung</translation>
    </message>
    <message>
        <source>1 PASSES</source>
        <translation>1 BESTEHT</translation>
    </message>
    <message>
        <source>%1 PASS</source>
        <translation>%1 BESTEHEN</translation>
    </message>
    <message>
        <source>scanning</source>
        <translation>sucht</translation>
    </message>
    <message>
        <source>%1 in %2 s</source>
        <translation>%1 in %2 s</translation>
    </message>
    <message>
        <source>cancelled: part of the market</source>
        <translation>abgebrochen: ein Teil des Marktes</translation>
    </message>
    <message>
        <source>Reading the bars</source>
        <translation>Die Tageskurse werden gelesen</translation>
    </message>
    <message>
        <source>The market is being scanned.</source>
        <translation>Der Markt wird durchsucht.</translation>
    </message>
    <message>
        <source>Rows appear as they are known.</source>
        <translation>Zeilen erscheinen, sobald sie bekannt sind.</translation>
    </message>
    <message>
        <source>%1 of %2 symbols</source>
        <translation>%1 von %2 Symbolen</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing was kept of it.</source>
        <translation>Nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>Choose another universe or another day.</source>
        <translation>Wählen Sie ein anderes Universum oder einen anderen Tag.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Nothing has been scanned on %1.</source>
        <translation>Am %1 wurde nichts gescannt.</translation>
    </message>
    <message>
        <source>The last scan is of %1. Scan the market of the day shown.</source>
        <translation>Der letzte Scan ist vom %1. Scannen Sie den Markt des gezeigten Tages.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SegmentedControl</name>
    <message>
        <source>%1, choice %2 of %3</source>
        <translation>%1, Wahl %2 von %3</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ShellStatusBar</name>
    <message>
        <source>Cancel the running work</source>
        <translation>Laufende Arbeit abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Time in New York</source>
        <translation>Zeit in New York</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 T %2 Std.</translation>
    </message>
    <message>
        <source>%1 local</source>
        <translation>%1 Ortszeit</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ShellToolBar</name>
    <message>
        <source>Previous stored day</source>
        <translation>Voriger gespeicherter Tag</translation>
    </message>
    <message>
        <source>Next stored day</source>
        <translation>Nächster gespeicherter Tag</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Signalbox</source>
        <translation>Signalbox</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Signalbox menu</source>
        <translation>Menü von Signalbox</translation>
    </message>
    <message>
        <source>Back to the newest complete session</source>
        <translation>Zurück zum neuesten vollständigen Handelstag</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Go to a symbol, a panel or a command</source>
        <translation>Gehe zu Symbol, Tafel oder Befehl</translation>
    </message>
    <message>
        <source>Safety switch</source>
        <translation>Sicherheitsschalter</translation>
    </message>
    <message>
        <source>This is the newest complete session</source>
        <translation>Dies ist der neueste vollständige Handelstag</translation>
    </message>
    <message>
        <source>Armed</source>
        <translation>Scharf</translation>
    </message>
    <message>
        <source>Disarmed</source>
        <translation>Gesichert</translation>
    </message>
    <message>
        <source>Orders may leave after their confirmation. Press to disarm.</source>
        <translation>Orders dürfen nach ihrer Bestätigung hinausgehen. Drücken zum Sichern.</translation>
    </message>
    <message>
        <source>No order can leave. Press to arm.</source>
        <translation>Keine Order kann hinausgehen. Drücken zum Scharfstellen.</translation>
    </message>
    <message>
        <source>Go to symbol, panel, rule …   Ctrl K</source>
        <translation>Gehe zu Symbol, Tafel, Regel …   Strg K</translation>
    </message>
    <message>
        <source>Go to …   Ctrl K</source>
        <translation>Gehe zu …   Strg K</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Strg K</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ShortcutSheet</name>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SignalHead</name>
    <message>
        <source>no data, grey ring</source>
        <translation>keine Daten, grauer Ring</translation>
    </message>
    <message>
        <source>green circle</source>
        <translation>grüner Kreis</translation>
    </message>
    <message>
        <source>amber triangle</source>
        <translation>gelbes Dreieck</translation>
    </message>
    <message>
        <source>red square</source>
        <translation>rotes Quadrat</translation>
    </message>
    <message>
        <source>Signal: %1</source>
        <translation>Signal: %1</translation>
    </message>
    <message>
        <source>Signal: %1, %2</source>
        <translation>Signal: %1, %2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SmileChart</name>
    <message>
        <source>Volatility smile</source>
        <translation>Volatilitäts-Smile</translation>
    </message>
    <message>
        <source>No volatilities to show.</source>
        <translation>Keine Volatilitäten zu zeigen.</translation>
    </message>
    <message>
        <source>Implied volatility from %1 % to %2 % over %3 strikes.</source>
        <translation>Implizite Volatilität von %1 % bis %2 % über %3 Basispreise.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SpanFields</name>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>First day of the span</source>
        <translation>Erster Tag des Zeitraums</translation>
    </message>
    <message>
        <source>First day. Type a date, or press Down for the calendar.</source>
        <translation>Erster Tag. Geben Sie ein Datum ein oder drücken Sie Abwärts für den Kalender.</translation>
    </message>
    <message>
        <source>Last day of the span</source>
        <translation>Letzter Tag des Zeitraums</translation>
    </message>
    <message>
        <source>Last day. Type a date, or press Down for the calendar.</source>
        <translation>Letzter Tag. Geben Sie ein Datum ein oder drücken Sie Abwärts für den Kalender.</translation>
    </message>
    <message>
        <source>Changes of parameters for this run</source>
        <translation>Änderungen von Parametern für diesen Lauf</translation>
    </message>
    <message>
        <source>Choose a first and a last day.</source>
        <translation>Wählen Sie einen ersten und einen letzten Tag.</translation>
    </message>
    <message>
        <source>The span ends before it begins.</source>
        <translation>Der Zeitraum endet, bevor er beginnt.</translation>
    </message>
    <message>
        <source>There is no parameter %1.</source>
        <translation>Einen Parameter %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>Write changes as NAME=VALUE, such as min_iv_rank=45.</source>
        <translation>Schreiben Sie Änderungen als NAME=WERT, etwa min_iv_rank=45.</translation>
    </message>
    <message>
        <source>changes: %1</source>
        <translation>Änderungen: %1</translation>
    </message>
    <message>
        <source>Parameters for this run only, NAME=VALUE with blanks between, such as %1. Everything else is as in force.</source>
        <translation>Parameter nur für diesen Lauf, NAME=WERT mit Leerzeichen dazwischen, etwa %1. Alles Übrige ist, wie es gilt.</translation>
    </message>
    <message>
        <source>%1 is a parameter of %2 and changes nothing here.</source>
        <translation>%1 ist ein Parameter von %2 und ändert hier nichts.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SweepPanel</name>
    <message>
        <source>Sweep</source>
        <translation>Parameterlauf</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>Plateau</source>
        <translation>Hochebene</translation>
    </message>
    <message>
        <source>Export the sweep</source>
        <translation>Den Parameterlauf exportieren</translation>
    </message>
    <message>
        <source>Nothing to export: no sweep has been run</source>
        <translation>Nichts zu exportieren: noch lief kein Parameterlauf</translation>
    </message>
    <message>
        <source>No sweep has been run yet.</source>
        <translation>Noch lief kein Parameterlauf.</translation>
    </message>
    <message>
        <source>Choose what to vary and press Run: every combination is a whole backtest on all cores.</source>
        <translation>Wählen Sie, was variiert wird, und drücken Sie Starten: jede Kombination ist ein ganzer Backtest auf allen Kernen.</translation>
    </message>
    <message>
        <source>What is best</source>
        <translation>Was am besten ist</translation>
    </message>
    <message>
        <source>What is best: the objective of the sweep</source>
        <translation>Was am besten ist: die Zielgröße des Parameterlaufs</translation>
    </message>
    <message>
        <source>best by %1</source>
        <translation>beste nach %1</translation>
    </message>
    <message>
        <source>Peak or plateau</source>
        <translation>Spitze oder Hochebene</translation>
    </message>
    <message>
        <source>Peak: each combination by itself. Plateau: the median over itself and its neighbours; a good combination among good neighbours is worth more than a lone peak.</source>
        <translation>Spitze: jede Kombination für sich. Hochebene: der Median über sie und ihre Nachbarn; eine gute Kombination unter guten Nachbarn ist mehr wert als eine einsame Spitze.</translation>
    </message>
    <message>
        <source>Parameter across</source>
        <translation>Parameter waagerecht</translation>
    </message>
    <message>
        <source>Parameter upwards</source>
        <translation>Parameter senkrecht</translation>
    </message>
    <message>
        <source>▲ best by peak   ▬ best by plateau</source>
        <translation>▲ beste Spitze   ▬ beste Hochebene</translation>
    </message>
    <message>
        <source>Combinations, the best first; Enter runs one in the backtest panel</source>
        <translation>Kombinationen, die beste zuerst; Eingabe lässt eine in der Tafel Backtest laufen</translation>
    </message>
    <message>
        <source>%1 = %2 combinations</source>
        <translation>%1 = %2 Kombinationen</translation>
    </message>
    <message>
        <source>%1 combinations</source>
        <translation>%1 Kombinationen</translation>
    </message>
    <message>
        <source>: many tries find luck</source>
        <translation>: viele Versuche finden Glück</translation>
    </message>
    <message>
        <source>Runs every combination</source>
        <translation>Lässt jede Kombination laufen</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut</translation>
    </message>
    <message>
        <source>Export the combinations as CSV, or the file of the sweep as JSON</source>
        <translation>Die Kombinationen als CSV oder die Datei des Parameterlaufs als JSON exportieren</translation>
    </message>
    <message>
        <source>%1 run in %2 s</source>
        <translation>%1 gelaufen in %2 s</translation>
    </message>
    <message>
        <source>&lt;b&gt;Cancelled after %1 of %2 combinations.&lt;/b&gt; What was done is shown; press Run to do all of them.</source>
        <translation>&lt;b&gt;Nach %1 von %2 Kombinationen abgebrochen.&lt;/b&gt; Was fertig war, wird gezeigt; drücken Sie Starten für alle.</translation>
    </message>
    <message>
        <source>&lt;b&gt;No combination has a value:&lt;/b&gt; none of them closed a trade. Choose a longer span, or vary what stops the days.</source>
        <translation>&lt;b&gt;Keine Kombination hat einen Wert:&lt;/b&gt; keine schloss ein Geschäft ab. Wählen Sie einen längeren Zeitraum oder variieren Sie, was die Tage stoppt.</translation>
    </message>
    <message>
        <source>%1 tried</source>
        <translation>%1 versucht</translation>
    </message>
    <message>
        <source>The sweep is running.</source>
        <translation>Der Parameterlauf läuft.</translation>
    </message>
    <message>
        <source>The window stays free; Cancel ends it at once and keeps what was done.</source>
        <translation>Das Fenster bleibt frei; Abbrechen beendet ihn sofort und behält, was fertig ist.</translation>
    </message>
    <message>
        <source>The sweep was cancelled.</source>
        <translation>Der Parameterlauf wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Press Run to start it again.</source>
        <translation>Drücken Sie Starten, um ihn neu zu beginnen.</translation>
    </message>
    <message>
        <source>Change the span or the axes and press Run.</source>
        <translation>Ändern Sie den Zeitraum oder die Achsen und drücken Sie Starten.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TicketLegs</name>
    <message>
        <source>Next listed strike below</source>
        <translation>Nächste gelistete Basis darunter</translation>
    </message>
    <message>
        <source>Next listed strike above</source>
        <translation>Nächste gelistete Basis darüber</translation>
    </message>
    <message>
        <source>Bid × ask and delta per share of the contract</source>
        <translation>Geld × Brief und Delta je Stück des Kontrakts</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TicketPanel</name>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Every limit</source>
        <translation>Jede Grenze</translation>
    </message>
    <message>
        <source>Record fill…</source>
        <translation>Ausführung…</translation>
    </message>
    <message>
        <source>contracts</source>
        <translation>Kontrakte</translation>
    </message>
    <message>
        <source>Every limit of the risk manager</source>
        <translation>Jede Grenze der Risikoprüfung</translation>
    </message>
    <message>
        <source>Back to the plan as it was picked</source>
        <translation>Zurück zum Plan, wie er gewählt wurde</translation>
    </message>
    <message>
        <source>Copy for %1</source>
        <translation>Kopieren für %1</translation>
    </message>
    <message>
        <source>There is no trade to lay out.</source>
        <translation>Es gibt kein Geschäft vorzulegen.</translation>
    </message>
    <message>
        <source>There is no trade to lay out: %1.</source>
        <translation>Es gibt kein Geschäft vorzulegen: %1.</translation>
    </message>
    <message>
        <source>A ticket appears with an entry signal, or for study when a hypothetical plan is asked for.</source>
        <translation>Ein Ticket erscheint mit einem Einstiegssignal oder zum Studium, wenn ein hypothetischer Plan verlangt wird.</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>Größe: %1</translation>
    </message>
    <message>
        <source>HYPOTHETICAL</source>
        <translation>HYPOTHETISCH</translation>
    </message>
    <message>
        <source>PROVISIONAL</source>
        <translation>VORLÄUFIG</translation>
    </message>
    <message>
        <source>changed by hand</source>
        <translation>von Hand geändert</translation>
    </message>
    <message>
        <source>rebuilt at 10:00 ET from fresh quotes</source>
        <translation>um 10:00 ET aus frischen Kursen neu gebaut</translation>
    </message>
    <message>
        <source>quotes of %1</source>
        <translation>Kurse von %1</translation>
    </message>
    <message>
        <source>NOT WEIGHED</source>
        <translation>NICHT GEPRÜFT</translation>
    </message>
    <message>
        <source>The risk manager has not seen this plan.</source>
        <translation>Die Risikoprüfung hat diesen Plan nicht gesehen.</translation>
    </message>
    <message>
        <source>APPROVED</source>
        <translation>GENEHMIGT</translation>
    </message>
    <message>
        <source>VETO · %1</source>
        <translation>VETO · %1</translation>
    </message>
    <message>
        <source>A hypothetical plan is for study and never becomes an order.</source>
        <translation>Ein hypothetischer Plan dient dem Studium und wird nie zur Order.</translation>
    </message>
    <message>
        <source>The risk manager has not approved this plan.</source>
        <translation>Die Risikoprüfung hat diesen Plan nicht genehmigt.</translation>
    </message>
    <message>
        <source>Copy the order text (Ctrl+Shift+C)</source>
        <translation>Ordertext kopieren (Strg+Umschalt+C)</translation>
    </message>
    <message>
        <source>Record a fill that a broker reported</source>
        <translation>Eine vom Broker gemeldete Ausführung erfassen</translation>
    </message>
    <message>
        <source>The text says PROVISIONAL: weighed again at 10:00 ET.</source>
        <translation>Der Text trägt VORLÄUFIG: um 10:00 ET neu geprüft.</translation>
    </message>
    <message>
        <source>HYPOTHETICAL · within all limits</source>
        <translation>HYPOTHETISCH · innerhalb aller Grenzen</translation>
    </message>
    <message>
        <source>%1 asked for, sized: %2, limit by %3</source>
        <translation>%1 gewünscht, bemessen: %2, begrenzt durch %3</translation>
    </message>
    <message>
        <source>sized: %1, limit by %2</source>
        <translation>bemessen: %1, begrenzt durch %2</translation>
    </message>
    <message>
        <source>NO TRADE</source>
        <translation>KEIN GESCHÄFT</translation>
    </message>
    <message>
        <source>%1, for %2: %3.</source>
        <translation>%1, für %2: %3.</translation>
    </message>
    <message>
        <source>A further order would be a second entry of this signal.</source>
        <translation>Ein weiterer Auftrag wäre ein zweiter Einstieg zu diesem Signal.</translation>
    </message>
    <message>
        <source>What is shown: %1</source>
        <translation>Gezeigt wird: %1</translation>
    </message>
    <message>
        <source>ALREADY FILLED</source>
        <translation>BEREITS AUSGEFÜHRT</translation>
    </message>
    <message>
        <source>ORDER LAID OUT</source>
        <translation>AUFTRAG LIEGT VOR</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TrafficLightPanel</name>
    <message>
        <source>Traffic light</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Inputs of the regime</source>
        <translation>Eingaben des Regimes</translation>
    </message>
    <message>
        <source>No regime was computed for %1.</source>
        <translation>Für den %1 wurde kein Regime berechnet.</translation>
    </message>
    <message>
        <source>Evaluate the day: it needs the index, VIX and its two nearest futures.</source>
        <translation>Werten Sie den Tag aus: Nötig sind der Index, der VIX und seine zwei nächsten Futures.</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TriggerStrip</name>
    <message>
        <source>Exit triggers</source>
        <translation>Ausstiegsauslöser</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::VerdictLine</name>
    <message>
        <source>Verdict: %1</source>
        <translation>Urteil: %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::WorkspaceTabs</name>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsbereiche</translation>
    </message>
    <message>
        <source>Keep this layout under a new name</source>
        <translation>Diese Anordnung unter neuem Namen behalten</translation>
    </message>
</context>
</TS>
