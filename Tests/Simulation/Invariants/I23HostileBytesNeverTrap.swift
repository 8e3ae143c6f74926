// Why this file exists: an integer overflow in a decoder would let one bad packet stop HQ for everyone.

import SyncProtocol

/// I23: overflow, oversize and unknown input give typed errors, never a trap. (A trap would end the process.)
struct I23HostileBytesNeverTrap {
    /// Reads bytes as a party does; throws what that party throws.
    let read: ([UInt8]) throws -> Void

    /// Feeds the bytes with a few mutations.
    func check(_ bytes: [UInt8], _ chance: inout Chance) throws {
        if let mutated = try? Self.mutated(bytes, &chance) { try check(mutated) }
    }

    func check(_ bytes: [UInt8]) throws {
        do {
            try read(bytes)
        } catch is WireError {
        } catch is ConversationError {
        } catch is Refusal {
        } catch {
            throw Violation("I23", "foreign bytes gave an untyped error: \(error)")
        }
    }

    /// A few bytes replaced, lost or added; half of the time inside one message, whose frame is then made good again,
    /// as an attacker would.
    static func mutated(_ bytes: [UInt8], _ chance: inout Chance) throws -> [UInt8] {
        guard chance.hits(perMille: 500), let messages = try? FrameCodec.decodeAll(bytes), !messages.isEmpty else {
            return scrambled(bytes, &chance)
        }
        var result: [UInt8] = []
        let target = chance.below(messages.count)
        for (index, message) in messages.enumerated() {
            guard index == target else {
                result += FrameCodec.encode(message)
                continue
            }
            var body = ByteWriter()
            message.body.encode(to: &body)
            var reader = ByteReader(scrambled(body.bytes, &chance))
            let type = Swift.type(of: message.body).type
            result += FrameCodec.encode(try Message.decode(type: type, &reader))
        }
        return result
    }

    private static func scrambled(_ bytes: [UInt8], _ chance: inout Chance) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<chance.within(1...4) {
            let place = chance.below(bytes.count + 1)
            let any = UInt8(chance.below(256))
            let telling: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF, any]
            let byte = chance.pick(telling) ?? 0
            switch chance.below(3) {
            case 0 where place < bytes.count: bytes.remove(at: place)
            case 1 where place < bytes.count: bytes[place] = byte
            default: bytes.insert(byte, at: place)
            }
        }
        return bytes
    }
}
