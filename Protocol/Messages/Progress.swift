// Why this file exists: a download that is cut resumes where it was.

/// Everything of a scope up to a commit number has now been sent.
public struct Progress: MessageBody {
    public static let type: UInt8 = 9

    public let scope: ScopeID
    /// The token: σ up to which the scope's rows were sent, as of the snapshot they were read from.
    public let token: CommitSequence

    public init(scope: ScopeID, token: CommitSequence) {
        self.scope = scope
        self.token = token
    }

    public func encode(to writer: inout ByteWriter) {
        writer.varint(UInt64(scope.rawValue))
        writer.varint(token)
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        scope = ScopeID(rawValue: try reader.number(UInt32.self))
        token = try reader.varint()
    }

    public var json: JSON { .members(["scope": .describing(scope), "token": .unsigned(token)]) }
}
