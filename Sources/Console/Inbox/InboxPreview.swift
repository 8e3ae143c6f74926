// Why this file exists: how the pages of the inbox read is looked at by itself: without a browser, session or socket.

import LeadToCash
import SyncProtocol
import SyncServer
import Workbench

/// Pages of the inbox as their templates make them, without the frame around them.
package enum InboxPreview {
    /// The list of what waits.
    package static func list(
        _ rows: [InboxRow], _ filter: InboxFilter, offices: [RecordID: String] = [:], now: Int64, in language: Language
    ) throws -> String {
        let contents = InboxContents(rows: rows, offices: offices, isCut: false)
        return try html("inboxList", InboxPages.model(contents, filter, language, now: now), language)
    }

    /// What waits within what somebody may see.
    package static func rows(
        as seat: Seat, _ headquarters: Headquarters, in language: Language
    ) async throws -> [InboxRow] {
        try await headquarters.read(as: seat) { try InboxReading($0, language).contents().rows }
    }

    /// A request at a gate.
    /// - Parameter objection: why the reader may not decide; nil if they may.
    package static func gate(_ sheet: GateSheet, objection: String?, in language: Language) throws -> String {
        let model = GatePages.model(sheet, GateForm(), objection: objection, problem: nil, in: language)
        return try html("gate", model, language)
    }

    /// A case; nil if there is none within what somebody may see.
    package static func item(
        _ code: String, as seat: Seat, _ headquarters: Headquarters, now: Int64, in language: Language
    ) async throws -> String? {
        let sheet = try await headquarters.read(as: seat) { reader -> CaseSheet? in
            let isHeadquarters = reader.seat.roles.contains(Role("HQ"))
            let item = try CaseReader(code: code, reader, isHeadquarters: isHeadquarters, language, now: now)
            return try item?.sheet()
        }
        guard let sheet else { return nil }
        let model = CasePages.Model(
            sheet: sheet, typedValue: "", typedReason: "", isOther: false, problem: nil, remarks: [])
        return try html("case", model, language)
    }

    private static func html(_ template: String, _ model: Any, _ language: Language) throws -> String {
        let page = PageModel(
            page: model, w: PageWords.all(in: language), form: FormTokens(nil, frontier: 0), lang: language.rawValue)
        return try Looks().render(template, page)
    }
}
