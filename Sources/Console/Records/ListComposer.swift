// Why this file exists: a list shows what was asked for, in what order, how to ask otherwise and how to go on; all of
// that follows from one query.

import LeadToCash
import SyncProtocol
import SyncServer

/// A list with its filters.
struct ListModel: Sendable {
    let title: String
    let path: String
    let tabs: [TabModel]
    let offices: [OptionModel]
    let states: [OptionModel]
    let stateLabel: String
    let outcomes: [OptionModel]
    let outcomeLabel: String?
    let ownerLabel: String
    let officeLabel: String
    let owner: String
    let text: String
    let account: String?
    let orders: [OptionModel]
    /// Said where nobody is called as was typed.
    let problem: String?
    let table: RecordTableModel
    let pager: PagerModel?
    let export: String
    let add: String?
}

struct TabModel: Sendable, Hashable {
    let path: String
    let text: String
    let isHere: Bool
}

/// Composes a list.
struct ListComposer {
    private let plan: ListPlan
    private let filter: ListFilter
    private let ground: ViewGround
    private let language: Language

    /// Offices that are offered at most.
    private static let mostOffices = 300

    init(_ plan: ListPlan, _ filter: ListFilter, _ ground: ViewGround, _ language: Language) {
        self.plan = plan
        self.filter = filter
        self.ground = ground
        self.language = language
    }

    private func word(_ key: String) -> String { PageWords.text(key, in: language) }

    /// Whom the filter means; nil if nobody was typed.
    private var person: RecordID? { filter.owner.flatMap { ground.resolve("user", $0) } }
    /// Whether somebody was typed whom nobody knows.
    private var isUnknown: Bool { filter.owner != nil && person == nil }

    // MARK: Records

    /// - Parameter query: what stands behind the question mark, for the links to what follows.
    func model(_ query: FormFields, _ rights: RecordRights, perPage: Int) throws -> ListModel {
        guard let kind = LeadToCash.schema.kind(plan.kind) else { throw PageProblem.notFound }
        let found: (records: [ShownRecord], next: String?) =
            try isUnknown
            ? ([], nil) : ground.slice(filter.query(plan, person: person, limit: perPage), after: filter.after)
        let rest = query.encoded(replacing: ["after": nil, "done": nil])
        let table = RecordRows(RecordTelling(ground: ground, language: language)).table(
            "record-list", kind, plan.columns, found.records, nothing: "recordNoneFound")
        let next = found.next.map { "\(plan.path)?\(query.encoded(replacing: ["after": $0, "done": nil]))" }
        let suffix = rest.isEmpty ? "" : "?\(rest)"
        let first = filter.after == nil ? nil : plan.path + suffix
        return ListModel(
            title: table.heading, path: plan.path, tabs: tabs(), offices: try offices(),
            states: options(plan.state, filter.state, kind), stateLabel: label(plan.state, kind),
            outcomes: plan.outcome.map { options($0, filter.outcome, kind) } ?? [],
            outcomeLabel: plan.outcome.map { label($0, kind) }, ownerLabel: label(plan.owner, kind),
            officeLabel: label(plan.office, kind), owner: filter.owner ?? "", text: filter.text ?? "",
            account: filter.account?.description, orders: orders(),
            problem: isUnknown ? "\(word("recordNobody")) \(filter.owner ?? "")" : nil, table: table,
            pager: PagerModel(first: first, next: next), export: "/export\(plan.path)\(suffix)",
            add: rights.mayMake(kind) ? "/records/\(kind.name)/\(EditPages.newWord)" : nil)
    }

    /// Every record that the filter finds, for a file.
    func all(atMost most: Int) throws -> [ShownRecord] {
        guard !isUnknown else { return [] }
        let query = filter.query(plan, person: person, limit: RecordQuery.most)
        var found: [ShownRecord] = []
        var cursor: String?
        repeat {
            let slice = try ground.slice(query, after: cursor)
            found += slice.records
            cursor = slice.next
        } while cursor != nil && found.count < most
        return Array(found.prefix(most))
    }

    // MARK: Filters

    private func tabs() -> [TabModel] {
        ListPlan.all.map { other in
            let name = LeadToCash.schema.kind(other.kind).map { Labels.kind($0.name, in: language) } ?? ""
            return TabModel(path: other.path, text: name, isHere: other.kind == plan.kind)
        }
    }

    private func label(_ field: FieldNumber, _ kind: RecordKind) -> String {
        kind.field(field).map { Labels.field(kind, $0, in: language) } ?? ""
    }

    private func options(_ number: FieldNumber, _ chosen: String?, _ kind: RecordKind) -> [OptionModel] {
        guard let field = kind.field(number), let column = field.columns.first else { return [] }
        return [everything(chosen)]
            + column.choices.map { word in
                OptionModel(
                    word: word, label: Labels.choice(word, of: field, in: kind, language: language),
                    isChosen: word == chosen)
            }
    }

    private func everything(_ chosen: String?) -> OptionModel {
        OptionModel(word: "", label: word("all"), isChosen: chosen == nil)
    }

    /// The offices by name; they are everybody's to know.
    private func offices() throws -> [OptionModel] {
        let query = RecordQuery(Office.kind, limit: Self.mostOffices)
        let chosen = filter.office
        let options = try ground.slice(query).records.map { office in
            OptionModel(
                word: office.key.id.description, label: ground.title(office.key), isChosen: office.key.id == chosen)
        }
        return [everything(chosen?.description)] + options.sorted { $0.label < $1.label }
    }

    private func orders() -> [OptionModel] {
        let newest = OptionModel(word: "newest", label: word("recordNewest"), isChosen: !filter.isByAmount)
        guard plan.amount != nil else { return [newest] }
        return [newest, OptionModel(word: "amount", label: word("recordGreatest"), isChosen: filter.isByAmount)]
    }
}
