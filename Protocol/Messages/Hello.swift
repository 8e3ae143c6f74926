// Why this file exists: a replica introduces itself: who it is, what it knows, and what it is about to send.

/// The first message of every sync, from the asking side.
public struct Hello: MessageBody {
    public static let type: UInt8 = 1

    public let version: UInt64
    /// The schema the replica was built with.
    public let schema: UInt32
    public let replica: ReplicaID
    /// The replica's last durable counter.
    public let counter: UInt64
    /// The last counter of its own that it knows HQ to have; segments continue from here.
    public let acknowledged: UInt64
    /// The chain's head at `acknowledged`.
    public let chain: ChainHash
    public let knowledge: Knowledge
    /// The replica's uncorrected wall clock, Unix milliseconds, for measuring skew; it also names the request.
    public let clock: UInt64
    /// Server time minus device time in milliseconds, as the device last measured it: `clock` + `offset` is what it
    /// takes for the time.
    public let offset: Int64
    /// What HQ's last reply gave it to present; 0 if none did.
    public let nonce: UInt64
    /// The scopes that it holds, in order; nil for those that HQ says it may hold.
    public let scopes: [ScopeID]?

    public init(
        version: UInt64 = ProtocolVersion.current, schema: UInt32, replica: ReplicaID, counter: UInt64,
        acknowledged: UInt64, chain: ChainHash, knowledge: Knowledge, clock: UInt64,
        offset: Int64 = 0, nonce: UInt64 = 0, scopes: [ScopeID]? = nil
    ) {
        self.version = version
        self.schema = schema
        self.replica = replica
        self.counter = counter
        self.acknowledged = acknowledged
        self.chain = chain
        self.knowledge = knowledge
        self.clock = clock
        self.offset = offset
        self.nonce = nonce
        self.scopes = scopes
    }

    public func encode(to writer: inout ByteWriter) {
        writer.varint(version)
        writer.varint(UInt64(schema))
        writer.varint(UInt64(replica.rawValue))
        writer.varint(counter)
        writer.varint(acknowledged)
        writer.raw(chain.bytes)
        writer.fixed64(knowledge.timeline.rawValue)
        writer.varint(knowledge.prefix)
        writer.list(knowledge.exceptions.sorted { $0.key < $1.key }) {
            $0.varint(UInt64($1.key.rawValue))
            $0.varint($1.value)
        }
        writer.list(knowledge.vector.entries) { $0.dot($1) }
        writer.varint(clock)
        writer.zigzag(offset)
        writer.fixed64(nonce)
        writer.flag(scopes != nil)
        if let scopes { writer.list(scopes) { $0.varint(UInt64($1.rawValue)) } }
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        version = try reader.varint()
        guard ProtocolVersion.supported.contains(version) else { throw .unsupportedVersion(version) }
        schema = try reader.number(UInt32.self)
        replica = ReplicaID(rawValue: try reader.number(UInt32.self))
        counter = try reader.varint()
        acknowledged = try reader.varint()
        chain = try reader.chain()
        let timeline = Timeline(rawValue: try reader.fixed64())
        let prefix = try reader.varint()
        let behind = try reader.list(of: "exceptions") { r throws(WireError) in
            (ScopeID(rawValue: try r.number(UInt32.self)), try r.varint())
        }
        let vector = try reader.list(of: "vector") { r throws(WireError) in try r.dot() }
        knowledge = Knowledge(
            timeline: timeline, prefix: prefix, exceptions: Dictionary(behind, uniquingKeysWith: min),
            vector: VersionVector(vector), own: Dot(replica: replica, counter: counter))
        clock = try reader.varint()
        offset = try reader.zigzag()
        nonce = try reader.fixed64()
        scopes =
            try reader.flag()
            ? try reader.list(of: "scopes") { r throws(WireError) in ScopeID(rawValue: try r.number(UInt32.self)) }
            : nil
    }

    public var json: JSON {
        .members([
            "version": .unsigned(version), "schema": .integer(Int64(schema)), "replica": .describing(replica),
            "counter": .unsigned(counter), "acknowledged": .unsigned(acknowledged), "chain": .describing(chain),
            "knowledge": .describing(knowledge), "clock": .unsigned(clock),
            "offset": .integer(offset), "nonce": .unsigned(nonce),
            "scopes": scopes.map { .array($0.map(JSON.describing)) } ?? .null,
        ])
    }
}

extension ByteReader {
    mutating func chain() throws(WireError) -> ChainHash {
        let start = position
        guard let hash = ChainHash(try raw(ChainHash.length)) else {
            throw .malformed("a chain hash", offset: start)
        }
        return hash
    }
}

extension Hello {
    /// HQ's time minus what the device takes for the time, milliseconds.
    /// - Parameter wall: HQ's own clock as the request arrived, Unix milliseconds.
    public func skew(at wall: UInt64) -> Int64 {
        let corrected = Int64(clamping: clock).addingReportingOverflow(offset)
        let difference = Int64(clamping: wall).subtractingReportingOverflow(
            corrected.overflow ? (offset > 0 ? .max : .min) : corrected.partialValue)
        return difference.overflow ? .min : difference.partialValue
    }
}
