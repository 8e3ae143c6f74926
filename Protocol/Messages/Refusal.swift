// Why this file exists: when HQ cannot go on, it says why in a form that both a program and a person understand.

/// Why a sync did not happen. Nothing was changed by it.
public struct Refusal: MessageBody, Error {
    public static let type: UInt8 = 14

    public enum Code: UInt8, Sendable, CaseIterable {
        /// The replica's chain differs from what HQ has under the same counters: a clone or a restored image.
        case fork = 1
        /// HQ's history is another one than the replica knows.
        case timeline = 2
        /// HQ lacks changesets before the first one sent; `argument` is the counter HQ has.
        case gap = 3
        /// The other side speaks a newer version.
        case upgrade = 4
        /// Too busy; try again after `argument` milliseconds.
        case retry = 5
        /// The device may no longer sync.
        case revoked = 6
        /// The credentials are missing or wrong.
        case unauthorised = 7
        /// The input was not understood.
        case malformed = 8
        /// The input is over a limit.
        case tooLarge = 9
        /// The server failed; nothing was accepted.
        case failure = 10
    }

    public let code: Code
    /// A number that goes with the code; 0 if none does.
    public let argument: UInt64
    /// What is wrong and what to do, in English.
    public let sentence: String

    public init(_ code: Code, argument: UInt64 = 0, _ sentence: String) {
        self.code = code
        self.argument = argument
        self.sentence = sentence
    }

    public func encode(to writer: inout ByteWriter) {
        writer.byte(code.rawValue)
        writer.varint(argument)
        writer.text(sentence)
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        guard let code = Code(rawValue: try reader.byte()) else {
            throw .malformed("an unknown refusal", offset: reader.position - 1)
        }
        self.code = code
        argument = try reader.varint()
        sentence = try reader.text(limit: 4096)
    }

    public var json: JSON {
        .members(["code": .text("\(code)"), "argument": .unsigned(argument), "sentence": .text(sentence)])
    }
}
