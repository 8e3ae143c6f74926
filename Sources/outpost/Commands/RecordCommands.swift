// Why this file exists: `outpost account list`, `outpost opp set`, …: every kind of the schema has the same verbs, and
// each verb is written once.

import ArgumentParser
import SyncProtocol

/// The verbs of one kind: those that the schema allows on a laptop.
struct KindCommand<Kind: KindWord>: ParsableCommand {
    static var configuration: CommandConfiguration {
        let kind = Kind.kind
        var verbs: [any ParsableCommand.Type] = [ListRecords<Kind>.self, ShowRecord<Kind>.self]
        if !kind.headquartersOnly {
            if !kind.issuedOnly { verbs.append(AddRecord<Kind>.self) }
            verbs.append(SetFields<Kind>.self)
            if !kind.issuedOnly { verbs.append(DeleteRecord<Kind>.self) }
        }
        verbs = ExtraVerbs.joined(verbs, of: kind.number)
        let abstract =
            kind.headquartersOnly
            ? "List and show: \(Kind.word) (kept by HQ)."
            : kind.issuedOnly
                ? "List, show and change: \(Kind.word) (made by HQ)."
                : "List, show, add, change and delete: \(Kind.word)."
        return CommandConfiguration(
            commandName: Kind.word, abstract: abstract, subcommands: verbs,
            aliases: FlowVerbs.aliases[kind.number].map { [$0] } ?? [])
    }
}

/// A command for every kind of the schema.
enum KindCommands {
    static var all: [any ParsableCommand.Type] { from(FirstKind.self) }

    private static func from<Kind: KindWord>(_ kind: Kind.Type) -> [any ParsableCommand.Type] {
        guard Kind.place < KindFacts.kinds.count else { return [] }
        return [KindCommand<Kind>.self] + from(NextKind<Kind>.self)
    }
}
