// Why this file exists: one laptop says nothing about a Monday morning. Fifty upload at once; fifty thousand are
// enrolled.

import CFloor
import Foundation
import SyncClient
import SyncProtocol
import SyncServer
import Synchronization

/// Many laptops against one HQ.
@MainActor
enum Crowd {
    static let laptops = 50
    private static let recordsEach = 100
    private static let changesets = 20

    /// Each laptop in a scope of its own, so that HQ's intake is measured and not the others' downloads.
    static func gather(_ bed: TestBed) async throws -> [TestBed.Laptop] {
        var crowd: [TestBed.Laptop] = []
        for number in 0..<laptops {
            let scope = try await bed.headquarters.scope(anchoredAt: office(number), name: "office \(number)")
            let laptop = try await bed.laptop([scope])
            try laptop.replica.apply((0..<recordsEach).map { creation(number, $0) })
            _ = try laptop.sync()
            crowd.append(laptop)
        }
        return crowd
    }

    private static func office(_ number: Int) -> RecordID { RecordID(high: 0x7000, low: 1 << 63 | UInt64(number)) }

    private static func key(_ number: Int, _ index: Int) -> RecordKey {
        let low = 1 << 63 | UInt64(number) << 30 | UInt64(index)
        return RecordKey(kind: BenchmarkSchema.kind, id: RecordID(high: 0x7001, low: low))
    }

    private static func creation(_ number: Int, _ index: Int) -> RecordEdit {
        RecordEdit(
            key(number, index), .create,
            [
                FieldValue(1, .text("record \(index) of \(number)")),
                FieldValue(BenchmarkSchema.office, .reference(office(number))),
            ])
    }

    /// Everyone edits offline, then all sync at once.
    /// - Returns: field changes that HQ made durable, per second.
    static func upload(_ crowd: [TestBed.Laptop], round: Int) throws -> Double {
        for (number, laptop) in crowd.enumerated() {
            for turn in 0..<changesets {
                let edits = (0..<recordsEach).map { index in
                    let text = Value.text("round \(round), turn \(turn), record \(index)")
                    return RecordEdit(key(number, index), .update, [FieldValue(BenchmarkSchema.nextStep, text)])
                }
                try laptop.replica.apply(edits)
            }
        }
        let handles = crowd.map(Handle.init)
        let failures = Mutex<[String]>([])
        let seconds = clocked {
            DispatchQueue.concurrentPerform(iterations: 8) { lane in
                for index in stride(from: lane, to: handles.count, by: 8) {
                    do { _ = try handles[index].laptop.sync() } catch { failures.withLock { $0.append("\(error)") } }
                }
            }
        }
        if let failure = failures.withLock({ $0.first }) { throw BenchmarkError(failure) }
        return Double(crowd.count * changesets * recordsEach) / seconds
    }

    /// Proof: each handle is used by exactly one lane of `concurrentPerform`, which returns only when all lanes have
    /// ended.
    private struct Handle: @unchecked Sendable {
        let laptop: TestBed.Laptop
    }
}

/// Intake from fifty laptops, and what enrolment of fifty thousand does to a sync.
@MainActor
func crowd(_ bed: TestBed) async throws -> [Comparison] {
    let crowd = try await Crowd.gather(bed)
    let one = crowd[0]
    let times = 300
    func idle() throws -> Double {
        try clocked { for _ in 0..<times { _ = try one.sync() } } / Double(times)
    }
    let few = try (0..<5).map { _ in try idle() }.sorted()[2]
    return [
        Comparison(
            "seconds per 30,000 field changes made durable, 50 laptops at once, against 1 s", target: 1,
            floor: { _ in 1 }, ours: { 30_000 / (try Crowd.upload(crowd, round: $0)) }),
        Comparison(
            "an idle sync with 50,000 enrolled against one with 50", target: 1.1,
            floor: { _ in few },
            ours: { round in
                if round == 0 { try await enrol(50_000, bed) }
                return try idle()
            }),
    ]
}

@MainActor
private func enrol(_ count: Int, _ bed: TestBed) async throws {
    for _ in 0..<count {
        let invitation = try await bed.headquarters.invite(name: "rep", person: nil, scopes: [])
        _ = try await bed.headquarters.enroll(code: invitation.code, device: "bench")
    }
}
