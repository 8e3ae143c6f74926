// Why this file exists: figures in many currencies are added up in one, at the rate 汇率 of a day that HQ fixes. A new
// rate is a new record, so that an old report can be made again.

import SyncProtocol

/// The fields of an exchange rate.
public enum FxRate {
    public static let kind: KindNumber = 109

    public enum Fields {
        public static let from: FieldNumber = 1
        public static let to: FieldNumber = 2
        /// From this day on, until there is a later one.
        public static let date: FieldNumber = 3
        /// What one major unit of `from` is worth in major units of `to`, times 100,000,000.
        public static let rateE8: FieldNumber = 4
    }

    static let entry = Entry(
        kind, "fx_rate", Label("Exchange rate", "汇率", "匯率"), scope: .reference, headquartersOnly: true,
        [
            Term(
                Fields.from, "fromCurrency", .text, Label("From", "原币", "原幣"), policy: .hqOnly, required: true,
                isLookedUp: true),
            Term(Fields.to, "toCurrency", .text, Label("To", "折算币种", "折算幣種"), policy: .hqOnly, required: true),
            Term(Fields.date, "date", .date, Label("Date", "日期", "日期"), policy: .hqOnly, required: true),
            Term(
                Fields.rateE8, "rateE8", .integer, Label("Rate × 10⁸", "汇率 × 10⁸", "匯率 × 10⁸"), policy: .hqOnly,
                limits: 1...Int64.max, required: true),
        ])
}
