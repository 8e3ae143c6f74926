// Why this file exists: every command takes the same few options, and where they are not given the environment decides.

import ArgumentParser
import Foundation
import LeadToCash

extension Language: ExpressibleByArgument {}

/// What every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The replica's directory (else OUTPOST_REPLICA, else ~/.outpost).", valueName: "dir"),
        completion: .directory)
    var replica: String?

    @Flag(help: "Print JSON for programs; its shape is stable (Docs/commands.md).")
    var json = false

    @Option(help: ArgumentHelp("en, zh-Hans or zh-Hant (else OUTPOST_LANG, else LANG).", valueName: "language"))
    var lang: Language?

    @Flag(help: "Print without colour.")
    var noColor = false

    /// The replica's directory.
    var directory: String {
        if let replica { return replica }
        if let path = Self.variable("OUTPOST_REPLICA") { return path }
        return (Self.variable("HOME") ?? ".") + "/.outpost"
    }

    var language: Language { lang ?? Self.environmentLanguage }

    /// The language the environment asks for.
    static var environmentLanguage: Language {
        Language(tag: ["OUTPOST_LANG", "LC_ALL", "LANG"].lazy.compactMap(variable).first ?? "en")
    }

    /// An environment variable that is set and not empty.
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}
