// Why this file exists: the schema is what every tier agrees on; these tests hold its shape.

import FoundationEssentials
import SyncProtocol
import Testing

@testable import LeadToCash

@Test func `the vocabulary has its kinds and no two columns of a table share a name`() {
    let names = LeadToCash.schema.kinds.map(\.name)
    #expect(
        names == [
            "region", "office", "user", "role_assignment", "territory", "account_team", "memo", "handover",
            "credit_share", "product", "account", "contact", "lead", "opportunity", "opportunity_line", "activity",
            "team_seat", "price_revision",
            "bid_submission", "contract", "change_order", "milestone", "checklist_item", "account_credit",
            "account_standing", "deal_strategy", "deal_floor", "account_shadow", "conflict_case",
            "campaign", "requirement", "solution_version", "risk", "competitor_entry", "task", "resource_request",
            "product_requirement", "bid", "bid_result", "gate_request", "gate_decision", "gate_condition",
            "authority_token", "authority_use", "signing_key", "authority_rule", "contract_line", "payment_term",
            "contract_review", "negotiation_round", "signature", "contract_handover", "delivery_project",
            "acceptance", "issue", "service_handover", "invoice_request", "invoice", "credit_note", "receipt_claim",
            "payment", "allocation", "collection_action", "dispute", "write_off", "fx_rate", "visit", "survey_response",
            "service_request", "improvement", "target", "rollout_programme", "rollout_wave", "wave_goal", "feedback",
            "problem_item", "survey", "survey_answer", "stakeholder", "pipeline_snapshot", "certification_rule",
            "deviation", "document", "process_step", "process_group", "template_cell", "quiz_question", "form",
            "form_cell", "form_row", "training_record", "training_session", "document_comment", "process_version",
        ])
    for kind in LeadToCash.schema.kinds {
        let columns = kind.fields.flatMap { $0.columns.map(\.name) }
        #expect(Set(columns).count == columns.count, "\(kind.name)")
        #expect(!columns.contains("id"))
    }
}

/// What an office keeps to itself: no account's team holds it.
private let officeKinds = [
    Handover.kind, Snapshot.kind, Target.kind, Feedback.kind, ProblemItem.kind, SurveyAnswer.kind,
    DocumentComment.kind, TrainingRecord.kind, TrainingSession.kind,
]

@Test func `every reference names a kind, and every scope and code names a field`() throws {
    for kind in LeadToCash.schema.kinds {
        for column in kind.fields.flatMap(\.columns) {
            // A case may be about a record of any kind.
            guard case .reference(let target) = column.type, kind.number != CaseRecord.number else { continue }
            #expect(LeadToCash.schema.kind(named: target) != nil, "\(kind.name).\(column.name)")
        }
        if case .anchored(let numbers) = kind.scope {
            let fields = try numbers.map { try #require(kind.field($0)) }
            let columns = fields.flatMap(\.columns).map(\.name)
            #expect(fields.allSatisfy { $0.policy == .hqOnly })
            var own: [KindNumber: [String]] = [Memo.kind: ["owner_id"], Stakeholder.kind: ["wave_id"]]
            for kind in officeKinds { own[kind] = ["office_id"] }
            #expect(columns == own[kind.number] ?? ["share_id", "office_id"], "\(kind.name)")
        }
        if case .beside(let leader, let visibility) = kind.scope {
            #expect(LeadToCash.schema.kind(leader)?.scope != .reference && visibility != .shared, "\(kind.name)")
        }
        if let code = kind.code { #expect(kind.field(code.field)?.policy == .hqOnly) }
    }
}

@Test func `parents are single references, and merged records name a record of their own kind`() throws {
    for kind in LeadToCash.schema.kinds {
        for field in kind.fields where field.isParent {
            #expect(field.columns.count == 1 && field.isLookedUp, "\(kind.name).\(field.name)")
        }
        let merged = kind.field(named: "mergedInto")
        #expect(kind.redirect == merged?.number, "\(kind.name)")
        if let merged { #expect(merged.policy == .hqOnly && merged.columns.first?.type == .reference(kind.name)) }
    }
    let account = try #require(LeadToCash.schema.kind(named: "account"))
    let children = LeadToCash.schema.children(of: account).map { "\($0.kind)/\($0.field)" }
    #expect(children.contains("\(Contact.kind)/\(Contact.Fields.account)"))
}

@Test func `a freeze names a field of the record that HQ sets, or that moves on by itself`() throws {
    for kind in LeadToCash.schema.kinds {
        for field in kind.fields {
            guard case .frozenAfter(let freeze, _) = field.policy else { continue }
            let state = try #require(kind.field(freeze.field))
            #expect(!freeze.values.isEmpty && !freeze.values.contains(.flag(false)), "\(kind.name).\(field.name)")
            let choices = state.columns.first?.choices ?? []
            let isKnown = freeze.values.allSatisfy { $0.isTrue || $0.asText.map(choices.contains) == true }
            #expect(isKnown, "\(kind.name).\(field.name)")
        }
    }
}

@Test func `a stage order names only words that the field allows, each once`() {
    for kind in LeadToCash.schema.kinds {
        for field in kind.fields {
            guard case .furthestStage(let order) = field.policy, !order.path.isEmpty else { continue }
            let words = order.path + order.exits
            #expect(Set(words).count == words.count && order.settling.isSubset(of: order.path))
            #expect(Set(words) == Set(field.columns.first?.choices ?? []), "\(kind.name).\(field.name)")
        }
    }
}

@Test func `every rule watches fields that there are and has a name and a sentence of its own`() throws {
    let rules = LeadToCash.rulebook.invariants
    #expect(Set(rules.map(\.name)).count == rules.count && Set(rules.map(\.sentence)).count == rules.count)
    for rule in rules {
        #expect(rule.sentence.hasSuffix("."))
        for (number, fields) in rule.watches {
            let kind = try #require(LeadToCash.schema.kind(number))
            for field in fields ?? [] { #expect(kind.field(field) != nil, "\(rule.name)") }
        }
    }
    for (kind, _) in MatchKeys.sources {
        let keys = MatchKeys.keys(kind) { _ in .null }.map(\.field)
        #expect(keys.allSatisfy { LeadToCash.schema.kind(kind)?.field($0)?.isLookedUp == true } && !keys.isEmpty)
    }
}

@Test func `sets merge as sets and only sets do`() {
    for kind in LeadToCash.schema.kinds {
        for field in kind.fields {
            if field.policy == .addRemove { #expect(field.columns.map(\.type) == [.set], "\(kind.name).\(field.name)") }
            if field.columns.contains(where: { $0.type == .set }) {
                #expect(field.policy == .addRemove || field.policy == .hqOnly, "\(kind.name).\(field.name)")
            }
        }
    }
}

@Test func `an opportunity's amount stands in plain columns`() throws {
    let kind = try #require(LeadToCash.schema.kind(named: "opportunity"))
    let columns = try #require(kind.field(named: "commercial")).columns.map(\.name)
    #expect(columns == ["amount_minor", "currency", "margin_estimate_minor"])
}

@Test func `labels speak three languages and fall back to the name`() throws {
    let kind = try #require(LeadToCash.schema.kind(named: "opportunity"))
    let stage = try #require(kind.field(named: "stage"))
    #expect(Labels.kind("opportunity", in: .zhHans) == "机会点")
    #expect(Labels.field(kind, stage, in: .zhHant) == "階段")
    #expect(Labels.choice("negotiating", of: stage, in: kind, language: .zhHans) == "谈判")
    #expect(Labels.choice("unheard", of: stage, in: kind) == "unheard")
    #expect(Labels.kind("unheard", in: .zhHans) == "unheard")
    let severity = try #require(CaseRecord.kind.field(named: "severity"))
    #expect(Labels.kind("conflict_case", in: .zhHans) == "待决事项")
    #expect(Labels.field(CaseRecord.kind, severity, in: .zhHant) == "嚴重程度")
    #expect(Labels.choice("medium", of: severity, in: CaseRecord.kind, language: .zhHans) == "中")
    #expect(Language(tag: "zh_HK.UTF-8") == .zhHant)
    #expect(Language(tag: "zh-CN") == .zhHans)
    #expect(Language(tag: "C") == .en)
}

@Test func `the vocabulary document says what the schema says`() throws {
    let path = repository + "/Docs/vocabulary.md"
    let wanted = VocabularyDocument.markdown()
    if ProcessInfo.processInfo.environment["OUTPOST_WRITE_DOCS"] == "1" {
        try Data(wanted.utf8).write(to: URL(filePath: path))
    }
    let written = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    #expect(written == wanted, "run this test with OUTPOST_WRITE_DOCS=1")
}
