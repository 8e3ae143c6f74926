// Why this file exists: what a sheet and templates say is read out of their text, because nothing else ties a class's
// name in a page to its rule.

import Foundation

/// What stands in a style sheet.
enum SheetReading {
    /// The classes that have a rule.
    static func classes(_ sheet: String) -> Set<String> { names(after: ".", in: sheet) }

    /// Names that begin with a letter right behind a mark.
    static func names(after mark: String, in text: String) -> Set<String> {
        var names: Set<String> = []
        var rest = text[...]
        while let range = rest.firstRange(of: mark) {
            rest = rest[range.upperBound...]
            let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            if name.first?.isLetter == true { names.insert(String(name)) }
        }
        return names
    }
}

/// The pages' sources. Charts are left out: they have a sheet of their own.
enum PageSources {
    private static let root =
        "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Sources/Console"

    /// The classes that pages name, each with a file that does.
    static func classes() throws -> [String: String] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root).filter { path in
            path.hasSuffix(".swift") && !path.hasPrefix("Charts/")
        }
        return try paths.sorted().reduce(into: [:]) { found, path in
            let text = try String(contentsOfFile: root + "/" + path, encoding: .utf8)
            for name in classes(in: text) where !name.hasPrefix("chart") { found[name] = found[name] ?? path }
        }
    }

    /// What stands in `class="…"`, in a template or in a Swift string, as far as it is not put in at run time.
    static func classes(in text: String) -> Set<String> {
        var names: Set<String> = []
        var rest = text[...]
        while let range = rest.firstRange(of: "class=") {
            rest = rest[range.upperBound...].drop { $0 == "\\" }
            guard rest.first == "\"" else { continue }
            let value = rest.dropFirst().prefix { $0 != "\"" && $0 != "\\" }
            names.formUnion(fixed(value).split(separator: " ").filter(isName).map(String.init))
        }
        return names
    }

    /// Mustache's sections become spaces, its variables a mark that no name holds.
    private static func fixed(_ value: Substring) -> String {
        var result = ""
        var rest = value
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            result += rest[..<open.lowerBound]
            let isSection = rest[open.upperBound...].first.map { "#^/".contains($0) } ?? false
            result += isSection ? " " : "?"
            rest = rest[close.upperBound...]
        }
        return result + String(rest)
    }

    private static func isName(_ text: Substring) -> Bool {
        text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }
}

/// WCAG's formula.
enum Contrast {
    struct NoColour: Error { let text: String }

    /// From 1 to 21.
    static func ratio(_ first: String, _ second: String) throws -> Double {
        let lights = [try luminance(first), try luminance(second)].sorted()
        return (lights[1] + 0.05) / (lights[0] + 0.05)
    }

    private static func luminance(_ colour: String) throws -> Double {
        guard colour.count == 7, colour.first == "#", let number = Int(colour.dropFirst(), radix: 16) else {
            throw NoColour(text: colour)
        }
        let parts = [16, 8, 0].map { linear(Double(number >> $0 & 0xFF) / 255) }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private static func linear(_ part: Double) -> Double {
        part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
}
