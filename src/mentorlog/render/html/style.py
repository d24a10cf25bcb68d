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
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .35rem 1.25rem;
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
