// Why this file exists: money is what the bank says came in. Finance books it, puts claims to it and settles invoices
// with it, and takes back what was wrong.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd payment`.
struct PaymentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payment", abstract: "Payments from the bank, and what they settle.",
        subcommands: [Import.self, Match.self, Allocate.self, Reverse.self])
}

extension PaymentCommand {
    struct Import: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Book the lines of a bank statement; doing it twice changes nothing.",
            discussion: """
                Columns: bankRef, date, amount, currency, payer, account (the customer's code or name; may be empty \
                where a claim names the bank reference or the payer is called like the customer) and, where the file \
                has several of our accounts, bankAccount. A line is known by our bank account and its reference.

                Example: outpostd payment import statement.csv --bank-account HSBC-USD
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The file.") var file: String
        @Option(help: "What we call our account at the bank.") var bankAccount = "bank"
        @Flag(help: "Only say what would happen.") var dryRun = false

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            guard let source = try SourceFile.read(path: console.path(file)).first else {
                throw CommandFailure.failed("There is nothing at \(file).")
            }
            let statement = try BankStatement(source, bankAccount: bankAccount)
            let plan = try await Desk(headquarters).write { [dryRun] ground, _ in
                let plan = try statement.plan(ground) { ground.resolve("account", $0) }
                return (dryRun ? [] : plan.edits, plan)
            }
            if options.json { return console.print(json(plan)) }
            let verb = dryRun ? "would be booked" : "booked"
            console.print("\(plan.edits.count) payments \(verb), \(plan.unchanged) unchanged.")
            for reject in plan.rejects { console.complain("\(file), line \(reject.line): \(reject.reason).") }
        }

        private func json(_ plan: StatementPlan) -> JSON {
            .members([
                "created": .integer(Int64(plan.edits.count)), "unchanged": .integer(Int64(plan.unchanged)),
                "rejects": .array(
                    plan.rejects.map {
                        .members(["line": .integer(Int64($0.line)), "reason": .text($0.reason)])
                    }), "dryRun": .flag(dryRun),
            ])
        }
    }

    struct Match: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a claim to the payment that it was about.",
            discussion: """
                A second claim to one payment becomes the same money; --instead gives it the credit of the first.

                Example: outpostd payment match RCL-2026-000003 PAY-2026-000009
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The claim: its code or id.") var claim: String
        @Argument(help: "The payment: its code or id.") var payment: String
        @Flag(help: "This claim is to have the credit that another one has.") var instead = false

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (result, id) = try await Desk(headquarters).write { [claim, payment, instead] ground, _ in
                let id = try ground.find(ReceiptClaim.kind, claim)
                let result = try Matching.match(
                    id, with: ground.find(Payment.kind, payment), instead: instead, ground)
                return (result.edits, (result, id))
            }
            if options.json {
                return console.print(
                    .members([
                        "id": .describing(id), "state": .text(result.state), "amountDiffers": .flag(result.differs),
                    ]))
            }
            console.print(
                result.state == "matched"
                    ? "\(claim) is matched with \(payment)." : "\(claim) is about the same money as another claim.")
            if result.differs { console.complain("\(claim) and \(payment) name different amounts.") }
        }
    }

    struct Allocate: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Settle an invoice with a part of a payment.",
            discussion: """
                Never more than the payment has left, and never more than the invoice has open. With --rest-unapplied \
                the invoice takes what it needs, and what is left of the payment lies on the customer's account.

                Example: outpostd payment allocate PAY-2026-000009 INV-2026-000012 "300000 USD"
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The payment: its code or id.") var payment: String
        @Argument(help: "The invoice: its code, number or id.") var invoice: String
        @Argument(help: "How much, such as \"300000 USD\".") var amount: String
        @Flag(help: "What is too much goes onto the customer's account.") var restUnapplied = false
        @Option(help: "When it is booked; today if left out.") var on: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let money = try Typed.money(amount)
            let result = try await Desk(headquarters).write { [payment, invoice, restUnapplied, on] ground, occasion in
                let order = AllocationOrder(
                    payment: try ground.find(Payment.kind, payment), invoice: try ground.find(Invoice.kind, invoice),
                    amount: money, keepsRest: restUnapplied, on: on ?? occasion.today)
                let result = try Allocating.allocate(order, at: occasion, ground)
                return (result.edits, result)
            }
            func text(_ minor: Int64) -> Money { Money(minorUnits: minor, currency: money.currency) ?? money }
            let open = text(result.invoice.open)
            let left = text(result.payment.available - result.payment.unapplied)
            let unapplied = text(result.payment.unapplied)
            if options.json {
                return console.print(
                    .members([
                        "allocated": result.taken.json, "invoiceOpen": open.json, "paymentLeft": left.json,
                        "unapplied": unapplied.json,
                    ]))
            }
            console.print(
                "\(invoice) took \(result.taken) of \(payment); \(open) is open on it. "
                    + "\(payment) has \(left) left, and \(unapplied) lies on the account.")
        }
    }

    struct Reverse: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take back a payment, or what it gave to one invoice.",
            discussion: """
                Claims that were matched with a payment are claims again.

                Example: outpostd payment reverse PAY-2026-000009
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The payment: its code or id.") var payment: String
        @Option(help: "Only what this invoice got.") var invoice: String?
        @Option(help: "When it is booked; today if left out.") var on: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (result, id) = try await Desk(headquarters).write { [payment, invoice, on] ground, occasion in
                let id = try ground.find(Payment.kind, payment)
                let day = on ?? occasion.today
                let result =
                    if let invoice {
                        try Reversing.reverse(
                            id, from: ground.find(Invoice.kind, invoice), on: day, at: occasion, ground)
                    } else {
                        try Reversing.reverse(id, on: day, at: occasion, ground)
                    }
                return (result.edits, (result, id))
            }
            if options.json {
                return console.print(
                    .members(["id": .describing(id), "allocationsReversed": .integer(Int64(result.rows))]))
            }
            let what = invoice.map { "What \(payment) gave to \($0)" } ?? payment
            console.print("\(what) is taken back: \(result.rows) allocations.")
        }
    }
}
