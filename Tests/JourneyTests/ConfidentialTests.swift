// Why this file exists: what finance says of a customer is typed and read as a field of that customer by those who may,
// and is not in any byte of a laptop of those who may not.

import Foundation
import Testing

extension Journeys {
    @Suite("Confidential") struct ConfidentialJourneys {
        @Test func `finance keeps a customer's terms, a manager reads them, and no byte of them reaches the rest`()
            async throws
        {
            try await World.tell { world in
                let crew = try await Crew(world, "AR", "OM", "FIN")
                let account = try await crew.add("account", "name=Acme")
                let finance = try crew["FIN"]
                let edit = try await finance.succeed(
                    "account", "set", account, "paymentTerms=CANARY thirty days", "creditLimit=50000 USD")
                #expect(edit["action"] == "update")
                try await crew.meet("FIN")
                for role in ["FIN", "OM"] {
                    let shown = try await crew[role].succeed("account", "show", account)["confidential"]
                    #expect(shown["paymentTerms"] == "CANARY thirty days", "\(role)")
                    #expect(shown["creditLimit"]["credit_limit_minor"] == 5_000_000, "\(role)")
                }
                let rep = try crew["AR"]
                #expect(try await rep.succeed("account", "show", account)["confidential"] == .null)
                #expect(try Self.files(of: rep, with: "CANARY").isEmpty)
                #expect(try !Self.files(of: finance, with: "CANARY").isEmpty, "the search finds what is there")
                // Nor can she write what she may not see, or a manager what is finance's.
                let refused = try await rep.run("account", "set", account, "paymentTerms=never")
                #expect(refused.status == 4 && refused.errors.contains("Only FIN or HQ"), "\(refused.told)")
                let manager = try await crew["OM"].run("account", "set", account, "paymentTerms=ninety days")
                #expect(manager.status == 4, "\(manager.told)")
                let chinese = try await crew["OM"].run(
                    "account", "set", account, "paymentTerms=ninety days", "--lang", "zh-Hans")
                #expect(chinese.status == 4 && chinese.errors.contains("财务"), "\(chinese.told)")
                try await crew.expectAgreement()
            }
        }

        private static func files(of laptop: Laptop, with text: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: laptop.directory).filter { name in
                let path = laptop.directory + "/" + name
                return try Data(contentsOf: URL(filePath: path)).range(of: Data(text.utf8)) != nil
            }
        }
    }
}
