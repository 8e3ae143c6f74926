// Why this file exists: pages of many hands look like one because every page is dressed by the same few rules. Here are
// the sheet's order and what holds for bare elements.

/// The style sheet. Classes are those of the components; nothing is fetched from anywhere.
package enum ConsoleStyle {
    package static let sheet = [Palette.sheet, base, frame, components, tables, flows, forms, narrow, printed]
        .joined(separator: "\n")

    private static let base = #"""
        :root {
            --gutter: max(16px, calc((100% - 1200px) / 2));
            --radius: 6px;
            --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial,
                "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei",
                "Droid Sans Fallback", sans-serif;
            --mono: ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC",
                "WenQuanYi Micro Hei Mono", monospace;
        }
        :lang(zh-Hant) {
            --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial,
                "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "WenQuanYi Micro Hei",
                "Droid Sans Fallback", sans-serif;
        }
        *, *::before, *::after { box-sizing: border-box; }
        [hidden] { display: none !important; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 4rem; }
        html:not(.scripted) .scripted-only { display: none; }
        body {
            margin: 0; background: var(--paper); color: var(--ink);
            font-family: var(--sans); font-size: 0.9375rem; line-height: 1.5;
            overflow-wrap: break-word;
        }
        :lang(zh) { font-style: normal; line-break: strict; }
        h1, h2, h3, h4 { margin: 0 0 8px; line-height: 1.25; font-weight: 600; text-wrap: balance; }
        h1 { font-size: 1.5rem; letter-spacing: -0.01em; }
        h2 { font-size: 1.125rem; }
        h3 { font-size: 1rem; }
        h4 { font-size: 0.9375rem; }
        p, ul, ol, dl, table, figure, pre, blockquote { margin: 0 0 12px; }
        ul, ol { padding-left: 24px; }
        a { color: var(--accent); text-decoration: underline; text-underline-offset: 0.15em; }
        a:hover { text-decoration-thickness: 2px; }
        :focus { outline: none; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
        main:focus-visible { outline: none; }
        img { max-width: 100%; height: auto; }
        hr { border: 0; border-top: 1px solid var(--line); margin: 16px 0; }
        code, kbd, pre, samp { font-family: var(--mono); font-size: 0.9em; overflow-wrap: anywhere; }
        pre { padding: 12px; overflow-x: auto; background: var(--sunken); border-radius: var(--radius); }
        pre { white-space: pre-wrap; }
        blockquote { padding-left: 12px; border-left: 3px solid var(--line); }
        del { color: var(--muted); }
        ins { text-decoration: none; font-weight: 600; }
        small { font-size: 0.8125rem; }
        summary { cursor: pointer; padding: 4px 0; }
        details > :not(summary) { margin-top: 8px; }
        time { font-variant-numeric: tabular-nums; }
        progress, meter { width: 100%; max-width: 240px; height: 12px; vertical-align: middle; }
        progress, input[type="checkbox"], input[type="radio"] { accent-color: var(--accent); }
        .unseen {
            width: 1px; height: 1px; padding: 0; margin: -1px; overflow: hidden; clip-path: inset(50%);
            white-space: nowrap; border: 0;
        }
        .unseen:not(caption) { position: absolute; }
        @media (prefers-reduced-motion: reduce) {
            *, *::before, *::after { transition: none !important; animation: none !important; }
        }
        """#
}
