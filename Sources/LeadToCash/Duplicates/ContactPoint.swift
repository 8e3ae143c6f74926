// Why this file exists: one website, number or address is written in many ways; each becomes one key here.

/// Turns ways to reach a company into keys that can be compared. Each answers nil for text that identifies nobody.
enum ContactPoint {
    private static let longest = 300

    /// `https://www.Safaricom.co.ke/home` is `safaricom.co.ke`; a page on a site that everybody shares is nobody's.
    static func domain(_ website: String) -> String? {
        guard website.utf8.count <= longest else { return nil }
        var rest = NameFolding.compatible(website)[...]
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        rest = rest.prefix { !"/?#".contains($0) }
        if let user = rest.lastIndex(of: "@") { rest = rest[rest.index(after: user)...] }
        rest = rest.prefix { $0 != ":" }
        for label in ["www.", "www2.", "m."] where rest.hasPrefix(label) { rest = rest.dropFirst(label.count) }
        while rest.last == "." { rest.removeLast() }
        let labels = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(isLabel) else { return nil }
        let suffixes = (0..<labels.count - 1).map { labels[$0...].joined(separator: ".") }
        return suffixes.contains(where: sharedSites.contains) ? nil : String(rest)
    }

    private static func isLabel(_ label: Substring) -> Bool {
        !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    }

    private static let sharedSites: Set<String> = [
        "facebook.com", "linkedin.com", "x.com", "twitter.com", "instagram.com", "youtube.com", "google.com", "vk.com",
        "wixsite.com", "wordpress.com", "blogspot.com", "github.io", "weebly.com", "alibaba.com", "1688.com", "t.me",
        "qq.com", "weibo.com", "wa.me", "taplink.cc", "linktr.ee", "wikipedia.org", "bit.ly",
    ]

    /// The last eight digits, which are the same with and without country code and trunk zero; an extension is left
    /// out. Nil for less than seven digits or for one digit again and again.
    static func phone(_ number: String) -> String? {
        guard number.utf8.count <= longest else { return nil }
        var digits: [Character] = []
        for character in NameFolding.compatible(number) {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else if character.isLetter || character == "#" || character == ";", !digits.isEmpty {
                break
            }
        }
        guard digits.count >= 7, Set(digits).count > 1 else { return nil }
        return String(digits.suffix(8))
    }

    /// The address in lower case.
    static func email(_ address: String) -> String? {
        guard address.utf8.count <= longest else { return nil }
        let folded = String(NameFolding.compatible(address).filter { !$0.isWhitespace })
        let parts = folded.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains(".") else { return nil }
        return folded
    }

    /// Letters and digits of an official number (registration, tender) in lower case; nil for what is too short or
    /// too uniform to name one thing.
    static func officialNumber(_ text: String) -> String? {
        guard text.utf8.count <= longest else { return nil }
        let kept = NameFolding.tokens(text).joined()
        guard kept.unicodeScalars.count >= 4, kept.contains(where: \.isNumber), Set(kept).count > 1 else { return nil }
        return kept
    }
}
