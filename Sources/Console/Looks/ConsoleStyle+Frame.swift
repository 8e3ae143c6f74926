// Why this file exists: the frame stays the same while pages change, so it takes little room and lines up with them.

extension ConsoleStyle {
    static let frame = #"""
        .skip {
            position: absolute; left: 8px; top: 8px; z-index: 3; padding: 8px 16px; border-radius: var(--radius);
            background: var(--accent); color: var(--on-accent);
        }
        .skip:not(:focus) { clip-path: inset(50%); width: 1px; height: 1px; padding: 0; overflow: hidden; }
        .bar {
            display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px;
            padding: 8px var(--gutter); background: var(--surface);
        }
        .brand {
            display: inline-flex; align-items: center; min-height: 36px;
            color: var(--ink); font-size: 1.0625rem; font-weight: 650; letter-spacing: -0.01em; text-decoration: none;
        }
        .brand:hover { text-decoration: underline; }
        .find { display: flex; flex: 1 1 240px; max-width: 440px; gap: 4px; margin: 0; }
        .find input { flex: 1 1 auto; min-width: 0; }
        .leave { display: flex; align-items: center; gap: 8px; margin: 0 0 0 auto; min-width: 0; }
        .leave a {
            max-width: 14rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--ink);
        }
        .leave a:focus-visible { outline-offset: -2px; }
        .places {
            position: relative; padding: 0 calc(var(--gutter) - 12px);
            background: var(--surface); border-bottom: 1px solid var(--line);
        }
        .places ul, .tabs ul {
            display: flex; gap: 4px; margin: 0; padding: 0; list-style: none; overflow-x: auto; scrollbar-width: thin;
        }
        .places li, .tabs li { flex: none; }
        .places a, .tabs a {
            display: inline-flex; align-items: center; min-height: 36px; padding: 4px 12px;
            border-bottom: 3px solid transparent; color: var(--muted); text-decoration: none; white-space: nowrap;
        }
        .places a:hover, .tabs a:hover { color: var(--ink); border-bottom-color: var(--edge); }
        .places a:focus-visible, .tabs a:focus-visible { outline-offset: -3px; }
        .places a[aria-current], .tabs a[aria-current] {
            color: var(--ink); font-weight: 600; border-bottom-color: var(--accent);
        }
        @media (min-width: 641px) { .tabs ul { flex-wrap: wrap; overflow-x: visible; } }
        .tabs { position: relative; margin: 0 0 16px; border-bottom: 1px solid var(--line); }
        main { padding: 20px var(--gutter) 32px; min-height: 60vh; }
        .foot {
            padding: 12px var(--gutter); border-top: 1px solid var(--line); color: var(--muted); font-size: 0.875rem;
        }
        .foot, .foot form { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 24px; margin: 0; }
        .foot form { gap: 8px; }
        .door {
            max-width: 28rem; margin: 5vh auto 0; padding: 24px;
            background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius);
        }
        .notice, .problem {
            padding: 8px 12px; border: 1px solid var(--accent); border-radius: var(--radius);
            background: var(--accent-soft); color: var(--ink);
        }
        .problem { border-color: var(--bad); background: var(--bad-soft); }
        .notice.live { position: sticky; top: 8px; z-index: 2; }
        """#
}
