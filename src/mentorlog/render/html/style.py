"""How the pages look: on a phone, in the dark, on paper. Words carry all that colour does."""

STYLE = """
:root { color-scheme: light dark; --ink: #1f2326; --soft: #51585e; --line: #d5d9dc;
  --mark: #1d5c56; --paper: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e7e3; --soft: #b4b2ad; --line: #45484b; --mark: #8ed1c6; --paper: #181a1c; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 42rem; padding: 2.5rem 1.25rem 4rem; background: var(--paper);
  color: var(--ink); font: 1.0625rem/1.6 Georgia, "Iowan Old Style", "Noto Serif", serif;
  overflow-wrap: anywhere; }
h1, h2, dt, .lead { font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; line-height: 1.3; margin: 2.25rem 0 .6rem; color: var(--mark); }
header { border-bottom: 1px solid var(--line); padding-bottom: .75rem; }
p { margin: 0 0 .6rem; }
dl { display: grid; grid-template-columns: 12rem 1fr; gap: .35rem 1.25rem;
  align-items: baseline; margin: 0; }
dt { color: var(--soft); font-size: .95rem; }
dd { margin: 0; }
ul { margin: 0; padding-left: 1.2rem; }
li { margin-bottom: .45rem; }
li ul { margin-top: .25rem; padding-left: 0; list-style: none; color: var(--soft); }
li li { margin-bottom: .2rem; }
.lead { font-weight: 600; font-size: .98rem; }
figure { margin: 0 0 1.25rem; }
blockquote { margin: 0; padding-left: 1rem; border-left: 3px solid var(--mark); }
figcaption { padding-left: calc(1rem + 3px); color: var(--soft); }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--line);
  color: var(--soft); font-size: .95rem; }
@media (max-width: 34rem) {
  body { padding-top: 1.5rem; }
  dl { display: block; }
  dd { margin-bottom: .6rem; }
}
@media print {
  @page { margin: 2cm; }
  :root { color-scheme: light; font-size: 10.35pt;
    --ink: #000; --soft: #333; --line: #999; --mark: #000; --paper: #fff; }
  body { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  dt { break-after: avoid; }
  figure, li, dt, dd { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
}
"""

DRAWN = """
body { max-width: 54rem; }
h3 { font: 600 1rem/1.3 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  margin: 1.5rem 0 .4rem; }
h4 { font: 600 .95rem/1.3 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  margin: 1.1rem 0 .3rem; }
a { color: var(--mark); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--mark); outline-offset: 3px; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { top: .5rem; }
.shapes { position: absolute; width: 0; height: 0; }
table { width: 100%; border-collapse: collapse; margin: .5rem 0 1rem; font-size: .97rem; }
caption { text-align: left; color: var(--soft); font-size: .95rem; padding-bottom: .35rem; }
td, tbody th { overflow-wrap: anywhere; }
th, td { text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0;
  border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font: 500 .88rem/1.3 system-ui, "Segoe UI", Roboto, sans-serif;
  overflow-wrap: normal; }
.few { white-space: nowrap; }
tbody th { font-weight: 600; }
.again caption { display: none; }
.again tbody th { font-weight: 400; white-space: nowrap; }
details { margin: .25rem 0 1rem; }
summary { cursor: pointer; color: var(--mark); }
figcaption { padding: 0; }
.drawn figcaption { font-size: .95rem; margin-bottom: .2rem; }
.keys { display: flex; flex-wrap: wrap; gap: .2rem 1.25rem; padding: 0; list-style: none;
  margin: 0 0 .75rem; font-size: .95rem; }
.keys li { display: flex; align-items: center; gap: .45rem; margin: 0; }
.mark { width: 16px; height: 16px; flex: none; overflow: visible; }
.row { margin-bottom: .5rem; }
.when { margin: 0; color: var(--soft); font-size: .9rem; }
.beside { display: flex; gap: .75rem; align-items: flex-start; }
.sides, .scale { flex: none; width: 4.75rem; }
.sides span { display: block; height: 22px; line-height: 22px; margin-top: 2px; margin-bottom: -2px;
  font-size: .85rem; color: var(--soft); text-align: right; overflow: hidden;
  text-overflow: ellipsis; white-space: nowrap; }
.alone span { margin-top: 10px; }
.time { flex: 1; width: 100%; min-width: 0; overflow: visible; }
svg text { font: 12px system-ui, "Segoe UI", Roboto, sans-serif; fill: var(--soft); }
.end { text-anchor: end; }
.middle { text-anchor: middle; }
.full, .part { fill: var(--mark); stroke: none; }
.full { stroke: var(--mark); stroke-width: 1; }
.line { fill: none; stroke: var(--ink); stroke-width: 2; }
.axis, .tick { stroke: var(--line); stroke-width: 1; }
.band { fill: var(--line); opacity: .55; }
.going { fill: none; stroke: var(--mark); stroke-width: 1.5; stroke-dasharray: 3 2; }
.rhythm { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 5 3; }
.bar { width: 6rem; height: .7rem; margin-right: .6rem; vertical-align: -1px; }
.far { white-space: nowrap; }
.whole { fill: var(--line); }
@media (max-width: 34rem) {
  th, td { padding-right: .5rem; }
  table { font-size: .9rem; }
  .sides, .scale { width: 3.75rem; }
  .bar { display: block; margin-bottom: .2rem; width: 4rem; }
  .again tbody th { white-space: normal; }
  .time use { transform: scale(.75); transform-box: fill-box; transform-origin: center; }
}
@media print {
  @page { size: A4; margin: 1.7cm; }
  .skip { display: none; }
  table { font-size: 10pt; }
  h3, h4, caption, .drawn figcaption, .drawn p, .keys { break-after: avoid; }
  section[id] { break-before: page; }
  h2 + p, h3 + p { break-after: avoid; }
  tr, .row, .short, .drawn p, table:not(.again) { break-inside: avoid; }
  .drawn:not(.short) { break-inside: auto; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
}
"""
