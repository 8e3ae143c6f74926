// Why this file exists: M-19 says how good the contracts of a quarter are. Whoever has one of them open asks what is
// wrong with this one; it is the same question, put to the facts of one contract.

import SyncProtocol

/// M-19 of one contract.
package struct ContractScore: Hashable, Sendable {
    /// 0 to 100.
    package let score: Int64
    /// What is wrong, as M-19 names it: `unclearTrigger`.
    package let faults: [String]

    /// Nil for a contract that is not and was not in force.
    /// - Parameters:
    ///   - day: whose rates count, where a price floor is in another currency.
    ///   - ground: whose records count: whoever may not see a deal's floor learns nothing of it here.
    package init?(_ contract: RecordID, on day: CivilDate, _ ground: any Ground) throws {
        let key = RecordKey(kind: Contract.kind, id: contract)
        var reader = FactReader()
        for key in try Self.rows(of: key, Book(ground)) {
            let values = try (FactReader.fields[key.kind] ?? []).map { FieldValue($0, try ground.value($0, of: key)) }
            reader.update(key.kind, key.id, values)
        }
        let facts = reader.facts
        guard let place = facts.contracts.place(of: contract), let fact = facts.contracts[place], fact.isInForce else {
            return nil
        }
        let settings = MetricSettings()
        var converter = Converter(facts, RateTable(facts), to: facts.code(fact.amount.currency), on: FactDay(day))
        let found = Contracts.faults(facts, settings, &converter)[Int(place)]
        score = found.score(settings.contractWeights)
        faults = ContractFaults.names.filter { found.contains($0.0) }.map(\.1)
    }

    /// The records that count for it.
    private static func rows(of contract: RecordKey, _ book: Book) throws -> [RecordKey] {
        guard try book.ground.isAlive(contract) else { return [] }
        let under: [(KindNumber, FieldNumber)] = [
            (PaymentTerm.kind, PaymentTerm.Fields.contract), (ContractReview.kind, ContractReview.Fields.contract),
            (GateCondition.kind, GateCondition.Fields.contract), (ChangeOrder.kind, ChangeOrder.Fields.contract),
            (Dispute.kind, Dispute.Fields.contract),
        ]
        var rows = [contract] + (try under.flatMap { try book.keys($0.0, $0.1, contract.id) })
        guard let deal = try book.id(Contract.Fields.opportunity, contract) else { return rows }
        rows += try book.keys(PriceRevision.kind, PriceRevision.Fields.opportunity, deal)
        let floor = RecordKey(kind: DealFloor.kind, id: deal)
        guard try book.ground.isAlive(floor) else { return rows }
        let amounts = [
            try book.money(DealFloor.Fields.floorPrice, floor), try book.money(Contract.Fields.commercial, contract),
        ]
        let rates = try Set(amounts.compactMap { $0?.currency }).sorted().flatMap {
            try book.keys(FxRate.kind, FxRate.Fields.from, .text($0))
        }
        return rows + [floor] + rates
    }
}
