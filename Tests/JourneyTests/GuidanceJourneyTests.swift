// Why this file exists: guidance is for the rep who has nobody beside them to ask: the map, the forms, the quiz and the
// next step are told with the programs that people run, without a network.

import Foundation
import LeadToCash
import Testing

extension Journeys {
    @Suite struct Guiding {
        private struct Scene {
            let crew: Crew
            let account: String
            let deal: String

            init(_ world: World, _ roles: String...) async throws {
                crew = try await roles.contains("SR") ? Crew(world, "AR", "SR") : Crew(world, "AR")
                account = try await crew.add("account", "name=Teapot Island Telecom", "industry=Mobile network")
                deal = try await crew.add(
                    "opp", "name=Core ring", "account=\(account)", "description=They lose the ring twice a year.",
                    "commercial=2400000 USD")
            }
        }

        @Test func `the map, a process and a step are read without a network, and say whose text it is`() async throws {
            try await World.tell { world in
                let laptop = try await Crew(world, "AR")["AR"]
                let map = try await laptop.succeed("process", "map", "LTO")
                #expect(map["nodes"].list.map { $0["code"] } == ["LTO"])
                #expect(map["processes"].list.map { $0["code"] } == ["P03", "P05"])
                let process = try await laptop.succeed("process", "show", "p03")["document"]
                #expect(process["notice"] != .null)
                #expect(process["steps"].list.count == ProcessContent.document("P03")?.steps.count)
                let step = try await laptop.succeed("process", "show", "P03.2")["step"]
                #expect(step["role"] == "HQ" && step["command"] == "outpost conflicts")

                let chinese = try await laptop.run("process", "show", "P03", "--lang", "zh-Hans")
                #expect(chinese.output.contains("线索管理流程"), "\(chinese.told)")
                #expect(chinese.output.contains(ProcessContent.notice.simplified))
                let unknown = try await laptop.run("process", "show", "P99")
                #expect(unknown.status == 2 && unknown.errors.contains("P03"), "\(unknown.told)")
                let templates = try await laptop.succeed("template", "list")["documents"].list
                #expect(templates.count == 11)
                #expect(try await laptop.succeed("lessons")["documents"].list.count == 16)
                #expect(try await laptop.succeed("principles")["documents"].list.count == 7)
            }
        }

        @Test func `two people fill one form on two laptops, and it is complete once nothing is missing`() async throws
        {
            try await World.tell { world in
                let scene = try await Scene(world, "SR")
                let (ann, sam) = (try scene.crew["AR"], try scene.crew["SR"])
                let begun = try await ann.succeed("form", "new", "T01", scene.deal)
                let form = begun["id"].text
                #expect(begun["prefilled"].list.contains("background"))
                #expect(begun["missing"].list.contains("strengths"))
                let second = try await ann.run("form", "new", "T01", scene.deal)
                #expect(second.status == 2, "\(second.told)")
                try await scene.crew.meet()

                // Each of them without having heard of the other.
                _ = try await ann.succeed("form", "fill", form, "strengths", "We know their network.")
                _ = try await sam.succeed("form", "fill", form, "solution", "Two rings, one core.")
                _ = try await sam.succeed("form", "row", form, "actionPlan", "action=Outage workshop", "owner=Sam")
                try await scene.crew.meet()
                let shown = try await ann.succeed("form", "show", form)
                #expect(shown["cells"].first("code", "solution")["text"] == "Two rings, one core.")
                #expect(shown["cells"].first("code", "strengths")["text"] == "We know their network.")
                let row = shown["cells"].first("code", "actionPlan")["rows"].list.first ?? .null
                #expect(row["values"]["action"] == "Outage workshop")

                for cell in try await ann.answer("form", "check", form, status: 1)["missing"].list {
                    let refused = try await ann.run("form", "done", form)
                    #expect(refused.status == 2 && refused.errors.contains(cell.text), "\(refused.told)")
                    _ = try await ann.succeed("form", "fill", form, cell.text, "Nothing to add.")
                }
                _ = try await ann.succeed("form", "check", form)
                _ = try await ann.succeed("form", "done", form)
                #expect(try await ann.succeed("form", "show", form)["state"] == "complete")
                try await scene.crew.meet()
                try await scene.crew.expectAgreement()
            }
        }

        @Test func `the next step names what is missing, the template, the words to say and the command`() async throws
        {
            try await World.tell { world in
                let scene = try await Scene(world)
                let laptop = try scene.crew["AR"]
                let asked = try await laptop.succeed("next", scene.deal)["advice"].list
                #expect(asked.map { $0["topic"] } == ["deal.ask.authority", "deal.ask.timing"])
                #expect(asked.first?["message"] == "KM2")
                #expect(asked.first?["missing"].list.map { $0["name"] } == ["authority", "timing"])
                _ = try await laptop.succeed("opp", "set", scene.deal, "expectedSignDate=2030-01-01", "stage=initiated")
                let form = try await laptop.succeed("next", scene.deal)["advice"].list.first ?? .null
                #expect(form["template"] == "T05" && form["command"].text.hasPrefix("outpost form new T05 "))

                let lead = try await laptop.add("lead", "accountName=Kettle Bank", "need=branches online")
                let all = try await laptop.succeed("next")["advice"].list
                #expect(Set(all.map { $0["deal"]["id"].text }) == [scene.deal, lead])
                #expect(all.contains { $0["topic"] == "lead.verify" })
                let page = try await laptop.run("next", scene.deal, "--lang", "zh-Hant")
                #expect(page.output.contains("outpost form new T05"), "\(page.told)")
            }
        }

        @Test func `a quiz is recorded with its score, and a skipped step with its reason`() async throws {
            try await World.tell { world in
                let scene = try await Scene(world)
                let laptop = try scene.crew["AR"]
                let quiz = try #require(ProcessContent.document("R10")?.quiz)
                let right = quiz.map { String($0.right + 1) }.joined(separator: ",")
                #expect(try await laptop.run("train", "quiz", "R10").status == 2, "nobody can be asked here")
                let result = try await laptop.succeed("train", "quiz", "R10", "--answers", right)
                #expect(result["passed"] == true && result["score"] == 100)
                let materials = try await laptop.succeed("train", "status")["materials"]
                #expect(materials.first("material", "R10")["best"] == 100)

                let task = try await scene.crew.add(
                    "task", "name=Compliance matrix", "opportunity=\(scene.deal)", "step=P06.3", "state=todo")
                #expect(try await laptop.run("task", "done", task).status == 2, "there is nothing to look at")
                _ = try await laptop.succeed("task", "skip", task, "--reason", "the customer sent it itself")
                #expect(try await laptop.shown("task", task, "state") == "dropped")
                let deviation = try await laptop.succeed("deviation", "list")["records"].list.first ?? .null
                #expect(deviation["values"]["step"] == "P06.3")
                try await scene.crew.meet()
                try await scene.crew.expectAgreement()
            }
        }
    }
}
