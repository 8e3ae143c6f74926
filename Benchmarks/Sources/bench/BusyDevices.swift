// Why this file exists: what pages take from those who sync shows only while these want all they can get. Two hundred
// laptops edit and sync without a pause, few at a time, so that they do not fight each other for the processor.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import Synchronization

/// Laptops of outposts, which can be told to work.
final class BusyDevices: Sendable {
    /// Threads that take turns with the laptops: so many sync at a moment.
    static let lanes = 8
    static let records = 5
    static let fields = 2
    /// Field changes that come with a sync.
    static let changes = records * fields

    /// A laptop that HQ has enrolled, and the deals that are edited on it.
    struct Device: Sendable {
        let seat: TestBed.Seat
        let deals: [RecordKey]
    }

    private struct State {
        var isWorking = false
        var isOver = false
        var ready = 0
        var running = BusyDevices.lanes
        /// Lanes at work.
        var active = 0
        var syncs = 0
        var failure: String?
    }

    private let state = Mutex(State())

    /// Returns once every laptop has downloaded what it may hold.
    init(_ devices: [Device]) async throws {
        for lane in 0..<Self.lanes {
            let own = stride(from: lane, to: devices.count, by: Self.lanes).map { devices[$0] }
            Thread { [self] in
                do { try live(own) } catch { state.withLock { $0.failure = "\(error)" } }
                state.withLock { $0.running -= 1 }
            }.start()
        }
        try await wait { $0.ready == Self.lanes }
    }

    private func live(_ devices: [Device]) throws {
        var laptops: [TestBed.Laptop] = []
        for device in devices {
            let laptop = try device.seat.open()
            _ = try laptop.sync()
            laptops.append(laptop)
        }
        state.withLock { $0.ready += 1 }
        var turn = 0
        while !state.withLock({ $0.isOver }) {
            guard state.withLock({ $0.isWorking }) else {
                usleep(20_000)
                continue
            }
            state.withLock { $0.active += 1 }
            for (device, laptop) in zip(devices, laptops) where state.withLock({ $0.isWorking }) {
                try laptop.replica.apply(Self.edits(device, turn))
                let receipts = try laptop.sync().report.receipts
                if let receipt = receipts.first(where: { $0.verdict != .accepted }) {
                    throw BenchmarkError("HQ did not take an edit: \(receipt.remarks)")
                }
                state.withLock { $0.syncs += 1 }
            }
            turn += 1
            state.withLock { $0.active -= 1 }
        }
    }

    private static func edits(_ device: Device, _ turn: Int) -> [RecordEdit] {
        typealias F = Opportunity.Fields
        return (0..<records).map { index in
            let number = turn * records + index
            let step: Value = .compound([.text("turn \(turn)"), Company.date(Company.today + index)])
            return RecordEdit(
                device.deals[number % device.deals.count], .update,
                [FieldValue(F.probability, .integer(Int64(1 + number % 99))), FieldValue(F.nextStep, step)])
        }
    }

    /// Has all of them work before and during `body`.
    /// - Returns: what `body` came to, and how many syncs ended meanwhile.
    @MainActor
    func work<T: Sendable>(during body: @MainActor () async throws -> T) async throws -> (result: T, syncs: Int) {
        state.withLock {
            $0.isWorking = true
            $0.syncs = 0
        }
        defer { state.withLock { $0.isWorking = false } }
        // Nobody has stood still for long when the clock starts.
        try await wait { $0.syncs >= 2 * Self.lanes }
        let before = state.withLock { $0.syncs }
        let result = try await body()
        let syncs = state.withLock { state in
            state.isWorking = false
            return state.syncs - before
        }
        try await wait { $0.active == 0 }
        return (result, syncs)
    }

    func finish() async throws {
        state.withLock { $0.isOver = true }
        while state.withLock({ $0.running > 0 }) { try await Task.sleep(for: .milliseconds(5)) }
    }

    private func wait(until isMet: @Sendable (State) -> Bool) async throws {
        while true {
            let (failure, isOver) = state.withLock { ($0.failure, isMet($0)) }
            if let failure { throw BenchmarkError("one of the laptops stopped: \(failure)") }
            if isOver { return }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
