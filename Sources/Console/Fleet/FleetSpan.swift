// Why this file exists: how long ago, how far off and how much are said in two units at most, in the reader's
// language, and coloured by the limits of the metric that counts the same thing.

import LeadToCash

/// How fresh a device is, by the limits of M-33.
package enum FleetLight: String, CaseIterable, Sendable {
    case green, amber, red
    /// It never synced, or HQ does not remember.
    case never

    /// - Parameter age: milliseconds since the last sync; nil if there was none.
    package init(age: Int64?, _ settings: MetricSettings = MetricSettings()) {
        guard let age else {
            self = .never
            return
        }
        let hour: Int64 = 3_600_000
        if age < Int64(settings.greenHours) * hour {
            self = .green
        } else if age < Int64(settings.amberHours) * hour {
            self = .amber
        } else {
            self = .red
        }
    }

    var tone: String {
        switch self {
        case .green: "good"
        case .amber: "warn"
        case .red, .never: "bad"
        }
    }

    /// The key of its word: colour alone tells nobody anything.
    var key: String {
        switch self {
        case .green: "lightGreen"
        case .amber: "lightAmber"
        case .red: "lightRed"
        case .never: "lightNever"
        }
    }
}

/// A length of time as people say it.
package enum FleetSpan {
    private static let units: [(milliseconds: Int64, label: Label)] = [
        (86_400_000, Label("d", "天", "天")), (3_600_000, Label("h", "小时", "小時")), (60_000, Label("min", "分", "分")),
        (1000, Label("s", "秒", "秒")),
    ]

    /// `3 d 4 h` of milliseconds, whatever their sign; the largest unit and the next.
    package static func text(_ milliseconds: Int64, _ language: Language) -> String {
        var rest = Int64(clamping: milliseconds.magnitude)
        guard let first = units.firstIndex(where: { rest >= $0.milliseconds }) else {
            return "0 " + units[units.count - 1].label.text(in: language)
        }
        var parts: [String] = []
        for unit in units[first...].prefix(2) {
            let count = rest / unit.milliseconds
            rest %= unit.milliseconds
            if count > 0 { parts.append("\(count) \(unit.label.text(in: language))") }
        }
        return parts.joined(separator: " ")
    }

    /// With a sign: `+3 min`, `−2 d`.
    package static func offset(_ milliseconds: Int64, _ language: Language) -> String {
        guard milliseconds.magnitude >= 1000 else { return text(0, language) }
        return (milliseconds < 0 ? "−" : "+") + text(milliseconds, language)
    }
}

/// How much, in bytes.
package enum ByteText {
    private static let units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]

    /// `13.6 KiB`.
    package static func text(_ bytes: Int64) -> String {
        var (whole, tenths, unit) = (max(0, bytes), Int64(0), 0)
        while whole >= 1024, unit < units.count - 1 {
            tenths = whole % 1024 * 10 / 1024
            whole /= 1024
            unit += 1
        }
        let fraction = unit > 0 && whole < 100 ? ".\(tenths)" : ""
        return "\(whole)\(fraction) \(units[unit])"
    }
}

/// Moments on pages.
enum FleetTime {
    /// To the second in UTC; a dash for never.
    static func text(_ milliseconds: UInt64?) -> String {
        guard let milliseconds, milliseconds > 0 else { return "–" }
        return Instant.text(Int64(clamping: milliseconds)) ?? "–"
    }

    /// For machines; empty for never.
    static func machine(_ milliseconds: UInt64?) -> String {
        guard let milliseconds, milliseconds > 0 else { return "" }
        return Instant.rfc3339(Int64(clamping: milliseconds)) ?? ""
    }
}
