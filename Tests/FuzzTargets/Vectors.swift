// Why this file exists: people type and files hold vectors, dots, ids, dates and hashes. What is read must be exactly
// what would be written, or two spellings of one thing pass for two things.

import SyncProtocol

enum Vectors {
    static func run(_ bytes: [UInt8]) throws(BrokenProperty) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        var isUnderstood = try vector(text)
        if let dot = Dot(text) {
            isUnderstood = true
            try demand(Dot(dot.description) == dot && dot.counter > 0, "\(dot) reads differently")
        }
        if let id = RecordID(text) {
            isUnderstood = true
            try demand(RecordID(id.description) == id && id.bytes.count == 16, "\(id) reads differently")
        }
        if let date = CivilDate(text) {
            isUnderstood = true
            try demand(same(date.description, text), "\(date) is not \(text)")
            let (year, month, day) = date.components
            try demand(CivilDate(year: year, month: month, day: day) == date, "\(date) has other parts")
            try demand(CivilDate(days: Int64(date.days)) == date, "\(date) is another day")
        }
        if let timeline = Timeline(hexadecimal: text) {
            isUnderstood = true
            try demand(same(timeline.description, text), "\(timeline) is not \(text)")
        }
        if let hash = Fingerprint(hexadecimal: text) {
            isUnderstood = true
            try demand(same(hash.description, text), "\(hash) is not \(text)")
        }
        return isUnderstood
    }

    private static func vector(_ text: String) throws(BrokenProperty) -> Bool {
        guard let vector = VersionVector(text) else { return false }
        try demand(VersionVector(vector.description) == vector, "\(vector) reads differently after being written")
        try demand(VersionVector(vector.entries) == vector, "\(vector) is not what its entries say")
        try demand(vector.joined(with: vector) == vector, "\(vector) joined with itself is another")
        try demand(vector.joined(with: VersionVector()) == vector, "\(vector) joined with nothing is another")
        try demand(vector.relation(to: vector) == .same, "\(vector) differs from itself")
        for dot in vector.entries {
            var further = vector
            try demand(vector.contains(dot) && further.append(dot) && further == vector, "\(vector) lacks \(dot)")
            guard dot.counter < .max else { continue }
            let next = Dot(replica: dot.replica, counter: dot.counter + 1)
            try demand(further.append(next) && further.relation(to: vector) == .after, "\(next) does not follow")
            try demand(vector.joined(with: further) == further, "\(further) does not contain \(vector)")
        }
        return true
    }

    static var seeds: [[UInt8]] {
        [
            "", "7:42", "7:42 9:1 4294967295:18446744073709551615", "1:1 2:2 3:3 4:4 5:5 6:6",
            "0198c0de-0000-7000-8000-00008000002a", "0198C0DE00007000800000008000002A", "2026-03-31", "0001-01-01",
            "9999-12-31", "2000-02-29", "00000000000000ff", String(repeating: "0f", count: 32),
        ].map { Array($0.utf8) }
    }
}
