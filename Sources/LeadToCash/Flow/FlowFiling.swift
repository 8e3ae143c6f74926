// Why this file exists: what is added to a milestone belongs to its contract, its deal and its customer, too. Nobody
// types all four, and a role must count where the record lies.

import SyncProtocol

/// Where a new record is filed.
public enum FlowFiling {
    /// The fields by which records are filed, each named after the kind that it refers to or after what that is to the
    /// record.
    private static let names = [
        "account", "opportunity", "contract", "bid", "milestone", "project", "invoice", "lead", "changeOrder", "token",
    ]

    /// What a new record of a kind has in common with the record that it is filed under: that record itself, and all
    /// that that one belongs to.
    public static func places(of number: KindNumber, under parent: FlowSubject) throws -> [FieldNumber: Value] {
        guard let kind = LeadToCash.schema.kind(number) else { return [:] }
        let chain = try chain(from: parent)
        var places: [FieldNumber: Value] = [:]
        for name in names {
            guard let field = kind.field(named: name), case .reference(let target)? = field.columns.first?.type,
                let value = try value(of: target, in: chain)
            else { continue }
            places[field.number] = value
        }
        return places
    }

    /// The record, its contract and its deal: the nearest first.
    private static func chain(from parent: FlowSubject) throws -> [FlowSubject] {
        var chain = [parent]
        for (name, kind) in [("contract", Contract.kind), ("opportunity", Opportunity.kind)] {
            for subject in chain {
                guard let field = subject.kind?.field(named: name), let next = try subject.related(kind, field.number)
                else { continue }
                chain.append(next)
                break
            }
        }
        return chain
    }

    private static func value(of target: String, in chain: [FlowSubject]) throws -> Value? {
        for subject in chain {
            guard let kind = subject.kind else { continue }
            if kind.name == target { return .reference(subject.key.id) }
            for field in kind.fields where field.isParent && field.columns.first?.type == .reference(target) {
                if let id = try subject.id(field.number) { return .reference(id) }
            }
        }
        return nil
    }
}
