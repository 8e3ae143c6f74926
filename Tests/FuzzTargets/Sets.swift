// Why this file exists: a set lives as text in one column, where people, SQLite and every replica read it. All of them
// must read the same elements.

import FoundationEssentials
import SyncProtocol

enum Sets {
    static func run(_ bytes: [UInt8]) throws(BrokenProperty) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let elements = SetText.decode(text) else { return false }
        let written = SetText.encode(elements)
        try demand(isSame(SetText.decode(written), elements), "\(text) reads differently after being written")
        let strict = try? JSONDecoder().decode([String].self, from: Data(written.utf8))
        try demand(isSame(strict, elements), "\(written) means something else in JSON")
        if let foreign = try? JSONDecoder().decode([String].self, from: Data(bytes)) {
            try demand(isSame(foreign, elements), "\(text) means something else in JSON")
        }
        try demand(!written.utf8.contains { $0 < 0x20 }, "\(written) breaks a line")
        guard case .set(let canonical) = Value.elements(elements) else {
            throw BrokenProperty("the elements of a set are no set")
        }
        try demand(Value.elements(canonical.reversed()) == .set(canonical), "the order of elements counts")
        let isSorted = zip(canonical, canonical.dropFirst()).allSatisfy {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        try demand(isSorted, "\(canonical) is not in order, or holds one element twice")
        return true
    }

    private static func isSame(_ a: [String]?, _ b: [String]) -> Bool {
        guard let a, a.count == b.count else { return false }
        return zip(a, b).allSatisfy { same($0, $1) }
    }

    static var seeds: [[UInt8]] {
        [
            "[]", #"["a"]"#, #"["a","b","a"]"#, #"["Müller","東京","👩‍👩‍👧‍👦"]"#, #"["\"\\\/\b\f\n\r\t"]"#,
            #"["\u00e9\ud834\udd1e"]"#, #"[ "a" , "b" ]"#,
        ].map { Array($0.utf8) }
    }
}
