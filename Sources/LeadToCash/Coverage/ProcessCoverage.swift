// Why this file exists: whoever asks whether the product does what the article describes gets an answer for every name
// in it; and whoever takes something away sees which names lose their place.

/// Every name of the source article, and where in Outpost it is.
enum ProcessCoverage {
    /// The parts of the article, and what had to be added to it, in the order of the page.
    static let sections: [CoverageSection] = [
        definition, stages, architecture, subprocesses, gates, links, processes, templates, training, phases,
        programme, obstacles, decisions,
    ]

    static let items: [CoverageItem] = sections.flatMap(\.items)

    /// What a document, a step or a node of the process content is called; nil if there is none of this code.
    static func title(of code: String) -> Label? {
        if let document = ProcessContent.document(code) { return document.title }
        if let step = ProcessContent.step(code) { return step.title }
        return ProcessContent.tree.first { $0.code == code }?.title
    }

    /// Where the activities (L5) are done that name no command of a laptop.
    static let activities: [String: [CoveragePlace]] = [
        "DTC.2": [.outpostd("invoice issue")],
        "DTC.7": [.outpostd("payment match"), .outpostd("payment allocate")],
        "DTC.8": [.outpostd("invoice write-off"), .outpostd("record set")],
        "P04.6": [.outpostd("gate decide")],
        "P06.3": [.outpost("task done"), .field(Bid.kind, "technicalPart")],
        "P07.8": [.outpost("contract set"), .word(Contract.kind, "state", "reviewed")],
        "P07.10": [.outpostd("gate decide")],
        "P10.5": [.outpostd("contract register")],
        "P10.6": [.outpostd("contract register"), .field(Contract.kind, "code")],
        "P13.2": [.outpostd("record set"), .field(PriceRevision.kind, "tier")],
        "P13.3": [.outpostd("price decide")],
    ]
}
