// Why this file exists: a command line is learnt with the tab key.

import ArgumentParser
import Foundation

enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    var completion: CompletionShell {
        switch self {
        case .bash: .bash
        case .zsh: .zsh
        case .fish: .fish
        }
    }
}

struct Completions: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the completion script of a shell.",
        discussion: "Such as: outpost completions bash > ~/.local/share/bash-completion/completions/outpost")

    @Argument(help: "bash, zsh or fish.")
    var shell: Shell

    func run() {
        Terminal.write(Outpost.completionScript(for: shell.completion) + "\n", to: STDOUT_FILENO)
    }
}
