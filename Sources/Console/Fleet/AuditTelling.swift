// Why this file exists: an auditor reads who did what in words, not in replica numbers and field numbers; and in the
// same words on the page and in the file that leaves HQ.

import LeadToCash
import SyncProtocol
import SyncServer

/// Says what an entry of the audit chain is.
struct AuditTelling: Sendable {
    let staff: FleetStaff
    let language: Language
    /// What records are called that the reader may see.
    let names: [RecordKey: String]

    private func word(_ key: String) -> String { PageWords.text(key, in: language) }

    /// The records that some entries name.
    static func keys(_ lines: [AuditLine]) -> Set<RecordKey> {
        lines.reduce(into: []) { keys, line in
            if case .commit(let commit) = line.content { keys.formUnion(commit.writes.prefix(1).map(\.key)) }
        }
    }

    /// What these are called to one reader.
    static func names(_ keys: Set<RecordKey>, _ reader: SeatReader) throws -> [RecordKey: String] {
        try keys.reduce(into: [:]) { names, key in
            guard let kind = LeadToCash.schema.kind(key.kind), let values = try reader.values(of: key) else { return }
            names[key] = Labels.title(kind, values)
        }
    }

    /// Who did it, as far as the entry says.
    func who(_ line: AuditLine) -> String {
        if case .deed(let deed) = line.content, let person = deed.person { return staff.name(person) }
        if line.replica == .headquarters { return word("auditHQ") }
        return [line.name, line.device].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// What was done.
    func what(_ line: AuditLine) -> String {
        switch line.content {
        case .commit(let commit): text(commit)
        case .deed(let deed): text(deed)
        }
    }

    /// Where the record is that a commit writes to; nil for what the reader may not see.
    func path(_ line: AuditLine) -> String? {
        guard case .commit(let commit) = line.content, let key = commit.writes.first?.key, names[key] != nil,
            let kind = LeadToCash.schema.kind(key.kind)
        else { return nil }
        return "/records/\(kind.name)/\(key.id)"
    }

    // MARK: Commits

    private func text(_ commit: AuditLine.Commit) -> String {
        guard commit.isReadable else { return word(commit.isRedacted ? "auditUnreadableErased" : "auditUnreadable") }
        var parts = commit.writes.prefix(1).map { text($0) }
        if parts.isEmpty { parts = [word("auditNoRecord")] }
        if commit.operations > 1 { parts.append("+\(commit.operations - 1)") }
        if commit.isRedacted { parts.append("[\(word("auditRedacted"))]") }
        if let dot = commit.inPlaceOf { parts.append("[\(word("auditInPlace")) \(dot)]") }
        if !commit.reason.isEmpty { parts.append("– \(commit.reason)") }
        return parts.joined(separator: " ")
    }

    private func text(_ write: AuditLine.Write) -> String {
        let kind = LeadToCash.schema.kind(write.key.kind)
        let label = kind.map { Labels.kind($0.name, in: language) } ?? "\(write.key.kind)"
        let fields = write.fields.map { number in
            guard let kind, let field = kind.field(number) else { return "\(number)" }
            return Labels.field(kind, field, in: language)
        }
        let head = [word(key(write.action)), label, names[write.key] ?? write.key.id.description]
        return head.joined(separator: " ") + (fields.isEmpty ? "" : ": " + fields.joined(separator: ", "))
    }

    private func key(_ action: RecordEdit.Action) -> String {
        switch action {
        case .create: "auditCreate"
        case .update: "auditUpdate"
        case .delete: "auditDelete"
        case .erase: "auditErase"
        }
    }

    // MARK: Deeds

    private func text(_ deed: AuditDeed) -> String {
        let detail: String
        switch deed {
        case .begun(let commits): detail = "\(commits)"
        case .listed(_, let dossier): detail = "\(dossier.status) · \(scopes(dossier.scopes.sorted()))"
        case .enrolled(_, let granted, let person, _): detail = "\(staff.name(person)) · \(scopes(granted))"
        case .succeeded(_, let former, _): detail = "\(former)"
        case .granted(_, let granted): detail = scopes(granted)
        case .status(_, let status): detail = word(DeviceState.key(status))
        case .keyChanged, .wiped: detail = ""
        case .restored(let fork, let timeline): detail = "\(fork.sequence) → \(fork.base) · \(timeline)"
        case .lease(let days): detail = "\(days)"
        case .signIn(_, let word, let about): detail = [word, about].filter { !$0.isEmpty }.joined(separator: " ")
        case .desk(_, let action, let subject): detail = "\(action) \(named(subject))"
        }
        return detail.isEmpty ? word(Self.key(deed.name)) : "\(word(Self.key(deed.name))): \(detail)"
    }

    private func scopes(_ scopes: [ScopeID]) -> String {
        "\(word("auditScopes")) \(scopes.map(\.description).joined(separator: " "))"
    }

    /// `user:0195…` and `office:0195…` by their names, as these are now; the chain itself holds none.
    private func named(_ subject: String) -> String {
        subject.split(separator: " ").map { part in
            let halves = part.split(separator: ":", maxSplits: 1)
            guard halves.count == 2, let id = RecordID(halves[1]) else { return String(part) }
            switch halves[0] {
            case "user": return "user:\(staff.members[id]?.name ?? id.description)"
            case "office": return "office:\(staff.offices[id] ?? id.description)"
            default: return String(part)
            }
        }.joined(separator: " ")
    }

    /// The deeds that a search can ask for, and the keys of their words.
    static let deeds: [(name: String, key: String)] = [
        (AuditSearch.edits, "auditEdit"), ("enrolled", "deedEnrolled"), ("succeeded", "deedSucceeded"),
        ("granted", "deedGranted"), ("status", "deedStatus"), ("key", "deedKey"), ("wiped", "deedWiped"),
        ("signIn", "deedSignIn"), ("desk", "deedDesk"), ("lease", "deedLease"), ("restored", "deedRestored"),
        ("listed", "deedListed"), ("begun", "deedBegun"),
    ]

    private static func key(_ name: String) -> String { deeds.first { $0.name == name }?.key ?? name }
}

extension DeviceState {
    /// The key of the store's word for what a device may do; the word itself if it is none of these.
    static func key(_ word: String) -> String {
        switch DeviceStatus(rawValue: word) {
        case .active: "deviceActive"
        case .suspended: "deviceSuspended"
        case .revoked: "deviceRevoked"
        case .lost: "deviceLost"
        case nil: word
        }
    }
}
