// Why this file exists: a contract is frozen, read by five trades, signed by two sides and explained to those who
// deliver. Each step is one line, and each says what stands in the way of the next.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct FreezeContract: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freeze", abstract: "Ask to freeze a contract for its reviews.",
        discussion: """
            Refused while its payment terms do not make 100 % or something else is missing. The commercial manager \
            lets it (outpost held, outpost resolve). Such as: outpost contract freeze CTR-2026-000004
            """)

    @Argument(help: "The contract's code, name or id.")
    var contract: String

    @Option(help: "Why now, for whoever reviews it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Contract.kind, contract)
        let name = desk.name(subject)
        try desk.insist(on: ContractFlow.objection(subject, from: ["", "draft"], step: "frozen"))
        try desk.insist(nothingIn: ContractFlow.lacks(freezing: subject), .contractNotReady, name)
        if let waiting = try desk.openCase(ContractFlow.freezing, about: subject) {
            throw Failure(.usage, .contractFreezing, name, waiting.decider, waiting.code)
        }
        try desk.update(subject, [Contract.Fields.state: .text("frozenForReview")])
        desk.hint("outpost contract review \(name) --aspect legal --risk low --opinion \"…\"")
        try desk.commit("contract freeze", subject.key, reason: reason, .contractFrozen, name)
    }
}

struct ReviewContract: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Hand in your opinion on a contract.",
        discussion: """
            It counts for the text as it stands now and does not change once it is handed in; of two on one aspect the \
            stricter counts. Such as: outpost contract review CTR-2026-000004 --aspect legal --risk medium --opinion \
            "liability is capped too low" --deviation "clause 12"
            """)

    @Argument(help: "The contract's code, name or id.")
    var contract: String

    @Option(help: "legal, finance, delivery, technical or commercial.")
    var aspect: String

    @Option(help: "low, medium, high or unacceptable.")
    var risk: String

    @Option(help: "What you think of it.")
    var opinion: String

    @Option(help: "Where it leaves what is usual; may be said several times.")
    var deviation: [String] = []

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Contract.kind, contract)
        let name = desk.name(subject)
        let states: Set<String> = ["", "draft", "frozenForReview", "reviewed", "atcRequested"]
        try desk.insist(on: ContractFlow.objection(subject, from: states, step: "reviewed"))
        let word = try desk.choice(ContractReview.kind, ContractReview.Fields.aspect, aspect)
        let level = try desk.choice(ContractReview.kind, ContractReview.Fields.riskLevel, risk)
        let hash = try GateFlow.hash(of: subject)
        let others = try ContractFlow.reviews(of: subject, aspect: word, hash: hash)
        let review = try desk.create(
            ContractReview.kind, under: subject,
            [
                ContractReview.Fields.aspect: .text(word), ContractReview.Fields.riskLevel: .text(level),
                ContractReview.Fields.opinion: FlowValue.text(opinion),
                ContractReview.Fields.deviations: FlowValue.lines(deviation),
                ContractReview.Fields.revisionHash: FlowValue.text(hash),
                ContractReview.Fields.state: .text("submitted"),
            ])
        let missing = try ContractFlow.missingAspects(subject, hash: hash).filter { $0 != word }
        if missing.isEmpty { desk.hint("outpost gate request \(name) ATC") }
        let label = desk.label(word, ContractReview.kind, ContractReview.Fields.aspect)
        try desk.commit("contract review", review, .contractReviewed, name, label)
        remark(others, missing, name, label, desk)
    }

    private func remark(
        _ others: [FlowSubject], _ missing: [String], _ name: String, _ label: String, _ desk: FlowDesk
    ) {
        let terminal = desk.terminal
        if !others.isEmpty { terminal.remark(terminal.text(.contractReviewTwice, label, name)) }
        guard !missing.isEmpty else { return }
        let words = missing.map { desk.label($0, ContractReview.kind, ContractReview.Fields.aspect) }
        terminal.remark(terminal.text(.contractReviewsMissing, words.joined(separator: ", ")))
    }
}

struct SignContract: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Write down that a side signed a contract.",
        discussion: """
            The scan is kept by its hash. The contract is in force once HQ has registered it. Such as: outpost \
            contract \
            sign CTR-2026-000004 --side customer --by "Wu Ling" --on yesterday --scan signed.pdf
            """)

    @Argument(help: "The contract's code, name or id.")
    var contract: String

    @Option(help: "customer or us.")
    var side: String

    @Option(help: "Who signed.")
    var by: String

    @Option(parsing: .unconditional, help: "When (else today).")
    var on: String?

    @Option(help: "Where.")
    var place: String?

    @Option(help: ArgumentHelp("The scan, or its SHA-256.", valueName: "file|hash"))
    var scan: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Contract.kind, contract)
        let name = desk.name(subject)
        let states: Set<String> = [
            "", "draft", "frozenForReview", "reviewed", "atcRequested", "atcApproved", "signedByCustomer", "signedByUs",
        ]
        try desk.insist(on: ContractFlow.objection(subject, from: states, step: "signed"))
        let word = try desk.choice(Signature.kind, Signature.Fields.side, side)
        let hash = try GateFlow.hash(of: subject)
        let scanHash = try desk.hash(scan, "--scan")
        let remarks = try ContractFlow.remarks(signing: subject, hash: hash, side: word)
        desk.warn(remarks)
        let signature = try desk.create(
            Signature.kind, under: subject,
            [
                Signature.Fields.side: .text(word), Signature.Fields.signatory: FlowValue.text(by),
                Signature.Fields.signedOn: .date(try desk.pastDay(on, "--on")),
                Signature.Fields.place: FlowValue.text(place), Signature.Fields.scan: .text(scanHash),
                Signature.Fields.revisionHash: FlowValue.text(hash),
            ])
        let signed = try ContractFlow.signedSides(subject).union([word])
        if signed.count == 1 {
            let other = word == "us" ? "customer" : "us"
            desk.hint("outpost contract sign \(name) --side \(other) --by NAME --on DATE --scan FILE")
        }
        let label = desk.label(word, Signature.kind, Signature.Fields.side)
        try desk.commit("contract sign", signature, .contractSigned, label, name, String(scanHash.prefix(12)))
        if signed.count == 2 { desk.terminal.remark(desk.terminal.text(.contractSignedByBoth)) }
    }
}

struct HandOverContract: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover", abstract: "Explain a signed contract to those who deliver it.",
        discussion: """
            The first time it makes a list of what is to be explained; then --done ticks items, --held says \
            when it took \
            place, --accept that those who deliver took over. Such as: outpost contract handover \
            CTR-2026-000004 --done \
            "delivery dates" --attendee "Li Na"
            """)

    @Argument(help: "The contract's code, name or id.")
    var contract: String

    @Option(help: "Something to be explained; may be said several times.")
    var item: [String] = []

    @Option(help: "What was explained; may be said several times.")
    var done: [String] = []

    @Option(help: "Who was there; may be said several times.")
    var attendee: [String] = []

    @Option(help: "What stays open.")
    var issue: String?

    @Option(parsing: .unconditional, help: "When it took place.")
    var held: String?

    @Flag(help: "Those who deliver take over.")
    var accept = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Contract.kind, contract)
        let known = try ContractFlow.handover(of: subject)
        let items = try items(known)
        let open = items.subtracting(try ticked(known))
        if accept, !open.isEmpty {
            throw Failure(.usage, .handoverOpen, desk.name(subject), open.sorted().joined(separator: ", "))
        }
        let values = try values(known, desk)
        let key: RecordKey
        if let known {
            key = known.key
            try desk.update(known, values)
        } else {
            key = try desk.create(ContractHandover.kind, under: subject, values)
        }
        if let next = open.sorted().first {
            desk.hint("outpost contract handover \(desk.name(subject)) --done \"\(next)\"")
        }
        try desk.commit("contract handover", key, .handoverNoted, desk.name(subject), "\(open.count)", "\(items.count)")
    }

    /// Everything that is to be explained.
    private func items(_ known: FlowSubject?) throws -> Set<String> {
        guard let known else { return Set(item.isEmpty ? ContractFlow.handoverItems : item) }
        return try Self.elements(known, ContractHandover.Fields.items).union(item)
    }

    private func ticked(_ known: FlowSubject?) throws -> Set<String> {
        let before = try known.map { try Self.elements($0, ContractHandover.Fields.done) } ?? []
        return before.union(done)
    }

    private static func elements(_ handover: FlowSubject, _ field: FieldNumber) throws -> Set<String> {
        if case .set(let elements) = try handover.value(field) { return Set(elements) }
        return []
    }

    private func values(_ known: FlowSubject?, _ desk: FlowDesk) throws -> [FieldNumber: Value] {
        typealias Fields = ContractHandover.Fields
        var values: [FieldNumber: Value] = [:]
        let isNew = known == nil
        func add(_ field: FieldNumber, _ texts: [String]) {
            if !texts.isEmpty { values[field] = isNew ? FlowValue.set(texts) : FlowValue.adding(texts) }
        }
        add(Fields.items, isNew && item.isEmpty ? ContractFlow.handoverItems : item)
        add(Fields.done, done)
        add(Fields.attendees, attendee)
        if let issue {
            values[Fields.openIssues] =
                try known.map { try desk.appended(issue, to: Fields.openIssues, of: $0) }
                ?? FlowValue.text(issue)
        }
        if isNew { values[Fields.state] = .text("prepared") }
        if held != nil {
            values[Fields.heldOn] = .date(try desk.pastDay(held, "--held"))
            values[Fields.state] = .text("held")
        }
        if accept {
            values[Fields.acceptedOn] = .date(desk.today)
            values[Fields.state] = .text("accepted")
        }
        return values
    }
}
