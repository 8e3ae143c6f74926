// Why this file exists: who may hold and change what is said by records, as everything else is: who plays which role
// where, from when to when. The domain reads them; the engine asks it again whenever they change, and remembers the
// answers by commit number.

/// A role that somebody plays, everywhere or about one record and what lies under it.
public struct Role: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The domain's word for it.
    public let name: String
    /// The record that it is about; nil for everywhere.
    public let place: RecordID?

    public init(_ name: String, at place: RecordID? = nil) {
        self.name = name
        self.place = place
    }

    public static func < (a: Role, b: Role) -> Bool {
        if a.name != b.name { return a.name < b.name }
        guard let left = a.place else { return b.place != nil }
        guard let right = b.place else { return false }
        return left < right
    }

    public var description: String { place.map { "\(name) at \($0)" } ?? name }
}

extension Set<Role> {
    /// The role under which somebody who plays these is known: the one that their own record names, unless they play
    /// others and not that one.
    /// - Parameter certified: the word in their record; empty if it names none.
    public func principal(_ certified: String) -> String {
        guard let first = self.min(), !contains(where: { $0.name == certified }) else { return certified }
        return first.name
    }
}

/// What somebody may hold and act as.
public struct Position: Hashable, Sendable {
    public let roles: Set<Role>
    /// What their devices may hold, beside reference data, and what people call it.
    public let scopes: [ScopeName: String]

    public init(roles: Set<Role>, scopes: [ScopeName: String]) {
        self.roles = roles
        self.scopes = scopes
    }
}

/// How the domain's records say who is who.
public struct Organisation: Sendable {
    /// The kinds that say it, and of each the fields; nil watches every operation on the kind.
    public let watches: [KindNumber: Set<FieldNumber>?]
    /// The people of whom an operation speaks. Asked before and after it is written.
    public let persons: @Sendable (Changeset.Operation, any Ground) throws -> [RecordID]
    /// What somebody may hold and act as on a day; nil if the records say nothing of them, so that it stays as it is.
    public let position: @Sendable (RecordID, CivilDate, any Ground) throws -> Position?

    public init(
        watches: [KindNumber: Set<FieldNumber>?],
        persons: @escaping @Sendable (Changeset.Operation, any Ground) throws -> [RecordID],
        position: @escaping @Sendable (RecordID, CivilDate, any Ground) throws -> Position?
    ) {
        self.watches = watches
        self.persons = persons
        self.position = position
    }

    func concerns(_ operation: Changeset.Operation) -> Bool {
        guard let fields = watches[operation.key.kind] else { return false }
        guard let fields else { return true }
        return operation.action != .update || operation.writes.contains { fields.contains($0.field) }
    }
}
