// Why this file exists: people get short aligned text, programs get JSON, and neither gets the other's by mistake.

import Foundation
import LeadToCash
import SyncProtocol

/// Where output goes and in which language.
struct Terminal {
    let language: Language
    let json: Bool
    private let colour: Bool

    init(_ options: GlobalOptions) {
        language = options.language
        json = options.json
        colour = !options.noColor && GlobalOptions.variable("NO_COLOR") == nil && Self.isTTY(STDOUT_FILENO)
    }

    static func isTTY(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// A phrase in the user's language.
    func text(_ phrase: Phrase, _ fillings: String...) -> String { phrase.text(language, fillings) }

    /// Prints a line for people; nothing under `--json`.
    func say(_ line: String) { if !json { Self.write(line + "\n", to: STDOUT_FILENO) } }

    func say(_ phrase: Phrase, _ fillings: String...) { say(phrase.text(language, fillings)) }

    /// Prints a table for people.
    func say(_ table: TextTable) { if !json { Self.write(table.text(), to: STDOUT_FILENO) } }

    /// Prints a remark that is not the answer itself: on stderr, nothing under `--json`.
    func remark(_ line: String) { if !json { Self.write(line + "\n", to: STDERR_FILENO) } }

    /// Prints the answer for programs; nothing without `--json`.
    func answer(_ value: @autoclosure () throws -> JSON) rethrows {
        if json { Self.write(try value().pretty + "\n", to: STDOUT_FILENO) }
    }

    /// A heading, bold where the terminal can.
    func heading(_ text: String) -> String { colour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    /// A line of somebody's text with control characters made visible, so that it cannot move the cursor.
    static func tame(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let control = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
            let bidirectional = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            result.append(control || bidirectional ? "\u{FFFD}" : scalar)
        }
        return String(result)
    }

    /// Lines of `label  value`, the values aligned.
    func say(pairs: [(String, String)]) {
        let width = pairs.map { DisplayWidth.of($0.0) }.max() ?? 0
        for (label, value) in pairs {
            say(label + String(repeating: " ", count: width - DisplayWidth.of(label) + 2) + value)
        }
    }

    /// Shows something that the next progress or line replaces; only on a terminal.
    func progress(_ line: String) {
        guard !json, Self.isTTY(STDERR_FILENO) else { return }
        Self.write("\r\u{1B}[K" + line, to: STDERR_FILENO)
    }

    /// Writes all of a text, whatever the pipe takes at once.
    /// - Returns: whether all of it was taken.
    @discardableResult
    static func write(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
            return true
        }
    }
}

/// Sizes as people read them.
enum Size {
    /// 999 B, 12.3 KiB, 4.5 GiB: one decimal, binary units.
    static func text(_ bytes: Int64) -> String {
        guard bytes >= 1024 else { return "\(bytes) B" }
        var tenths = bytes
        var unit = 0
        let units = ["KiB", "MiB", "GiB", "TiB"]
        while unit < units.count - 1, tenths / 1024 >= 1024 {
            tenths /= 1024
            unit += 1
        }
        tenths = tenths * 10 / 1024
        return "\(tenths / 10).\(tenths % 10) \(units[unit])"
    }
}
