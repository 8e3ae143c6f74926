// Why this file exists: work on a milestone goes one way; that it goes back is an event with a reason. And a customer
// accepts, nobody else.

import SyncProtocol

/// The steps of a milestone.
public enum MilestoneFlow {
    private typealias Fields = Milestone.Fields

    /// What those who deliver say of it; the rest follows from certificates.
    private static let work = ["planned", "ready", "inProgress", "done", "submittedForAcceptance"]
    static let accepted = ["acceptedWithConditions", "accepted"]

    /// The state after the present one; nil where a certificate says what follows.
    public static func next(_ milestone: FlowSubject) throws -> String? {
        let state = try milestone.text(Fields.state)
        if state == "rejected" { return "inProgress" }
        if state.isEmpty { return work[1] }
        guard let place = work.firstIndex(of: state), place + 1 < work.count else { return nil }
        return work[place + 1]
    }

    /// Why a milestone cannot be moved to a state; nil if it can.
    public static func objection(_ milestone: FlowSubject, to target: String) throws -> FlowRemark? {
        let handle = try milestone.handle()
        let state = try milestone.text(Fields.state)
        if accepted.contains(target) || target == "rejected" {
            return FlowRemark(
                "certificate",
                Label(
                    "A customer accepts or rejects a milestone with a certificate; record that.",
                    "验收结论以客户证书为准；请登记验收证书。", "驗收結論以客戶證書為準；請登記驗收證書。"),
                "outpost acceptance add \(handle) --signed-by NAME --on DATE")
        }
        if accepted.contains(state) { return isAccepted(handle) }
        guard state != "rejected", let from = work.firstIndex(of: state), let to = work.firstIndex(of: target),
            to <= from
        else { return nil }
        return FlowRemark(
            "backwards",
            Label(
                "\(handle) is \(state) already; to set it back, say why.", "\(handle) 已到该状态；若要回退，请写明原因。",
                "\(handle) 已到該狀態；若要回退，請寫明原因。"), "outpost milestone rollback \(handle) 50 --reason \"…\"")
    }

    private static func isAccepted(_ handle: String) -> FlowRemark {
        FlowRemark(
            "accepted",
            Label(
                "The customer has accepted \(handle); nothing was written.", "客户已验收 \(handle)；未写入。",
                "客戶已驗收 \(handle)；未寫入。"), "outpost milestone show \(handle)")
    }

    /// What a step writes.
    public static func advance(
        _ milestone: FlowSubject, to state: String, on day: CivilDate
    ) throws -> [FieldNumber: Value] {
        var values: [FieldNumber: Value] = [Fields.state: .text(state)]
        if state == "done" || state == "submittedForAcceptance" {
            values[Fields.percent] = .integer(100)
            if try !milestone.has(Fields.actualOn) { values[Fields.actualOn] = .date(day) }
        }
        return values
    }

    /// Why progress cannot be noted; nil if it can.
    public static func objection(_ milestone: FlowSubject, percent: Int64) throws -> FlowRemark? {
        let handle = try milestone.handle()
        if accepted.contains(try milestone.text(Fields.state)) { return isAccepted(handle) }
        guard let present = try milestone.number(Fields.percent), percent < present else { return nil }
        return FlowRemark(
            "backwards",
            Label(
                "\(handle) stands at \(present) %; to set it back, say why.", "\(handle) 已完成 \(present) %；若要回退，请写明原因。",
                "\(handle) 已完成 \(present) %；若要回退，請寫明原因。"),
            "outpost milestone rollback \(handle) \(percent) --reason \"…\"")
    }

    public static func progress(
        _ milestone: FlowSubject, percent: Int64, forecast: CivilDate?
    ) throws -> [FieldNumber: Value] {
        var values: [FieldNumber: Value] = [Fields.percent: .integer(percent)]
        if ["", "planned", "ready"].contains(try milestone.text(Fields.state)), percent > 0 {
            values[Fields.state] = .text("inProgress")
        }
        values[Fields.forecastOn] = forecast.map(Value.date)
        return values
    }

    public static func rollback(
        _ milestone: FlowSubject, percent: Int64, reason: String
    ) throws -> [FieldNumber: Value] {
        var values: [FieldNumber: Value] = [
            Fields.percent: .integer(percent), Fields.rollbackReason: FlowValue.text(reason),
        ]
        if ["done", "submittedForAcceptance", "rejected"].contains(try milestone.text(Fields.state)) {
            values[Fields.state] = .text("inProgress")
            values[Fields.actualOn] = .null
        }
        return values
    }

    // MARK: Acceptance

    /// What a certificate makes of a milestone.
    public static func outcome(_ result: String, on day: CivilDate) -> [FieldNumber: Value] {
        var values: [FieldNumber: Value] = [Fields.state: .text(result)]
        if accepted.contains(result) {
            values[Fields.acceptedOn] = .date(day)
            values[Fields.percent] = .integer(100)
        }
        return values
    }

    /// What somebody will ask about a certificate.
    public static func remarks(
        accepting milestone: FlowSubject, on day: CivilDate, hasScan: Bool
    ) throws -> [FlowRemark] {
        let handle = try milestone.handle()
        var remarks: [FlowRemark] = []
        let others = try milestone.children(Acceptance.kind, by: Acceptance.Fields.milestone).filter {
            try !$0.isTrue(Acceptance.Fields.revoked)
        }
        if !others.isEmpty { remarks.append(second(handle)) }
        if let done = try milestone.date(Fields.actualOn), day < done { remarks.append(tooEarly(done)) }
        if !hasScan { remarks.append(noScan) }
        return remarks
    }

    private static func second(_ handle: String) -> FlowRemark {
        FlowRemark(
            "second",
            Label(
                "There is a certificate for \(handle) already; FR and COM decide which one counts.",
                "\(handle) 已有验收证书；由 FR 和 COM 裁决以哪份为准。", "\(handle) 已有驗收證書；由 FR 和 COM 裁決以哪份為準。"))
    }

    private static func tooEarly(_ done: CivilDate) -> FlowRemark {
        FlowRemark(
            "tooEarly",
            Label(
                "The work was done on \(done), after the day of this certificate.", "工作完成于 \(done)，晚于证书日期。",
                "工作完成於 \(done)，晚於證書日期。"))
    }

    private static let noScan = FlowRemark(
        "noScan",
        Label(
            "Without a scan finance cannot invoice for it; name it with --scan.", "没有扫描件，财务无法开票；请用 --scan 写明。",
            "沒有掃描件，財務無法開票；請用 --scan 寫明。"))

    /// The payment terms that a milestone sets off.
    public static func terms(setOffBy milestone: FlowSubject) throws -> [FlowSubject] {
        try milestone.children(PaymentTerm.kind, by: PaymentTerm.Fields.milestone)
    }
}
