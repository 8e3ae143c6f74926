// Why this file exists: tests need bytes as legacy programs wrote them; iconv writes them, as it reads them.

import Glibc

/// The text's bytes in an encoding that iconv knows; nil if it cannot say them.
func encoded(_ text: String, as encoding: String) -> [UInt8]? {
    guard let converter = iconv_open(encoding, "UTF-8"), UInt(bitPattern: converter) != UInt.max else { return nil }
    defer { iconv_close(converter) }
    var input = text.utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 4 * input.count + 16)
    let written = input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target -> Int? in
            var next = source.baseAddress
            var left = source.count
            var end = target.baseAddress
            var room = target.count
            return iconv(converter, &next, &left, &end, &room) == -1 ? nil : target.count - room
        }
    }
    return written.map { output[..<$0].map { UInt8(bitPattern: $0) } }
}
