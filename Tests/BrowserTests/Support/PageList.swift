// Why this file exists: every page is looked at in every way: on a wide screen and on a phone, by day and by night, by
// the rules of accessibility, and in a picture for people. So that none is forgotten, all stand in one list.

import SyncProtocol

/// The pages of the console: a line for each.
enum PageList {
    static let pages: [ListedPage] =
        [door, records, work, cash, overview, programme, fleet, amiss, empty].flatMap { $0 }

    /// Addresses that answer with no page of their own: files, streams, and ways to another page.
    static let elsewhere: Set<String> = [
        "/", "/live", "/assets/:name", "/overview", "/overview/:tab/export", "/export/:list", "/audit/export",
        "/cash/ageing/export",
    ]

    private static let door: [ListedPage] = [
        ListedPage("sign-in", "/sign-in", by: .stranger), ListedPage("welcome", "/welcome", by: .stranger),
        ListedPage("me", "/me"), ListedPage("confirm", "/me/confirm"), ListedPage("changes", "/changes"),
    ]

    private static let records: [ListedPage] = [
        ListedPage("deals", "/opportunities"), ListedPage("deals-by-amount", "/opportunities?order=amount"),
        ListedPage("accounts", "/accounts"), ListedPage("leads", "/leads"), ListedPage("find", "/find"),
        ListedPage("found", "/find?q=backbone"),
        ListedPage("deal") { "/opportunities/\($0.sales.deal.id)" },
        ListedPage("deal-won") { "/opportunities/\($0.sales.won.id)" },
        ListedPage("deal-lost") { "/opportunities/\($0.sales.lost.id)" },
        ListedPage("deal-of-rep", by: .rep) { "/opportunities/\($0.sales.deal.id)" },
        ListedPage("deal-edit") { "/records/opportunity/\($0.sales.deal.id)/edit" },
        ListedPage("deal-new", "/records/opportunity/new"),
        ListedPage("deal-delete") { "/records/opportunity/\($0.sales.deal.id)/delete" },
        ListedPage("deal-advance") { "/opportunities/\($0.sales.deal.id)/advance" },
        ListedPage("deal-conclude") { "/opportunities/\($0.sales.deal.id)/conclude" },
        ListedPage("account") { "/accounts/\($0.sales.account.id)" },
        ListedPage("lead") { "/leads/\($0.sales.lead.id)" },
        ListedPage("contact") { "/records/contact/\($0.sales.contact.id)" },
    ]

    private static let work: [ListedPage] = [
        ListedPage("inbox", "/inbox"), ListedPage("inbox-gates", "/inbox?tab=gates&whose=all"),
        ListedPage("inbox-conflicts", "/inbox?tab=conflicts&whose=all"),
        ListedPage("inbox-held", "/inbox?tab=held&whose=all"),
        ListedPage("inbox-exceptions", "/inbox?tab=exceptions&whose=all"),
        ListedPage("inbox-duplicates", "/inbox?tab=duplicates&whose=all"),
        ListedPage("gate") { "/gates/\($0.waiting.request.id)" },
        ListedPage("gate-lapsed") { "/gates/\($0.waiting.lapsed.id)" },
        openCase("case-values", .values), openCase("case-held", .held), openCase("case-exception", .exception),
        openCase("case-duplicate", .duplicate), openCase("case-values-of-rep", .values, by: .rep),
        ListedPage("case-closed") { "/cases/\($0.waiting.closed)" }, ListedPage("held", "/held", by: .rep),
    ]

    private static func openCase(
        _ name: String, _ question: CaseQuestion, by reader: ListedPage.Reader = .chief
    ) -> ListedPage {
        ListedPage(name, by: reader) { "/cases/\($0.waiting.cases[question] ?? "none")" }
    }

    private static let cash: [ListedPage] = [
        ListedPage("cash", "/cash"), ListedPage("cash-overdue", "/cash/overdue"),
        ListedPage("cash-promises", "/cash/promises"), ListedPage("cash-contracts", "/cash/contracts"),
        ListedPage("cash-milestones", "/cash/milestones"), ListedPage("cash-requests", "/cash/requests"),
        ListedPage("cash-claims", "/cash/claims"), ListedPage("cash-disputes", "/cash/disputes"),
        ListedPage("contract") { "/contracts/\($0.cash.contract.id)" },
        ListedPage("invoice") { "/invoices/\($0.cash.invoice.id)" },
        ListedPage("invoice-paid") { "/invoices/\($0.cash.paid.id)" },
        ListedPage("invoice-write-off") { "/invoices/\($0.cash.invoice.id)/write-off" },
        ListedPage("invoice-issue") { "/invoices/issue?request=\($0.cash.request.id)" },
        ListedPage("dispute") { "/cash/disputes/\($0.cash.dispute.id)" },
        ListedPage("payments-unmatched", "/payments/unmatched"),
        ListedPage("payment") { "/payments/\($0.cash.payment.id)" }, ListedPage("payments-import", "/payments/import"),
    ]

    private static let overview: [ListedPage] = [
        ListedPage("overview-process", "/overview/process"), ListedPage("overview-customer", "/overview/customer"),
        ListedPage("overview-performance", "/overview/performance"),
        ListedPage("overview-of-office") { "/overview/process?scope=office%3D\($0.stage.office)" },
        ListedPage("overview-of-person") { "/overview/performance?scope=user%3D\($0.rep.id)" },
    ]

    private static let programme: [ListedPage] = [
        ListedPage("goals") { _ in "/goals?period=\(year)" }, ListedPage("goal-new", "/goals/new"),
        ListedPage("goal") { "/goals/\($0.programme.goal.id)" },
        ListedPage("goal-proposed") { "/goals/\($0.programme.draft.id)" },
        ListedPage("process", "/process"), ListedPage("process-group", "/process/P03"),
        ListedPage("process-step", "/process/P03.2"), ListedPage("templates", "/templates"),
        ListedPage("template", "/templates/T01"), ListedPage("form") { "/forms/\($0.programme.form.id)" },
        ListedPage("training", "/training"), ListedPage("training-material", "/training/R10"),
        ListedPage("rollout", "/rollout"), ListedPage("wave") { "/rollout/waves/\($0.programme.wave.id)" },
        ListedPage("feedback", "/feedback"), ListedPage("problems", "/feedback?tab=problems"),
    ]

    /// In which the goals are.
    private static var year: String { (try? ConsoleStage.day(0)).map { "\($0.components.year)" } ?? "" }

    private static let fleet: [ListedPage] = [
        ListedPage("fleet", "/fleet"), ListedPage("device") { "/fleet/devices/\($0.device)" },
        ListedPage("device-suspend") { "/fleet/devices/\($0.device)/suspend" },
        ListedPage("device-revoke") { "/fleet/devices/\($0.device)/revoke" }, ListedPage("invite", "/fleet/invite"),
        ListedPage("handover", "/fleet/handover"),
        ListedPage("handover-preview") { "/fleet/handover?from=\($0.rep.id)&to=\($0.chief.id)" },
        ListedPage("handover-one") { "/fleet/handovers/\($0.handover.id)" }, ListedPage("sync", "/sync"),
        ListedPage("people", "/people"), ListedPage("person") { "/people/\($0.rep.id)" },
        ListedPage("audit", "/audit"),
    ]

    /// What there is not, what nobody may see, and what makes no sense.
    private static let amiss: [ListedPage] = [
        ListedPage("not-found", "/nowhere", status: 404), ListedPage("found-nothing", "/find?q=zzzz"),
        ListedPage("deals-of-nobody", "/opportunities?owner=Nobody"),
        ListedPage("no-such-deal", status: 404) { "/opportunities/\($0.cash.contract.id)" },
        ListedPage("other-office", by: .newcomer, status: 404) { "/opportunities/\($0.sales.deal.id)" },
        ListedPage("forbidden", "/people", by: .rep, status: 403),
        ListedPage("overview-no-period", "/overview/process?span=soon", status: 422),
    ]

    /// The same pages where nothing has happened yet.
    private static let empty: [ListedPage] = [
        ("overview-process", "/overview/process"), ("overview-customer", "/overview/customer"),
        ("overview-performance", "/overview/performance"), ("deals", "/opportunities"), ("accounts", "/accounts"),
        ("leads", "/leads"), ("inbox", "/inbox?tab=conflicts&whose=all"), ("held", "/held"), ("cash", "/cash"),
        ("cash-overdue", "/cash/overdue"), ("cash-promises", "/cash/promises"), ("cash-contracts", "/cash/contracts"),
        ("payments-unmatched", "/payments/unmatched"), ("goals", "/goals"), ("feedback", "/feedback"),
    ].map { name, path in ListedPage("empty-" + name, path, by: .newcomer) }
}
