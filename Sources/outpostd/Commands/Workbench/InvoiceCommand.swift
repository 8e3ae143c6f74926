// Why this file exists: finance issues invoices at HQ and nowhere else, and corrects them by papers of their own.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd invoice`.
struct InvoiceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoice", abstract: "Invoices, credit notes and write-offs.",
        subcommands: [Issue.self, Deliver.self, CreditNoteCommand.self, WriteOffCommand.self])
}

extension InvoiceCommand {
    struct Issue: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Issue an invoice for what a contract lets us ask for.",
            discussion: """
                It answers a request, or bills a payment term of a contract. The amount, the due date and the trigger \
                follow from the term unless they are given.

                Example: outpostd invoice issue IRQ-2026-000004 --number 2026-0117 --due 2026-12-31
                Example: outpostd invoice issue --contract CTR-2026-000007 --term 1 --number 2026-0118
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The request: its code or id.") var request: String?
        @Option(help: "The contract, if nobody had to ask.") var contract: String?
        @Option(help: "The number of its payment term.") var term: Int64?
        @Option(help: "The number that is printed on the invoice.") var number: String
        @Option(help: "By when it is to be paid.") var due: CivilDate?
        @Option(help: "How much, tax included, such as \"300000 USD\".") var amount: String?
        @Option(help: "The part of it that is tax.") var tax: String?
        @Option(help: "When what it bills came about.") var triggerOn: CivilDate?
        @Option(help: "When it is issued; today if left out.") var on: CivilDate?

        func validate() throws {
            if (request == nil) == (contract == nil) { throw ValidationError("Name a request, or --contract.") }
            if term != nil, contract == nil { throw ValidationError("--term goes with --contract.") }
        }

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let amount = try amount.map(Typed.money)
            let tax = try tax.map(Typed.money)
            let desk = Desk(headquarters)
            let issued = try await desk.write {
                [request, contract, term, number, due, triggerOn, on] ground, occasion in
                let subject: InvoiceOrder.Subject =
                    if let request {
                        .request(try ground.find(InvoiceRequest.kind, request))
                    } else {
                        .contract(try ground.find(Contract.kind, contract ?? ""), term: term)
                    }
                let order = InvoiceOrder(
                    subject: subject, number: number, amount: amount, tax: tax, due: due, trigger: triggerOn,
                    on: on ?? occasion.today)
                let issued = try Invoicing.issue(order, at: occasion, ground)
                return (issued.edits, issued)
            }
            let code = try await desk.name(RecordKey(kind: Invoice.kind, id: issued.invoice))
            if options.json {
                return console.print(
                    .members([
                        "code": .text(code), "id": .describing(issued.invoice), "number": .text(number),
                        "amount": issued.amount.json, "due": .describing(issued.due),
                    ]))
            }
            console.print("Issued \(code), number \(number): \(issued.amount), due on \(issued.due).")
        }
    }

    struct Deliver: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Note that an invoice reached the customer.",
            discussion: "Example: outpostd invoice deliver INV-2026-000012")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The invoice: its code, number or id.") var invoice: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let desk = Desk(headquarters)
            let (id, isNew) = try await desk.write { [invoice] ground, _ in
                let id = try ground.find(Invoice.kind, invoice)
                let edits = try InvoiceChanges.deliver(id, ground)
                return (edits, (id, !edits.isEmpty))
            }
            if options.json {
                return console.print(.members(["id": .describing(id), "changed": .flag(isNew)]))
            }
            console.print(isNew ? "\(invoice) is delivered." : "\(invoice) was delivered before; nothing was written.")
        }
    }

    struct CreditNoteCommand: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            commandName: "credit-note", abstract: "Give back a part of an invoice, or all that is open.",
            discussion: """
                What is paid is taken back first: outpostd payment reverse PAYMENT --invoice INVOICE.

                Example: outpostd invoice credit-note INV-2026-000012 "5000 USD" --reason "two sites fewer"
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The invoice: its code, number or id.") var invoice: String
        @Argument(help: "How much; all that is open if left out.") var amount: String?
        @Option(help: "Why.") var reason: String
        @Option(help: "The number that is printed on the credit note.") var number: String?
        @Option(help: "When; today if left out.") var on: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            try await ReliefReport.make(
                invoice, .credit(number: number), amount, reason, on, headquarters, console, options.json)
        }
    }

    struct WriteOffCommand: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            commandName: "write-off", abstract: "Give up a part of an invoice, or all that is open.",
            discussion: """
                Example: outpostd invoice write-off INV-2026-000012 --reason "insolvent" --approval GD-2026-000031
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The invoice: its code, number or id.") var invoice: String
        @Argument(help: "How much; all that is open if left out.") var amount: String?
        @Option(help: "Why.") var reason: String
        @Option(help: "What approved it: the decision's code.") var approval: String
        @Option(help: "When; today if left out.") var on: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            try await ReliefReport.make(
                invoice, .writeOff(approval: approval), amount, reason, on, headquarters, console, options.json)
        }
    }
}

/// Makes a credit note or a write-off, and says what is left of the invoice.
private enum ReliefReport {
    static func make(
        _ invoice: String, _ nature: InvoiceRelief.Nature, _ amount: String?, _ reason: String, _ on: CivilDate?,
        _ headquarters: Headquarters, _ console: CommandOutput, _ isJSON: Bool
    ) async throws {
        let money = try amount.map(Typed.money)
        let desk = Desk(headquarters)
        let result = try await desk.write { ground, occasion in
            let relief = InvoiceRelief(
                invoice: try ground.find(Invoice.kind, invoice), nature: nature, amount: money, reason: reason,
                on: on ?? occasion.today)
            let result = try InvoiceChanges.relieve(relief, at: occasion, ground)
            return (result.edits, result)
        }
        let code = try await desk.name(result.record)
        let open = Money(minorUnits: result.invoice.open, currency: result.amount.currency) ?? result.amount
        if isJSON {
            return console.print(
                .members([
                    "code": .text(code), "id": .describing(result.record.id), "amount": result.amount.json,
                    "open": open.json,
                ]))
        }
        console.print("\(code): \(result.amount) of \(invoice); \(open) is still open.")
    }
}
