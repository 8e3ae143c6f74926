// Why this file exists: real data sets do not ship with Outpost; where somebody has them beside it, a browser is shown
// their figures.

import FoundationEssentials

/// The folder of real data sets.
enum SharedData {
    /// Where it is: as the environment says, or a folder `shared/data` beside one of the repository's parents.
    static let folder: String? = {
        if let named = ProcessInfo.processInfo.environment["OUTPOST_SHARED_DATA"] { return named }
        var parts = #filePath.split(separator: "/").map(String.init)
        while !parts.isEmpty {
            parts.removeLast()
            let candidate = "/" + (parts + ["shared", "data"]).joined(separator: "/")
            if FileManager.default.fileExists(atPath: candidate + "/crm_maven/sales_pipeline.csv") { return candidate }
        }
        return nil
    }()

    static let missing = "The real data sets are not here: set OUTPOST_SHARED_DATA to the folder that has crm_maven."
}
