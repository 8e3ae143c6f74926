// Why this file exists: files from Excel come in whatever encoding the exporting machine preferred. The encoding is
// found from the bytes, said aloud with how sure we are, and can be overruled; it is never guessed silently.

/// An encoding that an import reads.
public enum TextEncoding: String, Sendable, CaseIterable, Codable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case gb18030 = "GB18030"
    case big5 = "Big5"
    case windows1252 = "Windows-1252"

    /// The name by which iconv knows it; Big5 with Hong Kong's and Microsoft's additions.
    var iconvName: String {
        switch self {
        case .big5: "BIG5-HKSCS"
        case .windows1252: "CP1252"
        default: rawValue
        }
    }
}

/// How sure we are of an encoding.
public enum Certainty: String, Sendable, Codable {
    /// A byte order mark, plain ASCII, or non-ASCII text that is valid UTF-8.
    case certain
    /// The bytes' statistics speak clearly for it.
    case likely
    /// Another encoding would do nearly as well: look at the preview.
    case doubtful
}

/// An encoding found in a file.
public struct DetectedEncoding: Hashable, Sendable, Codable {
    public let encoding: TextEncoding
    public let certainty: Certainty
    /// Why, in a few words: `byte order mark`, `plain ASCII`, `by its frequent characters`.
    public let evidence: String
    /// How many bytes at the start are a byte order mark.
    public let markLength: Int

    /// An encoding that somebody named.
    package init(told encoding: TextEncoding) {
        self.init(encoding: encoding, certainty: .certain, evidence: "as told", markLength: 0)
    }

    private init(encoding: TextEncoding, certainty: Certainty, evidence: String, markLength: Int) {
        self.encoding = encoding
        self.certainty = certainty
        self.evidence = evidence
        self.markLength = markLength
    }

    /// As an import reports it: `GB18030, likely: by its frequent characters`.
    public var summary: String { "\(encoding.rawValue), \(certainty.rawValue): \(evidence)" }

    /// Finds the encoding of a file from its first megabyte.
    public static func detect(_ bytes: [UInt8]) -> DetectedEncoding {
        if let marked = byteOrderMark(bytes) { return marked }
        if let wide = unmarkedUTF16(bytes.prefix(4096)) { return wide }
        let sample = bytes.prefix(1 << 20)
        if sample.allSatisfy({ $0 < 0x80 }), bytes.count == sample.count || bytes.allSatisfy({ $0 < 0x80 }) {
            return DetectedEncoding(encoding: .utf8, certainty: .certain, evidence: "plain ASCII", markLength: 0)
        }
        if String(validating: bytes, as: UTF8.self) != nil {
            return DetectedEncoding(encoding: .utf8, certainty: .certain, evidence: "valid UTF-8", markLength: 0)
        }
        return legacy(bytes)
    }

    private static func byteOrderMark(_ bytes: [UInt8]) -> DetectedEncoding? {
        let found: (TextEncoding, Int)? =
            bytes.starts(with: [0xEF, 0xBB, 0xBF])
            ? (.utf8, 3)
            : bytes.starts(with: [0xFF, 0xFE])
                ? (.utf16LittleEndian, 2) : bytes.starts(with: [0xFE, 0xFF]) ? (.utf16BigEndian, 2) : nil
        return found.map {
            DetectedEncoding(encoding: $0.0, certainty: .certain, evidence: "byte order mark", markLength: $0.1)
        }
    }

    /// Delimiters and line ends of a UTF-16 table are ASCII, so it has zero bytes, all in the same of two places; text
    /// in any other encoding has none.
    private static func unmarkedUTF16(_ sample: ArraySlice<UInt8>) -> DetectedEncoding? {
        let zeros = sample.indices.filter { sample[$0] == 0 }
        let even = zeros.count { $0 % 2 == 0 }
        guard !zeros.isEmpty, max(even, zeros.count - even) * 10 >= zeros.count * 9 else { return nil }
        return DetectedEncoding(
            encoding: even * 2 > zeros.count ? .utf16BigEndian : .utf16LittleEndian, certainty: .likely,
            evidence: "zero bytes in every other place", markLength: 0)
    }

    /// Chooses among the legacy encodings by how many of their most frequent characters the bytes spell.
    private static func legacy(_ bytes: [UInt8]) -> DetectedEncoding {
        let statistics = LegacyStatistics(bytes)
        let candidates: [(encoding: TextEncoding, score: Double)] = [
            (.gb18030, statistics.frequentGB18030), (.big5, statistics.frequentBig5),
            (.windows1252, statistics.lonelyHighBytes),
        ]
        let usable = candidates.filter { $0.score > 0 && Transcoding.isValid(bytes, as: $0.encoding) }
        let ranked = usable.sorted { $0.score > $1.score }
        guard let best = ranked.first else {
            return DetectedEncoding(
                encoding: .windows1252, certainty: .doubtful, evidence: "no other encoding fits", markLength: 0)
        }
        let margin = ranked.count > 1 ? best.score - ranked[1].score : best.score
        return DetectedEncoding(
            encoding: best.encoding, certainty: margin >= 0.2 && best.score >= 0.6 ? .likely : .doubtful,
            evidence: "by its frequent characters", markLength: 0)
    }
}

/// What share of a file's bytes beyond ASCII looks like each legacy encoding.
private struct LegacyStatistics {
    private(set) var frequentGB18030 = 0.0
    private(set) var frequentBig5 = 0.0
    private(set) var lonelyHighBytes = 0.0

    init(_ bytes: [UInt8]) {
        let sample = bytes.prefix(1 << 20)
        frequentGB18030 = Self.share(sample, lead: 0xB0...0xD7) { (0xA1...0xFE).contains($0) }
        frequentBig5 = Self.share(sample, lead: 0xA4...0xC6) {
            (0x40...0x7E).contains($0) || (0xA1...0xFE).contains($0)
        }
        lonelyHighBytes = Self.lonely(sample)
    }

    /// The share of pairs beginning with a high byte whose lead and trail are those of common characters.
    private static func share(
        _ sample: ArraySlice<UInt8>, lead: ClosedRange<UInt8>, trail: (UInt8) -> Bool
    ) -> Double {
        var pairs = 0
        var frequent = 0
        var index = sample.startIndex
        while index + 1 < sample.endIndex {
            guard sample[index] >= 0x80 else {
                index += 1
                continue
            }
            pairs += 1
            if lead.contains(sample[index]), trail(sample[index + 1]) { frequent += 1 }
            index += 2
        }
        return pairs == 0 ? 0 : Double(frequent) / Double(pairs)
    }

    /// Western letters with accents stand alone between ASCII letters; Chinese text is runs of high bytes.
    private static func lonely(_ sample: ArraySlice<UInt8>) -> Double {
        var high = 0
        var alone = 0
        for index in sample.indices where sample[index] >= 0x80 {
            high += 1
            let before = index > sample.startIndex ? sample[index - 1] : 0
            let after = index + 1 < sample.endIndex ? sample[index + 1] : 0
            if before < 0x80, after < 0x80 { alone += 1 }
        }
        return high == 0 ? 0 : Double(alone) / Double(high)
    }
}
