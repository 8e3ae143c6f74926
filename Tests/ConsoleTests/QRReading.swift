// Why this file exists: that a QR code looks like one proves nothing. It is read back square by square, as ISO/IEC
// 18004 lays it out, by code that knows nothing of who drew it. Faults are not corrected: there must be none.

import Console

/// Reads a QR code of the versions 1 to 9 with the error correction M.
struct QRReading {
    private let code: QuickResponse
    private let version: Int

    /// Bytes of data in each block.
    private static let blocks: [[Int]] = [
        [16], [28], [44], [32, 32], [43, 43], [27, 27, 27, 27], [31, 31, 31, 31], [38, 38, 39, 39],
        [36, 36, 36, 37, 37],
    ]
    /// Where alignment patterns have their middles.
    private static let middles: [[Int]] = [
        [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46],
    ]

    init(_ code: QuickResponse) throws {
        self.code = code
        version = (code.width - 17) / 4
        guard code.width == 17 + 4 * version, (1...9).contains(version) else {
            throw FleetTrouble("A code of \(code.width) squares is not read here.")
        }
    }

    private func isDark(_ x: Int, _ y: Int) -> Bool { code.squares[y * code.width + x] }

    func text() throws -> String {
        let data = untangled(try words())
        var bits = data.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }[...]
        func take(_ count: Int) -> Int {
            let value = bits.prefix(count).reduce(0) { $0 << 1 | Int($1) }
            bits = bits.dropFirst(count)
            return value
        }
        guard take(4) == 0b0100 else { throw FleetTrouble("It does not hold bytes.") }
        let bytes = (0..<take(8)).map { _ in UInt8(take(8)) }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: The format

    /// The mask's number.
    private func mask() throws -> Int {
        let places = (0..<6).map { (8, $0) } + [(8, 7), (8, 8), (7, 8)] + (9..<15).map { (14 - $0, 8) }
        let bits = places.enumerated().reduce(0) { $0 | (isDark($1.element.0, $1.element.1) ? 1 << $1.offset : 0) }
        let format = (bits ^ 0x5412) >> 10
        guard format >> 3 == 0 else { throw FleetTrouble("The error correction is not M.") }
        return format & 7
    }

    private static func flips(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }

    /// Whether a square belongs to the code's frame and holds no data.
    private func isFrame(_ x: Int, _ y: Int) -> Bool {
        let size = code.width
        if x < 9 && y < 9 || x >= size - 8 && y < 9 || x < 9 && y >= size - 8 { return true }
        if x == 6 || y == 6 { return true }
        if version >= 7, x >= size - 11 && y < 6 || x < 6 && y >= size - 11 { return true }
        let middles = Self.middles[version - 1]
        return middles.contains { middleX in
            middles.contains { middleY in
                let isFinder = [(6, 6), (6, size - 7), (size - 7, 6)].contains { $0 == (middleX, middleY) }
                return !isFinder && abs(x - middleX) <= 2 && abs(y - middleY) <= 2
            }
        }
    }

    // MARK: The data

    /// Bytes in the order in which they are drawn: up and down in pairs of columns, from the right.
    private func words() throws -> [UInt8] {
        let mask = try mask()
        var bits: [UInt8] = []
        var right = code.width - 1
        while right >= 1 {
            if right == 6 { right = 5 }
            let isUpward = (right + 1) & 2 == 0
            for step in 0..<code.width {
                let y = isUpward ? code.width - 1 - step : step
                for x in [right, right - 1] where !isFrame(x, y) {
                    bits.append(isDark(x, y) != Self.flips(mask, x, y) ? 1 : 0)
                }
            }
            right -= 2
        }
        return stride(from: 0, to: bits.count - 7, by: 8).map { start in
            bits[start..<start + 8].reduce(0) { $0 << 1 | $1 }
        }
    }

    /// Blocks take turns, byte by byte.
    private func untangled(_ words: [UInt8]) -> [UInt8] {
        let lengths = Self.blocks[version - 1]
        var blocks = [[UInt8]](repeating: [], count: lengths.count)
        var next = 0
        for index in 0..<(lengths.max() ?? 0) {
            for (block, length) in lengths.enumerated() where index < length {
                blocks[block].append(words[next])
                next += 1
            }
        }
        return blocks.flatMap { $0 }
    }
}
