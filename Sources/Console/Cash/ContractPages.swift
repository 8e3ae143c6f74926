// Why this file exists: between a signature and the last payment lie years and a dozen kinds of record. One page shows
// what became of a contract, and offers finance the next thing to do about it.

import HTTPTypes
import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// Contracts, from their amount to the money in the bank.
enum ContractPages {
    static let routes: [PageRoute] = [
        .get("/contracts/:id", show), .post("/contracts/:id/step", for: .keepBooks, step),
        .post("/contracts/:id/change", for: .keepBooks, change),
    ]

    /// What finance registers of a contract, one after the other.
    enum Step: String, CaseIterable {
        case register, fulfil, settle, close

        /// Keys of the pages' words.
        var word: String {
            switch self {
            case .register: "contractRegister"
            case .fulfil: "contractFulfil"
            case .settle: "contractSettle"
            case .close: "contractClose"
            }
        }

        /// The audit's word.
        var deed: String { rawValue + "Contract" }

        /// What comes next for a contract in a state; nil if nothing does.
        static func next(after state: String) -> Step? {
            switch state {
            case "effective", "inFulfilment": .fulfil
            case "fulfilled": .settle
            case "settled": .close
            case "closed", "abandoned", "terminated": nil
            default: .register
            }
        }
    }

    struct Model: Sendable {
        let id: String
        let code: String
        let title: String
        let problem: String?
        let records: String
        let facts: [CashFact]
        let worth: [CashFact]
        let standing: [CashFact]
        let foreign: String?
        let quality: [CashFact]
        let hasQuality: Bool
        let terms: CashTable
        let tree: [TraceNode]
        let hasTree: Bool
        let tables: [CashTable]
        let step: StepForm?
        let change: ChangeForm?
    }

    struct StepForm: Sendable {
        let word: String
        let step: String
        let day: String
    }

    struct ChangeForm: Sendable {
        let orders: [CashOption]
        let day: String
    }

    // MARK: Showing

    private static func show(_ visit: Visit) async throws -> Answer { try await page(visit, problem: nil) }

    private static func page(_ visit: Visit, problem: String?) async throws -> Answer {
        let id = try visit.id()
        let model = try await CashReader.read(visit) { try Self.model(id, problem, $0) }
        return try visit.page(
            "contractTrace", title: model.code, area: .cash, status: problem == nil ? .ok : .unprocessableContent,
            model)
    }

    static func model(_ id: RecordID, _ problem: String?, _ reader: CashReader) throws -> Model {
        let composer = try ContractComposer(id, reader)
        let record = composer.record
        let (tree, quality) = (try composer.tree(), try composer.quality())
        return Model(
            id: id.description, code: reader.ground.handle(record.key), title: reader.ground.title(record.key),
            problem: problem, records: RecordPath.plain(record.key), facts: composer.facts, worth: composer.worth,
            standing: try composer.standing(), foreign: try composer.foreign(), quality: quality,
            hasQuality: !quality.isEmpty, terms: try composer.terms(), tree: tree, hasTree: !tree.isEmpty,
            tables: [
                try composer.milestones(), try composer.lines(), try composer.changes(), try composer.disputes(),
                try composer.reviews(),
            ], step: composer.mayBook ? stepForm(record, reader) : nil,
            change: composer.mayBook ? try changeForm(composer.trace, reader) : nil)
    }

    private static func stepForm(_ record: ShownRecord, _ reader: CashReader) -> StepForm? {
        Step.next(after: record.text(Contract.Fields.state) ?? "").map { step in
            StepForm(word: reader.word(step.word), step: step.rawValue, day: reader.today.description)
        }
    }

    /// Nil where no change waits for anything.
    private static func changeForm(_ trace: ContractTrace, _ reader: CashReader) throws -> ChangeForm? {
        let ended = ["effective", "rejected", "withdrawn", "discarded"]
        let waiting = try trace.changes.filter { change in
            !ended.contains(try FlowSubject(change.key, reader.ground).text(ChangeOrder.Fields.state))
        }
        guard !waiting.isEmpty else { return nil }
        let orders = waiting.map { change in
            CashOption(
                value: change.key.id.description, label: reader.ground.handle(change.key), isChosen: false)
        }
        return ChangeForm(orders: orders, day: reader.today.description)
    }

    // MARK: Doing

    private static func step(_ visit: Visit) async throws -> Answer {
        let id = try visit.id()
        return try await CashProblem.shown({
            guard let step = visit.form["step"].flatMap(Step.init(rawValue:)) else { throw PageProblem.notFound }
            let day = try CashForm(visit).date("on")
            try await CashDeeds.write(visit, step.deed, on: [RecordKey(kind: Contract.kind, id: id)]) {
                ground, occasion in
                let day = day ?? occasion.today
                return switch step {
                case .register: try ContractRegistration.register(id, on: day, at: occasion, ground)
                case .fulfil: try ContractProgress.fulfil(id, ground)
                case .settle: try ContractProgress.settle(id, ground)
                case .close: try ContractRegistration.close(id, on: day, ground)
                }
            }
            return Visit.done("/contracts/\(id)", "cashDone")
        }) { try await page(visit, problem: $0) }
    }

    private static func change(_ visit: Visit) async throws -> Answer {
        let id = try visit.id()
        return try await CashProblem.shown({
            let form = try CashForm(visit)
            let order = try form.id("order", "cashChooseChange")
            let (day, signed) = (try form.date("on"), try form.date("signed"))
            let approves = visit.form["step"] == "approve"
            try await CashDeeds.write(
                visit, approves ? "approveChange" : "bringChangeIntoEffect",
                on: [RecordKey(kind: ChangeOrder.kind, id: order), RecordKey(kind: Contract.kind, id: id)]
            ) { ground, occasion in
                approves
                    ? try ChangeSteps.approve(order, ground)
                    : try ChangeSteps.bringIntoEffect(order, on: day ?? occasion.today, signed: signed, ground)
            }
            return Visit.done("/contracts/\(id)", "cashDone")
        }) { try await page(visit, problem: $0) }
    }
}
