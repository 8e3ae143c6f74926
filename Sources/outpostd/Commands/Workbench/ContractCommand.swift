// Why this file exists: a contract comes into force, changes and ends at HQ, in one breath with all that follows from
// it.

import ArgumentParser
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// `outpostd contract`.
struct ContractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contract", abstract: "Contracts come into force, are fulfilled and settled, and end.",
        subcommands: [Register.self, Fulfil.self, Settle.self, Close.self])

    struct Register: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring a signed contract into force; the deal is won by it.",
            discussion: """
                It needs ATC's approval of this very text, the signatures of both sides, and payment terms that make \
                the whole. What is missing is said all at once.

                Example: outpostd contract register CTR-2026-000007 --on 2026-11-20
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The contract: its code or id.") var contract: String
        @Option(help: "When it comes into force; today if left out.") var on: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (id, day) = try await Desk(headquarters).write { [contract, on] ground, occasion in
                let id = try ground.find(Contract.kind, contract)
                let day = on ?? occasion.today
                return (try ContractRegistration.register(id, on: day, at: occasion, ground), (id, day))
            }
            if options.json {
                return console.print(
                    .members([
                        "id": .describing(id), "state": .text("effective"), "effectiveOn": .describing(day),
                    ]))
            }
            console.print("\(contract) is in force from \(day) on; its deal is won.")
        }
    }

    struct Fulfil: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Register that all of a contract was delivered.",
            discussion: """
                It needs milestones, every one of them accepted, and no change pending.

                Example: outpostd contract fulfil CTR-2026-000007
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The contract: its code or id.") var contract: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let id = try await Desk(headquarters).write { [contract] ground, _ in
                let id = try ground.find(Contract.kind, contract)
                return (try ContractProgress.fulfil(id, ground), id)
            }
            if options.json {
                return console.print(.members(["id": .describing(id), "state": .text("fulfilled")]))
            }
            console.print("\(contract) is fulfilled.")
        }
    }

    struct Settle: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Register that all of a fulfilled contract is invoiced and paid.",
            discussion: """
                It needs every invoice settled, nothing left to invoice, and neither a dispute nor a change pending.

                Example: outpostd contract settle CTR-2026-000007
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The contract: its code or id.") var contract: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let id = try await Desk(headquarters).write { [contract] ground, _ in
                let id = try ground.find(Contract.kind, contract)
                return (try ContractProgress.settle(id, ground), id)
            }
            if options.json {
                return console.print(.members(["id": .describing(id), "state": .text("settled")]))
            }
            console.print("\(contract) is settled; ask for ATCC to close it.")
        }
    }

    struct Close: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close a contract of which nothing is open.",
            discussion: """
                It needs ATCC's approval, every milestone accepted, every invoice settled, and neither a dispute nor a \
                change pending.

                Example: outpostd contract close CTR-2026-000007
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The contract: its code or id.") var contract: String
        @Option(help: "When; today if left out.") var on: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (id, day) = try await Desk(headquarters).write { [contract, on] ground, occasion in
                let id = try ground.find(Contract.kind, contract)
                let day = on ?? occasion.today
                return (try ContractRegistration.close(id, on: day, ground), (id, day))
            }
            if options.json {
                return console.print(
                    .members(["id": .describing(id), "state": .text("closed"), "closedOn": .describing(day)]))
            }
            console.print("\(contract) is closed since \(day).")
        }
    }
}

/// `outpostd change`.
struct ChangeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Changes of contracts in force.",
        subcommands: [Approve.self, Effective.self])

    struct Approve: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Approve a change order that ATAC has approved.",
            discussion: "Example: outpostd change approve CO-2026-000003")
        @OptionGroup var options: CommonOptions
        @Argument(help: "The change order: its code or id.") var order: String

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (id, isNew) = try await Desk(headquarters).write { [order] ground, _ in
                let id = try ground.find(ChangeOrder.kind, order)
                let edits = try ChangeSteps.approve(id, ground)
                return (edits, (id, !edits.isEmpty))
            }
            if options.json { return console.print(.members(["id": .describing(id), "changed": .flag(isNew)])) }
            console.print(isNew ? "\(order) is approved." : "\(order) was approved before; nothing was written.")
        }
    }

    struct Effective: HeadquartersCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring an approved change into effect, once the customer has signed it.",
            discussion: """
                Its price counts to the contract's worth from then on; the contract itself stays as it was signed.

                Example: outpostd change effective CO-2026-000003 --on 2026-12-01 --signed-on 2026-11-28
                """)
        @OptionGroup var options: CommonOptions
        @Argument(help: "The change order: its code or id.") var order: String
        @Option(help: "When it takes effect; today if left out.") var on: CivilDate?
        @Option(help: "When the customer signed it, where it does not say so.") var signedOn: CivilDate?

        func perform(_ headquarters: Headquarters, _ console: CommandOutput) async throws {
            let (id, day) = try await Desk(headquarters).write { [order, on, signedOn] ground, occasion in
                let id = try ground.find(ChangeOrder.kind, order)
                let day = on ?? occasion.today
                return (try ChangeSteps.bringIntoEffect(id, on: day, signed: signedOn, ground), (id, day))
            }
            if options.json {
                return console.print(
                    .members([
                        "id": .describing(id), "state": .text("effective"), "effectiveOn": .describing(day),
                    ]))
            }
            console.print("\(order) is in effect from \(day) on.")
        }
    }
}
