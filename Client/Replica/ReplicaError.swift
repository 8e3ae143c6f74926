// Why this file exists: everything that can go wrong on a laptop, each with one sentence that says what to do.

import SyncProtocol

/// Why a replica could not do what was asked. Nothing was changed.
public enum ReplicaError: Error, Hashable, Sendable, CustomStringConvertible {
    case notEnrolled(directory: String)
    case alreadyEnrolled(directory: String)
    case held(by: String, doing: String)
    case damaged(String)
    case newerFile(version: Int)
    case unknownKind(String)
    case unknownField(kind: String, field: String)
    case noSuchRecord(RecordKey)
    case exists(RecordKey)
    case invalid(kind: String, field: String, reason: String)
    /// It is another role's to do; which ones may, and one English sentence.
    case notEntitled(permitted: [String], sentence: String)
    case missing(kind: String, field: String)
    case onlyHeadquarters(kind: String)
    case tooLarge(what: String, limit: Int)
    case file(String)

    public var description: String {
        switch self {
        case .notEnrolled(let directory):
            "\(directory) holds no replica; enrol with: outpost enroll URL CODE --replica \(directory)"
        case .alreadyEnrolled(let directory):
            "\(directory) already holds a replica; use another directory"
        case .held(let holder, let doing):
            "\(holder) is writing to this replica (\(doing)); wait for it to finish and try again"
        case .damaged(let what): "the local database is damaged: \(what); run: outpost doctor"
        case .newerFile(let version):
            "the replica was written by a newer outpost (format \(version)); upgrade outpost"
        case .unknownKind(let kind): "there is no kind of record called \(kind)"
        case .unknownField(let kind, let field): "\(kind) has no field \(field)"
        case .noSuchRecord(let key): "there is no such record here: \(key.id)"
        case .exists(let key): "the record exists already: \(key.id)"
        case .invalid(_, let field, let reason): "\(field): \(reason)"
        case .missing(let kind, let field): "a new \(kind) needs \(field)"
        case .notEntitled(_, let sentence): sentence
        case .onlyHeadquarters(let kind): "\(kind) is kept by HQ; ask HQ to change it"
        case .tooLarge(let what, let limit): "\(what) is over the limit of \(limit); split it"
        case .file(let what): what
        }
    }
}
