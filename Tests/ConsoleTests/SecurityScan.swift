// Why this file exists: whether a name in a page is text or code is the browser's to say. Tags are cut here as the HTML
// standard has browsers cut them, byte by byte and forgiving, so that what slips through there slips through here.

import Glibc

/// A start tag.
struct SecurityTag {
    let name: String
    var attributes: [(name: String, text: String)] = []
    /// What stands up to the end tag, where that is no markup: scripts and the like.
    var raw = ""

    func text(_ attribute: String) -> String? { attributes.first { $0.name == attribute }?.text }
}

/// Cuts a page into start tags.
struct SecurityScanner {
    private let bytes: [UInt8]
    private var at = 0
    private(set) var tags: [SecurityTag] = []

    /// Elements in which a browser looks for nothing but their end.
    private static let opaque: Set<String> = ["script", "style", "textarea", "title", "xmp", "iframe"]

    init(_ page: String) {
        bytes = Array(page.utf8)
        while at < bytes.count { step() }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
    private static func isBlank(_ byte: UInt8) -> Bool { [9, 10, 12, 13, 32].contains(byte) }

    private func holds(_ text: String, at place: Int) -> Bool {
        let wanted = Array(text.utf8)
        guard place + wanted.count <= bytes.count else { return false }
        return zip(bytes[place...], wanted).allSatisfy { ($0 | 32) == ($1 | 32) }
    }

    private mutating func step() {
        guard bytes[at] == UInt8(ascii: "<") else {
            at += 1
            return
        }
        at += 1
        guard at < bytes.count else { return }
        switch bytes[at] {
        case UInt8(ascii: "!") where holds("!--", at: at): skip(past: "-->")
        case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "/"): skip(past: ">")
        case let byte where Self.isLetter(byte): tag()
        default: break
        }
    }

    private mutating func skip(past mark: String) {
        while at < bytes.count, !holds(mark, at: at) { at += 1 }
        at += mark.utf8.count
    }

    /// Everything up to one of some bytes.
    private mutating func take(until isEnd: (UInt8) -> Bool) -> String {
        let start = at
        while at < bytes.count, !isEnd(bytes[at]) { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func tag() {
        let name = take { Self.isBlank($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") }.lowercased()
        var tag = SecurityTag(name: name)
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
            if Self.isBlank(bytes[at]) || bytes[at] == UInt8(ascii: "/") { at += 1 } else { attribute(&tag) }
        }
        at += 1
        if Self.opaque.contains(name) {
            let start = min(at, bytes.count)
            while at < bytes.count, !holds("</" + name, at: at) { at += 1 }
            tag.raw = String(decoding: bytes[start..<max(start, min(at, bytes.count))], as: UTF8.self)
        }
        tags.append(tag)
    }

    private mutating func attribute(_ tag: inout SecurityTag) {
        let start = at
        // A name may begin with a sign of equality.
        if bytes[at] == UInt8(ascii: "=") { at += 1 }
        _ = take {
            Self.isBlank($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "=")
        }
        let name = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
        _ = take { !Self.isBlank($0) }
        guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
            tag.attributes.append((name, ""))
            return
        }
        at += 1
        _ = take { !Self.isBlank($0) }
        guard at < bytes.count else { return }
        let quote = bytes[at]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            tag.attributes.append((name, take { Self.isBlank($0) || $0 == UInt8(ascii: ">") }))
            return
        }
        at += 1
        tag.attributes.append((name, take { $0 == quote }))
        at += 1
    }
}

/// What is wrong with a page, whoever's names are in it.
enum SecurityScan {
    private static let links: Set<String> = [
        "href", "src", "action", "formaction", "xlink:href", "srcset", "poster", "data", "background", "ping", "cite",
    ]
    private static let foreign: Set<String> = ["iframe", "frame", "object", "embed", "base", "style", "applet"]

    /// - Parameter nonce: by which this answer's own script runs.
    static func faults(_ page: String, nonce: String) -> [String] {
        let tags = SecurityScanner(page).tags
        let ids = tags.compactMap { $0.text("id") }
        let repeated = Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys.sorted()
        return tags.flatMap { faults($0, nonce: nonce) } + repeated.map { "the id \($0) stands there twice" }
    }

    private static func faults(_ tag: SecurityTag, nonce: String) -> [String] {
        var faults: [String] = []
        if foreign.contains(tag.name) { faults.append("<\(tag.name)>") }
        if tag.name == "meta", tag.text("http-equiv") != nil { faults.append("<meta http-equiv>") }
        if tag.name == "script" {
            if nonce.isEmpty || tag.text("nonce") != nonce { faults.append("a script without this answer's nonce") }
            if tag.raw.contains(where: { !$0.isWhitespace }) { faults.append("a script that stands in the page") }
        }
        for (name, text) in tag.attributes {
            if name.hasPrefix("on") || name == "style" || name == "srcdoc" {
                faults.append("<\(tag.name) \(name)=\(text.prefix(40))>")
            }
            if links.contains(name), !isLocal(text) { faults.append("<\(tag.name) \(name)=\(text.prefix(60))>") }
        }
        return faults
    }

    /// Whether an address stays with HQ, however a browser reads it.
    static func isLocal(_ address: String) -> Bool {
        let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        let plain = entities.reduce(address) { $0.replacing($1.0, with: $1.1) }
        guard let first = plain.unicodeScalars.first else { return true }
        if first == "#" || first == "?" { return true }
        return first == "/" && !plain.hasPrefix("//") && !plain.hasPrefix("/\\") && !plain.hasPrefix("/&")
    }

    /// Whether these very bytes stand in a text. Characters will not do: a quotation mark with an accent equals none.
    static func holds(_ text: String, _ piece: String) -> Bool { strstr(text, piece) != nil }

    /// The nonce that an answer's policy names; empty if it names none.
    static func nonce(_ answer: FleetAnswer) -> String {
        let policy = answer.headers["content-security-policy"] ?? ""
        guard let start = policy.firstRange(of: "'nonce-") else { return "" }
        return String(policy[start.upperBound...].prefix { $0 != "'" })
    }
}
