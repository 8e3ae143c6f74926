// Why this file exists: a lead that lies on a desk between two people is lost without anybody having lost it. For each
// of its states this says whose turn it is.

import SyncProtocol

/// From the first hint to a deal.
struct LeadRoad {
    private typealias Fields = Lead.Fields
    private let road: GuideRoad
    private var lead: FlowSubject { road.deal }

    init(_ road: GuideRoad) { self.road = road }

    func advice() throws -> [Advice] {
        let handle = try lead.handle()
        let tasks = try road.overdueTasks(lead, by: DealTask.Fields.lead, .lead)
        switch try lead.text(Fields.status) {
        case "", "draft": return try [capture(handle)] + tasks
        case "captured": return try verify(handle) + tasks
        case "returned": return try [giveBack(handle)] + tasks
        case "verified": return try distribute(handle) + tasks
        case "distributed": return try [accept(handle)] + tasks
        case "accepted": return try touch(handle) + tasks
        case "nurturing": return try nurture(handle) + tasks
        case "qualified": return try convert(handle) + tasks
        case "converted": return try deal()
        default: return []
        }
    }

    private func capture(_ handle: String) throws -> Advice {
        let facts = [(Fields.need, "need=\"…\""), (Fields.source, "source=referral")]
        let open = try facts.filter { try !lead.has($0.0) }.map(\.1) + ["status=captured"]
        return try road.advice(
            GuideMove(
                "lead.capture",
                Label("Finish the draft and hand it in", "补全草稿并提交", "補全草稿並提交"), step: "P03.1",
                command: "outpost lead set \(handle) " + open.joined(separator: " ")), .lead, to: "captured")
    }

    private func verify(_ handle: String) throws -> [Advice] {
        let questions: [(FieldNumber, String, Label, String)] = [
            (Fields.intent, "intent", Label("do they want it", "想不想要", "想不想要"), "intent=\"…\""),
            (Fields.budget, "budget", Label("can they pay", "买不买得起", "買不買得起"), "budget=\"50000 USD\""),
        ]
        let missing = try questions.filter { try !lead.has($0.0) }
        let command = "outpost lead set \(handle) " + (missing.map(\.3) + ["status=verified"]).joined(separator: " ")
        return [
            try road.advice(
                GuideMove(
                    "lead.verify",
                    Label("Speak to them and verify the lead", "与客户谈一次，验证线索", "與客戶談一次，驗證線索"),
                    step: "P03.3", command: command, dueOn: try lead.date(Fields.nextTouchOn)),
                .lead, to: "verified", missing: missing.map { FlowRemark($0.1, $0.2, command) })
        ]
    }

    private func giveBack(_ handle: String) throws -> Advice {
        try road.advice(
            GuideMove(
                "lead.redistribute",
                Label("Find somebody else for the returned lead", "为退回的线索另找责任人", "為退回的線索另找責任人"),
                role: "OM", step: "P03.5",
                command: "outpost lead set \(handle) assignedTo=USER status=distributed"), .lead, to: "distributed")
    }

    private func distribute(_ handle: String) throws -> [Advice] {
        var moves: [GuideMove] = []
        if try !lead.has(Fields.temperature) {
            moves.append(
                GuideMove(
                    "lead.score",
                    Label("Say how hot the lead is", "确定线索热度", "確定線索熱度"), step: "P03.4",
                    command: "outpost lead set \(handle) temperature=warm"))
        }
        moves.append(
            GuideMove(
                "lead.distribute",
                Label("Give the lead to somebody", "把线索分发给责任人", "把線索分發給責任人"), role: "OM", step: "P03.5",
                command: "outpost lead set \(handle) assignedTo=USER status=distributed"))
        return try road.advice(moves, .lead, to: "distributed")
    }

    private func accept(_ handle: String) throws -> Advice {
        try road.advice(
            GuideMove(
                "lead.accept",
                Label("Accept the lead, or return it", "接受线索，或退回", "接受線索，或退回"), step: "P03.6",
                command: "outpost lead accept \(handle)"), .lead, to: "accepted")
    }

    private func touch(_ handle: String) throws -> [Advice] {
        guard try lead.has(Fields.firstResponseAt) else {
            return [
                try road.advice(
                    GuideMove(
                        "lead.firstTouch",
                        Label("Get in touch for the first time", "首次联系客户", "首次聯繫客戶"), step: "P05.2",
                        command: "outpost lead touch \(handle) --note \"…\"", dueOn: try lead.date(Fields.nextTouchOn)),
                    .lead)
            ]
        }
        let missing = try LeadFlow.lacks(qualifying: lead)
        guard !missing.isEmpty else { return [try qualify(handle)] }
        return try ask(missing)
            + road.advice(
                [
                    GuideMove(
                        "lead.nurture",
                        Label("Or nurture it until they are ready", "或先培育，等客户成熟", "或先培育，等客戶成熟"),
                        step: "P05.1",
                        command: "outpost lead set \(handle) status=nurturing nextTouchOn=DATE")
                ], .lead, to: "nurturing")
    }

    private func ask(_ missing: [FlowRemark]) throws -> [Advice] {
        try missing.map { lack in
            try road.advice(
                GuideMove(
                    "lead.ask.\(lack.name)",
                    Label(
                        "Find out: \(lack.label.english)", "问清：\(lack.label.simplified)",
                        "問清：\(lack.label.traditional)"), step: "P03.3", command: lack.command,
                    dueOn: try lead.date(Fields.nextTouchOn)), .lead, to: "qualified", missing: missing)
        }
    }

    private func qualify(_ handle: String) throws -> Advice {
        try road.advice(
            GuideMove(
                "lead.qualify",
                Label("Confirm that the lead is worth a deal", "确认线索值得立为机会点", "確認線索值得立為機會點"),
                step: "P05.6", command: "outpost lead qualify \(handle)"), .lead, to: "qualified")
    }

    private func nurture(_ handle: String) throws -> [Advice] {
        var moves: [GuideMove] = []
        let due = try lead.date(Fields.nextTouchOn)
        if due.map({ road.isNear($0, within: 3) }) ?? true {
            moves.append(
                GuideMove(
                    "lead.touch",
                    Label("Get in touch again", "再次联系客户", "再次聯繫客戶"), step: "P05.2",
                    command: "outpost lead touch \(handle) --note \"…\"", dueOn: due))
        }
        let forms = FormRoad(road, by: Form.Fields.lead)
        for (template, step) in [("T02", "P05.3"), ("T04", "P05.4")] {
            if let move = try forms.move(template, step: step) { moves.append(move) }
        }
        let missing = try LeadFlow.lacks(qualifying: lead)
        let advice = try road.advice(moves, .lead, to: "qualified", missing: missing)
        return try advice + (missing.isEmpty ? [qualify(handle)] : ask(missing))
    }

    private func convert(_ handle: String) throws -> [Advice] {
        try road.advice(
            [
                GuideMove(
                    "lead.convert",
                    Label("Turn the lead into a deal", "把线索转为机会点", "把線索轉為機會點"), step: "P03.8",
                    command: "outpost lead convert \(handle)")
            ], .lead, to: "converted")
    }

    /// What the lead became goes on.
    private func deal() throws -> [Advice] {
        guard let deal = try lead.related(Opportunity.kind, Fields.convertedOpportunity) else { return [] }
        return try DealRoad(GuideRoad(deal: deal, today: road.today, library: road.library)).advice()
    }
}

/// Templates that are to be filled in for a deal or a lead.
struct FormRoad {
    private let road: GuideRoad
    private let field: FieldNumber

    /// - Parameter field: the field of a form that names the record.
    init(_ road: GuideRoad, by field: FieldNumber) {
        self.road = road
        self.field = field
    }

    /// What is to be done about a template; nil if a form on it is complete.
    func move(_ template: String, step: String, role: String = "AR") throws -> GuideMove? {
        let forms = try road.deal.children(Form.kind, by: field).filter {
            try $0.text(Form.Fields.template) == template
        }
        if try forms.contains(where: { try $0.text(Form.Fields.state) == Forms.complete }) { return nil }
        guard let form = forms.last else {
            let command = "outpost form new \(template) \(try road.deal.handle())"
            return GuideMove(
                "form.\(template).new", try label(template, "Begin", "开始填写", "開始填寫"), role: role, step: step,
                command: command, template: template)
        }
        let cells = try road.library.document(template, edition: form.text(Form.Fields.edition))?.cells ?? []
        let missing = try Forms.missing(in: form.key, cells, road.deal.ground)
        let handle = try form.handle()
        guard let first = missing.first else {
            return GuideMove(
                "form.\(template).done", try label(template, "Hand in", "提交", "提交"), role: role, step: step,
                command: "outpost form done \(handle)", template: template, about: form.key)
        }
        return GuideMove(
            "form.\(template).fill", try label(template, "Go on with", "继续填写", "繼續填寫"), role: role, step: step,
            command: first.columns.isEmpty
                ? "outpost form fill \(handle) \(first.code) \"…\""
                : "outpost form row \(handle) \(first.code) \(first.columns[0].code)=\"…\"",
            template: template, about: form.key)
    }

    private func label(
        _ template: String, _ english: String, _ simplified: String, _ traditional: String
    ) throws -> Label {
        let title = try road.library.document(template)?.title ?? Label("", "", "")
        return Label(
            "\(english) \(template) \(title.english)", "\(simplified) \(template) \(title.simplified)",
            "\(traditional) \(template) \(title.traditional)")
    }
}
