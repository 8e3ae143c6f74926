// Why this file exists: what HQ decides rests on what it just read. Two operators who allocate one payment at the same
// time must not both find it free, so decisions are taken one after the other, each written as one commit.

import LeadToCash
import SyncProtocol
import SyncServer
import Synchronization

/// Where HQ's own decisions are made.
package struct Desk: Sendable {
    package let headquarters: Headquarters

    package init(_ headquarters: Headquarters) { self.headquarters = headquarters }

    /// Decides something on what HQ shows now, and writes it.
    /// - Parameter decide: What is to be written, and what else there is to say of it. Nothing is written if it throws.
    package func write<T: Sendable>(
        _ decide: @escaping @Sendable (DeskGround, Occasion) throws -> (edits: [RecordEdit], result: T)
    ) async throws -> T {
        let occasion = try Self.occasion()
        return try await DeskTurn.shared.run { [headquarters] in
            let decision = try await headquarters.read { reader in try decide(DeskGround(reader), occasion) }
            try await Self.commit(decision.edits.map(\.normalized), headquarters)
            return decision.result
        }
    }

    /// Reads what HQ shows.
    package func read<T: Sendable>(_ body: @escaping @Sendable (DeskGround) throws -> T) async throws -> T {
        try await headquarters.read { reader in try body(DeskGround(reader)) }
    }

    /// What people call a record: its code if HQ has issued one, or else its name.
    package func name(_ key: RecordKey) async throws -> String {
        try await read { ground in try ground.name(key) }
    }

    /// Writes edits, all of them or none: what HQ would refuse of them is found before anything is written.
    private static func commit(_ edits: [RecordEdit], _ headquarters: Headquarters) async throws {
        for edit in edits {
            if let objection = objection(edit) { throw CommandFailure.usage(objection) }
        }
        let applied = try await headquarters.apply(edits)
        guard let remark = applied.remarks.first(where: { $0.verdict >= .overridden }) else { return }
        throw CommandFailure.failed(remark.detail.isEmpty ? remark.rule.sentence : remark.detail)
    }

    /// Why an edit cannot be written, in one sentence; nil if it can.
    private static func objection(_ edit: RecordEdit) -> String? {
        guard let kind = LeadToCash.schema.kind(edit.key.kind) else { return "There is no kind \(edit.key.kind)." }
        if edit.action == .create {
            let missing = kind.requiredFields.first { edit.value($0.number)?.isEmpty ?? true }
            if let missing { return "\(kind.name).\(missing.name) cannot be empty." }
        }
        for write in edit.writes {
            guard let field = kind.field(write.field) else { return "\(kind.name) has no field \(write.field)." }
            if let mismatch = field.mismatch(write.value) { return "\(kind.name).\(mismatch)." }
            if let objection = LeadToCash.rulebook.objection(kind, field, write.value) { return objection }
        }
        return nil
    }

    /// This moment by HQ's clock.
    package static func occasion() throws -> Occasion {
        guard let occasion = Occasion(now: Headquarters.systemClock(), makeID: { Self.makeID() }) else {
            throw CommandFailure.failed("This machine's clock is outside the calendar.")
        }
        return occasion
    }

    /// The id of a record that an operator makes at HQ: random beside the time, as HQ has no device counter.
    package static func makeID() -> RecordID {
        var generator = SystemRandomNumberGenerator()
        let random = generator.next()
        return RecordID(
            milliseconds: Headquarters.systemClock(), entropy: UInt16(truncatingIfNeeded: random >> 48),
            replica: .headquarters, counter: random & 0x3FFF_FFFF)
    }
}

/// Lets one decision be made at a time in this process, which alone holds the data directory.
package final class DeskTurn: Sendable {
    package static let shared = DeskTurn()

    private let last = Mutex<Task<Void, Never>?>(nil)

    /// Runs `body` after those that were asked for before.
    package func run<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) async throws -> T {
        let turn = last.withLock { last in
            let turn = Task { [previous = last] in
                await previous?.value
                return try await body()
            }
            last = Task { _ = await turn.result }
            return turn
        }
        return try await turn.value
    }
}

/// Figures as people type them, or a sentence that says how.
package enum Typed {
    package static func money(_ text: String) throws -> Money {
        do { return try TypedMoney.parse(text) } catch { throw CommandFailure.usage("\(error)") }
    }

    package static func basisPoints(_ text: String) throws -> Int64 {
        do { return try TypedMoney.basisPoints(text) } catch { throw CommandFailure.usage("\(error)") }
    }

    package static func rateE8(_ text: String) throws -> Int64 {
        do { return try FigureText.rateE8(text) } catch { throw CommandFailure.usage("\(error)") }
    }

    package static func figure(_ text: String, unit: String? = nil) throws -> FigureText.Figure {
        do { return try FigureText.figure(text, unit: unit) } catch { throw CommandFailure.usage("\(error)") }
    }

    /// An instant; of a day its last millisecond in UTC.
    package static func end(_ text: String) throws -> Int64 {
        guard let instant = Instant.parse(text) else {
            throw CommandFailure.usage("“\(text)” is no instant; write 2026-03-31, or 2026-03-31T14:05Z.")
        }
        return CivilDate(text) == nil ? instant : instant + 86_399_999
    }
}

extension Money {
    /// Minor units and currency, for programs.
    package var json: JSON { .members(["minor": .integer(minorUnits), "currency": .text(currency)]) }
}
