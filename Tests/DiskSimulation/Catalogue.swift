// Why this file exists: a vocabulary of notes on shelves: small, so that a world is quick, with one field for each way
// in which stores keep a value.

import SyncProtocol

/// What is written down in these worlds.
enum Catalogue {
    static let shelf: KindNumber = 1
    static let note: KindNumber = 2
    static let label: KindNumber = 3

    enum Note {
        static let title: FieldNumber = 1
        static let body: FieldNumber = 2
        static let tags: FieldNumber = 3
        static let place: FieldNumber = 4
        static let verdict: FieldNumber = 5
        /// Known from the second version on.
        static let colour: FieldNumber = 6
    }

    static let schema = Schema(version: 1, kinds: [shelves, notes(upTo: Note.verdict), CaseRecord.kind])
    /// What an upgrade brings: a field, and a kind.
    static let upgraded = Schema(
        version: 2, kinds: [shelves, notes(upTo: Note.colour), labels, CaseRecord.kind])
    static let rulebook = Rulebook()

    private static let shelves = RecordKind(
        number: shelf, name: "shelf", scope: .reference, headquartersOnly: true,
        fields: [Field(1, "name", column: "name", .text, policy: .hqOnly)])

    private static func notes(upTo last: FieldNumber) -> RecordKind {
        let fields = [
            Field(Note.title, "title", column: "title", .text), Field(Note.body, "body", column: "body", .text),
            Field(Note.tags, "tags", column: "tags", .set, policy: .addRemove),
            Field(Note.place, "place", column: "place_id", .reference("shelf"), creatorSets: true),
            Field(Note.verdict, "verdict", column: "verdict", .text, policy: .needsHuman(.incumbent)),
            Field(Note.colour, "colour", column: "colour", .text),
        ]
        return RecordKind(
            number: note, name: "note", scope: .anchored(by: [Note.place]), fields: fields.filter { $0.number <= last })
    }

    private static let labels = RecordKind(
        number: label, name: "label", scope: .reference, fields: [Field(1, "text", column: "text", .text)])

    /// The fields whose value is one text.
    static let texts: [FieldNumber] = [Note.title, Note.body, Note.verdict]
}
