// Why this file exists: a request at a gate is printed for people and for programs from one snapshot of HQ, so that
// what it lacks and what was decided belong together.

import LeadToCash
import SyncProtocol

/// All there is to say of a request.
package struct GatePage: Sendable {
    package let table: TextTable
    package let missing: [String]
    package let decisions: [TextTable]
    package let json: JSON

    package init(_ id: RecordID, _ ground: DeskGround, _ language: Language) throws {
        let key = RecordKey(kind: GateRequest.kind, id: id)
        let text = DeskText(ground: ground, language: language)
        let made = try ground.allRecords(GateDecision.kind, where: GateDecision.Fields.request, is: .reference(id))
            .map { RecordKey(kind: GateDecision.kind, id: $0) }
        let lacks = try made.isEmpty ? GateCompleteness.missing(key, ground) : []
        table = try text.page(key)
        missing = lacks.map(\.description)
        decisions = try made.map { try text.page($0) }
        let terms = try made.map { decision -> JSON in
            let conditions = try ground.allRecords(
                GateCondition.kind, where: GateCondition.Fields.decision, is: .reference(decision.id))
            return .members([
                "decision": try DeskJSON.record(decision, ground),
                "conditions": .array(
                    try conditions.map { try DeskJSON.record(RecordKey(kind: GateCondition.kind, id: $0), ground) }),
            ])
        }
        json = .members([
            "request": try DeskJSON.record(key, ground), "decisions": .array(terms),
            "missing": .array(
                lacks.map { .members(["sentence": .text($0.sentence), "command": .text($0.command)]) }),
        ])
    }
}
