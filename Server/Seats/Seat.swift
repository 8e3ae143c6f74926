// Why this file exists: a person who is signed in at HQ's pages must be able to do what they may do on a laptop, and
// nothing more. So they get a replica of their own there, and HQ judges it as it judges every other.

import SyncProtocol

/// Where a person sits at HQ: a replica of theirs without a device. HQ mints its changesets, and nobody can
/// authenticate as it over the network, because it has neither a secret nor a key.
public struct Seat: Hashable, Sendable {
    /// The person's record.
    public let person: RecordID
    public let replica: ReplicaID
    /// The person as others see the name.
    public let name: String
    /// The roles that they play, and where; none for whoever has left.
    public let roles: Set<Role>
    /// What they may see and write to, reference data included; none for whoever plays no role any more.
    public let scopes: Set<ScopeID>

    /// What stands for the device beside what is done from a seat.
    static let device = "HQ console"
    /// Characters of a name at most.
    static let nameLimit = 200
}

/// Why something could not be done from a seat. Each is one sentence.
public enum SeatProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// HQ keeps no such seat any more: it was restored from a backup.
    case noSeat
    case nothing
    case tooLarge(what: String, limit: Int)
    case unknownKind(KindNumber)
    case unknownField(kind: String, field: FieldNumber)
    case onlyHeadquarters(kind: String)
    case missing(kind: String, field: String)
    case invalid(kind: String, field: String, reason: String)
    /// So much may have changed since that nobody can be said to have chosen to replace it.
    case outdated
    /// There is none, or none that this person may see.
    case noSuchRecord
    case caseClosed
    case unfitAnswer

    public var description: String {
        switch self {
        case .noSeat: "HQ was restored since you signed in; sign in again."
        case .nothing: "There is nothing to change."
        case .tooLarge(let what, let limit): "HQ does not take \(what); at most \(limit)."
        case .unknownKind(let number): "There is no kind of record \(number)."
        case .unknownField(let kind, let field): "\(kind) has no field \(field)."
        case .onlyHeadquarters(let kind): "Only HQ itself makes and changes records of the kind \(kind)."
        case .missing(let kind, let field): "\(kind).\(field) cannot be empty."
        case .invalid(let kind, let field, let reason): "\(kind).\(field) cannot be written: \(reason)."
        case .outdated: "This page is more than a day old and others have gone on; load it again and look first."
        case .noSuchRecord: "There is no such record."
        case .caseClosed: "This case has been decided already."
        case .unfitAnswer: "This case does not take such an answer."
        }
    }
}

/// What became of what somebody did from a seat.
public struct SeatReceipt: Hashable, Sendable {
    public let dot: Dot
    /// σ of its commit.
    public let sequence: CommitSequence
    /// The gravest of the verdicts.
    public let verdict: Verdict
    /// Whatever differs from plain acceptance, field by field; field 0 is the whole record.
    public let remarks: [Receipt.Remark]

    init(_ dot: Dot, _ receipt: Receipt) {
        self.dot = dot
        sequence = receipt.sequence
        verdict = receipt.verdict
        remarks = receipt.remarks
    }

    /// Whether all of it stands exactly as it was written.
    public var isWhollyAccepted: Bool { remarks.isEmpty }
    /// Whether some of it waits for somebody else's decision.
    public var isHeld: Bool { remarks.contains { $0.verdict == .held } }
    /// Whether some of it does not apply.
    public var isRefused: Bool { remarks.contains { $0.verdict == .refused } }
    /// One English sentence for each remark.
    public var sentences: [String] { remarks.map(\.sentence) }
}

extension Receipt.Remark {
    /// One English sentence for the author: what exactly is wrong, or else what the rule says.
    public var sentence: String { detail.isEmpty ? rule.sentence : detail }
}
