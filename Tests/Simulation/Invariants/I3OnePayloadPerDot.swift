// Why this file exists: a name that stands for two contents makes every comparison of names worthless.

import SyncProtocol

/// I3: one dot, one payload.
enum I3OnePayloadPerDot {
    static func check(_ name: Dot, isTaken: Bool) throws {
        if isTaken { throw Violation("I3", "\(name) was made twice, with different contents") }
    }

    static func check(_ entry: LogEntry, made payload: [UInt8]) throws {
        guard payload == entry.payload else {
            throw Violation("I3", "HQ holds other contents under \(entry.dot) than its author made")
        }
    }
}
