// Why this file exists: an organisation that carries out every step may still be asleep. Whether its people propose
// something, go out to customers and learn is counted beside whether they do what the process says.

import SyncProtocol

/// How inventive and how alive the people of a scope were in a period.
struct Vitality {
    /// Improvements that were proposed.
    private var improvements = 0
    /// Things that were done with customers.
    private var activities = 0
    /// Attempts at learning something, passed or not.
    private var training = 0
    /// People who work there now.
    private var people = 0

    init(_ facts: Facts, _ context: MetricContext) {
        let filter = context.filter(facts)
        for row in facts.improvements.rows where row.isPresent && context.holds(row.createdOn) {
            if filter.admits(office: row.office, user: row.author, deal: row.deal, facts) { improvements += 1 }
        }
        for row in facts.activities.rows where row.isPresent && context.holds(FactDay(row.at)) {
            let office = facts.users[row.author]?.office ?? -1
            if filter.admits(office: office, user: row.author, deal: row.deal, facts) { activities += 1 }
        }
        for row in facts.trainings.rows where row.isPresent && context.holds(row.createdOn) {
            let office = facts.users[row.user]?.office ?? -1
            if filter.admits(office: office, user: row.user, facts) { training += 1 }
        }
        for (place, user) in facts.users.rows.enumerated() where user.works {
            if filter.admits(office: user.office, user: Int32(clamping: place), facts) { people += 1 }
        }
    }

    /// `improvements` (count), made in the period; `activities` (ratio), those of the period ÷ people who work there,
    /// undefined without any; `training` (count), attempts recorded in the period. What an importer made on a day that
    /// nobody knows does not count.
    var splits: [Figure.Split] {
        let each = Ratio(activities, people).map(FigureValue.ratio) ?? .undefined(.emptySet)
        return [
            Figure.Split("improvements", .count(Int64(improvements)), count: improvements),
            Figure.Split("activities", each, count: activities),
            Figure.Split("training", .count(Int64(training)), count: training),
        ]
    }
}
