// Why this file exists: some of what a deal needs before it goes on is a form that somebody has filled in, or an item
// that somebody has ticked. Where to look for either is said once.

import SyncProtocol

enum Paperwork {
    /// The sales project plan, the pain chain, the nine-block vision, the decision chain, the key-person table, the
    /// checklist.
    static let plan = "T01"
    static let painChain = "T02"
    static let nineBlocks = "T04"
    static let decisionChain = "T05"
    static let keyPersons = "T06"
    static let checklist = "T08"

    /// The forms of a deal that were made from a template, in id order.
    static func of(_ deal: RecordKey, _ template: String, _ ground: any Ground) throws -> [RecordKey] {
        try ground.filed(Form.kind, under: deal.id, by: Form.Fields.opportunity).filter {
            try ground.text(Form.Fields.template, of: $0) == template
        }
    }

    static func isComplete(_ form: RecordKey, _ ground: any Ground) throws -> Bool {
        try ground.text(Form.Fields.state, of: form) == Forms.complete
    }

    /// Whether some cell of a form still shows two versions of one paragraph.
    static func isContested(_ form: RecordKey, _ ground: any Ground) throws -> Bool {
        try ground.filed(FormCell.kind, under: form.id, by: FormCell.Fields.form).contains {
            try TextMerge.hasMarkers(ground.text(FormCell.Fields.text, of: $0))
        }
    }

    /// Whether the deal's checklist says anything to one of these items, or somebody has ticked an item of that name.
    static func isAnswered(_ codes: Set<String>, _ deal: RecordKey, _ ground: any Ground) throws -> Bool {
        let items = try ground.filed(ChecklistItem.kind, under: deal.id, by: ChecklistItem.Fields.opportunity)
        let isTicked = try items.contains {
            try codes.contains(ground.text(ChecklistItem.Fields.name, of: $0))
                && ground.value(ChecklistItem.Fields.done, of: $0).isTrue
        }
        if isTicked { return true }
        let cells = try of(deal, checklist, ground).flatMap {
            try ground.filed(FormCell.kind, under: $0.id, by: FormCell.Fields.form)
        }
        return try cells.contains {
            try codes.contains(ground.text(FormCell.Fields.code, of: $0))
                && !ground.text(FormCell.Fields.text, of: $0).isEmpty
        }
    }

    /// What is missing of a form; nil if it is complete.
    static func missing(
        _ template: String, called name: String, _ deal: RecordKey, _ ground: any Ground
    ) throws -> Missing? {
        let forms = try of(deal, template, ground)
        guard let form = forms.first else {
            return Missing("There is no \(name).", "outpost form new \(template) \(try ground.handle(of: deal))")
        }
        if try forms.contains(where: { try isComplete($0, ground) }) { return nil }
        return Missing("The \(name) is not complete.", "outpost form done \(try ground.handle(of: form))")
    }

    /// What is missing of the key-person table; nil if one is complete. One that was made for the customer, or for an
    /// earlier deal with them, will do: the table stays when a deal is over.
    static func missingKeyPersons(_ deal: RecordKey, _ ground: any Ground) throws -> Missing? {
        if let account = try ground.record(Account.kind, by: Opportunity.Fields.account, of: deal) {
            let forms = try ground.filed(Form.kind, under: account.id, by: Form.Fields.account)
            let isKnown = try forms.contains { form in
                try ground.text(Form.Fields.template, of: form) == keyPersons && isComplete(form, ground)
            }
            if isKnown { return nil }
        }
        return try missing(keyPersons, called: "key-person table (T06)", deal, ground)
    }
}
