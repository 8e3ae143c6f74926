// Why this file exists: a customer's voice is written down by those who visit; what follows from it is the whole
// team's.

import SyncProtocol

extension Charter {
    static let relationship: [KindNumber: Charter] = [
        Visit.kind: Charter(create: ["AR", "FR", "HQ"], delete: ["HQ"]),
        SurveyResponse.kind: Charter(create: ["AR", "FR", "HQ"], delete: ["HQ"]),
        ServiceRequest.kind: Charter(
            create: frontline, delete: ["HQ"], fields: [ServiceRequest.Fields.comments: business]),
        Improvement.kind: Charter(create: business, delete: managers),
    ]
}
