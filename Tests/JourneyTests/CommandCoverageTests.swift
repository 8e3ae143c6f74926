// Why this file exists: "this is done with that command" is worth something only if there is such a command. So the
// programs are asked for theirs, and every command that the coverage and the process content name is looked up there.

import Foundation
import Testing

@testable import LeadToCash

extension Journeys {
    @Suite struct CommandCoverage {
        @Test func `every command that the coverage and the content name is one of the programs`() async throws {
            try await World.tell { world in
                let laptop = try await CommandTree(.outpost, world)
                let headquarters = try await CommandTree(.outpostd, world)
                #expect(!laptop.has("lead") && !laptop.has("lead lose") && headquarters.has("gate decide"))

                let named: [(String, [CoveragePlace])] =
                    ProcessCoverage.items.map { ($0.id, $0.places) }
                    + ProcessCoverage.activities.map { ($0.key, $0.value) }
                for (name, places) in named {
                    for place in places {
                        switch place {
                        case .outpost(let words): #expect(laptop.has(words), "\(name): outpost \(words)")
                        case .outpostd(let words): #expect(headquarters.has(words), "\(name): outpostd \(words)")
                        default: break
                        }
                    }
                }
                for step in ProcessContent.documents.flatMap(\.steps) where !step.command.isEmpty {
                    #expect(laptop.begins(step.command), "\(step.code): \(step.command)")
                }
            }
        }
    }

    /// What a program says that it can do.
    private struct CommandTree {
        private struct Dump: Decodable {
            let command: Node
        }

        private struct Node: Decodable {
            let commandName: String
            let aliases: [String]?
            let subcommands: [Node]?
            let defaultSubcommand: String?

            func child(_ word: some StringProtocol) -> Node? {
                subcommands?.first { $0.commandName == word || $0.aliases?.contains(String(word)) == true }
            }

            /// Whether it does something by itself, and is not only a word before others.
            var runs: Bool { subcommands?.isEmpty != false || defaultSubcommand != nil }
        }

        private let root: Node

        init(_ program: Program, _ world: World) async throws {
            let outcome = try await world.run(program, ["--experimental-dump-help"])
            guard outcome.status == 0 else {
                throw Stranded("\(program.rawValue) does not list its commands: \(outcome.told)")
            }
            root = try JSONDecoder().decode(Dump.self, from: Data(outcome.output.utf8)).command
        }

        /// Whether there is a command of these words: `gate decide`.
        func has(_ words: String) -> Bool {
            var node = root
            for word in words.split(separator: " ") {
                guard let next = node.child(word) else { return false }
                node = next
            }
            return node.runs
        }

        /// Whether a line such as `outpost lead accept LEAD` begins with a command, followed by what it is given.
        func begins(_ line: String) -> Bool {
            let words = line.split(separator: " ")
            guard words.first == "outpost" else { return false }
            var node = root
            for word in words.dropFirst() {
                guard let next = node.child(word) else { break }
                node = next
            }
            return node.runs
        }
    }
}
