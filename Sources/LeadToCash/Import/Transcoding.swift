// Why this file exists: glibc's iconv knows the legacy encodings, so Outpost carries no tables of its own.

import Glibc

package enum Transcoding {
    /// Turns a file's bytes into UTF-8 without a byte order mark.
    /// - Throws: ``ImportError`` naming the file and the first byte that is not valid.
    package static func utf8(_ file: SourceFile, _ detected: DetectedEncoding) throws -> [UInt8] {
        let body = detected.markLength == 0 ? file.bytes : Array(file.bytes.dropFirst(detected.markLength))
        if detected.encoding == .utf8 {
            guard String(validating: body, as: UTF8.self) != nil else { throw invalid(file, detected.encoding, nil) }
            return body
        }
        switch convert(body, from: detected.encoding) {
        case .success(let text): return text
        case .failure(let failure):
            guard let offset = failure.offset else {
                throw ImportError(
                    "This system's iconv cannot read \(detected.encoding.rawValue); install glibc's gconv modules.")
            }
            throw invalid(file, detected.encoding, offset + detected.markLength)
        }
    }

    /// Whether every byte is part of a character of the encoding.
    static func isValid(_ bytes: [UInt8], as encoding: TextEncoding) -> Bool {
        if case .success = convert(Array(bytes.prefix(1 << 20)), from: encoding, cutShort: bytes.count > 1 << 20) {
            return true
        }
        return false
    }

    private struct Failure: Error {
        /// Where the bytes stop making sense; nil if iconv does not know the encoding.
        let offset: Int?
    }

    private static func invalid(_ file: SourceFile, _ encoding: TextEncoding, _ offset: Int?) -> ImportError {
        let place = offset.map { " at byte \($0)" } ?? ""
        return ImportError("\(file.name) is not valid \(encoding.rawValue)\(place); name its encoding.")
    }

    /// - Parameter cutShort: whether the bytes may end in the middle of a character.
    private static func convert(
        _ bytes: [UInt8], from encoding: TextEncoding, cutShort: Bool = false
    ) -> Result<[UInt8], Failure> {
        guard let converter = iconv_open("UTF-8", encoding.iconvName), UInt(bitPattern: converter) != UInt.max else {
            return .failure(Failure(offset: nil))
        }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output: [UInt8] = []
        // No encoding here needs more than three bytes of UTF-8 for one of its own.
        var chunk = [CChar](repeating: 0, count: 1 << 16)
        var consumed = 0
        while consumed < input.count {
            let (status, used, produced) = step(converter, &input, from: consumed, &chunk)
            output.append(contentsOf: chunk[..<produced].lazy.map { UInt8(bitPattern: $0) })
            consumed += used
            if status == EINVAL, cutShort { break }
            if status != 0, status != E2BIG { return .failure(Failure(offset: consumed)) }
        }
        return .success(output)
    }

    /// One call of iconv. Returns errno (0 if all went well), the bytes used, and the bytes produced.
    private static func step(
        _ converter: iconv_t, _ input: inout [CChar], from: Int, _ chunk: inout [CChar]
    ) -> (status: Int32, used: Int, produced: Int) {
        input.withUnsafeMutableBufferPointer { source in
            chunk.withUnsafeMutableBufferPointer { target in
                var next = source.baseAddress.map { $0 + from }
                var left = source.count - from
                var end = target.baseAddress
                var room = target.count
                let result = iconv(converter, &next, &left, &end, &room)
                let status = result == -1 ? errno : 0
                return (status, source.count - from - left, target.count - room)
            }
        }
    }
}
