// Why this file exists: what somebody has and has not finished is listed before they leave, and looked for after they
// have left, at the command line and on pages.

import LeadToCash
import SyncProtocol
import SyncServer

/// Something that is somebody's and not finished.
package struct OpenWork: Sendable {
    package let owner: RecordID
    /// The kind's name, as `opportunity`.
    package let kind: String
    package let number: KindNumber
    package let id: RecordID
    package let code: String
    package let name: String

    /// As a handover lists it.
    package var line: String { [kind, code.isEmpty ? id.description : code, name].joined(separator: " ") }

    private struct Source {
        let kind: KindNumber
        let owner: FieldNumber
        let state: FieldNumber?
        /// In which of its states it is finished.
        let closed: Set<String>
    }

    private static let sources = [
        Source(kind: Account.kind, owner: Account.Fields.owner, state: nil, closed: []),
        Source(
            kind: Opportunity.kind, owner: Opportunity.Fields.owner, state: Opportunity.Fields.outcome,
            closed: ["won", "lost", "cancelled"]),
        Source(
            kind: Lead.kind, owner: Lead.Fields.assignedTo, state: Lead.Fields.status,
            closed: ["converted", "closed", "duplicate"]),
    ]

    /// What some people have, as far as a reader shows it. Reads every record of the kinds that are somebody's.
    package static func of(_ people: Set<RecordID>, _ reader: RecordReader) throws -> [OpenWork] {
        var found: [OpenWork] = []
        guard !people.isEmpty else { return found }
        for source in sources {
            guard let kind = LeadToCash.schema.kind(source.kind) else { continue }
            try reader.forEach(source.kind) { id, values in
                guard case .reference(let owner)? = values[source.owner], people.contains(owner),
                    !source.closed.contains(source.state.map { text($0, values) } ?? "")
                else { return }
                found.append(
                    OpenWork(
                        owner: owner, kind: kind.name, number: kind.number, id: id,
                        code: kind.code.map { text($0.field, values) } ?? "", name: Labels.title(kind, values) ?? ""))
            }
        }
        return found
    }

    private static func text(_ field: FieldNumber, _ values: [FieldNumber: Value]) -> String {
        if case .text(let text)? = values[field] { text } else { "" }
    }
}
