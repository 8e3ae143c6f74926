// Why this file exists: `outpost account list`, `outpost opp set`, …: every kind has the same five verbs, and each
// verb is written once.

import ArgumentParser

/// A kind that people on laptops create and change.
struct KindCommand<Kind: KindWord>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Kind.word, abstract: "List, show, add, change and delete: \(Kind.word).",
            subcommands: [
                ListRecords<Kind>.self, ShowRecord<Kind>.self, AddRecord<Kind>.self, SetFields<Kind>.self,
                DeleteRecord<Kind>.self,
            ])
    }
}

/// A kind that only HQ changes.
struct ReferenceCommand<Kind: KindWord>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Kind.word, abstract: "List and show: \(Kind.word) (kept by HQ).",
            subcommands: [ListRecords<Kind>.self, ShowRecord<Kind>.self])
    }
}
