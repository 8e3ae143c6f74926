// Why this file exists: an invoice is asked for while the customer takes back the acceptance that it rests on. What has
// not gone out waits; what has gone out is not changed behind anybody's back.

import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

private func dollars(_ major: Int64) -> Value { .compound([.integer(major * 100), .text("USD")]) }
private func day(_ text: String) throws -> Value { .date(try #require(CivilDate(text))) }

/// A contract whose whole price falls due with an acceptance that the customer has signed.
private struct Fulfilment {
    private typealias Paper = Acceptance.Fields

    let cast: Cast
    let (a, delivery, finance): (Member, Member, Member)
    let (contract, milestone, term, certificate): (RecordKey, RecordKey, RecordKey, RecordKey)

    init() async throws {
        cast = try await Cast()
        a = try await cast.join("Achieng", "AR")
        delivery = try await cast.join("Baraka", "FR")
        finance = try await cast.join("Omondi", "FIN")
        let account = try await cast.found(Account.kind, [Account.Fields.name: .text("Safaricom PLC")])
        contract = try await cast.found(
            Contract.kind,
            [
                Contract.Fields.name: .text("RAN 2025"), Contract.Fields.account: .reference(account.id),
                Contract.Fields.state: .text("effective"), Contract.Fields.commercial: dollars(300_000),
            ])
        let filed = Value.reference(contract.id)
        milestone = try await cast.found(
            Milestone.kind,
            [
                Milestone.Fields.name: .text("Final acceptance"), Milestone.Fields.contract: filed,
                Milestone.Fields.state: .text("accepted"), Milestone.Fields.actualOn: try day("2025-12-20"),
                Milestone.Fields.acceptedOn: try day("2025-12-22"),
            ])
        term = try await cast.found(
            PaymentTerm.kind,
            [
                PaymentTerm.Fields.contract: filed, PaymentTerm.Fields.dueUpon: .text("accept"),
                PaymentTerm.Fields.portion: .compound([.integer(10_000), .null, .null]),
                PaymentTerm.Fields.milestone: .reference(milestone.id), PaymentTerm.Fields.daysAfter: .integer(30),
                PaymentTerm.Fields.state: .text("agreed"),
            ])
        certificate = try await cast.found(
            Acceptance.kind,
            [
                Paper.milestone: .reference(milestone.id), Paper.contract: filed, Paper.result: .text("accepted"),
                Paper.signedBy: .text("Wu Ling"), Paper.acceptedOn: try day("2025-12-22"),
            ])
        try await cast.meet()
        cast.pass(hours: 1)
    }

    /// A asks for the invoice.
    func request() throws -> RecordKey {
        try a.add(
            InvoiceRequest.kind,
            [
                InvoiceRequest.Fields.contract: .reference(contract.id),
                InvoiceRequest.Fields.paymentTerm: .reference(term.id), InvoiceRequest.Fields.author: a.value,
            ])
    }

    /// The customer thinks better of it, and whoever delivers writes that down.
    func withdraw() throws {
        cast.pass(hours: 1)
        try delivery.set(
            certificate, [Paper.revoked: .flag(true), Paper.revokedBecause: .text("they found rust")],
            reason: "they called")
    }

    /// The customer signs again.
    func renew() throws {
        _ = try delivery.add(
            Acceptance.kind,
            [
                Paper.milestone: .reference(milestone.id), Paper.contract: .reference(contract.id),
                Paper.result: .text("accepted"), Paper.signedBy: .text("Wu Ling"),
                Paper.acceptedOn: try day("2026-01-01"),
            ])
    }

    /// `outpostd invoice issue`.
    func issue(_ request: RecordKey) -> Cast.Measure {
        return { ground, occasion in
            let order = InvoiceOrder(
                subject: .request(request.id), number: "2026-0118", amount: nil, tax: nil, due: nil, trigger: nil,
                on: occasion.today)
            return try Invoicing.issue(order, at: occasion, ground).edits
        }
    }
}

@Suite("Stories of invoices") struct InvoiceStories {
    private typealias Request = InvoiceRequest.Fields

    @Test(arguments: [true, false])
    func `story 15: an invoice asked for while the acceptance is withdrawn waits until the customer accepts again`(
        requestFirst: Bool
    ) async throws {
        let story = try await Fulfilment()
        let (cast, a, delivery) = (story.cast, story.a, story.delivery)
        let request = try story.request()
        try story.withdraw()
        try await cast.meet(requestFirst ? [a, delivery] : [delivery, a])
        try await cast.expectShown(request, Request.state, .text("waiting"))
        try await cast.expectShown(request, Request.answer, .text("Waits until “Final acceptance” is accepted."))
        try await cast.expectShown(story.certificate, Acceptance.Fields.revoked, .flag(true))
        for member in cast.members {
            let items = try member.inbox()
            #expect(items.count == 1, "\(member.name)")
            let item = try #require(items.first)
            #expect(item.rule == (requestFirst ? "invoiceFollowsAcceptance" : "invoiceNeedsTrigger"))
            #expect(item.question == .exception && item.severity == .high && item.expiry == .escalates)
            #expect(item.subject == request && item.other == story.milestone)
            #expect(item.decider == "FR" && item.deputies == ["COM", "HQ"])
        }
        #expect(try delivery.asked().count == 1 && a.asked().isEmpty && a.held().isEmpty)
        let early = try await cast.impediments(to: story.issue(request))
        #expect(early == ["the acceptance of “Final acceptance” was taken back"])

        // Nobody asks for the invoice again: the request goes on by itself.
        try story.renew()
        try await cast.meet([delivery])
        try delivery.answerAll(.accept, "they signed again")
        try await cast.meet([delivery])
        try await cast.expectShown(request, Request.state, .text("requested"))
        try await cast.expectShown(request, Request.answer, .null)
        try await cast.enact(story.issue(request))
        try await cast.meet()
        try await cast.expectShown(request, Request.state, .text("issued"))
        for member in cast.members { #expect(try member.inbox().isEmpty, "\(member.name)") }
        try await cast.expectAgreement()
    }

    @Test func `story 15: an invoice that is out is not changed by the withdrawal, and finance issues a credit note`()
        async throws
    {
        let story = try await Fulfilment()
        let (cast, finance) = (story.cast, story.finance)
        let request = try story.request()
        try story.withdraw()
        try await cast.sync(story.a)
        let edits = try await cast.enact(story.issue(request))
        let invoice = try #require(edits.first { $0.key.kind == Invoice.kind }?.key)
        let issued = try await cast.headquarters.read { try $0.values(of: invoice) }
        try await cast.meet([story.delivery])
        #expect(try await cast.headquarters.read { try $0.values(of: invoice) } == issued)
        try await cast.expectShown(request, Request.state, .text("issued"))
        for member in cast.members {
            let item = try member.openCase("invoiceFollowsAcceptance")
            #expect(item.question == .exception && item.severity == .high && item.authors == ["Baraka"])
            #expect(item.subject == invoice && item.other == story.milestone)
            #expect(item.decider == "FIN" && item.deputies == ["HQ"])
            #expect(item.note.contains("Issue a credit note") && item.isOwn == (member.name == "Baraka"))
        }
        #expect(try finance.asked().count == 1 && story.delivery.held().isEmpty)

        try await cast.enact { ground, occasion in
            let relief = InvoiceRelief(
                invoice: invoice.id, nature: .credit(number: "CN-1"), amount: nil,
                reason: "the acceptance was withdrawn", on: occasion.today)
            return try InvoiceChanges.relieve(relief, at: occasion, ground).edits
        }
        try await cast.sync(finance)
        try finance.answerAll(.accept, "CN-1")
        try await cast.meet([finance])
        try await cast.expectShown(invoice, Invoice.Fields.state, .text("credited"))
        try await cast.expectShown(invoice, Invoice.Fields.amount, dollars(300_000))
        for member in cast.members {
            #expect(try member.inbox().isEmpty, "\(member.name)")
            #expect(try member.desk.open().records(CreditNote.kind).count == 1, "\(member.name)")
        }
        try await cast.expectAgreement()
    }
}
