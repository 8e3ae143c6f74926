// Why this file exists: what HQ has published is records, what ships is data in the program. Whoever reads a process or
// a template should not have to know which of the two it is.

import SyncProtocol

/// The process content that counts: what HQ has published, or what ships for as long as HQ has published nothing.
///
/// Nothing is read before it is asked for, and the list of documents only once.
public final class Library {
    /// The version of the processes that is read; nil for the newest that is out.
    public let version: RecordID?
    private let pages: PageReader
    private let editions: Editions
    private var index: [String: RecordKey]?
    private var others: [RecordID?: Library] = [:]

    public init(_ ground: any Ground, version: RecordID? = nil) {
        self.version = version
        pages = PageReader(ground: ground)
        editions = Editions(pages, version)
    }

    /// What the people of an office read.
    public convenience init(_ ground: any Ground, of office: RecordID?) throws {
        self.init(ground, version: try Editions.version(of: office, ground))
    }

    /// What is read about a record: a deal keeps the version by which it was begun, whatever its office works by now.
    public func edition(for record: RecordKey) throws -> Library {
        let wanted = try Editions.version(for: record, pages.ground)
        if wanted == version { return self }
        if let other = others[wanted] { return other }
        let other = Library(pages.ground, version: wanted)
        others[wanted] = other
        return other
    }

    /// Whether HQ has published nothing yet, so that what ships is read.
    public var isShipped: Bool { get throws { try published().isEmpty } }

    // MARK: Documents

    /// Every document without its steps, cells and questions, in the order of a table of contents.
    public func documents() throws -> [Document] {
        let published = try published()
        guard !published.isEmpty else { return ProcessContent.documents }
        let known = ProcessContent.documents.map(\.code)
        let further = published.keys.filter { !known.contains($0) }.sorted()
        return try (known + further).compactMap { code in
            try published[code].map { try pages.document($0, whole: false) }
        }
    }

    /// The document with a number such as `P03`, in any case of the letters; nil if there is none.
    public func document(_ code: String) throws -> Document? {
        let code = code.uppercased()
        guard try !isShipped else { return ProcessContent.document(code) }
        return try published()[code].map { try pages.document($0, whole: true) }
    }

    /// The edition of a document that something was begun with; the present one if that edition is gone.
    public func document(_ code: String, edition: String) throws -> Document? {
        let present = try document(code)
        guard !edition.isEmpty, let present, present.version != edition else { return present }
        let all = try pages.records(ContentDocument.kind, ContentDocument.Fields.code, .text(code.uppercased()))
        let former = try all.last { try pages.text(ContentDocument.Fields.edition, $0) == edition }
        if let former { return try pages.document(former, whole: true) }
        let shipped = ProcessContent.document(code.uppercased())
        return shipped?.version == edition ? shipped : present
    }

    // MARK: Steps

    /// The step with a number such as `P03.2`; nil if there is none.
    public func step(_ code: String) throws -> Step? {
        let code = code.uppercased()
        if let found = try current(ProcessStep.Fields.code, .text(code)).first { return try pages.step(found) }
        return try hasPublished ? nil : ProcessContent.step(code)
    }

    /// The steps that fall due when a record comes to a state, such as `opportunity.guiding`.
    public func steps(at stage: String) throws -> [Step] {
        let found = try current(ProcessStep.Fields.stage, .text(stage))
        if found.isEmpty, try !hasPublished { return ProcessContent.steps(for: stage) }
        return try found.map { try pages.step($0) }
    }

    /// The steps with a value of the documents that are read. HQ asks this whenever a deal moves, so only the documents
    /// that have such steps are looked at.
    private func current(_ field: FieldNumber, _ value: Value) throws -> [RecordKey] {
        try pages.records(ProcessStep.kind, field, value).filter { key in
            guard let document = try pages.ground.record(ContentDocument.kind, by: ProcessStep.Fields.document, of: key)
            else { return false }
            return try editions.document(pages.text(ContentDocument.Fields.code, document)) == document
        }
    }

    private var hasPublished: Bool {
        get throws {
            if let index { return !index.isEmpty }
            return try !pages.records(ContentDocument.kind, ContentDocument.Fields.state, .text("published")).isEmpty
        }
    }

    // MARK: The tree

    /// L1 to L4, parents before their children.
    public func tree() throws -> [ProcessNode] {
        let shipped = ProcessContent.tree.map { ProcessNode($0) }
        guard try !isShipped else { return shipped }
        let levels = try (Int64(1)...4).flatMap { level in
            try pages.records(ProcessGroupNode.kind, ProcessGroupNode.Fields.level, .integer(level))
        }
        let nodes = try levels.map { try pages.node($0) }
        guard !nodes.isEmpty else { return shipped }
        let order = shipped.map(\.code)
        return nodes.sorted { a, b in
            let places = (order.firstIndex(of: a.code) ?? order.count, order.firstIndex(of: b.code) ?? order.count)
            return (a.level, places.0, a.code) < (b.level, places.1, b.code)
        }
    }

    /// The codes of the documents that lie under an L4 node.
    public static func processes(under code: String) -> [String] { ProcessContent.processOfGroup[code] ?? [] }

    // MARK: What is published

    /// The edition of each document that is read, by its code.
    private func published() throws -> [String: RecordKey] {
        if let index { return index }
        var found: [String: RecordKey] = [:]
        var unclear: Set<String> = []
        for key in try pages.records(ContentDocument.kind, ContentDocument.Fields.state, .text("published")) {
            let code = try pages.text(ContentDocument.Fields.code, key)
            guard !code.isEmpty else { continue }
            if found[code] == nil, try editions.holds(key) { found[code] = key } else { unclear.insert(code) }
        }
        for code in unclear { found[code] = try editions.document(code) }
        index = found
        return found
    }
}

/// A node of the process tree above the steps: L1 to L4.
public struct ProcessNode: Sendable {
    public let code: String
    /// From 1 to 4.
    public let level: Int
    /// The code of the node above; empty at level 1.
    public let parent: String
    public let title: Label
    /// The role that answers for it, a word of `User.roles`.
    public let owner: String
    public let purpose: Label
    /// What people have to be able to do for it.
    public let capability: Label
}

extension ProcessNode {
    init(_ group: ProcessGroup) {
        self.init(
            code: group.code, level: group.level, parent: group.parent, title: group.title, owner: group.owner,
            purpose: group.purpose, capability: group.capability)
    }
}

extension ProcessContent {
    /// The shipped step with a number such as `P03.2`; nil if there is none.
    public static func step(_ code: String) -> Step? { stepByCode[code] }

    private static let stepByCode = Dictionary(documents.flatMap(\.steps).map { ($0.code, $0) }) { first, _ in first }
}

extension Document {
    /// Whether the source article lists its title, so that the notice stands above it.
    public var hasListedTitle: Bool {
        guard let first = code.first, "PTR".contains(first) else { return false }
        return code.dropFirst().allSatisfy(\.isNumber)
    }
}
