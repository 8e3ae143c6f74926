// Why this file exists: the content that ships must be whole: every listed title there, in three languages, every step
// owned, every template and command that a step names to be found.

import SyncProtocol
import Testing

@testable import LeadToCash

@Suite struct ContentTests {
    private let listed =
        (1...13).map { $0 < 10 ? "P0\($0)" : "P\($0)" } + (1...11).map { $0 < 10 ? "T0\($0)" : "T\($0)" }
        + (1...15).map { $0 < 10 ? "R0\($0)" : "R\($0)" }

    @Test func `all thirty-nine listed titles ship, each with a title in three languages and a text in two`() throws {
        for code in listed {
            let document = try #require(ProcessContent.document(code), "\(code)")
            let words = [document.title.english, document.title.simplified, document.title.traditional]
            #expect(words.allSatisfy { !$0.isEmpty }, "\(code)")
            #expect(document.body.english.count > 400 && document.body.simplified.count > 120, "\(code)")
            #expect(document.version == (code == "P01" ? "" : "1.1"), "\(code)")
            #expect(User.roles.contains { $0.word == document.owner }, "\(code)")
            #expect(document.audience.allSatisfy { word in User.roles.contains { $0.word == word } }, "\(code)")
        }
        #expect(listed.count == 39)
    }

    @Test func `sixteen slots for lessons and seven principles are there, and no lesson is invented`() {
        #expect(ProcessContent.lessons.map(\.code) == (1...16).map { $0 < 10 ? "CL0\($0)" : "CL\($0)" })
        #expect(ProcessContent.principles.count == 7 && ProcessContent.principles.allSatisfy { !$0.source.isEmpty })
        #expect(ProcessContent.lessons.suffix(11).allSatisfy { $0.title.english.contains("empty") })
    }

    @Test func `every step has a role, an outcome and tasks, and names templates and states that exist`() {
        for step in ProcessContent.documents.flatMap(\.steps) {
            #expect(User.roles.contains { $0.word == step.role }, "\(step.code)")
            #expect(!step.outcome.english.isEmpty && (2...4).contains(step.tasks.count), "\(step.code)")
            #expect(step.template.isEmpty || ProcessContent.document(step.template)?.genre == .template, "\(step.code)")
            guard let dot = step.stage.firstIndex(of: ".") else { continue }
            let kind = LeadToCash.schema.kind(named: String(step.stage[..<dot]))
            let words =
                kind?.fields.filter { ["state", "stage", "status"].contains($0.name) }
                .flatMap { $0.columns[0].choices } ?? []
            #expect(words.contains(String(step.stage[step.stage.index(after: dot)...])), "\(step.code): \(step.stage)")
        }
    }

    @Test func `codes are given once, and each process lies under one sub-process of the tree`() {
        let steps = ProcessContent.documents.flatMap(\.steps).map(\.code)
        #expect(Set(steps).count == steps.count)
        for document in ProcessContent.documents {
            let cells = document.cells.map(\.code)
            #expect(Set(cells).count == cells.count, "\(document.code)")
            #expect((document.genre == .template) != cells.isEmpty, "\(document.code)")
        }
        let nodes = ProcessContent.tree.map(\.code)
        #expect(Set(nodes).count == nodes.count)
        #expect(ProcessContent.tree.allSatisfy { $0.level == 1 || nodes.contains($0.parent) })
        let filed = ProcessContent.processOfGroup.flatMap(\.value)
        #expect(Set(filed) == Set(ProcessContent.processes.map(\.code)) && filed.count == Set(filed).count)
    }

    @Test func `a quiz has five questions, each with one right answer that differs from the others`() {
        for document in ProcessContent.training {
            #expect(document.quiz.count == 5, "\(document.code)")
            for question in document.quiz {
                #expect(question.answers.indices.contains(question.right) && question.answers.count >= 3)
                #expect(Set(question.answers.map(\.english)).count == question.answers.count, "\(document.code)")
                let lines = question.answers.flatMap { [$0.english, $0.simplified] }
                #expect(lines.allSatisfy { !$0.contains("\n") }, "\(document.code)")
            }
            #expect(Set(document.quiz.map(\.right)).count > 1, "the right answer always stands at one place")
        }
    }

    @Test func `what is published are records of the vocabulary, the same each time, with lawful values`() throws {
        let day = try #require(CivilDate(year: 2026, month: 1, day: 5))
        let pages = Publication.pages(on: day)
        #expect(Set(pages.map(\.key)).count == pages.count)
        #expect(pages.map(\.key) == Publication.pages(on: day).map(\.key))
        for page in pages {
            let kind = try #require(LeadToCash.schema.kind(page.key.kind))
            #expect(kind.headquartersOnly && kind.scope == .reference, "\(kind.name)")
            let required = Set(kind.requiredFields.map(\.number))
            #expect(required.isSubset(of: page.values.map(\.field)), "\(kind.name) \(page.values.prefix(3))")
            for value in page.values {
                let field = try #require(kind.field(value.field))
                #expect(Objections.objection(kind, field, value.value) == nil, "\(kind.name).\(field.name)")
            }
        }
    }
}
