// Why this file exists: people know the process as six stages, its owners as four sub-processes, and reports as
// metrics. One map leads from each to the others, and from the last stage back to the first.

import LeadToCash

/// A stage of the way from a lead to cash and on.
struct ProcessStage: Sendable {
    /// `B1`, as the source article counts.
    let number: String
    let phase: GuidePhase
    let label: Label
    /// Codes of nodes of the process tree, and of documents.
    let subprocesses: [String]
    let documents: [String]
    /// The decisions that the stage asks for.
    let gates: [String]
    let metrics: [MetricCode]
    /// Where its records are.
    let path: String

    static let all: [ProcessStage] = selling + delivering

    private static let selling = [
        ProcessStage(
            number: "B1", phase: .lead, label: Label("Manage leads", "管理线索", "管理線索"), subprocesses: ["LTO"],
            documents: ["P03", "P05"], gates: [],
            metrics: [.leadsCreated, .leadConversion, .leadAgeing, .leadResponse], path: "/leads"),
        ProcessStage(
            number: "B2", phase: .opportunity, label: Label("Convert opportunities", "转化机会", "轉化機會"),
            subprocesses: ["LTO", "OTO"], documents: ["P04", "P08", "P12"], gates: ["ATI"],
            metrics: [.stageConversion, .timeInStage, .winRate], path: "/opportunities"),
        ProcessStage(
            number: "B3", phase: .contracting, label: Label("Sign contracts", "签订合同", "簽訂合同"),
            subprocesses: ["OTO"], documents: ["P13", "P06", "P09", "P07", "P10"], gates: ["ATB", "ATC"],
            metrics: [.decisionTime, .priceRealisation, .contractQuality], path: "/opportunities"),
    ]

    private static let delivering = [
        ProcessStage(
            number: "B4", phase: .fulfilment, label: Label("Fulfil and deliver", "履行交付", "履行交付"),
            subprocesses: ["OTD"], documents: ["P11"], gates: ["ATAC"],
            metrics: [.onTimeDelivery, .deliveryCost, .firstTimeAcceptance], path: "/cash"),
        ProcessStage(
            number: "B5", phase: .collection, label: Label("Collect", "收取款项", "收取款項"), subprocesses: ["DTC"],
            documents: ["DTC"], gates: ["ATCC"],
            metrics: [.billingLag, .salesOutstanding, .overdueAgeing, .promiseKept], path: "/cash"),
        ProcessStage(
            number: "B6", phase: .relationship, label: Label("Keep the relationship", "关系维护", "關係維護"),
            subprocesses: ["DTC"], documents: ["DTC"], gates: [], metrics: [.satisfaction, .repeatBusiness],
            path: "/accounts"),
    ]

    /// The metrics by which a document's work is judged, in the order of their codes.
    static func metrics(of document: String) -> [MetricCode] {
        Set(all.filter { $0.documents.contains(document) }.flatMap(\.metrics)).sorted { $0.rawValue < $1.rawValue }
    }
}

/// The map as its template shows it. Nothing in it is optional: where a template finds nothing it would look at what
/// stands around it.
struct StageModel {
    struct Link {
        let href: String
        let text: String
    }

    let number: String
    let stage: String
    let path: String
    let subprocesses: [Link]
    let documents: [Link]
    let gates: [String]
    let hasGates: Bool
    let metrics: [String]
    let message: Link

    init(_ stage: ProcessStage, titles: [String: String], in language: Language) {
        func link(_ code: String) -> Link {
            Link(href: "/process/" + FormFields.encode(code), text: "\(code) \(titles[code] ?? "")")
        }
        number = stage.number
        self.stage = stage.label.text(in: language)
        path = stage.path
        subprocesses = stage.subprocesses.map(link)
        documents = stage.documents.map(link)
        gates = stage.gates
        hasGates = !gates.isEmpty
        metrics = stage.metrics.map { "\($0) \(Metric.of($0).name.text(in: language))" }
        message = link(stage.phase.message)
    }
}

/// A node of the tree L1 to L6.
struct ProcessBranch: Sendable {
    let code: String
    let branch: String
    let href: String
    let level: String
    let roles: String
    let children: [ProcessBranch]
    let hasChildren: Bool
    let isOpen: Bool

    private init(
        _ code: String, _ title: String, level: Int, role: String, _ children: [ProcessBranch], href: String? = nil
    ) {
        self.code = code
        branch = title
        self.href = href ?? "/process/" + FormFields.encode(code)
        self.level = "L\(level)"
        roles = role
        self.children = children
        hasChildren = !children.isEmpty
        isOpen = level < 4
    }

    /// The trees from L1 down to the tasks.
    static func trees(_ library: Library, in language: Language) throws -> [ProcessBranch] {
        let nodes = try library.tree()
        return try nodes.filter { $0.level == 1 }.map { try node($0, nodes, library, language) }
    }

    private static func node(
        _ node: ProcessNode, _ nodes: [ProcessNode], _ library: Library, _ language: Language
    ) throws -> ProcessBranch {
        // Whatever the records say, the tree ends: a node lies below one of a lower level only.
        let below = try nodes.filter { $0.parent == node.code && $0.level > node.level }
            .map { try self.node($0, nodes, library, language) }
        let documents = try Library.processes(under: node.code).compactMap { try library.document($0) }
        return ProcessBranch(
            node.code, node.title.text(in: language), level: node.level, role: node.owner,
            below + documents.map { document($0, language) })
    }

    private static func document(_ document: Document, _ language: Language) -> ProcessBranch {
        let steps = document.steps.map { step in
            let href = "/process/" + FormFields.encode(step.code)
            let tasks = step.tasks.enumerated().map { number, task in
                ProcessBranch(
                    "\(step.code).\(number + 1)", task.text(in: language), level: 6, role: step.role, [], href: href)
            }
            return ProcessBranch(step.code, step.title.text(in: language), level: 5, role: step.role, tasks)
        }
        return ProcessBranch(
            document.code, document.title.text(in: language), level: 4, role: document.owner, steps)
    }
}
