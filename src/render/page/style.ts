/**
 * Colours by what they mean. They stand in the drawings as attributes too, so that these stay right where a server
 * drops the sheet.
 */
export const COLOURS = {
  usual: '#0b4a7d',
  peak: '#2a7fc1',
  light: '#7497b5',
  pale: '#cfe3f4',
  track: '#e6e9ee',
  unreserved: '#eff1f4',
  kept: '#59616e',
  single: '#8a7400',
  others: '#b9bfc8',
  short: '#bf4400',
  ink: '#1b1f27',
  grid: '#ffffff',
} as const;

/** The colours of the dark page, by the same names. */
const DARK: Record<keyof typeof COLOURS, string> = {
  usual: '#a9d3fb',
  peak: '#5aa6e6',
  light: '#3b79b3',
  pale: '#1e4468',
  track: '#252d38',
  unreserved: '#1b222c',
  kept: '#8b94a2',
  single: '#d3b53c',
  others: '#566070',
  short: '#ff8a50',
  ink: '#e8ecf2',
  grid: '#10151c',
};

const fills = (colours: Record<string, string>) => Object.entries(colours)
  .map(([name, colour]) => `.f-${name}{fill:${colour}}.s-${name}{stroke:${colour}}`).join('');

const THEME = (light: boolean) => (light
  ? '--ink:#1b1f27;--soft:#4d5563;--page:#fff;--line:#d3d8df;--card:#fff;--short:#a83a00;--link:#0b5cad;'
    + '--ok:#0b6b45;--ok-bg:#eaf5f0;--warning:#8a4600;--warning-bg:#fdf3e3;--error:#a51616;--error-bg:#fdecea;'
    + '--unknown:#45506a;--unknown-bg:#eef1f6;--code:#f1f3f6'
  : '--ink:#e8ecf2;--soft:#a7b0be;--page:#10151c;--line:#323b48;--card:#151b24;--short:#ff9a66;--link:#7dbcff;'
    + '--ok:#58c99a;--ok-bg:#10271f;--warning:#f0b04f;--warning-bg:#2b2111;--error:#ff8f85;--error-bg:#2e1716;'
    + '--unknown:#a9b6d3;--unknown-bg:#1b2230;--code:#1f2732');

/** The sheet of a drawing that is a file of its own. */
export const PICTURE_SHEET = [
  `${fills(COLOURS)}.t-soft{fill:#4d5563}.t-ink{fill:#1b1f27}.halo{paint-order:stroke;stroke:#fff;stroke-width:4px}`,
  `@media(prefers-color-scheme:dark){${fills(DARK)}.t-soft{fill:#a7b0be}.t-ink{fill:#e8ecf2}.halo{stroke:#10151c}}`,
].join('');

/** The sheet of the page. */
export const SHEET = [
  `:root{color-scheme:light dark;${THEME(true)}}`,
  fills(COLOURS),
  `@media screen and (prefers-color-scheme:dark){:root{${THEME(false)}}${fills(DARK)}}`,
  '*{box-sizing:border-box}',
  'body{margin:0;background:var(--page);color:var(--ink);'
  + 'font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;'
  + 'font-variant-numeric:tabular-nums;overflow-wrap:anywhere}',
  'main{max-width:68rem;margin:0 auto;padding:1.5rem 1rem 3rem}',
  'h1,h2,h3{line-height:1.25;margin:0}h1{font-size:1.75rem}h2{font-size:1.25rem;margin:2.75rem 0 .5rem}',
  'h3{font-size:1rem;margin:0}p{margin:.35rem 0}',
  'a{color:var(--link)}code{font:.86em/1.4 ui-monospace,"SF Mono",Consolas,"DejaVu Sans Mono",monospace}',
  '.soft,figcaption,caption,th,.key,footer{color:var(--soft)}.small,.key,footer{font-size:.84rem}',
  ':focus-visible{outline:3px solid var(--link);outline-offset:2px}',
  '.verdict{padding:1.25rem 1.4rem 1.1rem;border-left:6px solid var(--mark);border-radius:6px;background:var(--wash)}',
  ...['ok', 'warning', 'error', 'unknown']
    .map((level) => `.${level}{--mark:var(--${level});--wash:var(--${level}-bg)}`),
  '.verdict p{font-size:1.06rem;max-width:46rem}',
  '.eyebrow{font-size:.84rem!important;color:var(--soft);margin:0 0 .2rem}',
  '.sign{width:1.55rem;height:1.55rem;vertical-align:-.22rem;margin-right:.45rem;color:var(--mark)}',
  '.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:.9rem 1.4rem;margin:1.2rem 0 0}',
  '.tiles div{border-top:1px solid var(--line);padding-top:.45rem}.tiles dt,.tiles .note{font-size:.84rem;'
  + 'color:var(--soft)}.tiles dd{margin:0}.tiles .value{font-size:1.75rem;font-weight:700;line-height:1.2}'
  + '.tiles .value span{font-size:1rem;font-weight:400}',
  '.card{border:1px solid var(--line);border-radius:6px;background:var(--card);padding:1rem 1.2rem;margin:.85rem 0}',
  '.pool{display:grid;grid-template-columns:minmax(0,21fr) minmax(0,19fr);gap:.4rem 1.8rem;margin-top:.6rem}',
  '.pool.one{grid-template-columns:minmax(0,1fr)}',
  'table{border-collapse:collapse;width:100%}caption{text-align:left;font-size:.84rem;padding-bottom:.2rem}',
  'th{font-weight:400;font-size:.84rem;text-align:left;vertical-align:bottom}'
  + 'tbody th{color:var(--ink);font-size:inherit;vertical-align:baseline}',
  'th,td{padding:.3rem 1rem .3rem 0;border-bottom:1px solid var(--line)}th:last-child,td:last-child{padding-right:0}',
  'th,td{overflow-wrap:normal}.names tbody th{overflow-wrap:anywhere;min-width:8rem}.bars tbody th{white-space:nowrap}',
  '.n{text-align:right;white-space:nowrap}thead .n{white-space:normal}.bar{width:38%;min-width:3rem}',
  '.bar svg{display:block;width:100%;height:14px}',
  'tr.short .n,.bad{color:var(--short);font-weight:700}tr.now th,tr.now td{font-weight:700}',
  '.pill{display:inline-block;border:1px solid var(--line);border-radius:1rem;padding:0 .55rem;font-size:.78rem;'
  + 'font-weight:400;color:var(--soft);white-space:nowrap}',
  'figure{margin:.25rem 0 .9rem}figcaption{font-size:.84rem;margin-bottom:.3rem;color:var(--ink)}',
  '.map{display:block;width:100%;height:auto}.w16{max-width:260px}.w32{max-width:380px}.w64{max-width:520px}',
  '.key{list-style:none;margin:.4rem 0;padding:0;display:flex;flex-wrap:wrap;gap:.1rem .95rem;color:var(--ink)}',
  '.key svg{width:.8rem;height:.8rem;margin-right:.35rem;vertical-align:-.08rem}',
  '.blocks{list-style:none;margin:.6rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1.6rem;font-size:.84rem}',
  '.grow{display:grid;grid-template-columns:minmax(0,11fr) minmax(0,9fr);gap:.5rem 2.2rem;align-items:start}',
  '.chart{display:block;width:100%;height:auto}.chart text{font-size:12px}',
  '.t-ink{fill:var(--ink)}.t-soft{fill:var(--soft)}',
  '.halo{paint-order:stroke;stroke:var(--page);stroke-width:4px;stroke-linejoin:round}',
  '.line{width:2.2rem;height:.7rem;margin-right:.5rem;vertical-align:-.02rem}',
  '.todo{border-left:6px solid var(--mark);padding:.7rem 1rem;margin:.6rem 0;background:var(--wash);border-radius:6px}',
  '.todo ul{margin:.3rem 0;padding-left:1.2rem}.todo h3 b{color:var(--mark)}',
  '.wide{overflow-x:auto}.wide table{min-width:34rem}',
  'details{border-top:1px solid var(--line);padding:.55rem 0}summary{cursor:pointer;font-weight:700}',
  'details>.wide,details>ul{margin-top:.6rem}',
  'footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.7rem}',
  '@media(max-width:58rem){.pool{grid-template-columns:minmax(0,1fr)}}',
  '@media(max-width:46rem){body{font-size:15px}main{padding:.8rem .8rem 2rem}h1{font-size:1.4rem}'
  + '.chart{overflow:visible}.chart text{font-size:17px}'
  + '.tiles{grid-template-columns:1fr 1fr}.pool,.grow{grid-template-columns:minmax(0,1fr)}'
  + '.verdict{padding:1rem}.card{padding:.8rem}th,td{padding-right:.55rem}.bar{width:26%}.wide .bar{display:none}'
  + '.pool th,.pool td{padding-right:.4rem}.bars .n{white-space:normal}'
  + '.wide table{min-width:0}.wide.big table{min-width:40rem}}',
  '@media print{body{font-size:10pt}.wide{overflow:visible}.wide table{min-width:0;font-size:8.5pt}'
  + 'main{max-width:none;padding:0}.card,.todo,figure,tr{break-inside:avoid}'
  + 'h2{break-after:avoid}details::details-content{content-visibility:visible;display:block;block-size:auto}'
  + '*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}',
  '@media(forced-colors:active){svg{forced-color-adjust:none;background:#fff}}',
].join('\n');
