// Why this file exists: a deal is worked by a few people, each in one part. Who plays which is filled and ended in one
// word, and a part is not given to two.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct AddSeat: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Give somebody a part in a deal's team.",
        discussion: """
            A part that somebody plays already is not given to two; --replace ends the other's seat in the same step. \
            Such as: outpost seat add OPP-2026-000017 SR "Chen Hui"
            """)

    @Argument(help: ArgumentHelp("The deal, the part (AR, SR, FR, PD), the person; or name=value.", valueName: "word"))
    var words: [String]

    @Flag(help: "Put the new person in the place of whoever plays the part.")
    var replace = false

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        var typed = try TypedWords(words, TeamSeat.kind)
        guard let deal = typed.take() else { return try addTyped(typed, desk) }
        guard let role = typed.take(), let person = typed.takeText() else { throw Failure(.usage, .seatUsage) }
        let subject = try desk.find(Opportunity.kind, deal)
        let part = try desk.choice(TeamSeat.kind, TeamSeat.Fields.role, role)
        let user = try desk.find(User.kind, person)
        let name = desk.finder.title(user.key)
        try vacate(part, in: subject, for: user, desk)
        let seat = try desk.create(
            TeamSeat.kind, under: subject,
            [
                TeamSeat.Fields.role: .text(part), TeamSeat.Fields.user: .reference(user.key.id),
                TeamSeat.Fields.active: .flag(true),
            ], typed: typed.assignments)
        try desk.commit("seat add", seat, reason: reason, .seatAdded, name, part, desk.name(subject))
        if part == "AR", try DealFlow.isProject(subject) {
            desk.terminal.remark(desk.terminal.text(.seatByHeadquarters))
        }
    }

    private func addTyped(_ typed: TypedWords, _ desk: FlowDesk) throws {
        let seat = try desk.create(TeamSeat.kind, under: nil, [:], typed: typed.assignments)
        try desk.commit("seat add", seat, reason: reason, .flowAdded, RecordFinder.short(seat.id))
    }

    private func vacate(_ part: String, in deal: FlowSubject, for user: FlowSubject, _ desk: FlowDesk) throws {
        for seat in try SeatFinder.active(part, in: deal) {
            let holder = try seat.related(User.kind, TeamSeat.Fields.user)
            let name = holder.map { desk.finder.title($0.key) } ?? desk.name(seat)
            if holder?.key == user.key { throw Failure(.usage, .seatIsSo, name, part, desk.name(deal)) }
            guard replace else { throw Failure(.usage, .seatTaken, name, part, desk.name(deal)) }
            try desk.update(seat, [TeamSeat.Fields.active: .flag(false)])
        }
    }
}

struct ListSeats: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Who works a deal, and in which part.",
        discussion: "Ended seats are left out unless --ended asks for them. Such as: outpost seat list OPP-2026-000017")

    @Argument(help: "The deal's code, name or id; every deal, if none is named.")
    var deal: String?

    @Flag(help: "Also seats that were ended.")
    var ended = false

    @OptionGroup var list: FlowListOptions

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Opportunity.kind, deal)
        let listing = try FlowListing(TeamSeat.kind, desk, list)
        let found = try listing.rows(under: TeamSeat.Fields.opportunity, subject)
        // Every seat of every deal is what the list of any kind shows; a deal's team is who plays now.
        let rows =
            subject == nil || ended
            ? found.rows : found.rows.filter { $0.value(TeamSeat.Fields.active) != .flag(false) }
        listing.answer(rows, more: found.more)
        listing.say(
            rows, more: found.more,
            [
                TeamSeat.Fields.role, TeamSeat.Fields.user, TeamSeat.Fields.opportunity, TeamSeat.Fields.active,
            ])
    }
}

struct EndSeat: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "End somebody's part in a deal's team.",
        discussion: "Such as: outpost seat end OPP-2026-000017 SR --reason \"on leave\"")

    @Argument(help: "The deal, or the seat's id.")
    var record: String

    @Argument(help: "The part: AR, SR, FR or PD; not needed beside a seat's id.")
    var role: String?

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let seats = try seats(desk)
        guard let first = seats.first else { throw Failure(.usage, .seatNone, role ?? "", record) }
        for seat in seats { try desk.update(seat, [TeamSeat.Fields.active: .flag(false)]) }
        let names = try seats.map { seat in
            try seat.related(User.kind, TeamSeat.Fields.user).map { desk.finder.title($0.key) } ?? desk.name(seat)
        }
        try desk.commit(
            "seat end", first.key, reason: reason, .seatEnded, names.joined(separator: ", "),
            try first.text(TeamSeat.Fields.role))
    }

    private func seats(_ desk: FlowDesk) throws -> [FlowSubject] {
        guard let role else { return [try desk.find(TeamSeat.kind, record)] }
        let part = try desk.choice(TeamSeat.kind, TeamSeat.Fields.role, role)
        return try SeatFinder.active(part, in: desk.find(Opportunity.kind, record))
    }
}

enum SeatFinder {
    /// The seats of a part that are not ended.
    static func active(_ part: String, in deal: FlowSubject) throws -> [FlowSubject] {
        try deal.children(TeamSeat.kind, by: TeamSeat.Fields.opportunity).filter {
            try $0.text(TeamSeat.Fields.role) == part && $0.value(TeamSeat.Fields.active) != .flag(false)
        }
    }
}
