// Why this file exists: every byte that enters Outpost from outside passes one of these doors. Each must answer
// anything at all with a value or a typed error: a trap is a remote denial of service, and a value that changes when it
// is written and read again is a disagreement between replicas.

/// A door to attack.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// A stream of frames in arbitrary pieces.
    case frames
    /// One message past its checksum: a type byte, then its content.
    case messages
    /// A sealed changeset.
    case changesets
    /// A columnar batch, every cell of it.
    case batches
    /// Text forms that people and files bring: vectors, dots, ids, dates.
    case vectors
    /// What HQ says about edits: acknowledgements, receipts, candidates, decisions, and the values that cases quote.
    case receipts
    /// Whole conversations past their checksums, as HQ hears them and as a laptop does.
    case conversations
    /// What stands around the frames of a request: headers, codes, JSON bodies, compression.
    case envelope
    /// Files to import.
    case tables
    /// Entries of the audit chain, and heads that were kept elsewhere.
    case audit
    /// The text form of sets.
    case sets
    /// Values of fields as people type them: money, dates, instants, numbers, names.
    case typed

    /// Attacks the door.
    /// - Returns: whether the input was understood. Seeds must be: an input that is turned away at once leads nowhere.
    /// - Throws: ``BrokenProperty`` if the door did not keep its promise.
    public func run(_ bytes: [UInt8]) throws(BrokenProperty) -> Bool {
        switch self {
        case .frames: try Frames.run(bytes)
        case .messages: try Messages.run(bytes)
        case .changesets: try Changesets.run(bytes)
        case .batches: try Batches.run(bytes)
        case .vectors: try Vectors.run(bytes)
        case .receipts: try Receipts.run(bytes)
        case .conversations: try Conversations.run(bytes)
        case .envelope: try Envelope.run(bytes)
        case .tables: try Tables.run(bytes)
        case .audit: try Audit.run(bytes)
        case .sets: try Sets.run(bytes)
        case .typed: try Typed.run(bytes)
        }
    }

    /// Well-formed inputs to start from.
    public var seeds: [[UInt8]] {
        switch self {
        case .frames: Frames.seeds
        case .messages: Messages.seeds
        case .changesets: Changesets.seeds
        case .batches: Batches.seeds
        case .vectors: Vectors.seeds
        case .receipts: Receipts.seeds
        case .conversations: Conversations.seeds
        case .envelope: Envelope.seeds
        case .tables: Tables.seeds
        case .audit: Audit.seeds
        case .sets: Sets.seeds
        case .typed: Typed.seeds
        }
    }
}

/// A promise that a door did not keep.
public struct BrokenProperty: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}

func demand(_ holds: Bool, _ promise: @autoclosure () -> String) throws(BrokenProperty) {
    if !holds { throw BrokenProperty(promise()) }
}

/// Whether two texts are the same bytes; `==` takes canonically equivalent texts for equal.
func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

/// An input cut into the parts that a door takes: each is a length byte, then so many bytes or what is left of them.
struct Parts {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: some Collection<UInt8>) { rest = Array(bytes)[...] }

    var isEmpty: Bool { rest.isEmpty }

    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    mutating func bytes() -> [UInt8] {
        let length = Int(byte())
        let part = Array(rest.prefix(length))
        rest = rest.dropFirst(part.count)
        return part
    }

    mutating func text() -> String { String(decoding: bytes(), as: UTF8.self) }

    /// Everything that is left.
    mutating func tail() -> [UInt8] {
        defer { rest = [] }
        return Array(rest)
    }

    mutating func number() -> UInt64 { (0..<8).reduce(0) { sum, _ in sum << 8 | UInt64(byte()) } }

    /// Lays parts out as they are read.
    static func join(_ parts: [[UInt8]]) -> [UInt8] {
        parts.flatMap { [UInt8(min($0.count, 255))] + $0.prefix(255) }
    }
}
