// Why this file exists: no rule of the arbiter stops HQ, which sees everything and means what it does. What HQ must not
// do all the same is refused before it is written, with everything that stands in its way at once.

import SyncProtocol

/// Why HQ does not do what somebody asked of it.
public struct Impediments: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was asked, and that it is not done: `CTR-2026-000007 cannot be registered`.
    public let refusal: String
    /// What stands in the way, each without a capital and without a stop.
    public let reasons: [String]

    init(_ refusal: String, _ reasons: [String]) {
        self.refusal = refusal
        self.reasons = reasons
    }

    init(_ refusal: String, _ reason: String) { self.init(refusal, [reason]) }

    /// One sentence.
    public var description: String { "\(refusal): \(reasons.joined(separator: "; "))." }

    /// Refuses if there is anything in the way.
    static func check(_ refusal: String, _ reasons: [String]) throws {
        if !reasons.isEmpty { throw Impediments(refusal, reasons) }
    }
}

/// When HQ does something, and how it names what it makes.
public struct Occasion: Sendable {
    /// Unix milliseconds.
    public let now: Int64
    /// The day in UTC.
    public let today: CivilDate
    private let makeID: @Sendable () -> RecordID

    /// Returns nil for a clock outside the calendar.
    public init?(now: UInt64, makeID: @escaping @Sendable () -> RecordID) {
        guard let today = CivilDate(milliseconds: now) else { return nil }
        self.now = Int64(clamping: now)
        self.today = today
        self.makeID = makeID
    }

    /// An edit that makes a record; fields without a value are left out.
    func making(_ kind: KindNumber, _ fields: [FieldValue]) -> RecordEdit {
        RecordEdit(RecordKey(kind: kind, id: makeID()), .create, fields.filter { !$0.value.isEmpty })
    }
}

extension RecordEdit {
    /// An edit that changes some fields of a record.
    static func changing(_ key: RecordKey, _ fields: [FieldValue]) -> RecordEdit { RecordEdit(key, .update, fields) }

    /// The same with its texts in the form in which texts are stored, however they were typed.
    public var normalized: RecordEdit {
        RecordEdit(key, action, writes.map { FieldValue($0.field, Self.stored($0.value)) })
    }

    private static func stored(_ value: Value) -> Value {
        switch value {
        case .text(let text): .text(Normalization.nfc(text))
        case .compound(let parts): .compound(parts.map(stored))
        case .set(let elements): .elements(elements.map(Normalization.nfc))
        case .setChange(let adding, let removing):
            .setChange(adding: adding.map(Normalization.nfc), removing: removing.map(Normalization.nfc))
        default: value
        }
    }
}
