// Why this file exists: an office's manager sees the laptops of that office and no others; where somebody's right
// counts follows from where they play the role that gives it.

import LeadToCash
import SyncProtocol
import SyncServer

/// Whose devices somebody may see, or deal with.
package struct FleetReach: Hashable, Sendable {
    /// Nil for everybody's.
    package let offices: Set<RecordID>?

    /// - Parameter names: the roles that give the right.
    package init(_ roles: Set<Role>, playing names: Set<String>) {
        let places = roles.filter { names.contains($0.name) }.map(\.place)
        offices = places.contains(nil) ? nil : Set(places.compactMap { $0 })
    }

    init(_ visitor: Visitor, _ right: Right) { self.init(visitor.seat.roles, playing: right.roles) }

    /// Whether a device of somebody in an office is within reach; of nobody's only for who reaches everywhere.
    package func admits(_ office: RecordID?) -> Bool {
        guard let offices else { return true }
        return office.map { offices.contains($0) } ?? false
    }
}

/// What a record's fields show, as pages ask for it.
struct FleetFields: Sendable {
    let values: [FieldNumber: Value]

    init(_ values: [FieldNumber: Value]) { self.values = values }

    /// Empty if there is nothing.
    func text(_ field: FieldNumber) -> String {
        if case .text(let text)? = values[field] { text } else { "" }
    }

    func id(_ field: FieldNumber) -> RecordID? {
        if case .reference(let id)? = values[field] { id } else { nil }
    }

    func day(_ field: FieldNumber) -> CivilDate? {
        if case .date(let day)? = values[field] { day } else { nil }
    }

    func elements(_ field: FieldNumber) -> [String] {
        if case .set(let elements)? = values[field] { elements } else { [] }
    }
}

/// Everybody who is listed and every office: reference data, which all may read.
struct FleetStaff: Sendable {
    struct Member: Sendable {
        let id: RecordID
        let name: String
        let email: String
        let office: RecordID?
        let role: String
        let status: String

        var hasLeft: Bool { status == "left" }
    }

    let members: [RecordID: Member]
    /// By id, in the reader's language.
    let offices: [RecordID: String]

    init(_ reader: SeatReader, _ language: Language) throws {
        var members: [RecordID: Member] = [:]
        try reader.forEach(User.kind) { id, values in
            let shown = FleetFields(values)
            members[id] = Member(
                id: id, name: shown.text(User.Fields.name), email: shown.text(User.Fields.email),
                office: shown.id(User.Fields.office), role: shown.text(User.Fields.role),
                status: shown.text(User.Fields.status))
        }
        var offices: [RecordID: String] = [:]
        try reader.forEach(Office.kind) { id, values in offices[id] = Self.name(FleetFields(values), language) }
        self.members = members
        self.offices = offices
    }

    static func read(_ visit: Visit) async throws -> FleetStaff {
        let (seat, language) = (try visit.person().seat, visit.language)
        return try await visit.headquarters.read(as: seat) { try FleetStaff($0, language) }
    }

    private static func name(_ office: FleetFields, _ language: Language) -> String {
        let native: FieldNumber? =
            switch language {
            case .en: nil
            case .zhHans: Office.Fields.simplifiedName
            case .zhHant: Office.Fields.traditionalName
            }
        let name = native.map { office.text($0) } ?? ""
        return name.isEmpty ? office.text(Office.Fields.name) : name
    }

    func name(_ id: RecordID?) -> String { id.flatMap { members[$0]?.name } ?? "–" }

    func officeName(_ id: RecordID?) -> String { id.flatMap { offices[$0] } ?? "–" }

    /// Who is meant by an id, an address or a name; nil for nobody and for several.
    func find(_ word: String) -> Member? {
        if let id = RecordID(word), let member = members[id] { return member }
        let wanted = (Self.address(word) ?? word).lowercased()
        let byAddress = members.values.filter { !$0.email.isEmpty && $0.email.lowercased() == wanted }
        if byAddress.count == 1 { return byAddress.first }
        let byName = members.values.filter { !$0.hasLeft && $0.name.lowercased() == wanted }
        return byName.count == 1 ? byName.first : nil
    }

    /// What stands in `<…>` at the end.
    private static func address(_ word: String) -> String? {
        guard word.hasSuffix(">"), let open = word.lastIndex(of: "<") else { return nil }
        return String(word[word.index(after: open)...].dropLast())
    }

    /// Offices that a filter or a form offers, by name.
    func choices(_ reach: FleetReach, chosen: RecordID?) -> [FleetOffice] {
        offices.filter { reach.admits($0.key) }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
            .map { FleetOffice(officeID: $0.key.description, officeName: $0.value, isChosen: $0.key == chosen) }
    }
}

/// An office in a select.
struct FleetOffice: Sendable {
    let officeID: String
    let officeName: String
    let isChosen: Bool
}

/// A word in a select.
struct FleetChoice: Sendable {
    let choiceWord: String
    let choiceName: String
    let isPicked: Bool
}
