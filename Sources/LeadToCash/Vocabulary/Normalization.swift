// Why this file exists: text that looks equal must be equal bytes, so everything stored is in NFC. The standard library
// computes NFC but publishes it only under an SPI; this file is the one place that relies on it.

@_spi(_Unicode) import Swift

enum Normalization {
    static func isNFC(_ text: String) -> Bool {
        isASCII(text) || text.unicodeScalars.elementsEqual(Array(text._nfc))
    }

    static func nfc(_ text: String) -> String {
        if isASCII(text) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text._nfc { result.append(scalar) }
        return String(result)
    }

    /// Text without the blanks around it. Scalar by scalar: a mark that follows a blank is no part of the blank.
    static func trimmed(_ text: some StringProtocol) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }
}
