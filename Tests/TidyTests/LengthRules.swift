// Why this file exists: a file or function that is too long to read is not read, and faults live where nobody reads.

enum LengthRules {
    static let mostLines = 400
    static let mostFunctionLines = 60
    static let mostColumns = 120

    static func fileLength(_ file: SourceFile) -> [Finding] {
        guard file.isSwift, file.lineCount > mostLines else { return [] }
        let message = "the file has \(file.lineCount) lines, at most \(mostLines) are allowed: split it by concept"
        return [Finding(path: file.path, line: 1, message: message)]
    }

    static func lineWidth(_ file: SourceFile) -> [Finding] {
        guard !file.path.hasSuffix(".md") else { return [] }
        return file.lines.filter { $0.raw.count > mostColumns }.map {
            let message = "the line has \($0.raw.count) columns, at most \(mostColumns) are allowed"
            return Finding(path: file.path, line: $0.number, message: message)
        }
    }

    static func functionLength(_ file: SourceFile) -> [Finding] {
        guard file.isSwift else { return [] }
        return file.lines.indices.compactMap { index in
            guard let column = declaration(in: file.lines[index].code) else { return nil }
            guard let last = lastLine(of: file, from: index, column: column) else { return nil }
            let length = last - index + 1
            guard length > mostFunctionLines else { return nil }
            let message =
                "the function has \(length) lines, at most \(mostFunctionLines) are allowed: give its parts names"
            return Finding(path: file.path, line: index + 1, message: message)
        }
    }

    /// Where in a line a function, an initializer, a subscript or a computed property begins; nil if none does.
    private static func declaration(in code: String) -> Int? {
        let words = identifiers(in: code)
        for (position, word) in words.enumerated() {
            let isCall = word.startIndex > code.startIndex && code[code.index(before: word.startIndex)] == "."
            let column = code.utf8.distance(from: code.startIndex, to: word.startIndex)
            switch word {
            case "func", "deinit": return column
            case "init", "subscript":
                if !isCall, !words[..<position].contains("return") { return column }
            case "var":
                if code.last == "{", !code.contains("=") { return column }
            default: break
            }
        }
        return nil
    }

    /// The index of the line on which the body that opens after the given place closes; nil if there is no body.
    private static func lastLine(of file: SourceFile, from first: Int, column: Int) -> Int? {
        var braces = 0
        var brackets = 0
        for index in first..<file.lines.count {
            let code = file.lines[index].code.utf8
            for byte in index == first ? code.dropFirst(column) : code[...] {
                switch byte {
                case UInt8(ascii: "("), UInt8(ascii: "["): brackets += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"): brackets -= 1
                case UInt8(ascii: "{"): braces += brackets == 0 || braces > 0 ? 1 : 0
                case UInt8(ascii: "}"):
                    if brackets > 0, braces == 0 { continue }
                    braces -= 1
                    if braces == 0 { return index }
                    if braces < 0 { return nil }
                default: break
                }
            }
        }
        return nil
    }
}
