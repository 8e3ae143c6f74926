// Why this file exists: the same pages are read on a telephone in a customer's hall and on paper in a meeting.

extension ConsoleStyle {
    /// Where a finger points: nothing to be touched is smaller than 44 px, and nothing wider than the screen.
    static let narrow = #"""
        @media (max-width: 640px), (pointer: coarse) {
            input:not([type="checkbox"], [type="radio"], [type="hidden"]), select, textarea { font-size: 1rem; }
            input:not([type="checkbox"], [type="radio"], [type="hidden"]), select, textarea, button, summary,
            a.primary, a.quiet, a.danger, .places a, .tabs a, .brand, .choices label { min-height: 44px; }
            .leave a, .pager a, .card > h2 > a, .card > h3 > a, .tree li > a {
                display: inline-block; padding: 10px 0; line-height: 24px;
            }
            input[type="checkbox"], input[type="radio"] { width: 24px; height: 24px; margin-right: 8px; }
            summary { padding: 10px 0; }
            .data th, .data td { padding-top: 12px; padding-bottom: 12px; }
            .data td > a, .data th > a { display: inline-block; margin: -12px 0; padding: 12px 0; }
            .form label:has(> input[type="checkbox"]), .form label:has(> input[type="radio"]) { min-height: 44px; }
        }
        @media (max-width: 640px) {
            h1 { font-size: 1.375rem; }
            main { padding-top: 16px; }
            .bar { gap: 4px 12px; padding-top: 4px; }
            .find { order: 3; flex-basis: 100%; max-width: none; }
            .leave a { max-width: 8rem; }
            .panel { padding: 12px; }
            .door { margin-top: 8px; padding: 16px; }
            .facts > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
            .facts dd { grid-column: 1; }
            .form { max-width: none; }
            .actions > button, .actions > a { flex: 1 1 auto; }
            .filters { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; }
            .filters > div { display: grid; gap: 4px; }
            .filters label:not(:first-child) { margin-top: 4px; }
            .filters select, .filters input:not([type="checkbox"], [type="radio"]) { width: 100%; max-width: none; }
            .filters > button { margin-top: 8px; }
        }
        """#

    /// Black on white, without what only a screen can do.
    static let printed =
        "@media print {\n" + Palette.printedSheet + "\n"
            + #"""
            @page { margin: 16mm 14mm; }
            body { font-size: 10pt; line-height: 1.4; }
            main { padding: 0; min-height: 0; }
            .skip, .bar, .places, .foot, .tabs, .filters, .actions, .pager, .notice, form.form, button {
                display: none !important;
            }
            a { color: inherit; text-decoration: none; }
            h1, h2, h3, summary, legend { break-after: avoid; }
            .panel, .card, .compare > section { border-color: #999999; }
            .panel, .card, .compare > section, figure, tr, .timeline > li, .facts > div { break-inside: avoid; }
            .panel:has(table.data) { break-inside: auto; }
            .columns { display: block; }
            .columns > * { margin-bottom: 16px; }
            .cards { grid-template-columns: repeat(3, minmax(0, 1fr)); }
            .scroll { overflow: visible; }
            .data { font-size: 8.5pt; }
            .data th, .data td { padding: 3px 6px; max-width: none; min-width: 0 !important; white-space: normal; }
            .data .num { white-space: nowrap; }
            .data thead { display: table-header-group; }
            .data tfoot { display: table-row-group; }
            .badge, .steps > li, meter, progress { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            figure svg { max-width: 100%; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            }
            """#
}
