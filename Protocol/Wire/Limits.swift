// Why this file exists: every input from outside is bounded, and the bounds stand in one place.

/// Upper bounds on what one party accepts from another. Sizes in bytes.
public enum Limits {
    /// One frame as it travels.
    public static let frame = 8 << 20
    /// One frame's payload once decompressed: an absolute cap, whatever the frame claims.
    public static let decompressed = 32 << 20
    /// One request body.
    public static let body = 64 << 20
    /// All frames of one request once decompressed, and all its changesets once opened: small frames must not grow
    /// without bound in their number either.
    public static let unpacked = 256 << 20
    public static let opened = 1 << 30
    /// One field's value.
    public static let field = 1 << 20
    /// One changeset once decompressed.
    public static let changeset = 16 << 20
    /// Changesets in one request.
    public static let changesets = 20_000
    /// Operations (records) in one changeset.
    public static let operations = 50_000
    /// Field writes in one operation.
    public static let writes = 256
    /// Why an edit was made, why a case was decided so.
    public static let reason = 4096
    /// Elements of a set, parts of a compound.
    public static let elements = 4096
    /// Rows in one columnar batch.
    public static let rows = 65_536
    /// Columns in one columnar batch.
    public static let columns = 512
    /// Scopes of a replica, entries of a vector, remarks and entries in one message.
    public static let entries = 16_384
}

/// Versions of the wire format.
public enum ProtocolVersion {
    public static let current: UInt64 = 2
    /// What this build understands.
    public static let supported: ClosedRange<UInt64> = 2...2
}
