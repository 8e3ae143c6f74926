// Why this file exists: the tests attack too, a little, and a failure of theirs must come again.

import TestSupport

/// Inputs made by damaging seeds.
struct Mutation {
    private var random: SeededGenerator
    private let seeds: [[UInt8]]

    init(seed: UInt64, over seeds: [[UInt8]]) {
        random = SeededGenerator(seed: seed)
        self.seeds = seeds
    }

    mutating func next() -> [UInt8] {
        var bytes = random.pick(seeds) ?? []
        for _ in 0...random.below(4) { damage(&bytes) }
        return bytes
    }

    private mutating func damage(_ bytes: inout [UInt8]) {
        let place = random.below(bytes.count)
        switch random.below(5) {
        case 0 where !bytes.isEmpty: bytes[place] ^= 1 << UInt8(random.below(8))
        case 1 where !bytes.isEmpty: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF][random.below(5)]
        case 2: bytes.insert(contentsOf: random.bytes(1 + random.below(9)), at: place)
        case 3: bytes.removeLast(random.below(bytes.count + 1) / 2)
        default: bytes += (random.pick(seeds) ?? []).suffix(random.below(40))
        }
    }
}
