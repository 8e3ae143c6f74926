// Why this file exists: what the company promised must have been promised by somebody. The tree shows who, from the
// company down to a person, and where the parts do not make the whole.

import LeadToCash
import SyncProtocol

/// The targets of one metric and one period, each below the target that it is a part of.
struct GoalTree: Sendable {
    /// A place with its target. Nothing in it is optional: where a template finds nothing it would look at the parent.
    struct Node: Sendable {
        let place: String
        let figure: String
        let state: String
        let href: String
        let hasGap: Bool
        let gap: String
        let children: [Node]
        let hasChildren: Bool
    }

    let metric: String
    let heading: String
    let nodes: [Node]

    /// Places above a place that are looked at: regions might name each other in a circle.
    private static let highest = 12

    /// One tree for each metric that has a target, in the order of their codes.
    /// - Parameters:
    ///   - rows: of one period, those that a revision took the place of left out.
    ///   - warnings: of the same period, as far as the reader may know of them.
    static func trees(
        _ rows: [TargetRow], _ warnings: [Goals.CascadeWarning], _ places: GoalPlaces, in language: Language
    ) -> [GoalTree] {
        Dictionary(grouping: rows, by: \.metric).sorted { $0.key < $1.key }.map { metric, rows in
            let builder = Builder(
                rows, warnings: warnings.filter { $0.metric.description == metric }, places, language)
            return GoalTree(metric: metric, heading: rows[0].name(in: language), nodes: builder.nodes(below: nil))
        }
    }

    private struct Builder {
        /// The targets right below a place that has one; nil for those below which none other stands.
        private let children: [MetricScope?: [TargetRow]]
        private let warnings: [MetricScope: Goals.CascadeWarning]
        private let places: GoalPlaces
        private let language: Language

        init(
            _ rows: [TargetRow], warnings: [Goals.CascadeWarning], _ places: GoalPlaces, _ language: Language
        ) {
            let scopes = Set(rows.map(\.scope))
            children = Dictionary(grouping: rows) { Self.nearest(above: $0.scope, in: scopes, places) }
            self.warnings = Dictionary(warnings.map { ($0.parent, $0) }) { first, _ in first }
            self.places = places
            self.language = language
        }

        /// The nearest place above that has a target itself: a region without one passes its offices on.
        private static func nearest(
            above scope: MetricScope, in scopes: Set<MetricScope>, _ places: GoalPlaces
        ) -> MetricScope? {
            var place = places.parent(of: scope)
            for _ in 0..<GoalTree.highest {
                guard let known = place else { return nil }
                if known != scope, scopes.contains(known) { return known }
                place = places.parent(of: known)
            }
            return nil
        }

        func nodes(below scope: MetricScope?) -> [Node] {
            let rows = children[scope] ?? []
            let named = rows.map { (name: places.name($0.scope, in: language), row: $0) }
            return named.sorted { ($0.name, $0.row.id) < ($1.name, $1.row.id) }.map { node($0.row, $0.name) }
        }

        private func node(_ row: TargetRow, _ place: String) -> Node {
            let below = nodes(below: row.scope)
            let warning = warnings[row.scope]
            return Node(
                place: place, figure: figure(of: row), state: row.stateName(in: language), href: "/goals/\(row.id)",
                hasGap: warning != nil, gap: warning.map { gap($0, row) } ?? "", children: below,
                hasChildren: !below.isEmpty)
        }

        private func figure(of row: TargetRow) -> String {
            let value = row.text(row.value ?? row.proposal)
            return value.isEmpty ? "—" : value
        }

        /// What is missing, of how much that the places below have been given.
        private func gap(_ warning: Goals.CascadeWarning, _ row: TargetRow) -> String {
            func text(_ number: Int64) -> String {
                FigureText.Figure(number: number, unit: row.unit, currency: warning.currency).text
            }
            return PageWords.text("goalGap", in: language)
                .replacing("%1", with: text(warning.gap)).replacing("%2", with: text(warning.assigned))
                .replacing("%3", with: String(warning.children))
        }
    }
}

extension Goals.CascadeWarning {
    /// Whether somebody may be told: the sum holds what others have been given, which not everybody may see.
    /// - Parameter offices: where the reader plays a role; nil if everywhere.
    func isFor(_ offices: Set<RecordID>?) -> Bool {
        guard let offices else { return true }
        if case .office(let id) = parent { return offices.contains(id) }
        return false
    }
}
