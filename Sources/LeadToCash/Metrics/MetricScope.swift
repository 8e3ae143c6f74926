// Why this file exists: the same figure is asked of the company, a region, an office, a person and a product. Whose a
// record is, is decided in one place.

import SyncProtocol

/// Of whom a figure is.
public enum MetricScope: Hashable, Sendable {
    case company
    /// With the regions that belong to it.
    case region(RecordID)
    case office(RecordID)
    /// Whose owner or doer somebody is.
    case user(RecordID)
    /// Deals about a product, and what is filed under them.
    case product(RecordID)
}

extension MetricScope {
    /// What it is of, in a word: `company`, `region`, `office`, `user`, `product`.
    public var word: String {
        switch self {
        case .company: "company"
        case .region: "region"
        case .office: "office"
        case .user: "user"
        case .product: "product"
        }
    }

    /// The record that it is of; nil for the company.
    public var record: RecordKey? {
        switch self {
        case .company: nil
        case .region(let id): RecordKey(kind: Region.kind, id: id)
        case .office(let id): RecordKey(kind: Office.kind, id: id)
        case .user(let id): RecordKey(kind: User.kind, id: id)
        case .product(let id): RecordKey(kind: Product.kind, id: id)
        }
    }

    /// Reads `company`, `office=LIS`, `region=EMEA`, `user=Li Na` or `product=GTX Pro`; nil for anything else.
    /// - Parameter find: the record of a kind that a word means.
    public static func read(
        _ text: String, find: (KindNumber, String) throws -> RecordID
    ) rethrows -> MetricScope? {
        if text == "company" { return .company }
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "region": return .region(try find(Region.kind, parts[1]))
        case "office": return .office(try find(Office.kind, parts[1]))
        case "user": return .user(try find(User.kind, parts[1]))
        case "product": return .product(try find(Product.kind, parts[1]))
        default: return nil
        }
    }
}

/// Which facts are in a scope, by their places. A scope that names an unknown record holds nothing.
struct ScopeFilter {
    private enum Rule {
        case all
        /// By the office's place.
        case offices([Bool])
        case user(Int32)
        /// By the product's name.
        case product(Int32, [Int32: [Int32]])
    }

    private let rule: Rule

    init(_ scope: MetricScope, _ facts: Facts) {
        switch scope {
        case .company: rule = .all
        case .region(let id): rule = .offices(Self.offices(of: facts.regions.place(of: id), facts))
        case .office(let id):
            var chosen = [Bool](repeating: false, count: facts.offices.rows.count)
            if let place = facts.offices.place(of: id) { chosen[Int(place)] = true }
            rule = .offices(chosen)
        case .user(let id): rule = .user(facts.users.place(of: id) ?? -2)
        case .product(let id): rule = .product(facts.products[id].map(\.name) ?? -2, facts.dealProducts)
        }
    }

    private static func offices(of region: Int32?, _ facts: Facts) -> [Bool] {
        var regions: Set<Int32> = []
        if let region { regions.insert(region) }
        var grows = !regions.isEmpty
        while grows {
            grows = false
            for (place, row) in facts.regions.rows.enumerated() where regions.contains(row.parent) {
                grows = regions.insert(Int32(place)).inserted || grows
            }
        }
        return facts.offices.rows.map { regions.contains($0.region) }
    }

    /// Whether a deal is in the scope as it stands now.
    @inline(__always)
    func admits(_ deal: DealFact, _ place: Int) -> Bool { admits(deal, place, deal.office, deal.owner) }

    /// Whether a closed deal is in the scope: by whose it was when it closed.
    @inline(__always)
    func admitsBooked(_ deal: DealFact, _ place: Int) -> Bool {
        admits(deal, place, deal.bookedOffice, deal.bookedOwner)
    }

    @inline(__always)
    private func admits(_ deal: DealFact, _ place: Int, _ office: Int32, _ owner: Int32) -> Bool {
        switch rule {
        case .all: return true
        case .offices(let chosen): return office >= 0 && Int(office) < chosen.count && chosen[Int(office)]
        case .user(let user): return owner == user
        case .product(let name, let several):
            guard deal.flags.contains(.severalProducts) else { return deal.product == name }
            return several[Int32(truncatingIfNeeded: place)]?.contains(name) ?? false
        }
    }

    /// Whether something else is in the scope: by its office; by who does it, else by the owner of its deal; by its
    /// deal's product.
    func admits(office: Int32, user: Int32 = -1, deal: Int32 = -1, _ facts: Facts) -> Bool {
        switch rule {
        case .all: return true
        case .offices(let chosen):
            let place = office >= 0 ? office : facts.deals[deal]?.office ?? -1
            return place >= 0 && Int(place) < chosen.count && chosen[Int(place)]
        case .user(let person): return (user >= 0 ? user : facts.deals[deal]?.owner ?? -1) == person
        case .product:
            guard let row = facts.deals[deal] else { return false }
            return admits(row, Int(deal))
        }
    }
}
