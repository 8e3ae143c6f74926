// Why this file exists: history, processes and trees are read along a line. The line and the marks on it say where one
// is, by shape as well as by colour.

extension ConsoleStyle {
    static let flows = #"""
        .timeline { margin: 0 0 12px; padding: 0; list-style: none; }
        .timeline > li {
            position: relative; margin-left: 5px; padding: 0 0 12px 20px; border-left: 2px solid var(--line);
        }
        .timeline > li::before {
            content: ""; position: absolute; left: -6px; top: 0.4em; width: 10px; height: 10px;
            border: 2px solid var(--accent); border-radius: 50%; background: var(--surface);
        }
        .timeline > li:last-child { padding-bottom: 0; border-left-color: transparent; }
        .timeline time { display: block; color: var(--muted); font-size: 0.8125rem; }
        .timeline p { margin: 0 0 4px; }
        .tree, .tree ul { margin: 0; padding: 0; list-style: none; }
        .tree { margin: 0 0 12px; }
        .tree ul { margin-left: 7px; padding-left: 16px; border-left: 1px solid var(--line); }
        .tree li { padding: 2px 0; }
        .tree details > :not(summary) { margin-top: 0; }
        .tree summary { font-weight: 500; }
        .steps { display: flex; flex-wrap: wrap; gap: 8px; margin: 0 0 16px; padding: 0; list-style: none; }
        .steps > li {
            display: inline-flex; align-items: center; gap: 6px; min-height: 28px; padding: 2px 12px;
            border: 1px solid var(--edge); border-radius: 14px; background: var(--surface);
            font-size: 0.8125rem;
        }
        .steps > li::before { content: "○"; content: "○" / ""; }
        .steps > .todo { border-style: dashed; color: var(--muted); }
        .steps > .done { border-color: var(--good); color: var(--good); }
        .steps > .done::before { content: "✓"; content: "✓" / ""; }
        .steps > .now { border: 2px solid var(--accent); background: var(--accent-soft); font-weight: 600; }
        .steps > .now::before { content: "●"; content: "●" / ""; color: var(--accent); }
        """#
}
