// Why this file exists: the schema is what every tier agrees on; these tests hold its shape.

import FoundationEssentials
import SyncProtocol
import Testing

@testable import LeadToCash

@Test func `the vocabulary has nine kinds and no two columns of a table share a name`() {
    let names = LeadToCash.schema.kinds.map(\.name)
    #expect(
        names == [
            "office", "user", "product", "account", "contact", "lead", "opportunity", "opportunity_line", "activity",
        ])
    for kind in LeadToCash.schema.kinds {
        let columns = kind.fields.flatMap { $0.columns.map(\.name) }
        #expect(Set(columns).count == columns.count, "\(kind.name)")
        #expect(!columns.contains("id"))
    }
}

@Test func `every reference names a kind, and every scope and code names a field`() throws {
    for kind in LeadToCash.schema.kinds {
        for column in kind.fields.flatMap(\.columns) {
            if case .reference(let target) = column.type { #expect(LeadToCash.schema.kind(named: target) != nil) }
        }
        if case .anchored(let number) = kind.scope {
            let field = try #require(kind.field(number))
            #expect(field.policy == .hqOnly && field.columns.map(\.name) == ["office_id"])
        }
        if let code = kind.code { #expect(kind.field(code.field)?.policy == .hqOnly) }
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
    #expect(Labels.kind("contract", in: .zhHans) == "contract")
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
