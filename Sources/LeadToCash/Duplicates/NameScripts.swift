// Why this file exists: 中国移动 and China Mobile share no letter, so no comparison of names can find them. To say honestly
// how good the matcher is, one must know which pairs it could have found.

/// The scripts in which a name is written. Digits and punctuation belong to none.
struct NameScripts: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    static let latin = Self(rawValue: 1)
    static let greek = Self(rawValue: 2)
    static let cyrillic = Self(rawValue: 4)
    static let hebrew = Self(rawValue: 8)
    static let arabic = Self(rawValue: 16)
    static let indic = Self(rawValue: 32)
    static let thai = Self(rawValue: 64)
    static let ethiopic = Self(rawValue: 128)
    static let hangul = Self(rawValue: 256)
    static let kana = Self(rawValue: 512)
    static let han = Self(rawValue: 1024)
    static let other = Self(rawValue: 2048)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The scripts of a folded text.
    init(_ text: String) {
        var result: Self = []
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic { result.insert(Self.script(scalar)) }
        self = result
    }

    private static func script(_ scalar: Unicode.Scalar) -> Self {
        switch scalar.value {
        case 0x41...0x24F, 0x1E00...0x1EFF: .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
        case 0x400...0x52F: .cyrillic
        case 0x590...0x5FF: .hebrew
        case 0x600...0x77F: .arabic
        case 0x900...0xDFF: .indic
        case 0xE00...0xE7F: .thai
        case 0x1200...0x139F: .ethiopic
        case 0x1100...0x11FF, 0xAC00...0xD7AF: .hangul
        case 0x3040...0x30FF: .kana
        case 0x3400...0x9FFF, 0x20000...0x3FFFF: .han
        default: .other
        }
    }
}
