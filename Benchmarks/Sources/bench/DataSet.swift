// Why this file exists: both sides must store the same rows and make the same changes. The rows come from C, where the
// floor makes them; here they get a face for Swift.

import CFloor

/// Rows and changes of one benchmark, wholly determined by its seed and size.
struct DataSet {
    let seed: UInt64
    let rows: Int

    func row(_ index: Int) -> floor_row {
        var row = floor_row()
        floor_row_make(seed, Int64(index), Int64(rows), &row)
        return row
    }

    /// The row that the `turn`-th update of a run touches.
    func pick(_ turn: Int) -> Int { Int(floor_pick(Int64(turn), Int64(rows))) }

    /// What update `round` writes into `next_step` of a row.
    func nextStep(_ index: Int, round: Int) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 72) { buffer in
            guard let text = buffer.baseAddress else { return "" }
            floor_next_step(seed, Int64(index), Int64(round), text)
            return String(cString: text)
        }
    }
}

/// A text column of a row; empty stands for NULL.
enum TextColumn {
    case name, stage, outcome, currency, expectedSignDate, forecastCategory, nextStep, nextStepOn
}

/// An id column of a row: sixteen bytes.
enum IDColumn {
    case id, account, owner, office
}

extension floor_row {
    func text(_ column: TextColumn) -> String {
        withUnsafePointer(to: self) { row in
            switch column {
            case .name: String(cString: floor_row_name(row))
            case .stage: String(cString: floor_row_stage(row))
            case .outcome: String(cString: floor_row_outcome(row))
            case .currency: String(cString: floor_row_currency(row))
            case .expectedSignDate: String(cString: floor_row_expected_sign_date(row))
            case .forecastCategory: String(cString: floor_row_forecast_category(row))
            case .nextStep: String(cString: floor_row_next_step(row))
            case .nextStepOn: String(cString: floor_row_next_step_on(row))
            }
        }
    }

    /// The id's two halves, in network order, as `RecordID` takes them.
    func halves(_ column: IDColumn) -> (high: UInt64, low: UInt64) {
        withUnsafePointer(to: self) { row in
            let bytes =
                switch column {
                case .id: floor_row_id(row)
                case .account: floor_row_account_id(row)
                case .owner: floor_row_owner_id(row)
                case .office: floor_row_office_id(row)
                }
            guard let bytes else { return (0, 0) }
            var halves: (high: UInt64, low: UInt64) = (0, 0)
            for index in 0..<8 {
                halves.high = halves.high << 8 | UInt64(bytes[index])
                halves.low = halves.low << 8 | UInt64(bytes[index + 8])
            }
            return halves
        }
    }
}
