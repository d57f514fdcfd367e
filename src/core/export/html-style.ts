/** How the report looks: light and dark by the reader's own setting, on a phone, and printed. */
export const htmlStyle = `
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --soft: #55565e; --line: #d5d6dd; --mark: #f3f4f8; --link: #0b4f9e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e9ee; --paper: #17181c; --soft: #b4b5bf; --line: #3d3f47; --mark: #23252b; --link: #8fbcff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.2; }
h2 { margin-top: 2.5rem; font-size: 1.4rem; border-bottom: 1px solid var(--line); }
h3 { margin-top: 2rem; font-size: 1.15rem; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; }
.said, blockquote, q { white-space: pre-wrap; }
table { border-collapse: collapse; }
th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); text-align: start; font-weight: normal; }
td { text-align: end; font-variant-numeric: tabular-nums; }
.part th { padding-inline-start: 1.25rem; }
article { margin: 1rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; content-visibility: auto; contain-intrinsic-size: auto 12rem; }
article:target { outline: 3px solid var(--link); }
article p { margin: .5rem 0 0; }
article .number { margin: 0; font-weight: bold; }
blockquote { margin: .5rem 0; padding: .5rem .75rem; background: var(--mark); border-radius: .25rem; }
q { quotes: none; }
dl { display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; margin: .5rem 0 0; color: var(--soft); font-size: .875rem; }
dl div { display: flex; gap: .35rem; flex-wrap: wrap; }
dd { margin: 0; color: var(--ink); }
small { color: var(--soft); }
@media print {
  :root { --ink: #000; --paper: #fff; --soft: #333; --line: #999; --mark: #fff; --link: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .skip { display: none; }
  h2, h3 { break-after: avoid; }
  article { break-inside: avoid; content-visibility: visible; }
}
`;
