// Why this file exists: when HQ cannot go on, it says why in a form that both a program and a person understand.

/// Why a sync did not happen. Nothing was changed by it.
public struct Refusal: MessageBody, Error {
    public static let type: UInt8 = 14

    public enum Code: UInt8, Sendable, CaseIterable {
        /// The replica's chain differs from what HQ has under the same counters: a clone or a restored image.
        case fork = 1
        /// HQ's history is another one than the replica knows; `rewind` says how they relate.
        case timeline = 2
        /// HQ lacks changesets before the first one sent; `argument` is the counter HQ has.
        case gap = 3
        /// The other side speaks a newer version.
        case upgrade = 4
        /// Too busy; try again after `argument` milliseconds.
        case retry = 5
        /// The device may no longer sync.
        case revoked = 6
        /// The credentials are missing or wrong; `argument` says how, see ``Refusal/Doubt``.
        case unauthorised = 7
        /// The input was not understood.
        case malformed = 8
        /// The input is over a limit.
        case tooLarge = 9
        /// The server failed; nothing was accepted.
        case failure = 10
        /// The request's nonce is missing or out of date; the reply's header has a fresh one: sign again with it.
        case nonce = 11
        /// Erase this replica and prove it. `argument` is the last of its counters that HQ has: what is newer is to be
        /// sent first; `UInt64.max` if nothing more is accepted.
        case wipe = 12
        /// The device may not sync for now; nothing of it is lost.
        case suspended = 13
    }

    public let code: Code
    /// A number that goes with the code; 0 if none does.
    public let argument: UInt64
    /// What is wrong and what to do, in English.
    public let sentence: String
    /// With ``Code/timeline``: how to go back to what both sides share.
    public let rewind: Rewind?

    public init(_ code: Code, argument: UInt64 = 0, _ sentence: String, rewind: Rewind? = nil) {
        self.code = code
        self.argument = argument
        self.sentence = sentence
        self.rewind = rewind
    }

    /// What is wrong with credentials, as the argument of ``Code/unauthorised``.
    public enum Doubt: UInt64, Sendable, CaseIterable {
        /// HQ does not know the device or its secret.
        case unknown = 1
        /// HQ has no key of the device.
        case keyless = 2
        /// The signature is missing, or was made with another key or for another request.
        case signature = 3
        /// The very same request came before.
        case replay = 4
        /// The device does not state that nothing of its replica reaches a disk in the clear, which HQ asks for.
        case unprotected = 5
    }

    /// A refusal of credentials.
    public init(_ doubt: Doubt, _ sentence: String) {
        self.init(.unauthorised, argument: doubt.rawValue, sentence)
    }

    /// Another database used this replica's number.
    package static var fork: Refusal {
        Refusal(.fork, "HQ has other edits under this replica's numbers: it is a copy or was restored; rejoin HQ.")
    }

    public func encode(to writer: inout ByteWriter) {
        writer.byte(code.rawValue)
        writer.varint(argument)
        writer.text(sentence)
        guard let rewind else { return }
        writer.fixed64(rewind.lineage.current.rawValue)
        writer.list(rewind.lineage.ended) {
            $0.fixed64($1.timeline.rawValue)
            $0.varint($1.sequence)
        }
        writer.varint(rewind.base)
        writer.varint(rewind.counter)
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        guard let code = Code(rawValue: try reader.byte()) else {
            throw .malformed("an unknown refusal", offset: reader.position - 1)
        }
        self.code = code
        argument = try reader.varint()
        sentence = try reader.text(limit: 4096)
        rewind = reader.isAtEnd ? nil : try Self.rewind(from: &reader)
    }

    private static func rewind(from reader: inout ByteReader) throws(WireError) -> Rewind {
        let timeline = Timeline(rawValue: try reader.fixed64())
        let ended = try reader.list(of: "timelines") { r throws(WireError) in
            Lineage.Ending(timeline: Timeline(rawValue: try r.fixed64()), sequence: try r.varint())
        }
        return Rewind(
            lineage: Lineage(timeline, ended: ended), base: try reader.varint(), counter: try reader.varint())
    }

    public var json: JSON {
        .members([
            "code": .text("\(code)"), "argument": .unsigned(argument), "sentence": .text(sentence),
            "lineage": rewind.map { .describing($0.lineage) } ?? .null,
            "counter": rewind.map { .unsigned($0.counter) } ?? .null,
        ])
    }
}
