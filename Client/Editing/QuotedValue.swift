// Why this file exists: what a case quotes arrives as text; here it is read as JSON.

import Foundation
import SyncProtocol

extension QuotedValue {
    /// Reads JSON; nil if it quotes no value.
    init?(json: String) {
        guard let value = try? JSONDecoder().decode(QuotedValue.self, from: Data(json.utf8)) else { return nil }
        self = value
    }
}
