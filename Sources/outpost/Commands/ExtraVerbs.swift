// Why this file exists: every kind has the same verbs; the process gives some of them verbs of their own.

import ArgumentParser
import SyncProtocol

/// The verbs that kinds have beside those of every kind.
enum ExtraVerbs {
    /// Put together once: every kind asks for its own as the program starts.
    static let all: [KindNumber: [any ParsableCommand.Type]] = GuidanceVerbs.all.merging(FlowVerbs.all) { $0 + $1 }

    /// The verbs of a kind's command: its own stand in for those of the same name.
    static func joined(
        _ general: [any ParsableCommand.Type], of kind: KindNumber
    ) -> [any ParsableCommand.Type] {
        guard let own = all[kind] else { return general }
        let names = Set(own.map { $0._commandName })
        return general.filter { !names.contains($0._commandName) } + own
    }
}
