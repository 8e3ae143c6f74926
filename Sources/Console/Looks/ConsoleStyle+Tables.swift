// Why this file exists: tables are most of what HQ reads. Numbers line up by their units, headings stay apart from what
// they head, and a table that is wider than the screen moves by itself and not with the page.

extension ConsoleStyle {
    static let tables = #"""
        .scroll { position: relative; max-width: 100%; margin: 0 0 12px; overflow-x: auto; scrollbar-width: thin; }
        .scroll:focus-visible { outline-offset: -2px; }
        .scroll > table { margin: 0; }
        table { border-collapse: collapse; }
        .data { width: 100%; font-size: 0.875rem; line-height: 1.4; }
        .data caption:not(.unseen) { padding: 0 0 8px; color: var(--muted); text-align: left; }
        .data th, .data td {
            max-width: 28rem; padding: 6px 12px; border-bottom: 1px solid var(--line);
            text-align: left; vertical-align: top; overflow-wrap: break-word;
        }
        .data td:not(.num) { min-width: 7.25rem; }
        .data tbody th:not(.num) { min-width: 9rem; }
        .data thead th {
            border-bottom-color: var(--edge); color: var(--muted);
            font-size: 0.8125rem; font-weight: 600; vertical-align: bottom; text-wrap: balance;
        }
        .data tbody th { font-weight: 500; }
        .data tfoot th, .data tfoot td { border-top: 2px solid var(--edge); border-bottom: 0; font-weight: 600; }
        .data tbody:last-child tr:last-child > * { border-bottom: 0; }
        .data tbody tr:hover > * { background: var(--sunken); }
        .data .num { text-align: right; white-space: nowrap; min-width: 0; }
        .data th:first-child, .data td:first-child { padding-left: 4px; }
        .data th:last-child, .data td:last-child { padding-right: 4px; }
        .data form { margin: 0; }
        .data:has(thead th:nth-child(8)) { font-size: 0.8125rem; }
        .data:has(thead th:nth-child(8)) :is(th, td) { padding-left: 6px; padding-right: 6px; }
        """#
}
