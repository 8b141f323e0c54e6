// SPDX-License-Identifier: GPL-3.0-or-later
// One small text of every kind of file, with made-up numbers, as seeds for mutations.
#pragma once

#include <string>
#include <vector>

namespace signalbox::tests {

struct Sample {
    std::string path;
    std::string text;
};

inline std::vector<Sample> feedSamples() {
    return {
        {"index-daily/spx.csv", "date,open,high,low,close\n2019-05-23,2836.7,2840.5,2805.49,2822.24\n2019-05-"
                                "24,2832.4,2841.36,2820.19,2826.06\n"},
        {"x/VIX_History.csv",
         "DATE,OPEN,HIGH,LOW,CLOSE\n05/24/2019,16.5,16.6,15.4,15.85\n05/28/2019,16,16,16,16\n"},
        {"SPY ETF Stock Price History.csv",
         "\xEF\xBB\xBF\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change "
         "%\"\n\"05/24/2019\",\"282.78\",\"283.83\",\"284.83\",\"281.00\",\"59.86M\",\"0.22%\"\n"},
        {"etf-daily-adjusted/xlf.csv", "date,open,high,low,close,volume,dividend,unadj_close\n2019-05-23,20,"
                                       "21,19,20,500,0,40\n2019-05-24,20.5,22,20,21,600,0.12,42\n"},
        {"stocks.csv",
         "symbol,date,close,high,low,open,volume,adjClose,adjHigh,adjLow,adjOpen,adjVolume,divCash,"
         "splitFactor\nSPY,2021-01-04,368,375,364,374,10,345.1,351,341,350.5,10,0.0,1.0\n"},
        {"set_adjusted.csv", "date,symbol,open,high,low,close,volume\n2019-05-23,A,1,2,1,1.5,5\n2019-05-24,A,"
                             "1,2,1,1.6,5\n2019-05-24,B,1,2,1,1.7,5\n"},
        {"ratios.csv", "date,total_pc,index_pc\n2019-10-07,1.05,1.05\n2019-10-08,1.01,4.22\n"},
        {"totalpc.csv",
         "DATE,CALLS,PUTS,TOTAL,Ratio\n1/4/2010,239,164,403,0.68\n01/05/2010, 200, 100, 300, 0.50\n"},
        {"exp.csv", "date,exp1,exp2\n2010-01-04,2010-01-20,2010-02-17\n"},
        {"CFE_Q14_VX.csv",
         "Notice\nTrade Date,Futures,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open "
         "Interest\r\n08/13/2014,Q (Aug 14),14.1,14.2,13,13.1,13.15,-1,900,0,5000\r\n"},
        {"vx_curve_saved_2026-07-23T1711_et.csv",
         "expiration_date,symbol,settlement\n2026-07-29,VX30/N6,18.5\n2026-08-19,VX/Q6,19.01\n"},
        {"sp500_constituents.csv",
         "Symbol,Security,GICS Sector,GICS Sub-Industry,Headquarters Location,Date "
         "added,CIK,Founded\nMMM,3M,Industrials,X,\"Saint Paul, Minnesota\",1957-03-04,66740,1902\n"},
        {"counts.csv", "sector,count\nEnergy,21\n"},
        {"aapl.csv", "20140606 00:00,6500000,6512500,6444800,6455700,12116671\n20140609 "
                     "00:00,926900,938800,917500,937000,72875948\n"},
        {"factor_file_aapl.csv", "20140507,0.8961764,0.03571430,592.33\n20140606,0.9011818,0.03571430,645."
                                 "57\n20140806,0.9011818,0.25,94.97\n20501231,1,1,0"},
        {"aapl/20140609.csv",
         "#expiry,strike,right,open,high,low,close,volume,open_interest,implied_volatility,delta,gamma,vega,"
         "theta,rho\n,,,92.69,92.95,92.50,92.72,2467914,,,,,,,\n20140613,70.71,C,21.95,23.6,20.425,23.025,0,"
         "14,0.3,0.9974,0,0,0.07,0.005\n"},
        {"aapl_quote_american_call_6450000_20150117.csv",
         "20140606 00:00,149000,159000,104000,121000,30,163000,195000,125000,133000,6\n"},
        {"20210104_spxw_minute_trade_european_put_37000000_20210108.csv",
         "34200000,35000,36000,29500,29500,229\n57540000,1,1,1,30000,9\n"},
        {"SPX_20190425.csv",
         "underlying,underlying_last,exchange,optionroot,type,expiration,quotedate,strike,last,net,bid,ask,"
         "volume,openinterest,impliedvol,delta,gamma\nSPX,2919.04,CBOE,SPXW190517P02800000,put,05/17/2019,04/"
         "25/2019,2800.0,20,0,20.1,20.5,12,300,0.15,-0.22,0.002\nSPX,2919.04,CBOE,SPX190517C02800000,call,05/"
         "17/2019,04/25/2019,2800.0,0,0,140.1,141.5,0,0,0.16,0.78,0.002\n"},
        {"l3.csv",
         "\xEF\xBB\xBFunderlying,underlying_last, "
         "exchange,optionroot,optionext,type,expiration,quotedate,strike,last,bid,ask,volume,openinterest,"
         "impliedvol,delta,gamma,theta,vega,optionalias\r\nVXX,28.95,*,VXX161216C00018000,,call,12/17/"
         "2016,12/01/2016,18,14.45,10.7,10.95,0,2,0.01,0,0,0,0,\r\n"},
        {"VIX.csv", "underlying_symbol,quote_date,root,expiration,strike,option_type,open,high,low,close,"
                    "trade_volume,bid_size_1545,bid_1545,ask_size_1545,ask_1545,underlying_bid_1545,"
                    "underlying_ask_1545,bid_size_eod,bid_eod,ask_size_eod,ask_eod,underlying_bid_eod,"
                    "underlying_ask_eod,vwap,open_interest,delivery_code\r\n^VIX,2016-06-01,VIX,2016-06-15,"
                    "15.000,C,0,0,0,1.1,7,1,0.9,1,1.0,14.5,14.6,1,0.95,1,1.05,14.6,14.7,0,110,\r\n"},
        {"A.csv",
         "UnderlyingSymbol,UnderlyingPrice,Flags,OptionSymbol,Type,Expiration,DataDate,Strike,Last,Bid,Ask,"
         "Volume,OpenInterest,T1OpenInterest,IVMean,IVBid,IVAsk,Delta,Gamma,Theta,Vega,AKA\r\nA,40.55,*,"
         "A160115C00022500,call,01/15/2016,01/05/"
         "2016,22.5,0,17.8,18.6,0,0,0,2.12,0,2.7546,0.9717,0.0047,-0.0477,0.0042,A160115C00022500\r\n"},
        {"rawiv.csv",
         "symbol,exchange,company_name,date,stock_price_close,option_symbol,option_expiration,strike,call/"
         "put,style,ask,bid,mean_price,settlement,iv,volume,open_interest,stock_price_for_iv,forward_price,"
         "isinterpolated,delta,vega,gamma,theta,rho\nSPX,CBOE,S&P,01/03/2011,1271.87,SPX   "
         "110122C01050000,01/21/"
         "2011,1050.0,C,E,220.6,217.1,218.8,0.0,-1,0,11,1271.87,1271.6,*,1,1,0,5.4e-05,0.1\n"},
        {"quotedata.csv", "\nQQQ,Last: 720.1,Change:  7.95\nDate: 14 de julio de 2026 a las 15:50 GMT-4,Bid: "
                          "720,Ask: 720.1,Size: 560*160,Volume: 29.187.025\nExpiration Date,Calls,Last "
                          "Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest,Strike,Puts,Last "
                          "Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest\nTue Jul 14 "
                          "2026,QQQ260714C00495000,225.09,8.815,223.03,226.91,143,0,1,0,0,495.00,"
                          "QQQ260714P00495000,0.01,0,0,0.01,0,0,0,0,765\n"},
        {"2026-07-08_close/SPY.json",
         R"({"symbol":"SPY","updated":"2026-07-09T01:54:15.348724Z","underlyingPrice":745.4,"quotes":[{"symbol":"SPY260717P00500000","expiration":"2026-07-17","side":"put","strike":500.0,"bid":1.23,"ask":1.27,"mid":1.25,"last":1.2,"volume":null,"openInterest":7.0,"iv":0.31,"delta":null},{"symbol":"SPY260717C00500000","bid":1.23,"ask":1.27}]})"},
        {"options.json",
         R"({"optionChain":{"result":[{"underlyingSymbol":"AAPL","quote":{"regularMarketPrice":245.55,"regularMarketTime":1740171602},"options":[{"expirationDate":1740700800,"calls":[{"contractSymbol":"AAPL250228C00110000","strike":110,"lastPrice":111.67,"openInterest":0,"bid":135.9,"ask":136.65,"contractSize":"REGULAR","impliedVolatility":3.58}],"puts":[]}]}],"error":null}})"},
        {"options__SPX.json",
         R"({"timestamp":"2026-08-07 18:58:23","data":{"options":[{"option":"SPX261016C07700000","bid":98.2,"ask":99.6,"iv":0.1089,"open_interest":2210.0,"volume":87.0,"delta":0.5561,"gamma":0.0014,"vega":6.012,"theta":-2.301,"last_trade_price":99.0}],"symbol":"^SPX","current_price":7722.72,"last_trade_time":"2026-08-07T14:43:22"}})"},
        {"history.json",
         R"({"timestamp":"2026-09-15 13:01:45","symbol":"_SPX","data":[{"date":"2026-03-24","volume":"0.0","open":"6552.09","high":"6595.75","low":"6525.11","close":"6556.37"}]})"},
        {"statistics.json",
         R"({"selectedDate":"2026-08-13","ratios":[{"name":"TOTAL PUT/CALL RATIO","value":"0.83"}]})"}};
}

} // namespace signalbox::tests
