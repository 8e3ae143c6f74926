// Why this file exists: whoever writes a client in another language trusts the examples in the wire specification. Each
// is read from the page, decoded, compared with what it claims to be, and encoded again to the same bytes.

import SyncProtocol
import TestSupport
import Testing

struct `The wire specification` {
    private func bytes(_ name: String) throws -> [UInt8] {
        let found = try Specification.examples().filter { $0.name == name }
        guard found.count == 1 else {
            throw Specification.Missing(description: "\(found.count) examples are named \(name)")
        }
        return found[0].bytes
    }

    @Test(arguments: ExpectedExamples.messages)
    func `each message example is the message it claims to be`(expected: NamedMessage) throws {
        let bytes = try bytes(expected.name)
        #expect((try? FrameCodec.decodeAll(bytes)) == expected.messages, "\(Self.dump(expected))")
        // How small zstd packs differs from release to release; everything else is fixed to the byte.
        let isPacked = bytes[1] & 0x80 != 0
        #expect(isPacked || expected.messages.flatMap(FrameCodec.encode) == bytes, "\(Self.dump(expected))")
    }

    @Test func `the changeset example is what it claims to be, and so is its chain hash`() throws {
        let payload = try bytes("changeset")
        #expect(try ChangesetCodec.open(payload) == ExpectedExamples.changeset)
        #expect(ChangesetCodec.seal(ExpectedExamples.changeset).payload == payload)
        #expect(try bytes("chain hash") == ChainHash.start.extended(by: payload).bytes)
    }

    @Test func `the value examples are the values they claim to be`() throws {
        for (name, value) in ExpectedExamples.values {
            var reader = ByteReader(try bytes(name))
            let read = try reader.value()
            #expect(read == value)
            #expect(reader.isAtEnd)
            var writer = ByteWriter()
            writer.value(value)
            #expect(try bytes(name) == writer.bytes)
        }
    }

    @Test func `the batch example holds the rows it claims to hold`() throws {
        let bytes = try bytes("columnar batch")
        let expected = ExpectedExamples.batch
        #expect(expected.bytes == bytes)
        let batch = try ColumnarBatch(bytes)
        #expect(batch.columns == expected.columns)
        let rows = try batch.withCursor { cursor in
            var rows: [RandomBatch.Row] = []
            while try cursor.nextRow() {
                let values = try cursor.values(batch.columns)
                let cells = batch.columns.map { column in values.first { $0.field == column.field }?.value }
                rows.append(RandomBatch.Row(id: cursor.id, head: cursor.head, cells: cells))
            }
            return rows
        }
        #expect(rows == expected.rows)
    }

    @Test func `the digest and record id examples are right`() throws {
        var digest = ScopeDigest.empty
        digest.add(ExpectedExamples.id, head: 42)
        var writer = ByteWriter()
        writer.fixed64(digest.high)
        writer.fixed64(digest.low)
        #expect(try bytes("digest of one row") == writer.bytes)
        #expect(try bytes("record id") == ExpectedExamples.id.bytes)
        #expect(try Specification.page().contains(ExpectedExamples.id.description))
    }

    @Test func `every example of the page is tested, and every message has one`() throws {
        let names = try Specification.examples().map(\.name)
        #expect(names.count == Set(names).count)
        #expect(Set(names) == ExpectedExamples.names)
        let types = ExpectedExamples.messages.flatMap(\.messages).map { type(of: $0.body).type }
        #expect(Set(types) == Set(1...18))
    }

    @Test func `the page states the limits and numbers that the code has`() throws {
        let page = try Specification.page()
        let limits: [(String, Int)] = [
            ("frame", Limits.frame), ("decompressed", Limits.decompressed), ("body", Limits.body),
            ("unpacked", Limits.unpacked), ("opened", Limits.opened), ("field", Limits.field),
            ("changeset", Limits.changeset), ("changesets", Limits.changesets),
            ("operations", Limits.operations), ("writes", Limits.writes), ("elements", Limits.elements),
            ("rows", Limits.rows), ("columns", Limits.columns), ("entries", Limits.entries),
        ]
        for (name, limit) in limits { #expect(page.contains("| \(name) | \(limit) |"), "\(name)") }
        for verdict in Verdict.allCases { #expect(page.contains("| \(verdict.rawValue) | \(verdict.name) |")) }
        for rule in Rule.allCases { #expect(page.contains("| \(rule.rawValue) | \(rule.name) |"), "\(rule.name)") }
        for code in Refusal.Code.allCases { #expect(page.contains("| \(code.rawValue) | \(code) |"), "\(code)") }
        for level in AcknowledgementLevel.allCases { #expect(page.contains("| \(level.rawValue) | \(level) |")) }
        #expect(page.contains("Version \(ProtocolVersion.current)"))
    }

    /// The frames in hexadecimal, for whoever must bring the page up to date.
    private static func dump(_ expected: NamedMessage) -> String {
        let digits = Array("0123456789abcdef")
        let words = expected.messages.flatMap(FrameCodec.encode).map { byte in
            String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
        }
        return "\(expected.name): " + words.joined(separator: " ")
    }
}
