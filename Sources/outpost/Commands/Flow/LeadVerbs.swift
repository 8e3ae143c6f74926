// Why this file exists: a lead is taken, asked about, spoken to, closed or given back, each by one word; whoever looks
// at the list later sees how fast that went.

import ArgumentParser
import LeadToCash
import SyncProtocol

struct AcceptLead: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Take a lead that was handed to you.",
        discussion: "Such as: outpost lead accept LEAD-2026-000017")

    @Argument(help: "The lead's code, name or id.")
    var lead: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Lead.kind, lead)
        try desk.insist(on: LeadFlow.objection(.accept, subject))
        try desk.update(subject, [Lead.Fields.status: .text("accepted")])
        let name = desk.name(subject)
        desk.hint("outpost lead touch \(name) --note \"…\"")
        desk.hint("outpost lead qualify \(name)")
        try desk.commit("lead accept", subject.key, .leadAccepted, name)
    }
}

struct QualifyLead: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "qualify", abstract: "Say that a lead is worth a deal.",
        discussion: """
            Refused while nobody knows what the customer needs, the budget, who decides or by when; --anyway says that \
            it is worth one all the same. Such as: outpost lead qualify LEAD-2026-000017
            """)

    @Argument(help: "The lead's code, name or id.")
    var lead: String

    @Flag(help: "Although something is not known yet.")
    var anyway = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Lead.kind, lead)
        try desk.insist(on: LeadFlow.objection(.qualify, subject))
        let lacks = try LeadFlow.lacks(qualifying: subject)
        let name = desk.name(subject)
        if anyway { desk.warn(lacks) } else { try desk.insist(nothingIn: lacks, .leadNotQualified, name) }
        try desk.update(subject, [Lead.Fields.status: .text("qualified")])
        desk.hint("outpost lead convert \(name)")
        try desk.commit("lead qualify", subject.key, .leadQualified, name)
    }
}

struct CloseLead: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Close a lead that leads nowhere.",
        discussion: "Such as: outpost lead close LEAD-2026-000017 --reason \"no budget before 2028\"")

    @Argument(help: "The lead's code, name or id.")
    var lead: String

    @Option(help: "Why; marketing learns from it.")
    var reason: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Lead.kind, lead)
        try desk.insist(on: LeadFlow.objection(.close, subject))
        try desk.update(
            subject, [Lead.Fields.status: .text("closed"), Lead.Fields.closedReason: FlowValue.text(reason)])
        try desk.commit("lead close", subject.key, reason: reason, .leadClosed, desk.name(subject))
    }
}

struct ReturnLead: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: "Give a lead back to whoever distributes leads.",
        discussion: "Such as: outpost lead return LEAD-2026-000017 --reason \"belongs to Mombasa\"")

    @Argument(help: "The lead's code, name or id.")
    var lead: String

    @Option(help: "Why; whoever distributes it again reads this.")
    var reason: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Lead.kind, lead)
        try desk.insist(on: LeadFlow.objection(.giveBack, subject))
        let note = desk.terminal.text(.leadReturnNote, desk.today.description, reason)
        try desk.update(
            subject,
            [
                Lead.Fields.status: .text("returned"),
                Lead.Fields.notes: try desk.appended(note, to: Lead.Fields.notes, of: subject),
            ])
        try desk.commit("lead return", subject.key, reason: reason, .leadReturned, desk.name(subject))
    }
}

struct TouchLead: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "touch", abstract: "Note that you spoke to a lead, and when you will again.",
        discussion: """
            It makes an activity; the first one is the lead's first response. Without --next the lead's \
            temperature says \
            when to speak again. Such as: outpost lead touch LEAD-2026-000017 --note "wants a demo" --next +1w
            """)

    @Argument(help: "The lead's code, name or id.")
    var lead: String

    @Option(parsing: .unconditional, help: "When you did (else today), such as yesterday.")
    var on: String?

    @Option(parsing: .unconditional, help: "When you will again, such as +2w.")
    var next: String?

    @Option(help: "What was said.")
    var note: String

    @Option(help: "call, visit, demo, meeting or note.")
    var type = "call"

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Lead.kind, lead)
        try desk.insist(on: LeadFlow.objection(.touch, subject))
        let day = try desk.pastDay(on, "--on")
        let again = try desk.day(next, "--next") ?? LeadFlow.nextTouch(subject, after: day)
        // A day alone means its noon; today means now.
        let moment = day == desk.today ? desk.now : Int64(day.days) * 86_400_000 + 43_200_000
        let activity = try desk.create(
            Activity.kind, under: subject,
            [
                Activity.Fields.type: .text(try desk.choice(Activity.kind, Activity.Fields.type, type)),
                Activity.Fields.occurredAt: .integer(moment),
                Activity.Fields.subject: FlowValue.text(Self.subject(note)),
                Activity.Fields.notes: FlowValue.text(note),
            ])
        var values: [FieldNumber: Value] = [Lead.Fields.nextTouchOn: .date(again)]
        if try !subject.has(Lead.Fields.firstResponseAt) { values[Lead.Fields.firstResponseAt] = .integer(moment) }
        try desk.update(subject, values)
        try desk.commit("lead touch", activity, .leadTouched, desk.name(subject), again.description)
    }

    /// The first line of what was said.
    private static func subject(_ note: String) -> String {
        let line = note.split(whereSeparator: \.isNewline).first.map(String.init) ?? note
        return String(line.prefix(80))
    }
}
