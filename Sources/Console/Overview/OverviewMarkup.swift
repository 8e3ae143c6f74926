// Why this file exists: a template takes its time with each of a hundred offices on offer and of a thousand cells. What
// is only repeated is written out here.

/// What is offered in a list.
struct OverviewOffers: PageMarkup {
    let offers: [OverviewModel.Offer]

    var markup: String {
        var text = ""
        for offer in offers {
            text += "<option value=\"\(Markup.escape(offer.word))\"\(offer.isChosen ? " selected" : "")>"
            text += Markup.escape(offer.offered) + "</option>\n"
        }
        return text
    }
}

extension OverviewTable: PageMarkup {
    var markup: String {
        let caption = Markup.escape(caption)
        var text = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(caption)\">\n"
        text += "<table class=\"data\"><caption class=\"unseen\">\(caption)</caption>\n<thead><tr>\n"
        for heading in headings {
            text += "<th scope=\"col\"\(heading.isNumeric ? Self.numeric : "")>\(Markup.escape(heading.column))</th>\n"
        }
        text += "</tr></thead>\n<tbody>\n"
        for row in rows { text += row.markup }
        return text + "</tbody></table></div>\n"
    }

    fileprivate static let numeric = " class=\"num\""
}

extension OverviewRow {
    fileprivate var markup: String {
        let name = Markup.escape(rowName)
        var text = "<tr>\n<th scope=\"row\">"
        text += rowPath.map { "<a href=\"\(Markup.escape($0))\">\(name)</a>" } ?? name
        text += "</th>\n"
        for cell in cells {
            text += "<td\(cell.isNumber ? OverviewTable.numeric : "")>\(cell.markup)</td>\n"
        }
        return text + "</tr>\n"
    }
}

extension OverviewCell {
    fileprivate var markup: String {
        let text = Markup.escape(text)
        return tone.map { "<span class=\"badge \(Markup.escape($0))\">\(text)</span>" } ?? text
    }
}
