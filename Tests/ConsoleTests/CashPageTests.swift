// Why this file exists: at these pages money is booked. Who may do that, for whom, and that nothing is booked twice or
// by looking, is tried as browsers do it.

import LeadToCash
import SyncProtocol
import SyncServer
import Testing

/// A customer of Nairobi with a contract, an invoice of 1,000.00 USD that is long overdue, and a payment of 700.00.
private struct Till {
    /// What a customer is called who means no good, to a browser and to a spreadsheet.
    static let hostile = #"=1+1<script>alert("x")</script>"#

    let account: RecordKey
    let contract: RecordKey
    let invoice: RecordKey
    let payment: RecordKey
    let finance: RecordID

    init(_ stage: FleetStage) async throws {
        let office = Value.reference(stage.nairobi)
        account = try await stage.found(
            Account.kind, [(Account.Fields.name, .text(Self.hostile)), (Account.Fields.office, office)])
        let customer = Value.reference(account.id)
        contract = try await stage.found(
            Contract.kind,
            [
                (Contract.Fields.name, .text(Self.hostile)), (Contract.Fields.office, office),
                (Contract.Fields.account, customer), (Contract.Fields.commercial, Self.cents(100_000)),
            ])
        let day = Value.date(try #require(CivilDate("2020-01-01")))
        invoice = try await stage.found(
            Invoice.kind,
            [
                (Invoice.Fields.office, office), (Invoice.Fields.account, customer),
                (Invoice.Fields.contract, .reference(contract.id)), (Invoice.Fields.amount, Self.cents(100_000)),
                (Invoice.Fields.issuedOn, day), (Invoice.Fields.dueOn, day),
                (Invoice.Fields.state, .text("issued")),
            ])
        payment = try await stage.found(
            Payment.kind,
            [
                (Payment.Fields.office, office), (Payment.Fields.account, customer),
                (Payment.Fields.amount, Self.cents(70_000)), (Payment.Fields.valueDate, day),
                (Payment.Fields.state, .text("posted")),
            ])
        finance = try await stage.enlist("Amina", "FIN", at: stage.nairobi)
    }

    static func cents(_ minor: Int64) -> Value { .compound([.integer(minor), .text("USD")]) }

    /// How many records HQ has of a kind.
    static func count(_ kind: KindNumber, _ stage: FleetStage) async throws -> Int {
        try await stage.headquarters.read { reader in
            var count = 0
            try reader.forEach(kind) { _, _ in count += 1 }
            return count
        }
    }
}

@Suite struct CashPageTests {
    private static let pages = [
        "/cash", "/cash/overdue", "/cash/contracts", "/cash/milestones", "/cash/requests", "/cash/claims",
        "/cash/disputes", "/cash/promises", "/payments/unmatched",
    ]

    @Test func `every page about money is shown to whoever works there, and names do no harm`() async throws {
        try await FleetStage.tell { stage in
            let till = try await Till(stage)
            let rep = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let token = try await stage.session(of: rep)
            let own = [
                "/contracts/\(till.contract.id)", "/invoices/\(till.invoice.id)", "/payments/\(till.payment.id)",
            ]
            for path in Self.pages + own {
                let answer = try await stage.get(path, token)
                #expect(answer.status == 200, "\(path)")
                #expect(!answer.body.contains("<script>alert"), "\(path)")
            }
            let summary = try await stage.get("/cash", token)
            #expect(summary.body.contains("1,000.00 USD") && summary.body.contains("&lt;script&gt;"))
        }
    }

    @Test func `what lies in another office is as if it were not there`() async throws {
        try await FleetStage.tell { stage in
            let till = try await Till(stage)
            let stranger = try await stage.enlist("Quispe", "FIN", at: stage.lima)
            let token = try await stage.session(of: stranger)
            for path in [
                "/contracts/\(till.contract.id)", "/invoices/\(till.invoice.id)", "/payments/\(till.payment.id)",
                "/invoices/issue?contract=\(till.contract.id)&term=1",
            ] {
                #expect(try await stage.get(path, token).status == 404, "\(path)")
            }
            #expect(try await !stage.get("/cash", token).body.contains("1,000.00 USD"))
            let credit = try await stage.post(
                "/invoices/\(till.invoice.id)/credit", [("reason", "mine"), ("was", "100000")], token)
            #expect(credit.status == 404)
            #expect(try await Till.count(CreditNote.kind, stage) == 0)
        }
    }

    @Test func `whoever keeps no books books nothing`() async throws {
        try await FleetStage.tell { stage in
            let till = try await Till(stage)
            let rep = try await stage.enlist("Otieno", "AR", at: stage.nairobi)
            let token = try await stage.session(of: rep, steppedUp: true)
            let posts = [
                "/invoices/\(till.invoice.id)/credit", "/invoices/\(till.invoice.id)/allocate",
                "/invoices/\(till.invoice.id)/write-off", "/payments/\(till.payment.id)/reverse",
                "/payments/import", "/contracts/\(till.contract.id)/step", "/invoices/issue",
            ]
            for path in posts {
                let fields = [("reason", "why"), ("was", "100000"), ("approval", "GD-1"), ("step", "register")]
                #expect(try await stage.post(path, fields, token).status == 403, "\(path)")
            }
            #expect(try await stage.get("/payments/import", token).status == 403)
            for kind in [CreditNote.kind, WriteOff.kind, Allocation.kind] {
                #expect(try await Till.count(kind, stage) == 0)
            }
        }
    }

    @Test func `a payment settles an invoice once, however often the form is sent, and the audit knows who`()
        async throws
    {
        try await FleetStage.tell { stage in
            let till = try await Till(stage)
            let token = try await stage.session(of: till.finance)
            let path = "/invoices/\(till.invoice.id)"
            let was = try #require(try await stage.get(path, token).hidden("was"))
            #expect(was == "100000")
            let fields = [("payment", till.payment.id.description), ("amount", "300 USD"), ("was", was)]
            #expect(try await stage.post(path + "/allocate", fields, token).status == 303)
            let again = try await stage.post(path + "/allocate", fields, token)
            #expect(again.status == 422 && again.body.contains("nothing was booked"))
            #expect(try await Till.count(Allocation.kind, stage) == 1)
            #expect(try await stage.get(path, token).body.contains("700.00 USD"))
            #expect(try await stage.deeds(of: till.finance) == ["allocatePayment payment:\(till.payment.id)"])
        }
    }

    @Test func `what the rules refuse is said above the form, and nothing is booked`() async throws {
        try await FleetStage.tell { stage in
            let till = try await Till(stage)
            let token = try await stage.session(of: till.finance)
            let fields = [("amount", "1001 USD"), ("reason", "two sites fewer"), ("was", "100000")]
            let answer = try await stage.post("/invoices/\(till.invoice.id)/credit", fields, token)
            #expect(answer.status == 422 && answer.body.contains("1,000.00 USD open"))
            #expect(answer.body.contains("two sites fewer"))
            #expect(try await Till.count(CreditNote.kind, stage) == 0)
            let step = try await stage.post("/contracts/\(till.contract.id)/step", [("step", "register")], token)
            #expect(step.status == 422 && step.body.contains("cannot be registered"))
        }
    }

    @Test func `whoever writes off or takes figures away gives the password again`() async throws {
        try await FleetStage.tell { stage in
            let till = try await Till(stage)
            let path = "/invoices/\(till.invoice.id)/write-off"
            let token = try await stage.session(of: till.finance)
            for grave in [path, "/cash/ageing/export"] {
                let answer = try await stage.get(grave, token)
                #expect(answer.status == 303 && answer.headers["location"]?.hasPrefix("/me/confirm") == true)
            }
            let fields = [("reason", "insolvent"), ("approval", "GD-2026-000031"), ("was", "100000")]
            #expect(try await stage.post(path, fields, token).status == 303)
            #expect(try await Till.count(WriteOff.kind, stage) == 0)
            let fresh = try await stage.session(of: till.finance, steppedUp: true)
            #expect(try await stage.post(path, fields, fresh).status == 303)
            #expect(try await Till.count(WriteOff.kind, stage) == 1)
        }
    }

    @Test func `the ageing list runs no formula in a spreadsheet`() async throws {
        try await FleetStage.tell { stage in
            let till = try await Till(stage)
            let token = try await stage.session(of: till.finance, steppedUp: true)
            let file = try await stage.get("/cash/ageing/export", token)
            #expect(file.status == 200 && file.headers["content-type"]?.hasPrefix("text/csv") == true)
            #expect(file.body.contains("'=1+1<script>") && file.body.contains("1000.00"))
            #expect(try await stage.deeds(of: till.finance) == ["export ageing"])
        }
    }
}

@Suite struct CashStatementTests {
    private static let statement = """
        bankRef,date,amount,currency,payer,account
        TT-1,2026-11-20,"1,000.00",USD,Beeline,Beeline
        TT-2,2026-11-20,-5,USD,Beeline,Beeline
        TT-3,2026-11-20,70.00,USD,Entel,Entel
        """

    private func customers(_ stage: FleetStage) async throws {
        for (name, office) in [("Beeline", stage.nairobi), ("Entel", stage.lima)] {
            _ = try await stage.found(
                Account.kind, [(Account.Fields.name, .text(name)), (Account.Fields.office, .reference(office))])
        }
    }

    @Test func `a look at a statement books nothing; booking it twice books it once`() async throws {
        try await FleetStage.tell { stage in
            try await customers(stage)
            let finance = try await stage.enlist("Amina", "FIN", at: stage.nairobi)
            let token = try await stage.session(of: finance)
            let fields = [("bankAccount", "HSBC-USD"), ("statement", Self.statement)]
            let look = try await stage.post("/payments/import", fields + [("act", "check")], token)
            #expect(look.status == 200 && look.body.contains("TT-1") && look.body.contains("1,000.00 USD"))
            #expect(look.body.contains("no receipt"))
            #expect(try await Till.count(Payment.kind, stage) == 0)
            #expect(try await stage.deeds(of: finance).isEmpty)
            for _ in 0..<2 {
                #expect(try await stage.post("/payments/import", fields + [("act", "book")], token).status == 303)
            }
            #expect(try await Till.count(Payment.kind, stage) == 1)
            #expect(try await stage.deeds(of: finance) == ["bookStatement payments:1"])
        }
    }

    @Test func `nobody books the money of a customer whose books they do not keep`() async throws {
        try await FleetStage.tell { stage in
            try await customers(stage)
            let finance = try await stage.enlist("Amina", "FIN", at: stage.nairobi)
            let token = try await stage.session(of: finance)
            let fields = [("bankAccount", "HSBC-USD"), ("statement", Self.statement), ("act", "check")]
            let look = try await stage.post("/payments/import", fields, token)
            #expect(look.body.contains("whose books you do not keep: 1"))
            let everywhere = try await stage.enlist("Lin", "HQ")
            let chief = try await stage.session(of: everywhere)
            let booked = try await stage.post(
                "/payments/import", [("bankAccount", "HSBC-USD"), ("statement", Self.statement), ("act", "book")],
                chief)
            #expect(booked.status == 303)
            #expect(try await Till.count(Payment.kind, stage) == 2)
        }
    }

    @Test func `what is no statement is said so, and stays as it was typed`() async throws {
        try await FleetStage.tell { stage in
            let finance = try await stage.enlist("Amina", "FIN", at: stage.nairobi)
            let token = try await stage.session(of: finance)
            let fields = [("bankAccount", "HSBC"), ("statement", "this,is\nno,statement"), ("act", "check")]
            let answer = try await stage.post("/payments/import", fields, token)
            #expect(answer.status == 422 && answer.body.contains("lacks the column"))
            #expect(answer.body.contains("this,is"))
        }
    }
}
