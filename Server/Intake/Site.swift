// Why this file exists: HQ serves pages to browsers beside what it answers devices. What is on them is not the engine's
// to know, so whoever has pages mounts them here.

import Hummingbird

/// Pages that are served on the address at which devices are answered.
package protocol Site: Sendable {
    /// Adds routes. They pass the limits on connections and rates that devices pass, too.
    func mount(on router: Router<IntakeContext>)

    /// What has to be done once a minute for as long as HQ serves. Whatever fails is the site's to log; the next minute
    /// comes all the same.
    func tick() async
}
