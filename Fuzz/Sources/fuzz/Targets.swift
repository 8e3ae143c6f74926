// Why this file exists: every byte that enters Outpost from outside passes one of these doors. Each must answer
// anything at all with a value or a typed error: a trap is a remote denial of service, and a value that changes when it
// is written and read again is a disagreement between replicas.

import SyncProtocol

/// A door to attack.
enum Target: String, CaseIterable {
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

    func run(_ bytes: [UInt8]) {
        switch self {
        case .frames: Self.frames(bytes)
        case .messages: Self.messages(bytes)
        case .changesets: Self.changesets(bytes)
        case .batches: Self.batches(bytes)
        case .vectors: Self.vectors(bytes)
        }
    }

    private static func frames(_ bytes: [UInt8]) {
        var splitter = FrameSplitter()
        let piece = max(1, Int(bytes.first ?? 1))
        var start = 0
        while start < bytes.count {
            let end = min(start + piece, bytes.count)
            splitter.append(bytes[start..<end])
            start = end
            do {
                while let content = try splitter.next() { _ = try FrameCodec.decode(content) }
            } catch { return }
        }
    }

    private static func messages(_ bytes: [UInt8]) {
        guard let type = bytes.first else { return }
        var reader = ByteReader(bytes.dropFirst())
        guard let message = try? Message.decode(type: type, &reader) else { return }
        let again = try? FrameCodec.decodeAll(FrameCodec.encode(message))
        precondition(again == [message], "\(message) reads differently after being written")
    }

    private static func changesets(_ bytes: [UInt8]) {
        guard let changeset = try? ChangesetCodec.open(bytes) else { return }
        let again = try? ChangesetCodec.open(ChangesetCodec.seal(changeset).payload)
        precondition(again == changeset, "\(changeset) reads differently after being sealed")
    }

    private static func batches(_ bytes: [UInt8]) {
        guard let batch = try? ColumnarBatch(bytes) else { return }
        let rows = try? batch.withCursor { cursor in
            var rows = 0
            while try cursor.nextRow() {
                _ = try cursor.values(batch.columns)
                rows += 1
            }
            return rows
        }
        precondition(rows == nil || rows == batch.rowCount, "a batch holds another number of rows than it says")
    }

    private static func vectors(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let vector = VersionVector(text) {
            precondition(VersionVector(vector.description) == vector, "\(vector) reads differently after being written")
        }
        if let dot = Dot(text) { precondition(Dot(dot.description) == dot, "\(dot) reads differently") }
        if let id = RecordID(text) { precondition(RecordID(id.description) == id, "\(id) reads differently") }
        if let date = CivilDate(text) { precondition(date.description == text, "\(date) is not \(text)") }
    }
}
