// Why this file exists: a territory changes hands on a day that was fixed long before. When it comes, HQ moves the
// accounts; deals about to be signed stay with whoever has brought them that far.

import SyncProtocol

/// What HQ has to do on a day.
enum TerritoryDay {
    @Sendable static func duties(_ today: CivilDate, _ ground: any Ground) throws -> [RecordEdit] {
        let planned = try ground.allRecords(
            Territory.kind, where: Territory.Fields.state, is: .text(Territory.planned))
        return try planned.flatMap { id -> [RecordEdit] in
            let key = RecordKey(kind: Territory.kind, id: id)
            guard let from = try ground.value(Territory.Fields.effectiveFrom, of: key).asDate, from <= today,
                let plan = try Plan(key, from, ground)
            else { return [] }
            let done = RecordEdit(
                key, .update,
                [
                    FieldValue(Territory.Fields.state, .text(Territory.applied)),
                    FieldValue(Territory.Fields.appliedOn, .date(today)),
                ])
            return try plan.accounts.flatMap { try plan.move($0, ground) } + [done]
        }
    }

    /// One territory as it is to be.
    private struct Plan {
        let key: RecordKey
        let office: RecordID
        let newOwner: RecordID?
        let from: CivilDate
        let staying: CivilDate?
        let creditKept: Int64
        let accounts: [RecordKey]

        init?(_ key: RecordKey, _ from: CivilDate, _ ground: any Ground) throws {
            typealias Fields = Territory.Fields
            guard let office = try ground.value(Fields.office, of: key).asReference else { return nil }
            self.key = key
            self.office = office
            self.from = from
            newOwner = try ground.value(Fields.owner, of: key).asReference
            staying = try ground.value(Fields.dealsStayUntil, of: key).asDate
            creditKept = try ground.value(Fields.creditKept, of: key).asInteger ?? 50
            accounts = try Self.covered(key, ground).filter {
                try ground.value(Account.Fields.office, of: $0) != .reference(office)
            }
        }

        private static func covered(_ key: RecordKey, _ ground: any Ground) throws -> [RecordKey] {
            var ids: [RecordID] = []
            for (rule, field) in [
                (Territory.Fields.country, Account.Fields.country), (Territory.Fields.segment, Account.Fields.segment),
            ] {
                guard let word = try ground.value(rule, of: key).asText, !word.isEmpty else { continue }
                ids += try ground.allRecords(Account.kind, where: field, is: .text(word))
            }
            if case .set(let codes) = try ground.value(Territory.Fields.accounts, of: key) {
                for code in codes {
                    ids += try ground.records(Account.kind, where: Account.Fields.code, is: .text(code))
                }
            }
            // An account that everybody holds is no office's to give.
            return try Set(ids).sorted().map { RecordKey(kind: Account.kind, id: $0) }.filter {
                try ground.value(Account.Fields.office, of: $0).asReference != nil
            }
        }

        func move(_ account: RecordKey, _ ground: any Ground) throws -> [RecordEdit] {
            var edits = [RecordEdit(account, .update, placed(Account.Fields.office, Account.Fields.owner))]
            let deals = try ground.allRecords(
                Opportunity.kind, where: Opportunity.Fields.account, is: .reference(account.id)
            ).map { RecordKey(kind: Opportunity.kind, id: $0) }
            for deal in deals where try isOpen(deal, ground) {
                let owner = try ground.value(Opportunity.Fields.owner, of: deal).asReference
                if try stays(deal, ground), let owner {
                    edits.append(seat(owner, account))
                } else {
                    if let newOwner {
                        edits.append(
                            RecordEdit(
                                deal, .update, [FieldValue(Opportunity.Fields.owner, .reference(newOwner))]))
                    }
                    edits += credit(deal, owner)
                }
            }
            return edits
        }

        private func placed(_ place: FieldNumber, _ owner: FieldNumber) -> [FieldValue] {
            [FieldValue(place, .reference(office))] + (newOwner.map { [FieldValue(owner, .reference($0))] } ?? [])
        }

        private func isOpen(_ deal: RecordKey, _ ground: any Ground) throws -> Bool {
            let outcome = try ground.value(Opportunity.Fields.outcome, of: deal).asText ?? "open"
            return outcome == "open" || outcome == "suspended"
        }

        private func stays(_ deal: RecordKey, _ ground: any Ground) throws -> Bool {
            guard let staying, let signing = try ground.value(Opportunity.Fields.expectedSignDate, of: deal).asDate
            else { return false }
            return signing <= staying
        }

        /// Whoever keeps a deal goes on holding its account, as one of the account's team.
        private func seat(_ user: RecordID, _ account: RecordKey) -> RecordEdit {
            RecordEdit(
                RecordKey(kind: AccountTeam.kind, id: derivedID("team|\(account)|\(user)")), .create,
                [
                    FieldValue(AccountTeam.Fields.office, .reference(office)),
                    FieldValue(AccountTeam.Fields.account, .reference(account.id)),
                    FieldValue(AccountTeam.Fields.user, .reference(user)),
                    FieldValue(AccountTeam.Fields.role, .text("AR")),
                ])
        }

        /// Whoever brought a deal so far, and whoever goes on with it, share the credit.
        private func credit(_ deal: RecordKey, _ owner: RecordID?) -> [RecordEdit] {
            guard let owner, let newOwner, owner != newOwner else { return [] }
            return [(owner, creditKept), (newOwner, 100 - creditKept)].filter { $0.1 > 0 }.map { user, percent in
                RecordEdit(
                    RecordKey(kind: CreditShare.kind, id: derivedID("credit|\(deal)|\(user)")), .create,
                    [
                        FieldValue(CreditShare.Fields.office, .reference(office)),
                        FieldValue(CreditShare.Fields.opportunity, .reference(deal.id)),
                        FieldValue(CreditShare.Fields.user, .reference(user)),
                        FieldValue(CreditShare.Fields.percent, .integer(percent)),
                        FieldValue(CreditShare.Fields.validFrom, .date(from)),
                    ])
            }
        }

        private func derivedID(_ purpose: String) -> RecordID { RecordID.derived("\(key)|\(purpose)") }
    }
}
