// Why this file exists: a rollout is run from a command line or from a page. What is written, and what has to be so
// before, is one thing for both.

import LeadToCash
import SyncProtocol

/// The edits by which HQ runs a rollout.
package enum RolloutDesk {
    // MARK: Programmes

    package static func adding(
        _ programme: RecordKey, name: String, sponsor: RecordID?, budget: Money?, phase: Int64
    ) -> RecordEdit {
        typealias Fields = RolloutProgramme.Fields
        var fields = [FieldValue(Fields.name, .text(name)), FieldValue(Fields.phase, .integer(phase))]
        if let sponsor { fields.append(FieldValue(Fields.sponsor, .reference(sponsor))) }
        if let budget {
            fields.append(
                FieldValue(Fields.budget, .compound([.integer(budget.minorUnits), .text(budget.currency)])))
        }
        return RecordEdit(programme, .create, fields)
    }

    /// Says that a programme begins, or comes to a phase; nothing if both were said.
    /// - Parameter day: when it began; today if it did not say so yet and nobody says otherwise.
    package static func advancing(
        _ programme: RecordID, to phase: Int64?, on day: CivilDate?, at occasion: Occasion, _ ground: any Ground
    ) throws -> [RecordEdit] {
        typealias Fields = RolloutProgramme.Fields
        let key = RecordKey(kind: RolloutProgramme.kind, id: programme)
        var fields: [FieldValue] = []
        if try ground.value(Fields.startsOn, of: key) == .null || day != nil {
            fields.append(FieldValue(Fields.startsOn, .date(day ?? occasion.today)))
        }
        if let phase { fields.append(FieldValue(Fields.phase, .integer(phase))) }
        return fields.isEmpty ? [] : [RecordEdit(key, .update, fields)]
    }

    /// - Throws: ``CommandFailure`` while one of its waves is open.
    package static func ending(
        _ programme: RecordID, named name: String, on day: CivilDate, _ ground: any Ground
    ) throws -> RecordEdit {
        let open = try ground.allRecords(Wave.kind, where: Wave.Fields.programme, is: .reference(programme)).filter {
            try ground.value(Wave.Fields.state, of: RecordKey(kind: Wave.kind, id: $0)) == .text("open")
        }
        guard open.isEmpty else {
            throw CommandFailure.failed("\(name) cannot end: \(open.count) of its waves are open.")
        }
        return RecordEdit(
            RecordKey(kind: RolloutProgramme.kind, id: programme), .update,
            [FieldValue(RolloutProgramme.Fields.endsOn, .date(day))])
    }

    // MARK: Waves

    /// A wave as it is planned.
    package struct WavePlan: Sendable {
        package let name: String
        package let programme: RecordID
        /// `pilot`, `typical`, `small`, `wide` or `worldwide`.
        package let kind: String
        /// From 1 to 8.
        package let phase: Int64
        package let offices: [RecordID]
        package let version: RecordID?
        package let entry: String?
        package let exit: String?

        package init(
            name: String, programme: RecordID, kind: String, phase: Int64, offices: [RecordID], version: RecordID?,
            entry: String?, exit: String?
        ) {
            self.name = name
            self.programme = programme
            self.kind = kind
            self.phase = phase
            self.offices = offices
            self.version = version
            self.entry = entry
            self.exit = exit
        }
    }

    /// - Throws: ``CommandFailure`` if an office has no code by which a wave could name it.
    package static func planning(_ wave: RecordKey, _ plan: WavePlan, _ ground: any Ground) throws -> RecordEdit {
        typealias Fields = Wave.Fields
        let codes = try plan.offices.map { office -> String in
            let key = RecordKey(kind: Office.kind, id: office)
            guard case .text(let code) = try ground.value(Office.Fields.code, of: key) else {
                throw CommandFailure.failed("The office \(office) has no code.")
            }
            return code
        }
        let said: [(FieldNumber, Value?)] = [
            (Fields.name, .text(plan.name)), (Fields.programme, .reference(plan.programme)),
            (Fields.kind, .text(plan.kind)), (Fields.phase, .integer(plan.phase)),
            (Fields.offices, codes.isEmpty ? nil : Value.elements(codes)),
            (Fields.processVersion, plan.version.map(Value.reference)),
            (Fields.entryCriteria, plan.entry.map(Value.text)), (Fields.exitCriteria, plan.exit.map(Value.text)),
            (Fields.state, .text("planned")),
        ]
        return RecordEdit(wave, .create, said.compactMap { field, value in value.map { FieldValue(field, $0) } })
    }

    /// Gives a wave a goal.
    /// - Throws: ``CommandFailure`` if its two figures are in two currencies.
    package static func aiming(
        _ goal: RecordKey, wave: RecordID, metric: String, from baseline: FigureText.Figure,
        to target: FigureText.Figure, by day: CivilDate
    ) throws -> RecordEdit {
        typealias Fields = WaveGoal.Fields
        guard baseline.currency == target.currency else {
            throw CommandFailure.usage("\(baseline.text) and \(target.text) are in two currencies.")
        }
        var fields = [
            FieldValue(Fields.wave, .reference(wave)), FieldValue(Fields.metric, .text(metric)),
            FieldValue(Fields.unit, .text(target.unit)), FieldValue(Fields.baseline, .integer(baseline.number)),
            FieldValue(Fields.value, .integer(target.number)), FieldValue(Fields.dueOn, .date(day)),
        ]
        if let currency = target.currency { fields.append(FieldValue(Fields.currency, .text(currency))) }
        return RecordEdit(goal, .create, fields)
    }

    // MARK: What people say

    /// What becomes of feedback or of a problem.
    /// - Parameters:
    ///   - disposition: `accepted`, `declined` or `done`.
    ///   - version: the version of the processes that takes feedback up; problems name none.
    /// - Returns: nil for records of other kinds.
    package static func disposing(
        _ item: RecordKey, _ disposition: String, answer: String, version: RecordID? = nil
    ) -> RecordEdit? {
        switch item.kind {
        case ProblemItem.kind:
            return RecordEdit(
                item, .update,
                [
                    FieldValue(ProblemItem.Fields.disposition, .text(disposition)),
                    FieldValue(ProblemItem.Fields.answer, .text(answer)),
                ])
        case Feedback.kind:
            var fields = [
                FieldValue(Feedback.Fields.disposition, .text(disposition)),
                FieldValue(Feedback.Fields.answer, .text(answer)),
            ]
            if let version { fields.append(FieldValue(Feedback.Fields.processVersion, .reference(version))) }
            return RecordEdit(item, .update, fields)
        default: return nil
        }
    }
}
