// Why this file exists: HQ writes what the processes are; everybody fills in the forms, learns, and comments.

import SyncProtocol

extension Charter {
    static let content: [KindNumber: Charter] = [
        Form.kind: Charter(create: business, delete: frontline),
        FormCell.kind: Charter(create: business, delete: frontline),
        FormRow.kind: Charter(create: business),
        TrainingRecord.kind: Charter(create: business, delete: ["HQ"]),
        DocumentComment.kind: Charter(create: business, delete: ["HQ"]),
    ]
}
