// Why this file exists: values are compared, ordered and printed on every tier; a difference of one byte is a
// divergence.

import SyncProtocol
import TestSupport
import Testing

struct `Values` {
    @Test func `the order of values is total and strict`() {
        var random = SeededGenerator(seed: 21)
        for _ in 0..<4000 {
            let (a, b, c) = (random.value(), random.value(), random.value())
            #expect(!a.precedes(a))
            let holding = [a.precedes(b), b.precedes(a), a == b].filter(\.self).count
            #expect(holding == 1 || (holding == 0 && isChange(a) && isChange(b)), "\(a) | \(b)")
            if a.precedes(b), b.precedes(c) { #expect(a.precedes(c)) }
        }
    }

    /// A change to a set exists only in writes, so nothing ever orders two of them.
    private func isChange(_ value: Value) -> Bool {
        if case .setChange = value { return true }
        if case .compound(let parts) = value { return parts.contains(where: isChange) }
        return false
    }

    @Test func `a set's elements are in byte order and stand once`() {
        #expect(Value.elements(["b", "a", "b", "é", "z"]) == .set(["a", "b", "z", "é"]))
    }

    @Test func `emptiness looks through compounds`() {
        #expect(Value.null.isEmpty)
        #expect(Value.compound([.null, .set([])]).isEmpty)
        #expect(!Value.compound([.null, .integer(0)]).isEmpty)
        #expect(!Value.text("").isEmpty)
    }

    @Test func `a quoted truth is one or none, and nothing else`() {
        let sealed = Field(1, "sealed", column: "sealed", .boolean)
        #expect(QuotedValue.integer(0).value(of: sealed) == .flag(false))
        #expect(QuotedValue.integer(1).value(of: sealed) == .flag(true))
        #expect(QuotedValue.null.value(of: sealed) == .null)
        for quoted in [QuotedValue.integer(2), .integer(-1), .text("true"), .list([.integer(1)])] {
            #expect(quoted.value(of: sealed) == nil, "\(quoted)")
        }
    }

    @Test func `set text survives the way there and back`() {
        var random = SeededGenerator(seed: 22)
        for _ in 0..<2000 {
            let elements = random.texts()
            #expect(SetText.decode(SetText.encode(elements)) == elements)
        }
    }

    @Test func `set text is the JSON array that people expect`() {
        #expect(SetText.encode([]) == "[]")
        #expect(SetText.encode(["a", "q\"\\\n\u{1}é"]) == #"["a","q\"\\\n\u0001é"]"#)
        #expect(SetText.decode(#" [ "a" , "\u00e9\/\t" ]"#) == ["a", "é/\t"])
        #expect(SetText.decode(#"["\ud83d\ude00"]"#) == ["😀"])
    }

    @Test(arguments: [
        "", "[", "]", "[\"a\"", "[\"a\",]", "[a]", "[1]", "[\"a\"]x", "[\"\\x\"]", "[\"\\u12\"]", "[\"\\u+041\"]",
        "{}", "[\"a\" \"b\"]", #"["\ud83d"]"#, #"["\ude00"]"#, #"["\ud83dA"]"#, "null",
    ])
    func `anything that is no array of texts is refused`(text: String) {
        #expect(SetText.decode(text) == nil)
    }

    @Test func `no text at all can trap the set parser`() {
        var random = SeededGenerator(seed: 23)
        let pieces = ["[", "]", "\"", "\\", "u", "d83d", "\\ud83d", "\\ude00", ",", "a", " ", "é", "00e9"]
        for _ in 0..<5000 {
            let text = random.some(12) { $0.pick(pieces) ?? "" }.joined()
            if let elements = SetText.decode(text) { #expect(SetText.decode(SetText.encode(elements)) == elements) }
        }
    }
}

struct `Civil dates` {
    @Test func `they agree with a calendar that counts day by day`() throws {
        let earliest = try #require(CivilDate(year: 1, month: 1, day: 1))
        var (year, month, day) = (1, 1, 1)
        var wrong = 0
        for days in Int64(earliest.days)...Int64(earliest.days) + 3_652_058 {
            let date = CivilDate(days: days)
            let parts = date?.components
            // Two expectations for each of three million days would take longer than the days themselves.
            if parts?.year != year || parts?.month != month || parts?.day != day { wrong += 1 }
            if days % 97 == 0, CivilDate(year: year, month: month, day: day) != date { wrong += 1 }
            day += 1
            if day > length(year, month) { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(wrong == 0)
        #expect((year, month, day) == (10_000, 1, 1))
    }

    private func length(_ year: Int, _ month: Int) -> Int {
        let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
        return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    @Test func `known days`() {
        #expect(CivilDate(year: 1970, month: 1, day: 1)?.days == 0)
        #expect(CivilDate(year: 2000, month: 3, day: 1)?.days == 11_017)
        #expect(CivilDate(year: 1969, month: 12, day: 31)?.days == -1)
        #expect(CivilDate("2024-02-29")?.description == "2024-02-29")
        #expect(CivilDate("0001-01-01")?.description == "0001-01-01")
    }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "0000-01-01", "2024-1-01", "2024/01/01",
        "2024-01-01 ", "", "２０２４-01-01", "-024-01-01", "10000-01-01",
    ])
    func `what is no day is refused`(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func `beyond the years 1 to 9999 there is nothing`() {
        #expect(CivilDate(days: -719_163) == nil)
        #expect(CivilDate(days: 2_932_897) == nil)
        #expect(CivilDate(days: .min) == nil)
        #expect(CivilDate(days: .max) == nil)
        #expect(CivilDate(days: 2_932_896)?.description == "9999-12-31")
    }
}

struct `Record ids` {
    @Test func `text and bytes survive the way there and back`() throws {
        var random = SeededGenerator(seed: 24)
        for _ in 0..<1000 {
            let id = random.id()
            #expect(RecordID(id.description) == id)
            #expect(RecordID(id.description.uppercased()) == id)
            #expect(RecordID(id.description.filter { $0 != "-" }) == id)
            var reader = ByteReader(id.bytes)
            let read = try reader.id()
            #expect(read == id)
        }
    }

    @Test func `order of ids is order of their bytes`() {
        var random = SeededGenerator(seed: 25)
        for _ in 0..<1000 {
            let (a, b) = (random.id(), random.id())
            #expect((a < b) == a.bytes.lexicographicallyPrecedes(b.bytes))
        }
    }

    @Test func `a new id is a UUIDv7 that holds its parts`() {
        let id = RecordID(
            milliseconds: 0x0123_4567_89AB, entropy: 0xFFFF, replica: ReplicaID(rawValue: 0xDEAD_BEEF), counter: .max)
        #expect(id.description == "01234567-89ab-7fff-b7ab-6fbbffffffff")
        var random = SeededGenerator(seed: 26)
        for _ in 0..<500 {
            let id = RecordID(
                milliseconds: random.next(), entropy: UInt16(truncatingIfNeeded: random.next()),
                replica: random.replica(), counter: random.next())
            #expect(id.high >> 12 & 0xF == 7)
            #expect(id.low >> 62 == 0b10)
        }
    }

    @Test func `a hashed id is a UUIDv8`() {
        var random = SeededGenerator(seed: 27)
        for _ in 0..<500 {
            let hash = random.bytes(32)
            let id = RecordID(hash: hash)
            #expect(id.high >> 12 & 0xF == 8)
            #expect(id.low >> 62 == 0b10)
            #expect(id == RecordID(hash: hash.prefix(16)))
        }
    }

    @Test(arguments: ["", "01234567", "01234567-89ab-7fff-b7ab-6fbbfffffffff", "g1234567-89ab-7fff-b7ab-6fbbffffffff"])
    func `what is no id is refused`(text: String) {
        #expect(RecordID(text) == nil)
    }
}
