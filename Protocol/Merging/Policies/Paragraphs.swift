// Why this file exists: texts are compared and put together again line by line, and must come out byte for byte as
// they went in, whichever line ends their editors write.

/// A text as lines: numbers that are equal where two lines say the same.
struct Paragraphs {
    /// One number per line. A text has one line more than it has line feeds: after a final one comes an empty line.
    let lines: [Int32]
    /// Whether each line ends in a carriage return: how a line ends is no part of what it says.
    let returns: [Bool]
}

/// Gives equal lines of several texts equal numbers.
struct ParagraphPool {
    private var numbers: [Line: Int32] = [:]
    private var contents: [ArraySlice<UInt8>] = []

    private struct Line: Hashable {
        let bytes: ArraySlice<UInt8>

        func hash(into hasher: inout Hasher) {
            bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
    }

    mutating func paragraphs(_ text: String) -> Paragraphs {
        var lines: [Int32] = []
        var returns: [Bool] = []
        for line in Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false) {
            let hasReturn = line.last == 0x0D
            lines.append(number(hasReturn ? line.dropLast() : line))
            returns.append(hasReturn)
        }
        return Paragraphs(lines: lines, returns: returns)
    }

    private mutating func number(_ line: ArraySlice<UInt8>) -> Int32 {
        let key = Line(bytes: line)
        if let known = numbers[key] { return known }
        // A field holds at most a million bytes, so there are never more lines than numbers.
        let number = Int32(truncatingIfNeeded: contents.count)
        numbers[key] = number
        contents.append(line)
        return number
    }

    func bytes(of line: Int32) -> ArraySlice<UInt8> { contents[Int(line)] }
}

/// Lines that become a text again.
struct ParagraphWriter {
    let pool: ParagraphPool
    private(set) var bytes: [UInt8] = []
    private var isEmpty = true

    init(_ pool: ParagraphPool) { self.pool = pool }

    mutating func write(_ line: Int32, hasReturn: Bool) {
        separate()
        bytes += pool.bytes(of: line)
        if hasReturn { bytes.append(0x0D) }
    }

    mutating func write(_ text: Paragraphs, _ range: Range<Int>) {
        for index in range { write(text.lines[index], hasReturn: text.returns[index]) }
    }

    mutating func write(marker: [UInt8]) {
        separate()
        bytes += marker
    }

    private mutating func separate() {
        if !isEmpty { bytes.append(0x0A) }
        isEmpty = false
    }
}
