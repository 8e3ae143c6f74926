// Why this file exists: what all pages share for as long as HQ serves: the data, the looks, and what is kept so that
// fifty people who look at one page do not have it computed fifty times.

import Logging
import SyncServer
import Workbench

/// What all pages stand on.
struct SiteGround: Sendable {
    let headquarters: Headquarters
    let desk: Desk
    let looks: Looks
    let figures: FigureShelf
    let written = WrittenPages()
    /// Whether browsers reach HQ by HTTPS, so that cookies may be for that alone.
    let isSecure: Bool
    /// Whether everybody's address is that of a proxy, which says nothing of them.
    let isBehindProxy: Bool
    /// Unix milliseconds.
    let clock: @Sendable () -> UInt64
    let logger: Logger
}
