// Why this file exists: what this area adds to the command line stands in one list, so that nothing is written and then
// forgotten.

import ArgumentParser
import LeadToCash
import SyncProtocol

enum GuidanceVerbs {
    /// Verbs beside those that every kind has. One of the same name as a general verb (`form show`, `task list`) takes
    /// its place.
    static var all: [KindNumber: [any ParsableCommand.Type]] {
        [
            Form.kind: [
                FormNew.self, FormShow.self, FormFill.self, FormRowCommand.self, FormCheck.self, FormDone.self,
            ],
            DealTask.kind: [TaskList.self, TaskDone.self, TaskSkip.self],
        ]
    }

    /// Commands of their own.
    static var commands: [any ParsableCommand.Type] {
        [
            Next.self, ProcessCommand.self, TemplateCommand.self, TrainCommand.self, Lessons.self, Principles.self,
        ]
    }
}
