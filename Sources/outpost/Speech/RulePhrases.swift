// Why this file exists: a rep whose value was replaced wants to know by which rule, in their own language.

import LeadToCash
import SyncProtocol

extension Rule {
    /// Why an edit went the way it did.
    var phrase: Phrase { Phrase(label.english, label.simplified, label.traditional) }
}
