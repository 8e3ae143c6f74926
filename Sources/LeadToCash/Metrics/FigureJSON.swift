// Why this file exists: scripts read figures, of HQ and of laptops, and must not have to guess. The shape stands in
// Docs/commands.md and is the same in every language and in both programs.

import SyncProtocol

extension Metric {
    /// The catalogue's entry: `metric`, `name`, `unit`, `pillar`, `process`, `lowerIsBetter`, `needsHeadquarters`,
    /// `formula`.
    public var json: JSON {
        .members([
            "metric": .describing(code), "name": name.json, "unit": .text(unit.rawValue),
            "pillar": .text(pillar.rawValue), "process": .text(code.process), "lowerIsBetter": .flag(lowerIsBetter),
            "needsHeadquarters": .flag(needsHeadquarters), "formula": .text(formula),
        ])
    }
}

extension ProcessFigures {
    /// `process`, `title`, `ownerRole`, and under a name of the caller's what there is to say of its metrics.
    public func json(_ name: String, _ values: [JSON]) -> JSON {
        .object([
            JSON.Member(key: "process", value: .text(process.code)),
            JSON.Member(key: "title", value: process.title.json),
            JSON.Member(key: "ownerRole", value: .text(process.owner)),
            JSON.Member(key: name, value: .array(values)),
        ])
    }
}

extension Label {
    /// The word in each language.
    public var json: JSON {
        .members(["en": .text(english), "zhHans": .text(simplified), "zhHant": .text(traditional)])
    }
}

extension FigureValue {
    /// `number` of counts, `minor` and `currency` of money, `numerator` and `denominator` of everything else,
    /// `undefined` where there is no number; and always `text`.
    public func json(currency: String?) -> JSON {
        let shown = JSON.text(self.text(currency: currency))
        switch self {
        case .count(let number): return .members(["number": .integer(number), "text": shown])
        case .money(let minor):
            return .members(["minor": .integer(minor), "currency": .text(currency ?? ""), "text": shown])
        case .percent(let ratio), .ratio(let ratio), .days(let ratio), .months(let ratio), .score(let ratio):
            return .members([
                "numerator": .integer(ratio.numerator), "denominator": .integer(ratio.denominator), "text": shown,
            ])
        case .undefined(let absence): return .members(["undefined": .text(absence.rawValue), "text": shown])
        }
    }
}

extension Figure {
    /// Everything there is to say about it.
    /// - Parameter name: what people call a record.
    public func json(name: (RecordKey) -> String) -> JSON {
        let entry = Metric.of(metric)
        var members: [JSON.Member] = [
            JSON.Member(key: "metric", value: .describing(metric)), JSON.Member(key: "name", value: entry.name.json),
            JSON.Member(key: "unit", value: .text(entry.unit.rawValue)),
            JSON.Member(key: "value", value: value.json(currency: currency)),
            JSON.Member(key: "count", value: .integer(Int64(count))),
            JSON.Member(key: "asOf", value: .describing(asOf)), JSON.Member(key: "at", value: Self.instant(now)),
            JSON.Member(key: "period", value: periodJSON), JSON.Member(key: "scope", value: scopeJSON(name)),
        ]
        members += standing
        members.append(JSON.Member(key: "splits", value: .array(splits.map { splitJSON($0, name) })))
        return .object(members)
    }

    /// How far it is to be trusted, and in what it is counted.
    private var standing: [JSON.Member] {
        let share = coverage.map { FigureValue.percent($0).json(currency: nil) } ?? .null
        let dispute = currency == nil ? JSON.null : FigureValue.money(inDispute).json(currency: currency)
        return [
            JSON.Member(key: "source", value: .text(source == .headquarters ? "headquarters" : "local")),
            JSON.Member(key: "lastSync", value: lastSync.map(Self.instant) ?? .null),
            JSON.Member(key: "coverage", value: share),
            JSON.Member(key: "inDispute", value: dispute),
            JSON.Member(key: "disputed", value: .integer(Int64(disputed))),
            JSON.Member(key: "currency", value: currency.map(JSON.text) ?? .null),
            JSON.Member(key: "rateDate", value: rateDate.map { JSON.describing($0) } ?? .null),
            JSON.Member(key: "missingRates", value: .array(missingRates.map(Self.rateJSON))),
            JSON.Member(key: "clamped", value: .integer(Int64(clamped))),
        ]
    }

    /// When the laptop whose figure it is last heard from HQ; nil at HQ, and for one that never did.
    public var lastSync: Int64? {
        if case .local(let instant) = source, instant > 0 { instant } else { nil }
    }

    private var periodJSON: JSON {
        .members(["name": .text(period.name), "from": .describing(period.start), "to": .describing(period.end)])
    }

    private func scopeJSON(_ name: (RecordKey) -> String) -> JSON {
        .members([
            "of": .text(scope.word), "id": scope.record.map { JSON.describing($0.id) } ?? .null,
            "name": scope.record.map { JSON.text(name($0)) } ?? .null,
        ])
    }

    private func splitJSON(_ split: Split, _ name: (RecordKey) -> String) -> JSON {
        .members([
            "name": .text(split.name), "id": split.record.map { JSON.describing($0.id) } ?? .null,
            "record": split.record.map { JSON.text(name($0)) } ?? .null,
            "value": split.value.json(currency: currency), "count": .integer(Int64(split.count)),
        ])
    }

    private static func rateJSON(_ rate: MissingRate) -> JSON {
        .members(["from": .text(rate.from), "to": .text(rate.to), "amounts": .integer(Int64(rate.amounts))])
    }

    private static func instant(_ milliseconds: Int64) -> JSON {
        Instant.rfc3339(milliseconds).map(JSON.text) ?? .integer(milliseconds)
    }
}

extension Figure {
    /// The records whose names a figure shows: that of its scope, and those of its parts.
    public var named: [RecordKey] { [scope.record].compactMap { $0 } + splits.compactMap(\.record) }
}
