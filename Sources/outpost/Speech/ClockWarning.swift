// Why this file exists: a wrong clock harms nothing, for Outpost corrects it, but whoever reads times on that laptop is
// misled until somebody sets it right.

/// How wrong a device's clock is, where it is worth a word.
struct ClockWarning {
    private let milliseconds: UInt64
    private let isAhead: Bool

    /// Less than this is nobody's business: five minutes.
    private static let tolerance: UInt64 = 5 * 60_000

    /// - Parameter offset: server minus device, milliseconds; nil if it is small.
    init?(_ offset: Int64) {
        guard offset.magnitude > Self.tolerance else { return nil }
        milliseconds = offset.magnitude
        isAhead = offset < 0
    }

    func text(_ terminal: Terminal) -> String {
        let minutes = milliseconds / 60_000
        let span: String =
            switch minutes {
            case ..<120: terminal.text(.spanMinutes, "\(minutes)")
            case ..<2880: terminal.text(.spanHours, "\(minutes / 60)")
            default: terminal.text(.spanDays, "\(minutes / 1440)")
            }
        return terminal.text(isAhead ? .clockAhead : .clockBehind, span)
    }
}
