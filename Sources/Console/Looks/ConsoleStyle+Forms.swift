// Why this file exists: whoever types sees what belongs to which box, which button does the main thing, and which one
// does harm.

extension ConsoleStyle {
    static let forms = #"""
        input, select, textarea, button { font: inherit; color: inherit; letter-spacing: inherit; }
        label { font-weight: 500; }
        input:not([type="checkbox"], [type="radio"], [type="hidden"]), select, textarea {
            max-width: 100%; min-height: 36px; padding: 4px 8px;
            border: 1px solid var(--edge); border-radius: 4px; background: var(--surface);
        }
        textarea { min-height: 6rem; line-height: 1.5; resize: vertical; }
        input:focus-visible, select:focus-visible, textarea:focus-visible { outline-offset: 0; }
        input[type="number"], input[inputmode="decimal"], input[inputmode="numeric"] {
            font-variant-numeric: tabular-nums;
        }
        input[type="checkbox"], input[type="radio"] { width: 18px; height: 18px; margin: 0 4px 0 0; flex: none; }
        input:disabled, select:disabled, textarea:disabled, button:disabled { opacity: 0.6; cursor: not-allowed; }
        input[readonly], textarea[readonly] { background: var(--sunken); }
        [aria-invalid="true"] { border-color: var(--bad) !important; box-shadow: inset 0 0 0 1px var(--bad); }
        ::placeholder { color: var(--muted); opacity: 1; }
        button, a.primary, a.quiet, a.danger {
            display: inline-flex; align-items: center; justify-content: center; min-height: 36px; padding: 4px 16px;
            border: 1px solid var(--edge); border-radius: 4px; background: var(--surface); color: var(--ink);
            font-weight: 500; text-decoration: none; cursor: pointer;
        }
        button:hover, a.quiet:hover { background: var(--sunken); }
        button.primary, a.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
        button.primary:hover, a.primary:hover { text-decoration: underline; }
        button.quiet, a.quiet { border-color: transparent; background: transparent; padding: 4px 8px; }
        button.quiet, a.quiet { color: var(--accent); text-decoration: underline; text-underline-offset: 0.15em; }
        button.quiet:hover, a.quiet:hover { background: var(--sunken); }
        button.danger, a.danger { border-color: var(--bad); color: var(--bad); }
        button.danger:hover, a.danger:hover { background: var(--bad-soft); text-decoration: underline; }
        .form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; max-width: 36rem; margin: 0 0 12px; }
        .form:has(table.data) { max-width: none; }
        .form:has(table.data) > fieldset { max-width: 36rem; }
        .form > label:not(:first-child), .form > fieldset, .form > .choices, .form > div > label {
            margin-top: 8px;
        }
        .form > *, .form > div > * { min-width: 0; }
        .form p, .form .choices { margin-bottom: 0; }
        .form input:not([type="checkbox"], [type="radio"], [type="hidden"]), .form select, .form textarea {
            width: 100%;
        }
        .form label:has(> input[type="checkbox"]), .form label:has(> input[type="radio"]) {
            display: flex; align-items: center; gap: 4px; font-weight: 400;
        }
        .form .problem { padding: 4px 8px; font-size: 0.875rem; }
        fieldset { min-width: 0; margin: 0 0 12px; padding: 8px 12px 12px; border: 1px solid var(--line); }
        fieldset { border-radius: var(--radius); }
        .form fieldset { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; margin-bottom: 0; }
        legend { padding: 0 4px; font-weight: 600; }
        .actions { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 12px 0 0; }
        .choices { display: grid; gap: 4px; margin: 0 0 12px; padding: 0; list-style: none; }
        .choices label { display: inline-flex; align-items: center; gap: 4px; min-height: 28px; font-weight: 400; }
        .filters { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 0 0 16px; }
        .filters label { color: var(--muted); white-space: nowrap; }
        .filters select { max-width: 16rem; }
        .filters > div { display: flex; align-items: center; gap: 8px; min-width: 0; }
        """#
}
