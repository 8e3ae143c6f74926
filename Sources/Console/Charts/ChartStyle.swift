// Why this file exists: pages forbid styles within their HTML, so a chart's colours, and what they turn into in the
// dark, on paper and with forced colours, stand in one sheet that the pages serve.

/// The style sheet of charts.
///
/// Marks keep 3:1 against the grounds of the palette, light and dark; series stay apart for people without red, green
/// or blue cones. On paper the light colours hold.
package enum ChartStyle {
    /// CSS.
    package static let sheet = #"""
        :root {
          --chart-text: var(--ink); --chart-muted: var(--muted); --chart-surface: var(--surface);
        \#(light)
        }
        @media screen and (prefers-color-scheme: dark) {
          :root:not([data-theme=light]) {
        \#(dark)
          }
        }
        @media screen {
          :root[data-theme=dark] {
        \#(dark)
          }
        }
        @media (forced-colors: active) {
          :root {
            --chart-text: CanvasText; --chart-muted: CanvasText; --chart-surface: Canvas; --chart-grid: GrayText;
          }
        }
        \#(frame)
        \#(marks)
        \#(gutters)
        """#

    private static let light = #"""
          --chart-grid: #d5dbe3; --chart-zero: #6b7684; --chart-track: #e3e8ee; --chart-target: #1b2430;
          --series-1: #2a55d4; --series-2: #b8720f; --series-3: #1f9a72;
          --series-4: #8e1a96; --series-5: #5a3d00; --series-6: #1f333d;
          --age-1: #5f8fc2; --age-2: #a8760d; --age-3: #c25a12; --age-4: #b03a2e; --age-5: #8f2440; --age-6: #5c1a3a;
          --heat-1: #6d85bd; --heat-2: #5f79b8; --heat-3: #4562ab; --heat-4: #2d4b98; --heat-5: #1b3580;
        """#

    private static let dark = #"""
          --chart-grid: #323b47; --chart-zero: #8592a1; --chart-track: #2a323d; --chart-target: #ffffff;
          --series-1: #5fe3e0; --series-2: #e0692a; --series-3: #4caa72;
          --series-4: #c86bf0; --series-5: #f5e67a; --series-6: #7d8698;
          --age-1: #8fb8e6; --age-2: #e0b04a; --age-3: #f08c4a; --age-4: #ef6b5e; --age-5: #e0577f; --age-6: #c95aa8;
          --heat-1: #5f7fc4; --heat-2: #7090d4; --heat-3: #86a4e6; --heat-4: #a3bef5; --heat-5: #c2d6ff;
        """#

    /// What stands around a chart.
    private static let frame = #"""
        .chart {
          container-type: inline-size; margin: 0 0 1.5rem; min-width: 0; color: var(--chart-text);
          font-family: system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
          font-variant-numeric: tabular-nums; break-inside: avoid;
        }
        .chart figcaption { margin: 0 0 .5rem; overflow-wrap: anywhere; }
        .chart-title { font-size: 1rem; font-weight: 600; }
        .chart-unit { margin-inline-start: .5rem; color: var(--chart-muted); font-size: .8125rem; }
        .chart-note { display: block; color: var(--chart-muted); font-size: .8125rem; }
        .chart-empty { margin: 0; padding: 1.5rem 1rem; border: 1px dashed var(--chart-zero); border-radius: 6px;
          color: var(--chart-muted); text-align: center; }
        span.chart-empty { padding: 0; border: 0; }
        .chart-legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0 0 .5rem; padding: 0;
          list-style: none; font-size: .8125rem; overflow-wrap: anywhere; }
        .chart-legend li { display: flex; align-items: center; gap: .375rem; min-width: 0; }
        .chart-swatch { flex: none; }
        .chart-sign { color: var(--chart-muted); font-weight: 600; }
        .chart-data { margin-top: .5rem; font-size: .8125rem; }
        .chart-data summary { padding: .375rem 0; color: var(--chart-muted); cursor: pointer; }
        .chart-scroll { max-height: 24rem; overflow: auto; }
        .chart-data table { border-collapse: collapse; min-width: 50%; }
        .chart-data caption { padding-bottom: .25rem; text-align: start; }
        .chart-data th, .chart-data td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--chart-grid);
          text-align: start; font-weight: 400; vertical-align: top; }
        .chart-data thead th { color: var(--chart-muted); font-weight: 600; }
        .chart-data tbody th { overflow-wrap: anywhere; min-width: 6rem; }
        .chart-data .chart-number, .chart-data thead th + th { text-align: end; white-space: nowrap; }
        @media print { .chart-scroll { max-height: none; overflow: visible; } }
        """#

    /// What a chart is drawn with. Pixels, so that marks and the room reserved for text keep fitting each other.
    private static let marks = #"""
        .chart-plot { display: block; overflow: visible; print-color-adjust: exact; }
        .chart-plot svg { overflow: visible; }
        .chart-plot text { fill: var(--chart-text); font-size: 12px; unicode-bidi: isolate; }
        .chart-plot .chart-tick { fill: var(--chart-muted); }
        .chart-plot .chart-label, .chart-plot .chart-figure, .chart-plot .chart-value {
          paint-order: stroke; stroke: var(--chart-surface); stroke-width: 3px; stroke-linejoin: round; }
        .chart-plot .chart-figure { font-weight: 600; }
        .chart-plot .chart-wide-only { display: none; }
        @container (min-width: 640px) { .chart-plot .chart-wide-only { display: inline; } }
        .chart-grid { stroke: var(--chart-grid); }
        .chart-zero { stroke: var(--chart-zero); }
        .chart-mark { stroke: var(--chart-surface); stroke-width: .5px; }
        .chart-hatch { fill: none; stroke: var(--chart-surface); stroke-width: 1.5px; }
        .chart-line { fill: none; stroke-width: 2px; stroke-linejoin: round; stroke-linecap: round; }
        .chart-marker { fill: var(--chart-surface); stroke-width: 2px; }
        .chart-track { fill: var(--chart-track); }
        .chart-missing { fill: none; stroke: var(--chart-zero); stroke-width: 1px; stroke-dasharray: 3 3; }
        .chart-target { stroke: var(--chart-target); stroke-width: 3px; }
        .chart-stretch { stroke: var(--chart-target); stroke-width: 2px; stroke-dasharray: 3 3; }
        .chart-series-1 { fill: var(--series-1); }
        .chart-series-2 { fill: var(--series-2); }
        .chart-series-3 { fill: var(--series-3); }
        .chart-series-4 { fill: var(--series-4); }
        .chart-series-5 { fill: var(--series-5); }
        .chart-series-6 { fill: var(--series-6); }
        .chart-stroke-1 { stroke: var(--series-1); }
        .chart-stroke-2 { stroke: var(--series-2); stroke-dasharray: 8 4; }
        .chart-stroke-3 { stroke: var(--series-3); stroke-dasharray: 2 4; }
        .chart-stroke-4 { stroke: var(--series-4); stroke-dasharray: 12 4 2 4; }
        .chart-stroke-5 { stroke: var(--series-5); stroke-dasharray: 5 5; }
        .chart-stroke-6 { stroke: var(--series-6); stroke-dasharray: 14 6; }
        .chart-marker { stroke-dasharray: none; }
        .chart-age-1 { fill: var(--age-1); }
        .chart-age-2 { fill: var(--age-2); }
        .chart-age-3 { fill: var(--age-3); }
        .chart-age-4 { fill: var(--age-4); }
        .chart-age-5 { fill: var(--age-5); }
        .chart-age-6 { fill: var(--age-6); }
        .chart-heat-1 { fill: var(--heat-1); }
        .chart-heat-2 { fill: var(--heat-2); }
        .chart-heat-3 { fill: var(--heat-3); }
        .chart-heat-4 { fill: var(--heat-4); }
        .chart-heat-5 { fill: var(--heat-5); }
        .chart-spark { vertical-align: middle; overflow: visible; }
        """#

    /// An axis of values stands left of its chart, in a margin as wide as its labels.
    private static let gutters = Canvas.gutters.map { gutter in
        ".chart-gutter-\(gutter) { margin-inline-start: \(gutter)px; width: calc(100% - \(gutter + 8)px); }"
    }.joined(separator: "\n")
}
