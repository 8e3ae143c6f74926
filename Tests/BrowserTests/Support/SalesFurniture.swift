// Why this file exists: a page with one short row on it looks right whatever its style. Here are customers and deals as
// people have them: many, at every stage, with long names, in two scripts.

import LeadToCash
import SyncProtocol

/// Customers, leads and deals of the stage's office.
struct SalesFurniture: Sendable {
    /// The customer with the longest name.
    let account: RecordKey
    let contact: RecordKey
    let lead: RecordKey
    /// A deal that goes on.
    let deal: RecordKey
    /// One that was won, long enough ago to be paid.
    let won: RecordKey
    let lost: RecordKey

    private static let customers = [
        "Société nationale d'électricité du bassin du lac Victoria et des hauts plateaux", "东非联合电信有限公司",
        "Kisumu Port & Rail", "Airtime 4U",
    ]
    private static let stages = [
        "discovered", "verified", "initiated", "guiding", "solution", "bidding", "submitted", "negotiating",
        "contracting",
    ]

    init(_ stage: ConsoleStage, owner: ConsoleStage.Person) async throws {
        let accounts = try await Self.accounts(stage, owner)
        let account = accounts[0]
        self.account = account
        contact = try await Self.contact(account, stage)
        lead = try await Self.leads(stage, owner)
        deal = try await Self.open(accounts, stage, owner)
        won = try await Self.close("won", accounts, stage, owner)
        lost = try await Self.close("lost", accounts, stage, owner)
        _ = try await Self.close("cancelled", accounts, stage, owner)
        try await Self.meet(account, about: deal, stage, owner)
    }

    private static func accounts(_ stage: ConsoleStage, _ owner: ConsoleStage.Person) async throws -> [RecordKey] {
        typealias Fields = Account.Fields
        var accounts: [RecordKey] = []
        for name in customers {
            accounts.append(
                try await stage.filed(
                    Account.kind,
                    [
                        Fields.name: .text(name), Fields.owner: owner.value, Fields.status: .text("active"),
                        Fields.tier: .text("key"), Fields.country: .text("KE"),
                    ]))
        }
        return accounts
    }

    private static func contact(_ account: RecordKey, _ stage: ConsoleStage) async throws -> RecordKey {
        typealias Fields = Contact.Fields
        return try await stage.filed(
            Contact.kind,
            [
                Fields.name: .text("Wanjiru Kamau"), Fields.account: .reference(account.id),
                Fields.title: .text("Head of procurement"), Fields.decisionRole: .text("decisionMaker"),
                Fields.stance: .text("support"),
            ])
    }

    /// - Returns: the one that is still to be answered.
    private static func leads(_ stage: ConsoleStage, _ owner: ConsoleStage.Person) async throws -> RecordKey {
        typealias Fields = Lead.Fields
        let met = [
            ("captured", "Mombasa Grid Company"), ("verified", "Lake Ferry Service"), ("qualified", "内罗毕水务"),
            ("closed", "Old Mill Traders"),
        ]
        var leads: [RecordKey] = []
        for (status, name) in met {
            leads.append(
                try await stage.filed(
                    Lead.kind,
                    [
                        Fields.accountName: .text(name), Fields.status: .text(status),
                        Fields.source: .text("exhibition"), Fields.assignedTo: owner.value,
                        Fields.need: .text("Forty sites, two of them on islands."),
                    ]))
        }
        return leads[0]
    }

    // MARK: Deals

    private static func deal(
        _ number: Int, _ name: String, _ accounts: [RecordKey], _ stage: ConsoleStage, _ owner: ConsoleStage.Person,
        _ values: [FieldNumber: Value]
    ) async throws -> RecordKey {
        typealias Fields = Opportunity.Fields
        let usual: [FieldNumber: Value] = [
            Fields.name: .text(name), Fields.owner: owner.value,
            Fields.account: .reference(accounts[number % accounts.count].id),
            Fields.commercial: ConsoleStage.amount(Int64(number + 1) * 137_500),
            Fields.openedOn: .date(try ConsoleStage.day(-30 * Int64(number + 1))),
        ]
        return try await stage.filed(Opportunity.kind, usual.merging(values) { $1 })
    }

    /// One at every stage.
    /// - Returns: the one that has come the furthest.
    private static func open(
        _ accounts: [RecordKey], _ stage: ConsoleStage, _ owner: ConsoleStage.Person
    ) async throws -> RecordKey {
        typealias Fields = Opportunity.Fields
        var last: RecordKey?
        for (number, word) in stages.enumerated() {
            let category = number > 6 ? "commit" : number > 3 ? "bestCase" : "pipeline"
            last = try await deal(
                number, "Backbone, phase \(number + 1)", accounts, stage, owner,
                [
                    Fields.stage: .text(word), Fields.outcome: .text("open"),
                    Fields.forecastCategory: .text(category),
                    Fields.expectedSignDate: .date(try ConsoleStage.day(20 * Int64(number + 1))),
                    Fields.nextStep: .compound([.text("Call the CTO"), .date(try ConsoleStage.day(7))]),
                    Fields.description: .text("First paragraph.\n\nSecond paragraph, a little longer than the first."),
                    Fields.competitors: .set(["Eriksson", "Nokia"]),
                ])
        }
        guard let last else { preconditionFailure("there are stages") }
        return last
    }

    /// Some that ended like that, over the last two years.
    /// - Returns: the last to end.
    private static func close(
        _ outcome: String, _ accounts: [RecordKey], _ stage: ConsoleStage, _ owner: ConsoleStage.Person
    ) async throws -> RecordKey {
        typealias Fields = Opportunity.Fields
        var keys: [RecordKey] = []
        for (number, days) in [Int64(700), 420, 230, 100, 8].enumerated() {
            keys.append(
                try await deal(
                    number, "Access network \(2019 + number), \(outcome)", accounts, stage, owner,
                    [
                        Fields.stage: .text(outcome == "won" ? "won" : "submitted"), Fields.outcome: .text(outcome),
                        Fields.openedOn: .date(try ConsoleStage.day(-days - 60)),
                        Fields.closedOn: .date(try ConsoleStage.day(-days)),
                    ]))
        }
        return keys[keys.count - 1]
    }

    // MARK: What was heard

    private static func meet(
        _ account: RecordKey, about deal: RecordKey, _ stage: ConsoleStage, _ person: ConsoleStage.Person
    ) async throws {
        _ = try await stage.filed(
            Activity.kind,
            [
                Activity.Fields.type: .text("meeting"), Activity.Fields.subject: .text("Site survey agreed"),
                Activity.Fields.author: person.value, Activity.Fields.account: .reference(account.id),
                Activity.Fields.opportunity: .reference(deal.id),
            ])
        for (score, days) in [(Int64(9), Int64(12)), (4, 40)] {
            _ = try await stage.filed(
                SurveyResponse.kind,
                [
                    SurveyResponse.Fields.account: .reference(account.id),
                    SurveyResponse.Fields.score: .integer(score),
                    SurveyResponse.Fields.date: .date(try ConsoleStage.day(-days)),
                    SurveyResponse.Fields.comments: .text("They were on time."),
                ])
        }
    }
}
