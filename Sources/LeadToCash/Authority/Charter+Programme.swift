// Why this file exists: a reform listens to everybody and is run by HQ. Anybody may say what does not work; of targets
// the office's manager says what the office can do.

import SyncProtocol

extension Charter {
    static let programme: [KindNumber: Charter] = [
        Target.kind: Charter(create: ["OM", "HQ"], delete: ["HQ"]),
        Feedback.kind: Charter(create: business, delete: ["HQ"]),
        ProblemItem.kind: Charter(create: business, delete: ["HQ"]),
        SurveyAnswer.kind: Charter(create: business, delete: ["HQ"]),
        Deviation.kind: Charter(create: business, delete: ["HQ"]),
    ]
}
