// Why this file exists: a kilobyte can claim to be a gigabyte. Whatever is sent, HQ unpacks no more than its limits
// say, of one frame and of all frames together.

import SyncServer
import Testing

@testable import SyncProtocol

@Suite struct BombTests {
    /// A request that begins as any other and goes on with these frames.
    private func request(_ laptop: TestLaptop, _ frames: [[UInt8]]) throws -> [UInt8] {
        let hello = try #require(try FrameCodec.decodeAll(laptop.request().1).first)
        return FrameCodec.encode(hello) + frames.flatMap { $0 }
    }

    /// A frame by hand: what is packed need not be what it claims.
    private func frame(type: UInt8, claim: Int, packed: [UInt8]) -> [UInt8] {
        var content = ByteWriter(capacity: packed.count + 16)
        content.byte(type | 0x80)
        content.varint(UInt64(claim))
        content.raw(packed)
        let checksum = content.bytes.withUnsafeBytes { UInt32(truncatingIfNeeded: Checksum.xxh64($0)) }
        content.fixed32(checksum)
        var frame = ByteWriter(capacity: content.bytes.count + 5)
        frame.block(content.bytes)
        return frame.bytes
    }

    private func zeros(_ count: Int) throws -> [UInt8] {
        try #require(Compression.compress([UInt8](repeating: 0, count: count)))
    }

    private func expect(_ status: Int, _ frames: [[UInt8]]) async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let frontier = world.headquarters.frontier
        try await serving(world) { client in
            let bytes = try request(ann, frames)
            let reply = try await client.post("/v1/sync", bytes, by: ann)
            #expect(reply.status == status, "\(bytes.count) bytes")
            #expect(world.headquarters.frontier == frontier)
            #expect(try await client.post("/v1/sync", ann.request().1, by: ann).status == 200)
        }
        try await world.expectSound()
    }

    @Test func `a frame that says it is larger than allowed is refused`() async throws {
        let size = Limits.decompressed + 1
        try await expect(413, [frame(type: Segment.type, claim: size, packed: try zeros(size))])
    }

    @Test func `a claim beyond all numbers is refused`() async throws {
        try await expect(413, [frame(type: Segment.type, claim: Int.max, packed: try zeros(1000))])
    }

    @Test(arguments: [100, 1 << 20])
    func `a frame that is larger than it says is refused`(_ claim: Int) async throws {
        try await expect(400, [frame(type: Segment.type, claim: claim, packed: try zeros(Limits.decompressed * 2))])
    }

    @Test func `many frames that are each allowed are refused together`() async throws {
        let payload = [UInt8](repeating: 0, count: Limits.changeset - 64)
        let count = Limits.unpacked / Limits.changeset + 1
        let frames = (1...count).map { number in
            FrameCodec.encode(.segment(Segment(first: UInt64(number), payloads: [payload])))
        }
        #expect(frames.reduce(0) { $0 + $1.count } < 1 << 20)
        try await expect(413, frames)
    }

    @Test func `changesets that would unpack to gigabytes are refused before any is opened`() async throws {
        var payload = ByteWriter(capacity: 4096)
        payload.byte(1)
        payload.varint(UInt64(Limits.changeset))
        payload.raw(try zeros(Limits.changeset))
        let count = Limits.opened / Limits.changeset + 1
        let segment = Segment(first: 1, payloads: Array(repeating: payload.bytes, count: count))
        try await expect(413, [FrameCodec.encode(.segment(segment))])
    }
}
