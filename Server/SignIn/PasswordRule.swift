// Why this file exists: a password that is on every guesser's list, or that says who its owner is, protects nobody. The
// rule is a pure function, so that a form can say what is wrong before anything is hashed.

// The standard library computes NFC but publishes it only under an SPI.
@_spi(_Unicode) import Swift

/// Why a password is not taken.
public enum PasswordObjection: Hashable, Sendable, CaseIterable, CustomStringConvertible {
    case short
    case long
    case common
    /// It holds the person's name or address.
    case holdsName

    public var description: String {
        switch self {
        case .short: "A password has at least \(PasswordRule.shortest) characters."
        case .long: "A password has at most \(PasswordRule.longest) characters."
        case .common: "This password is among those that are tried first; take another."
        case .holdsName: "A password must not hold its owner's name or address."
        }
    }
}

/// What a password must be.
public enum PasswordRule {
    /// Characters.
    public static let shortest = 10
    public static let longest = 256
    /// Bytes that are looked at, however few characters they make.
    private static let mostBytes = 4096

    /// The same bytes however the characters were typed (NFC); nil for what is too long to be a password.
    static func normalized(_ password: String) -> String? {
        guard password.utf8.count <= mostBytes else { return nil }
        var scalars = String.UnicodeScalarView()
        for scalar in password._nfc { scalars.append(scalar) }
        return String(scalars)
    }

    /// - Parameter names: what the person is called: names and addresses.
    public static func objection(to password: String, names: [String]) -> PasswordObjection? {
        guard let text = normalized(password), text.count <= longest else { return .long }
        guard text.count >= shortest else { return .short }
        let folded = text.lowercased()
        if isCommon(folded) { return .common }
        let revealing = names.compactMap { normalized($0) }.flatMap { parts(of: $0) }
        return revealing.contains { folded.contains($0) } ? .holdsName : nil
    }

    /// Whether it is among those that are tried first, be it with figures and signs behind it, or is hardly more than
    /// one character.
    private static func isCommon(_ folded: String) -> Bool {
        if Set(folded).count < 4 || common.contains(folded) { return true }
        var stem = folded[...]
        while let last = stem.last, !last.isLetter { stem.removeLast() }
        return common.contains(String(stem))
    }

    /// What of a name must not stand in a password: all of it, its words, what stands before the @. Two letters of
    /// Latin stand everywhere, two of Chinese do not.
    private static func parts(of name: String) -> [String] {
        let folded = name.lowercased()
        let words = folded.split { !($0.isLetter || $0.isNumber) }.map(String.init)
        let local = folded.prefix { $0 != "@" }
        return ([folded, String(local)] + words).filter { part in
            part.count >= (part.utf8.allSatisfy { $0 < 0x80 } ? 4 : 2)
        }
    }

    /// Of published lists of what people take, those that are long enough or are so with something behind them.
    private static let common: Set<String> = [
        "1234567890", "12345678910", "0123456789", "0987654321", "9876543210", "1q2w3e4r5t", "1q2w3e4r5t6y",
        "1qaz2wsx3edc", "abcd123456", "a123456789", "123456789a", "qwertyuiop", "qwerty", "qwertyui", "qwerty1234",
        "asdfghjkl", "asdfghjkl;", "zxcvbnm", "zxcvbnm,./", "qazwsxedc", "password", "passw0rd", "p@ssw0rd",
        "p@ssword", "pass", "passwort", "parola", "senha", "contraseña", "motdepasse", "letmein", "letmeinnow",
        "welcome", "admin", "administrator", "root", "iloveyou", "iloveyouso", "woaini", "woaini520",
        "wodemima", "mima", "mypassword", "changeme", "changemenow", "secret", "topsecret", "trustno", "monkey",
        "dragon", "sunshine", "princess", "football", "baseball", "superman", "batman", "master", "michael",
        "shadow", "whatever", "computer", "internet", "starwars", "qwerty123456", "spring", "summer", "autumn",
        "winter", "january", "december", "monday", "outpost", "headquarters", "correcthorsebatterystaple",
    ]
}
