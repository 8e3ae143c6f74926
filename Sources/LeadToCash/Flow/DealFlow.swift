// Why this file exists: a stage is a claim: that somebody asked, wrote, decided or sent what the stage stands for. A
// deal goes on when that is there, and whoever moves it is told what is not, all of it at once.

import SyncProtocol

/// The stages of a deal.
public enum DealFlow {
    private typealias Fields = Opportunity.Fields

    /// Every stage, in order.
    public static let stages = Opportunity.stages.map(\.word)

    public static func rank(_ stage: String) -> Int? { stages.firstIndex(of: stage) }

    /// The stage after the one that a deal is in; nil after the last.
    public static func next(_ deal: FlowSubject) throws -> String? {
        let place = rank(try deal.text(Fields.stage)).map { $0 + 1 } ?? 0
        return place < stages.count ? stages[place] : nil
    }

    /// Whether the gate ATI lies behind a deal: from then on it is a project, and more people have a say.
    public static func isProject(_ deal: FlowSubject) throws -> Bool {
        guard let place = rank(try deal.text(Fields.stage)), let gate = rank("initiated") else { return false }
        return place >= gate
    }

    /// Why a deal cannot be moved to a stage at all; nil if it can, once nothing is missing.
    public static func objection(_ deal: FlowSubject, to stage: String) throws -> FlowRemark? {
        let handle = try deal.handle()
        let outcome = try deal.text(Fields.outcome)
        if !["", "open"].contains(outcome) { return closed(handle, outcome) }
        if stage == "won" { return onlyHeadquarters(handle) }
        guard let from = rank(try deal.text(Fields.stage)), let to = rank(stage), to <= from else { return nil }
        return FlowRemark(
            to == from ? "already" : "backwards",
            to == from
                ? Label(
                    "\(handle) is at \(stage) already; nothing was written.", "\(handle) 已在该阶段；未写入。",
                    "\(handle) 已在該階段；未寫入。")
                : Label(
                    "\(stage) lies behind \(handle); to set it back, say why.", "\(handle) 已过该阶段；若要退回，请写明原因。",
                    "\(handle) 已過該階段；若要退回，請寫明原因。"),
            to == from ? "outpost opp show \(handle)" : "outpost opp set \(handle) stage=\(stage) --reason \"…\"")
    }

    private static func closed(_ handle: String, _ outcome: String) -> FlowRemark {
        let label = Opportunity.outcomes.first { $0.word == outcome }?.label
        return FlowRemark(
            "notOpen",
            Label(
                "\(handle) is \(outcome); reopen it first.", "\(handle) 为“\(label?.simplified ?? outcome)”；请先重新打开。",
                "\(handle) 為「\(label?.traditional ?? outcome)」；請先重新打開。"), "outpost opp reopen \(handle) --reason \"…\"")
    }

    private static func onlyHeadquarters(_ handle: String) -> FlowRemark {
        FlowRemark(
            "onlyHeadquarters",
            Label(
                "A deal is won once HQ has registered its contract; say that you won it, and HQ looks at it.",
                "总部登记合同后才算赢单；您可以申报赢单，由总部核实。", "總部登記合同後才算贏單；您可以申報贏單，由總部核實。"),
            "outpost opp claim-win \(handle)")
    }

    /// What is missing before a deal may stand at a stage: what that stage needs, and each one on the way to it.
    public static func lacks(_ deal: FlowSubject, to stage: String) throws -> [FlowRemark] {
        let from = rank(try deal.text(Fields.stage)) ?? -1
        guard let to = rank(stage), to > from else { return [] }
        var lacks: [FlowRemark] = []
        for step in stages[(from + 1)...to] {
            for lack in try DealNeeds(deal).lacks(step) where !lacks.contains(lack) {
                lacks.append(lack)
            }
        }
        return lacks
    }

    // MARK: How a deal ends

    /// How long after a loss its review is due, in working days.
    public static let reviewDays = 10

    /// The task of reviewing a loss.
    public static func review(
        of deal: FlowSubject, on day: CivilDate, user: RecordID?
    ) throws -> [FieldNumber: Value] {
        [
            DealTask.Fields.name: .text("T03 \(ProcessContent.lostProjectReview.title.english)"),
            DealTask.Fields.template: .text("T03"), DealTask.Fields.role: .text("AR"),
            DealTask.Fields.assignee: FlowValue.reference(try deal.id(Fields.owner) ?? user),
            DealTask.Fields.dueOn: .date(FlowCalendar.workingDays(reviewDays, after: day)),
            DealTask.Fields.state: .text("todo"), DealTask.Fields.origin: .text(reviewOrigin),
        ].filter { !$0.value.isEmpty }
    }

    private static let reviewOrigin = "outcome/lost"

    /// The review of a loss that somebody is to write already; nil if there is none.
    public static func openReview(of deal: FlowSubject) throws -> FlowSubject? {
        try deal.children(DealTask.kind, by: DealTask.Fields.opportunity).first {
            try $0.text(DealTask.Fields.template) == "T03" && $0.text(DealTask.Fields.state) != DealTask.dropped
        }
    }

    /// Why a customer may not be done business with; nil if they may.
    public static func stop(_ account: FlowSubject) throws -> FlowRemark? {
        let flags: [(FieldNumber, String)] = [
            (Account.Fields.sanctionsHit, "sanctionsHit"), (Account.Fields.blocked, "blocked"),
            (Account.Fields.doNotContact, "doNotContact"),
        ]
        guard let flag = try flags.first(where: { try account.isTrue($0.0) }) else { return nil }
        let title = try account.title()
        return FlowRemark(
            "stopped",
            Label(
                "“\(title)” is marked \(flag.1); no deal is opened with them until HQ clears that.",
                "“\(title)”已标记为 \(flag.1)；总部解除之前不得开展业务。", "「\(title)」已標記為 \(flag.1)；總部解除之前不得開展業務。"),
            "outpost account show \(try account.handle())")
    }
}
