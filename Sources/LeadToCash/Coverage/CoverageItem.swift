// Why this file exists: the article behind the product names many things. Each of them has one line in a table that
// says where in Outpost it is, in terms that the compiler knows or a test can look up.

import SyncProtocol

/// Where something that the article names is found in Outpost.
enum CoveragePlace: Hashable, Sendable {
    case record(KindNumber)
    /// A field of a kind, by its name.
    case field(KindNumber, String)
    /// A word that a field of a kind may hold.
    case word(KindNumber, String, String)
    /// A command of a laptop's program, without the program's name: `lead accept`.
    case outpost(String)
    /// A command of HQ's program.
    case outpostd(String)
    /// A document, a step or a node of the process content, by its code.
    case content(String)
    /// A rule between records; see ``rule(_:)``.
    case ruleNamed(String)
    /// A type of this module that decides or computes; see ``code(_:)``.
    case codeNamed(String)
    case metric(MetricCode)
    /// A page in `Docs`, and the heading of a section of it.
    case page(String, String)
    /// A page that HQ serves to browsers, by its address: `/gates/:id`.
    case address(String)

    /// A rule that HQ asks about edits.
    static func rule(_ rule: Invariant) -> CoveragePlace { .ruleNamed(rule.name) }

    /// What decides or computes something and is no rule between records.
    static func code(_ type: Any.Type) -> CoveragePlace { .codeNamed(String(describing: type)) }
}

/// As what something that the article names is to be found: content as content, a rule as a rule.
enum CoverageSort: String, Sendable {
    /// Kinds of record and their fields.
    case record
    case field
    /// What HQ or a laptop enforces or works out by itself.
    case rule
    /// What people look at: a command that shows or leads.
    case screen
    /// Figures, and commands that list.
    case report
    /// Texts that HQ owns and publishes.
    case content
    /// A property of the whole, which many places show.
    case quality
}

/// Something that the article names, and where it is.
struct CoverageItem: Sendable {
    /// `A03`, `D27`, `ATB`.
    let id: String
    let sorts: [CoverageSort]
    /// In the article's own words, or close to them.
    let chinese: String
    let english: String
    /// Empty only if nothing of it is there yet.
    let places: [CoveragePlace]
    /// What it asks for beyond its places; empty if nothing.
    let lacks: String

    init(
        _ id: String, _ sorts: [CoverageSort], _ chinese: String, _ english: String, _ places: CoveragePlace...,
        lacks: String = ""
    ) {
        self.id = id
        self.sorts = sorts
        self.chinese = chinese
        self.english = english
        self.places = places
        self.lacks = lacks
    }
}

/// A part of the article.
struct CoverageSection: Sendable {
    let title: String
    let items: [CoverageItem]

    init(_ title: String, _ items: [CoverageItem]) {
        self.title = title
        self.items = items
    }
}
