// Why this file exists: whether customers are content, pay and are spoken to is seen on one tab, with the names of
// those who are not.

import LeadToCash
import SyncProtocol

extension OverviewGroups {
    var customer: [OverviewGroup] {
        let standing = counted?.standing
        return [
            OverviewGroup(
                "relations", word("overviewRelations"),
                cards: cards([.satisfaction, .repeatBusiness, .firstTimeAcceptance, .promiseKept]), bodies: [unhappy]),
            OverviewGroup(
                "owed", word("overviewOwed"), lead: standing.map { count("overviewDebtors", $0.allDebtors) },
                cards: cards([.overdueAgeing, .overdueRatio, .salesOutstanding]), bodies: [ageing, debtors(standing)]),
            OverviewGroup(
                "disputes", word("overviewDisputes"),
                lead: standing.map { count("overviewDisputesOpen", $0.openDisputes) }, bodies: [disputants(standing)]),
            OverviewGroup(
                "contact", word("overviewContact"), lead: standing.map(silence),
                cards: cards([.leadResponse, .leadAgeing]), bodies: [silent(standing)]),
        ]
    }

    private func count(_ key: String, _ number: Int) -> String { "\(word(key)): \(number)" }

    private func silence(_ standing: AccountStanding) -> String {
        "\(word("overviewSilentOf")): \(standing.allSilent) / \(standing.customers)"
    }

    private func accountRow(_ id: RecordID, _ cells: [OverviewCell]) -> OverviewRow {
        OverviewRow(telling.name(RecordKey(kind: Account.kind, id: id)), path: "/accounts/\(id)", cells)
    }

    // MARK: Contentment

    /// Those who gave the lowest scores.
    private var unhappy: OverviewBody {
        let title = word("overviewUnhappy")
        let rows = Self.lowestScores(figure(.satisfaction)).map { split, key in
            accountRow(key.id, [telling.cell(split.value, nil), telling.cell(split.count)])
        }
        guard !rows.isEmpty else { return OverviewBody(title, nothing: missing("overviewNoScores")) }
        let columns = [word("overviewAccount"), word("overviewScore"), word("overviewAnswers")]
        return OverviewBody(title, table: OverviewTable(title, columns, rows: rows))
    }

    static func lowestScores(_ figure: Figure?) -> [(split: Figure.Split, key: RecordKey)] {
        var scored: [(split: Figure.Split, score: Ratio, key: RecordKey)] = []
        for split in figure?.splits ?? [] where split.name == "account" {
            guard let key = split.record, let score = split.value.ratio else { continue }
            scored.append((split: split, score: score, key: key))
        }
        return scored.sorted { ($0.score, $0.key.id) < ($1.score, $1.key.id) }.prefix(AccountStanding.most)
            .map { (split: $0.split, key: $0.key) }
    }

    // MARK: What is owed

    /// What is open by how late it is, and what is in dispute.
    var ageing: OverviewBody {
        let names = ["current"] + AccountStanding.buckets
        let figure = figure(.overdueAgeing)
        var buckets = names.map { name in
            AgeingChart.Bucket(
                telling.partName(name, .overdueAgeing), figure?.split(name)?.value.minor ?? 0)
        }
        let disputed = figure?.split("disputed")?.value.minor ?? 0
        if disputed != 0 {
            buckets.append(AgeingChart.Bucket(telling.partName("disputed", .overdueAgeing), 0, disputed: disputed))
        }
        let isEmpty = figure?.splits.allSatisfy { $0.value.minor ?? 0 == 0 } ?? true
        let frame = telling.frame(
            "ageing", word("overviewAgeing"), unit: currency, kept, empty: "overviewNothingOwed", inMoney)
        let chart = AgeingChart(frame, heading: word("overviewDaysLate"), buckets: isEmpty ? [] : buckets)
        return OverviewBody(chart: chart.drawing().html)
    }

    private func debtors(_ standing: AccountStanding?) -> OverviewBody {
        let title = word("overviewLate")
        let rows = (standing?.debtors ?? []).map { debtor in
            accountRow(
                debtor.account,
                [money(.money(debtor.total))] + debtor.overdue.map { money(.money($0)) }
                    + [telling.cell(Int(clamping: debtor.days))])
        }
        guard !rows.isEmpty else { return OverviewBody(title, nothing: missing("overviewNothingOwed")) }
        let buckets = AccountStanding.buckets.map { telling.partName($0, .overdueAgeing) }
        let columns = [word("overviewAccount"), word("overviewOverdue")] + buckets + [word("overviewDaysLate")]
        return OverviewBody(title, table: OverviewTable(title, columns, rows: rows))
    }

    private func disputants(_ standing: AccountStanding?) -> OverviewBody {
        let title = word("overviewDisputesBy")
        let rows = (standing?.disputants ?? []).map { row in
            accountRow(
                row.account,
                [
                    telling.cell(row.disputes), money(.money(row.amount)),
                    OverviewCell(row.since?.description ?? "—", isNumber: true),
                ])
        }
        guard !rows.isEmpty else { return OverviewBody(title, nothing: missing("overviewNoDisputes")) }
        let columns = [
            word("overviewAccount"), word("overviewDisputes"), word("overviewDisputedAmount"), word("overviewSince"),
        ]
        return OverviewBody(title, table: OverviewTable(title, columns, rows: rows))
    }

    // MARK: Contact

    private func silent(_ standing: AccountStanding?) -> OverviewBody {
        let title = word("overviewSilent")
        let rows = (standing?.silent ?? []).map { row in
            accountRow(
                row.account, [OverviewCell(row.lastContact?.description ?? word("overviewNever"), isNumber: true)])
        }
        guard !rows.isEmpty else { return OverviewBody(title, nothing: missing("overviewNobodySilent")) }
        return OverviewBody(
            title,
            table: OverviewTable(title, [word("overviewAccount"), word("overviewLastContact")], rows: rows))
    }
}
