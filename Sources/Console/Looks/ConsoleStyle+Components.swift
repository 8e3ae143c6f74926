// Why this file exists: figures, panels and marks are the same on every page, so that a reader learns them once.

extension ConsoleStyle {
    static let components = #"""
        .lead { max-width: 70ch; color: var(--muted); font-size: 1rem; }
        .note, .stamp { max-width: 80ch; color: var(--muted); font-size: 0.8125rem; }
        .stamp { font-variant-numeric: tabular-nums; }
        .num { font-variant-numeric: tabular-nums; }
        .good { color: var(--good); }
        .warn { color: var(--warn); }
        .bad { color: var(--bad); }
        .info { color: var(--accent); }
        .panel, .card, .compare > section {
            min-width: 0; padding: 16px; background: var(--surface);
            border: 1px solid var(--line); border-radius: var(--radius);
        }
        .panel { margin: 0 0 16px; }
        .panel > :last-child, .card > :last-child, .compare > section > :last-child, .door > :last-child {
            margin-bottom: 0;
        }
        .cards {
            display: grid; grid-template-columns: repeat(auto-fill, minmax(min(250px, 100%), 1fr)); gap: 12px;
            margin: 0 0 16px;
        }
        .card { padding: 12px 16px; }
        .card h2, .card h3 { margin: 0 0 4px; color: var(--muted); font-size: 0.875rem; font-weight: 500; }
        .card .note, .card .stamp { margin: 0 0 4px; }
        .value { margin: 0 0 4px; font-size: 1.375rem; line-height: 1.25; font-weight: 600; letter-spacing: -0.01em; }
        .card .value { overflow-wrap: anywhere; }
        .columns { display: grid; gap: 16px; margin: 0 0 16px; }
        .columns > * { min-width: 0; margin-bottom: 0; }
        @media (min-width: 860px) {
            .columns { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); align-items: start; }
            .columns > :has(.data thead th:nth-child(5)) { grid-column: 1 / -1; }
        }
        .compare {
            display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: 12px;
            margin: 0 0 16px;
        }
        .facts { margin: 0 0 12px; }
        .facts > div {
            display: grid; grid-template-columns: minmax(7rem, 13rem) minmax(0, 1fr); gap: 4px 16px;
            padding: 4px 0; border-bottom: 1px solid var(--line);
        }
        .facts > div:last-child { border-bottom: 0; }
        .facts dt { color: var(--muted); }
        .facts dd { grid-column: 2; margin: 0; overflow-wrap: anywhere; }
        .compare .facts > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
        .compare .facts dd { grid-column: 1; }
        .badge {
            display: inline-block; padding: 0 8px; border: 1px solid var(--edge); border-radius: 10px;
            background: var(--sunken); color: var(--ink); font-size: 0.8125rem; font-weight: 500; line-height: 1.5;
        }
        .badge.good { border-color: var(--good); background: var(--good-soft); color: var(--good); }
        .badge.warn { border-color: var(--warn); background: var(--warn-soft); color: var(--warn); }
        .badge.bad { border-color: var(--bad); background: var(--bad-soft); color: var(--bad); }
        .badge.info { border-color: var(--accent); background: var(--accent-soft); color: var(--accent); }
        .empty {
            padding: 24px 16px; border: 1px dashed var(--edge); border-radius: var(--radius);
            color: var(--muted); text-align: center;
        }
        .pager { display: flex; flex-wrap: wrap; gap: 8px 16px; margin: 12px 0; }
        .pager:empty { display: none; }
        .fresh { animation: fresh 1.6s ease-out; }
        @keyframes fresh { from { background-color: var(--accent-soft); } }
        """#
}
