// Why this file exists: a figure is only checked by hand if its records are few and plain to see. This is the desk at
// which the tests of metrics write them.

import SyncProtocol

@testable import LeadToCash

/// A day as it is written: `2026-01-31`.
func onDay(_ text: String) -> CivilDate {
    guard let date = CivilDate(text) else { preconditionFailure("\(text) is no day") }
    return date
}

/// Noon of a day, Unix milliseconds.
func noon(_ text: String) -> Int64 { Int64(onDay(text).days) * 86_400_000 + 43_200_000 }

func span(_ name: String, fiscalStartMonth: Int = 1) -> MetricPeriod {
    guard let period = MetricPeriod(name, fiscalStartMonth: fiscalStartMonth) else {
        preconditionFailure("\(name) is no period")
    }
    return period
}

extension Value {
    static func day(_ text: String) -> Value { .date(onDay(text)) }
    static func at(_ text: String) -> Value { .integer(noon(text)) }
    static func worth(_ minor: Int64, _ currency: String = "USD") -> Value {
        .compound([.integer(minor), .text(currency)])
    }
}

extension FactMoment {
    /// An edit made at noon of a day and received at noon of another.
    static func made(_ made: String, received: String? = nil) -> FactMoment {
        FactMoment(made: noon(made), received: noon(received ?? made))
    }
}

/// Writes records and reads figures.
struct FactDesk {
    var reader = FactReader()
    private var made: UInt64 = 0

    var facts: Facts { reader.facts }

    /// The id of a record made at noon of a day.
    mutating func id(_ day: String = "2026-01-01") -> RecordID {
        made += 1
        return RecordID(
            milliseconds: UInt64(noon(day)), entropy: 0, replica: ReplicaID(rawValue: 7), counter: made)
    }

    /// A new record.
    @discardableResult
    mutating func add(
        _ kind: KindNumber, on day: String = "2026-01-01", at moment: FactMoment? = nil,
        _ values: [FieldNumber: Value]
    ) -> RecordID {
        let id = id(day)
        set(kind, id, at: moment, values)
        return id
    }

    mutating func set(
        _ kind: KindNumber, _ id: RecordID, at moment: FactMoment? = nil, _ values: [FieldNumber: Value]
    ) {
        reader.update(kind, id, values.map { FieldValue($0.key, $0.value) }, at: moment)
    }

    // MARK: What most tests need

    mutating func office(region: RecordID? = nil) -> RecordID {
        add(Office.kind, [Office.Fields.region: region.map(Value.reference) ?? .null])
    }

    mutating func user(_ office: RecordID, role: String = "AR", hired: String? = nil) -> RecordID {
        add(
            User.kind,
            [
                User.Fields.office: .reference(office), User.Fields.role: .text(role),
                User.Fields.hireDate: hired.map(Value.day) ?? .null, User.Fields.status: .text("active"),
            ])
    }

    mutating func rate(_ from: String, _ to: String, _ rateE8: Int64, on day: String = "2026-01-01") {
        add(
            FxRate.kind,
            [
                FxRate.Fields.from: .text(from), FxRate.Fields.to: .text(to), FxRate.Fields.date: .day(day),
                FxRate.Fields.rateE8: .integer(rateE8),
            ])
    }

    /// An open deal of an amount.
    @discardableResult
    mutating func deal(
        _ minor: Int64?, _ currency: String = "USD", office: RecordID? = nil, owner: RecordID? = nil,
        account: RecordID? = nil, stage: String = "solution", sign: String? = nil, category: String? = nil
    ) -> RecordID {
        add(
            Opportunity.kind,
            [
                Opportunity.Fields.commercial: minor.map { .compound([.integer($0), .text(currency), .null]) } ?? .null,
                Opportunity.Fields.office: office.map(Value.reference) ?? .null,
                Opportunity.Fields.owner: owner.map(Value.reference) ?? .null,
                Opportunity.Fields.account: account.map(Value.reference) ?? .null,
                Opportunity.Fields.stage: .text(stage), Opportunity.Fields.outcome: .text("open"),
                Opportunity.Fields.expectedSignDate: sign.map(Value.day) ?? .null,
                Opportunity.Fields.forecastCategory: category.map(Value.text) ?? .null,
            ])
    }

    /// A closed deal.
    @discardableResult
    mutating func closed(
        _ outcome: String, _ minor: Int64?, _ currency: String = "USD", opened: String?, on day: String,
        office: RecordID? = nil, owner: RecordID? = nil, account: RecordID? = nil, received: String? = nil
    ) -> RecordID {
        add(
            Opportunity.kind, at: received.map { FactMoment.made(day, received: $0) },
            [
                Opportunity.Fields.commercial: minor.map { .compound([.integer($0), .text(currency), .null]) } ?? .null,
                Opportunity.Fields.office: office.map(Value.reference) ?? .null,
                Opportunity.Fields.owner: owner.map(Value.reference) ?? .null,
                Opportunity.Fields.account: account.map(Value.reference) ?? .null,
                Opportunity.Fields.outcome: .text(outcome),
                Opportunity.Fields.openedOn: opened.map(Value.day) ?? .null,
                Opportunity.Fields.closedOn: .day(day),
            ])
    }

    /// An open case about a field, with the values it quotes.
    @discardableResult
    mutating func contest(
        _ subject: RecordKey, _ field: FieldNumber, _ values: [Value], question: String = "values",
        rule: String = "needsHuman"
    ) -> RecordID {
        let quoted = JSON.array(values.map { .members(["value": JSON($0)]) }).compact
        return add(
            CaseRecord.number,
            [
                CaseRecord.Fields.subject: .compound([
                    .integer(Int64(subject.kind)), .reference(subject.id), .integer(Int64(field)),
                ]),
                CaseRecord.Fields.question: .text(question), CaseRecord.Fields.rule: .text(rule),
                CaseRecord.Fields.state: .text("open"), CaseRecord.Fields.candidates: .text(quoted),
                CaseRecord.Fields.openedAt: .at("2026-02-01"),
            ])
    }

    // MARK: What is asked

    func context(
        asOf: String = "2026-12-31", _ period: String = "2026", currency: String = "USD",
        scope: MetricScope = .company
    ) -> MetricContext {
        MetricContext(
            asOf: onDay(asOf), period: span(period), currency: currency, rates: RateTable(facts), scope: scope)
    }

    func figure(
        _ metric: MetricCode, asOf: String = "2026-12-31", _ period: String = "2026", currency: String = "USD",
        scope: MetricScope = .company
    ) -> Figure {
        Metric.of(metric).figure(facts, context(asOf: asOf, period, currency: currency, scope: scope))
    }
}

extension Figure {
    /// A part's value by name.
    subscript(_ name: String) -> FigureValue? { split(name)?.value }
}

/// A fraction of a test, which is one.
func fraction(_ numerator: Int64, _ denominator: Int64 = 1) -> Ratio {
    guard let ratio = Ratio(numerator, denominator) else { preconditionFailure("\(numerator)/\(denominator)") }
    return ratio
}

func share(_ numerator: Int64, _ denominator: Int64) -> FigureValue { .percent(fraction(numerator, denominator)) }
func days(_ numerator: Int64, _ denominator: Int64 = 1) -> FigureValue { .days(fraction(numerator, denominator)) }
