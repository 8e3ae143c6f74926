// Why this file exists: a form reads the same whether it was just opened or came back with something amiss; what
// somebody typed is never lost.

/// A form for a record.
struct EditModel: Sendable {
    let title: String
    let kind: String
    let action: String
    let back: String
    /// What its author had seen, where the form came back: it still stands for that.
    let seen: String?
    /// The id of the record that is made, so that a form sent twice makes one.
    let newID: String?
    /// What is wrong with the whole.
    let problems: [String]
    let fields: [EditFieldModel]
    let lists: [LikelyModel]
    let reason: String
    let needsReason: Bool
}

struct EditFieldModel: Sendable {
    /// What a field of several columns is called.
    let legend: String?
    /// What it showed when the form was made.
    let base: HiddenModel?
    let controls: [ControlModel]
    let problem: String?
}

struct HiddenModel: Sendable, Hashable {
    let name: String
    let text: String
}

/// Records that somebody is likely to mean.
struct LikelyModel: Sendable {
    let id: String
    let options: [LikelyOption]
}

struct LikelyOption: Sendable, Hashable {
    let word: String
    let title: String
}

/// A form with few questions about a deal or a deletion.
struct StepFormModel: Sendable {
    let title: String
    let lead: String
    let action: String
    let back: String
    let seen: String?
    let problems: [String]
    let choiceLabel: String?
    let choices: [OptionModel]
    let asksCompetitors: Bool
    let competitors: String
    let reason: String
    let isReasonNeeded: Bool
    let button: String
    let isGrave: Bool
}
