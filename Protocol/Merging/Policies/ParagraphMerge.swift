// Why this file exists: any number of people may have worked on one text apart. Each one's changes are found against
// the text they all started from; changes that do not meet all hold, and those that do meet are shown side by side.
// (Khanna, Kunal, Pierce, "A formal investigation of diff3", 2007, for two authors; here for any number.)

/// Merges several texts made from one.
struct ParagraphMerge {
    /// One author's text.
    struct Version {
        let dot: Dot
        let text: String
    }

    struct Result {
        let bytes: [UInt8]
        /// Whether somewhere several versions stand side by side.
        let isContested: Bool
    }

    /// An author's text with its changes.
    private struct Author {
        let dot: Dot
        let text: Paragraphs
        let hunks: [Hunk]
    }

    /// What some of the authors, all alike, made of a stretch of the base.
    private struct Reading {
        let author: Int
        var range: Range<Int>
        var dots: [Dot]
    }

    private let base: Paragraphs
    private let authors: [Author]
    private let hasBase: Bool
    private var writer: ParagraphWriter
    private var isContested = false

    /// - Parameters:
    ///   - versions: in the order in which they are to stand where they differ.
    ///   - base: the text they were all made from; empty if they were made from nothing.
    static func merge(_ versions: [Version], from base: String) -> Result {
        var merge = ParagraphMerge(versions, base)
        merge.run()
        return Result(bytes: merge.writer.bytes, isContested: merge.isContested)
    }

    private init(_ versions: [Version], _ base: String) {
        var pool = ParagraphPool()
        let start = pool.paragraphs(base)
        var authors: [Author] = []
        for version in versions {
            let text = pool.paragraphs(version.text)
            authors.append(
                Author(
                    dot: version.dot, text: text, hunks: ParagraphDiff.hunks(from: start.lines, to: text.lines)))
        }
        self.base = start
        self.authors = authors
        hasBase = !base.isEmpty
        writer = ParagraphWriter(pool)
    }

    /// Goes along the base once. Changes that overlap or touch belong to one stretch.
    private mutating func run() {
        let returns = lineEnds()
        let changes = authors.indices.flatMap { author in authors[author].hunks.map { (author, $0) } }
            .sorted { ($0.1.base.lowerBound, $0.0) < ($1.1.base.lowerBound, $1.0) }
        var position = 0
        var next = 0
        while next < changes.count {
            var stretch = changes[next].1.base
            let first = next
            while next < changes.count, changes[next].1.base.lowerBound <= stretch.upperBound {
                stretch = stretch.lowerBound..<max(stretch.upperBound, changes[next].1.base.upperBound)
                next += 1
            }
            for index in position..<stretch.lowerBound { writer.write(base.lines[index], hasReturn: returns[index]) }
            write(readings(of: stretch, changes[first..<next]), stretch)
            position = stretch.upperBound
        }
        for index in position..<base.lines.count { writer.write(base.lines[index], hasReturn: returns[index]) }
    }

    /// How the base's lines end: as they did, unless an author who kept the line ended it otherwise.
    private func lineEnds() -> [Bool] {
        var returns = base.returns
        for author in authors {
            var (line, own) = (0, 0)
            for hunk in author.hunks + [Hunk(base: base.lines.count..<base.lines.count, own: 0..<0)] {
                while line < hunk.base.lowerBound {
                    if author.text.returns[own] != base.returns[line] { returns[line] = !base.returns[line] }
                    (line, own) = (line + 1, own + 1)
                }
                (line, own) = (hunk.base.upperBound, hunk.own.upperBound)
            }
        }
        return returns
    }

    /// What those who changed something in a stretch made of it, each reading once.
    private func readings(of stretch: Range<Int>, _ changes: ArraySlice<(Int, Hunk)>) -> [Reading] {
        var ranges: [Int: Range<Int>] = [:]
        for (author, hunk) in changes {
            let start = ranges[author]?.lowerBound ?? hunk.own.lowerBound - (hunk.base.lowerBound - stretch.lowerBound)
            ranges[author] = start..<hunk.own.upperBound + (stretch.upperBound - hunk.base.upperBound)
        }
        var readings: [Reading] = []
        for (author, range) in ranges.sorted(by: { $0.key < $1.key }) {
            let lines = authors[author].text.lines[range]
            if let same = readings.firstIndex(where: { self.lines($0).elementsEqual(lines) }) {
                readings[same].dots.append(authors[author].dot)
            } else {
                readings.append(Reading(author: author, range: range, dots: [authors[author].dot]))
            }
        }
        return readings
    }

    private func lines(_ reading: Reading) -> ArraySlice<Int32> { authors[reading.author].text.lines[reading.range] }

    /// One reading holds. Paragraphs that several people added in one place all hold, one after another: nobody's
    /// words are in anybody's way. Anything else is for a person, and so are two texts written where there was none.
    private mutating func write(_ readings: [Reading], _ stretch: Range<Int>) {
        if readings.count == 1 || (stretch.isEmpty && hasBase) {
            for reading in readings { writer.write(authors[reading.author].text, reading.range) }
            return
        }
        isContested = true
        guard let first = readings.first else { return }
        let (head, tail) = shared(readings)
        writer.write(authors[first.author].text, first.range.prefix(head))
        for (index, reading) in readings.enumerated() {
            writer.write(marker: Marker.line(index == 0 ? Marker.opening : Marker.between, reading.dots))
            writer.write(authors[reading.author].text, reading.range.dropFirst(head).dropLast(tail))
        }
        writer.write(marker: Marker.line(Marker.closing, []))
        writer.write(authors[first.author].text, first.range.suffix(tail))
    }

    /// How many lines all readings begin and end with alike.
    private func shared(_ readings: [Reading]) -> (head: Int, tail: Int) {
        guard let first = readings.first else { return (0, 0) }
        var head = first.range.count
        for reading in readings { head = min(head, ParagraphDiff.alike(lines(first), lines(reading))) }
        var tail = (readings.map(\.range.count).min() ?? 0) - head
        for reading in readings {
            tail = min(tail, ParagraphDiff.alike(lines(first).reversed(), lines(reading).reversed()))
        }
        return (head, tail)
    }
}
