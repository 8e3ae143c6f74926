// Why this file exists: twenty questions that are alike are settled at once only if whoever does it sees first what
// will stand in each, and learns afterwards which were left open and why.

import LeadToCash
import SyncProtocol
import SyncServer

/// What is to be done about several cases.
struct BulkPlan: Sendable {
    /// Which value is to stand in each.
    enum Choice: String, Sendable {
        /// The one that was written last.
        case newest
        /// The one that shows now.
        case shown
    }

    /// One case that will be decided.
    struct Step: Sendable {
        let code: String
        let subject: String
        /// What shows now, what will stand, and whose value that is.
        let shownText: String
        let valueText: String
        let who: String
        let dossier: CaseDossier
        let value: Value
        let way: CaseRights.Way
        let about: String
    }

    /// One case that will not be, and why.
    struct Skip: Hashable, Sendable {
        let code: String
        let sentence: String
    }

    /// Cases at once at most.
    static let most = 200

    private(set) var field = ""
    private(set) var steps: [Step] = []
    private(set) var skips: [Skip] = []
    private var topic: Topic?

    private struct Topic: Hashable {
        let kind: KindNumber
        let field: FieldNumber
    }

    /// - Parameters:
    ///   - abouts: what the form was made for, by code; nil if nothing was shown yet.
    ///   - reader: finds a case by its code; nil if there is none within what somebody may see.
    init(
        _ codes: [String], _ choice: Choice, abouts: [String: String]? = nil, in language: Language,
        _ reader: (String) throws -> CaseReader?
    ) throws {
        var known: Set<String> = []
        for code in codes.prefix(Self.most) where known.insert(code).inserted {
            if let key = try add(code, choice, abouts, reader) {
                skips.append(Skip(code: code, sentence: PageWords.text(key, in: language)))
            }
        }
        skips += codes.dropFirst(Self.most).map {
            Skip(code: $0, sentence: PageWords.text("bulkTooMany", in: language))
        }
    }

    /// - Returns: the key of why it cannot be; nil if it can.
    private mutating func add(
        _ code: String, _ choice: Choice, _ abouts: [String: String]?, _ find: (String) throws -> CaseReader?
    ) throws -> String? {
        guard let reader = try find(code) else { return "bulkUnknown" }
        let dossier = reader.dossier
        guard dossier.isOpen else { return "caseClosedAlready" }
        guard dossier.question == .values, let newest = CaseSides.newest(dossier.candidates) else {
            return "bulkNoValues"
        }
        let topic = Topic(kind: dossier.subject.kind, field: dossier.field)
        guard self.topic == nil || self.topic == topic else { return "bulkOtherField" }
        guard let way = reader.way else { return "caseNotYours" }
        let about = CaseFingerprint.of(dossier)
        if let abouts, abouts[code] != about { return "caseMoved" }
        if self.topic == nil {
            self.topic = topic
            field = reader.names.label(dossier.field, of: dossier.subject)
        }
        let shown = try reader.shown()
        let value = choice == .newest ? newest.sibling.value : shown
        let author = dossier.candidates.first { $0.sibling.value == value }?.author ?? ""
        steps.append(
            Step(
                code: code, subject: try reader.names.title(dossier.subject),
                shownText: CaseReader.brief(reader.render(shown)), valueText: CaseReader.brief(reader.render(value)),
                who: author, dossier: dossier, value: value, way: way, about: about))
        return nil
    }
}
