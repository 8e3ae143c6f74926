// Why this file exists: a deal, a customer and a lead have addresses of their own, every other record one by its kind;
// behind all of them is the same page, told to its reader alone.

import LeadToCash
import SyncProtocol
import SyncServer

/// Pages about one record.
enum RecordPages {
    static let routes: [PageRoute] = [
        .get("/opportunities/:id", deal), .get("/accounts/:id", account), .get("/leads/:id", lead),
        .get("/records/:kind/:id", record),
    ]

    private static func deal(_ visit: Visit) async throws -> Answer { try await show(Opportunity.kind, visit) }
    private static func account(_ visit: Visit) async throws -> Answer { try await show(Account.kind, visit) }
    private static func lead(_ visit: Visit) async throws -> Answer { try await show(Lead.kind, visit) }

    private static func record(_ visit: Visit) async throws -> Answer {
        if visit.parameters["id"] == EditPages.newWord { return try await EditPages.blank(visit) }
        return try await show(try EditPages.kind(visit).number, visit)
    }

    private static func show(_ kind: KindNumber, _ visit: Visit) async throws -> Answer {
        let key = RecordKey(kind: kind, id: try visit.id())
        let (today, language) = (try EditPages.today(visit), visit.language)
        let replica = try visit.person().seat.replica
        let saved = visit.query["receipt"].flatMap { CommitSequence($0) }.map { (sequence: $0, replica: replica) }
        let model = try await EditPages.read(visit) { ground, rights in
            let composer = RecordComposer(ground: ground, language: language, rights: rights, today: today)
            return try composer.page(key, saved: saved)
        }
        guard let model else { throw PageProblem.notFound }
        return try visit.page("record", title: model.title, area: .records, model)
    }
}
