// Why this file exists: what the columns of a Salesforce row mean in our vocabulary.

import SyncProtocol

enum SalesforceAccount {
    static func values(_ row: TableRow, currency: String) throws(CellError) -> [(FieldNumber, Value?)] {
        let currency = row["currencyisocode"] ?? currency
        let revenue = try row.minorUnits("annualrevenue", currency: currency)
        let employees = try row.integer("numberofemployees")
        let columns = ["billingstreet", "billingcity", "billingstate", "billingpostalcode", "billingcountry"]
        let address = columns.map { row.text($0) ?? .null }
        return [
            (Account.Fields.name, row.text("name")), (Account.Fields.industry, row.text("industry")),
            (Account.Fields.website, row.text("website")), (Account.Fields.phone, row.text("phone")),
            (Account.Fields.country, row.text("billingcountry")),
            (Account.Fields.employees, employees.map(Value.integer)),
            (Account.Fields.annualRevenue, revenue.map { .compound([.integer($0), .text(currency), .null]) }),
            (Account.Fields.address, address.allSatisfy(\.isEmpty) ? nil : .compound(address)),
            (Account.Fields.profile, row.text("description")),
        ]
    }
}

enum SalesforceDeal {
    /// Their usual stages and ours; `won` and `lost` are outcomes.
    static let stages = [
        "prospecting": "discovered", "qualification": "verified", "needs analysis": "guiding",
        "value proposition": "solution", "id. decision makers": "solution", "perception analysis": "solution",
        "proposal/price quote": "bidding", "negotiation/review": "negotiating", "closed won": "won",
        "closed lost": "lost",
    ]

    static let forecasts = [
        "pipeline": "pipeline", "bestcase": "bestCase", "forecast": "commit", "commit": "commit", "closed": "closed",
        "omitted": "omitted",
    ]

    static func values(
        _ row: TableRow, _ options: ImportOptions
    ) throws(CellError) -> (provided: [(FieldNumber, Value?)], initial: [(FieldNumber, Value?)]) {
        let standing = try standing(row, options)
        let date = try row.date("closedate").map(Value.date)
        let closed = standing.outcome != "open"
        let probability = try row.integer("probability").map(Value.integer)
        let provided: [(FieldNumber, Value?)] = [
            (Opportunity.Fields.name, row.text("name")), (Opportunity.Fields.outcome, .text(standing.outcome)),
            (Opportunity.Fields.stage, standing.stage.map(Value.text)),
            (Opportunity.Fields.commercial, try money(row, options)),
            (Opportunity.Fields.probability, probability),
            (Opportunity.Fields.forecastCategory, try forecast(row)),
            (Opportunity.Fields.expectedSignDate, closed ? nil : date),
            (Opportunity.Fields.closedOn, closed ? date : nil),
            (Opportunity.Fields.openedOn, try row.date("createddate").map(Value.date)),
            (Opportunity.Fields.nextStep, row.text("nextstep").map { .compound([$0, .null]) }),
            (Opportunity.Fields.description, row.text("description")),
        ]
        return (provided, standing.stage == nil ? [(Opportunity.Fields.stage, .text("verified"))] : [])
    }

    private static func standing(
        _ row: TableRow, _ options: ImportOptions
    ) throws(CellError) -> (stage: String?, outcome: String) {
        guard let name = row["stagename"] else { throw CellError(reason: "an opportunity needs a StageName") }
        guard let stage = options.stages[name.lowercased()] ?? stages[name.lowercased()] else {
            throw CellError(reason: "StageName “\(name.prefix(40))” is not a usual one; say which of our stages it is")
        }
        switch stage {
        case "won": return ("won", "won")
        case "lost": return (nil, "lost")
        default: return (stage, "open")
        }
    }

    private static func money(_ row: TableRow, _ options: ImportOptions) throws(CellError) -> Value? {
        let currency = row["currencyisocode"] ?? options.currency
        let amount = try row.minorUnits("amount", currency: currency)
        return amount.map { .compound([.integer($0), .text(currency), .null]) }
    }

    private static func forecast(_ row: TableRow) throws(CellError) -> Value? {
        guard let name = row["forecastcategory"] ?? row["forecastcategoryname"] else { return nil }
        guard let category = forecasts[name.lowercased().filter { !$0.isWhitespace }] else {
            throw CellError(reason: "ForecastCategory “\(name.prefix(40))” is not one of Salesforce's")
        }
        return .text(category)
    }
}
