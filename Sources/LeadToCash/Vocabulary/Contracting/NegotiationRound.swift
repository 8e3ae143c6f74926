// Why this file exists: what was asked, offered and given away at the table 谈判记录 is written down that evening, and
// not remembered differently afterwards.

import SyncProtocol

/// The fields of a round of negotiation.
public enum NegotiationRound {
    public static let kind: KindNumber = 83

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let share: FieldNumber = 2
        public static let contract: FieldNumber = 3
        public static let opportunity: FieldNumber = 4
        public static let account: FieldNumber = 5
        public static let heldOn: FieldNumber = 6
        /// What it was about.
        public static let subject: FieldNumber = 7
        /// What the customer asked for.
        public static let ask: FieldNumber = 8
        /// What we offered.
        public static let offer: FieldNumber = 9
        /// What we gave away.
        public static let concession: FieldNumber = 10
        /// Whether that went beyond what we were allowed to. Anybody may say so, and only HQ takes it back.
        public static let mandateBreach: FieldNumber = 11
        public static let author: FieldNumber = 12
    }

    static let entry = Entry(
        kind, "negotiation_round", Label("Negotiation round", "谈判记录", "談判記錄"),
        scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share), .underContract(Fields.contract),
            .underDeal(Fields.opportunity, required: true), .underAccount(Fields.account),
            Term(Fields.heldOn, "heldOn", .date, Label("Held on", "谈判日期", "談判日期"), policy: .first),
            Term(
                Fields.subject, "subject", .text, Label("Topic", "议题", "議題"), policy: .first, required: true),
            Term(Fields.ask, "ask", .text, Label("Their ask", "对方要求", "對方要求"), policy: .first),
            Term(Fields.offer, "offer", .text, Label("Our offer", "我方方案", "我方方案"), policy: .first),
            Term(Fields.concession, "concession", .text, Label("Concession", "让步", "讓步"), policy: .first),
            Term(
                Fields.mandateBreach, "mandateBreach", .boolean, Label("Beyond the mandate", "超出授权", "超出授權"),
                policy: .stickyTrue),
            .writtenBy(Fields.author, Label("Author", "记录人", "記錄人")),
        ])
}
