// Why this file exists: deals belong to offices, people and customers; the made-up company has as many of them as a
// real one of its size would have.

import LeadToCash
import SyncProtocol

extension Company {
    private static let names = (1...40).map { "Product \($0)" }
    private static let materials = ["R01", "R02", "R03", "R04"]

    mutating func tellOrganisation() {
        var regions: [RecordID] = []
        for _ in 0..<5 { regions.append(add(Region.kind, [])) }
        for number in 0..<max(4, size / 20_000) {
            let currency = Self.currencies[number % Self.currencies.count]
            let id = add(
                Office.kind,
                [
                    FieldValue(Office.Fields.region, .reference(regions[number % regions.count])),
                    FieldValue(Office.Fields.functionalCurrency, .text(currency)),
                    FieldValue(Office.Fields.fiscalStartMonth, .integer(1)),
                ])
            branches.append(Branch(id: id, currency: currency, people: tellPeople(id)))
        }
        for (number, name) in Self.names.enumerated() {
            let price = 100_000 * (number + 1)
            products.append(
                add(
                    Product.kind,
                    [
                        FieldValue(Product.Fields.name, .text(name)),
                        FieldValue(Product.Fields.listPrice, Self.money(price, "USD")),
                    ]))
        }
        for material in Self.materials {
            add(
                CertificationRule.kind,
                [
                    FieldValue(CertificationRule.Fields.role, .text("AR")),
                    FieldValue(CertificationRule.Fields.material, .text(material)),
                    FieldValue(CertificationRule.Fields.passMark, .integer(80)),
                ])
        }
        tellRates()
        tellTargets()
    }

    private mutating func tellPeople(_ office: RecordID) -> [RecordID] {
        var people: [RecordID] = []
        for number in 0..<40 {
            let role = number % 5 < 3 ? "AR" : number % 5 == 3 ? "SR" : "OM"
            let hired = chance(20) ? Self.today - below(700) : Self.founded + below(700)
            let person = add(
                User.kind,
                [
                    FieldValue(User.Fields.office, .reference(office)),
                    FieldValue(User.Fields.role, .text(role)),
                    FieldValue(User.Fields.hireDate, Self.date(hired)), FieldValue(User.Fields.status, .text("active")),
                ])
            for material in Self.materials where chance(80) {
                add(
                    TrainingRecord.kind, on: Self.today - 300,
                    [
                        FieldValue(TrainingRecord.Fields.user, .reference(person)),
                        FieldValue(TrainingRecord.Fields.material, .text(material)),
                        FieldValue(TrainingRecord.Fields.score, whole(60..<101)),
                        FieldValue(TrainingRecord.Fields.passedAt, Self.instant(Self.today - 300)),
                    ])
            }
            people.append(person)
        }
        return people
    }

    /// A rate between any two currencies for each month.
    private mutating func tellRates() {
        let worth = ["USD": 1000, "EUR": 1100, "CNY": 140, "BRL": 200, "INR": 12]
        for from in Self.currencies {
            for to in Self.currencies where to != from {
                for month in 0..<60 {
                    let parity = 1_000_000 * (worth[from] ?? 1) / (worth[to] ?? 1)
                    let rate = parity * (95 + below(11))
                    add(
                        FxRate.kind,
                        [
                            FieldValue(FxRate.Fields.from, .text(from)), FieldValue(FxRate.Fields.to, .text(to)),
                            FieldValue(FxRate.Fields.date, Self.date(Self.founded + 30 * month)),
                            FieldValue(FxRate.Fields.rateE8, .integer(Int64(rate))),
                        ])
                }
            }
        }
    }

    /// Sales targets of the company and of each office for the quarter.
    private mutating func tellTargets() {
        let value = Int64(size) * 1_000_000_000
        let offices: [RecordID?] = [nil] + branches.map { Optional($0.id) }
        for office in offices {
            add(
                Target.kind,
                [
                    FieldValue(Target.Fields.office, office.map(Value.reference) ?? .null),
                    FieldValue(Target.Fields.metric, .text("M-02")),
                    FieldValue(Target.Fields.period, .text("2026-Q4")),
                    FieldValue(Target.Fields.unit, .text("money")), FieldValue(Target.Fields.currency, .text("USD")),
                    FieldValue(Target.Fields.value, .integer(value)),
                    FieldValue(Target.Fields.state, .text("published")),
                    FieldValue(Target.Fields.publishedFrom, Self.date(Self.quarter)),
                ])
        }
    }

    mutating func tellCustomers() {
        for _ in 0..<max(1, size / 10) {
            let office = anyBranch().id
            let day = Self.founded + below(Self.today - Self.founded)
            let account = add(Account.kind, on: day, [FieldValue(Account.Fields.office, .reference(office))])
            accounts.append(account)
            for _ in 0..<2 { add(Contact.kind, [FieldValue(Contact.Fields.account, .reference(account))]) }
        }
    }

    private static let sources = ["exhibition", "website", "visit", "partner", "tender"]

    /// Half as many leads as deals; a third of them become deals.
    mutating func tellLeads() {
        typealias F = Lead.Fields
        for _ in 0..<(size / 2) {
            let day = Self.founded + below(Self.today - Self.founded)
            let branch = anyBranch()
            let lead = newID(on: day)
            let isOld = day < Self.today - 120
            let answered = min(day + below(6), Self.today)
            tell(
                Lead.kind, lead, at: moment(day),
                [
                    FieldValue(F.office, .reference(branch.id)), FieldValue(F.assignedTo, pick(branch.people)),
                    FieldValue(F.source, .text(word(Self.sources))),
                    FieldValue(F.temperature, .text(word(["cold", "warm", "hot"]))),
                    FieldValue(F.status, .text(isOld && chance(90) ? "closed" : "nurturing")),
                    FieldValue(F.firstResponseAt, chance(85) ? Self.instant(answered) : .null),
                ])
            if chance(33) {
                tell(
                    Lead.kind, lead, at: moment(min(day + below(150), Self.today)),
                    [
                        FieldValue(F.status, .text("converted")), FieldValue(F.convertedOpportunity, pick(deals)),
                    ])
            }
            if chance(2) { tell(Lead.kind, lead, [FieldValue(F.mergedInto, .reference(newID(on: day)))]) }
        }
    }
}
