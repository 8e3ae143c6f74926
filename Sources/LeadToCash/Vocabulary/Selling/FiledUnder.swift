// Why this file exists: what is filed under a customer, a deal or a contract says so in the same words everywhere.
// Where it was filed is a fact of its first day; HQ alone files it elsewhere.

import SyncProtocol

extension Term {
    static func underAccount(_ number: FieldNumber, policy: Policy = .first) -> Term {
        Term(
            number, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: policy, isParent: true)
    }

    static func underDeal(_ number: FieldNumber, policy: Policy = .first, required: Bool = false) -> Term {
        Term(
            number, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"), policy: policy,
            required: required, isParent: true)
    }

    static func underContract(_ number: FieldNumber, policy: Policy = .first, required: Bool = false) -> Term {
        Term(
            number, "contract", .reference("contract"), Label("Contract", "合同", "合同"), policy: policy,
            required: required, isParent: true)
    }

    /// Who wrote the record.
    static func writtenBy(_ number: FieldNumber, _ label: Label = Label("Author", "提出人", "提出人")) -> Term {
        Term(number, "author", .reference("user"), label, policy: .first)
    }
}
