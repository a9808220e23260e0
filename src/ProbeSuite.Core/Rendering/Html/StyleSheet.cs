namespace ProbeSuite.Rendering.Html;

/// <summary>How the page looks: light, dark, on a telephone, on paper. The page's policy allows this sheet alone, by its hash.</summary>
internal static class StyleSheet
{
    /// <summary>The sheet.</summary>
    public const string Text = """

        :root {
          color-scheme: light dark;
          --page: #fbfbf9; --card: #fff; --text: #1c2127; --quiet: #555f6b; --line: #dde1e5; --soft: #f1f3f4; --link: #0a58ca;
          --ok: #d5efdc; --ok-t: #0d4f22; --den: #cfe8ef; --den-t: #0b4757; --shut: #e9ecef; --shut-t: #454f5a;
          --bad: #c0262d; --bad-t: #fff; --odd: #ad4a00; --odd-t: #fff; --dim: #fdecb8; --dim-t: #614300;
          --good-line: #1d7a3c; --bad-line: #c0262d; --dim-line: #8a5a00;
          --network: #7d3fe8; --network-t: #6a2bd6; --compute: #c75b00; --storage: #5c7d0c; --data: #b01bbd; --outside: #4b5b6b;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #14171a; --card: #1b1f24; --text: #e4e7ea; --quiet: #a6b0ba; --line: #333a41; --soft: #22272c; --link: #8ab6ff;
            --ok: #17402a; --ok-t: #a9e6b9; --den: #143d47; --den-t: #a5dfec; --shut: #2a3036; --shut-t: #bcc5ce;
            --bad: #c73a40; --bad-t: #fff; --odd: #b35309; --odd-t: #fff; --dim: #4b3a08; --dim-t: #f8dd86;
            --good-line: #62c583; --bad-line: #ff8a8a; --dim-line: #e5bb4b;
            --network: #8b54ea; --network-t: #b794ff; --compute: #c9630a; --storage: #66880f; --data: #b832c4; --outside: #5d6d7d;
          }
        }
        * { box-sizing: border-box; }
        html { scroll-behavior: smooth; scroll-padding-top: 3.5rem; text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
        @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
        body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
        header, main, footer, nav ul { width: min(74rem, 100% - 2rem); margin-inline: auto; }
        h1, h2, h3, h4, h5, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
        ul, ol { list-style: none; }
        a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .18em; }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
        code, pre, .gates code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .84em; }
        i { font-style: normal; }
        .m i, .p i, .heat td i, .hide { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .skip { position: absolute; left: -99rem; }
        .skip:focus { position: static; display: inline-block; padding: .5rem 1rem; background: var(--card); }
        .defs { position: absolute; }

        header { padding: 2.5rem 0 1.5rem; }
        .run { color: var(--quiet); font-size: .9rem; }
        .run strong { color: var(--text); }
        .run span, p.facts span { overflow-wrap: anywhere; }
        .run > *:not(:last-child)::after { content: "·"; margin: 0 .15em 0 .4em; color: var(--quiet); font-weight: 400; }
        time { white-space: nowrap; }
        h1 { font-size: clamp(1.5rem, 1.1rem + 2vw, 2.25rem); line-height: 1.2; font-weight: 650; letter-spacing: -.015em; margin: .4rem 0 0; text-wrap: balance; }
        .cut { margin-top: .75rem; padding: .6rem .9rem; border-left: 4px solid var(--dim-line); background: var(--soft); }
        .wrong { margin-top: 1.5rem; display: grid; gap: .75rem; }
        .wrong > li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .9rem; padding: 1rem 1.1rem; background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--bad-line); border-radius: 6px; }
        .wrong > li:has(> .dim, > .off) { border-left-color: var(--dim-line); }
        .who { font-weight: 600; }
        .who:not(:first-child) { margin-top: .6rem; }
        .since { color: var(--quiet); font-weight: 400; font-size: .88rem; }
        .more, .none { color: var(--quiet); font-size: .9rem; }
        .wrong + .more { margin-top: .75rem; }

        nav { position: sticky; top: 0; z-index: 3; background: var(--page); border-block: 1px solid var(--line); }
        nav ul { display: flex; gap: 1.4rem; overflow-x: auto; padding: .6rem 0; font-size: .92rem; }
        nav a { text-decoration: none; white-space: nowrap; padding: .15rem 0; }
        nav a:hover { text-decoration: underline; }

        section { padding: 2.25rem 0 0; }
        h2 { font-size: 1.3rem; font-weight: 650; letter-spacing: -.01em; margin-bottom: .6rem; }
        h3 { display: inline; min-width: 0; font-size: 1.05rem; font-weight: 650; }
        h4 { font-size: .78rem; font-weight: 650; letter-spacing: .05em; text-transform: uppercase; color: var(--quiet); margin: 1.3rem 0 .4rem; }
        h5 { font-size: .9rem; font-weight: 600; margin-bottom: .2rem; }
        .plain li { padding: .35rem 0; border-bottom: 1px solid var(--line); }
        footer { padding: 2.5rem 0 3rem; color: var(--quiet); font-size: .85rem; }

        .m { display: inline-grid; place-items: center; position: relative; min-width: 1.55rem; height: 1.55rem; border-radius: 4px; font-size: .9rem; font-weight: 700; line-height: 1; }
        .ok { background: var(--ok); color: var(--ok-t); } .den { background: var(--den); color: var(--den-t); }
        .shut { background: var(--shut); color: var(--shut-t); } .bad { background: var(--bad); color: var(--bad-t); }
        .odd { background: var(--odd); color: var(--odd-t); } .dim { background: var(--dim); color: var(--dim-t); }
        .off { background: transparent; color: var(--quiet); box-shadow: inset 0 0 0 1px var(--line); }
        .p { position: relative; font-weight: 700; }
        .p.open { color: var(--good-line); } .p.blocked { color: var(--bad-line); } .p.unknown { color: var(--dim-line); }

        .box { overflow: auto; max-height: 85vh; position: relative; }
        .heat { border-collapse: separate; border-spacing: 3px; }
        .heat th { font-weight: 500; font-size: .88rem; text-align: left; white-space: nowrap; overflow-wrap: break-word; background: var(--page); }
        .heat thead th, .heat thead td { position: sticky; top: 0; z-index: 1; background: var(--page); text-align: center; vertical-align: bottom; padding: .2rem .5rem .35rem; }
        .heat tbody th { position: sticky; left: 0; z-index: 1; padding: 0 .9rem 0 0; }
        .heat thead td { left: 0; z-index: 2; }
        .heat tbody th a { color: inherit; text-decoration: none; }
        .heat tbody th a:hover { text-decoration: underline; }
        .heat tbody td { min-width: 2.5rem; height: 2.3rem; padding: 0; border-radius: 4px; text-align: center; font-weight: 700; position: relative; }
        .heat tbody td a { display: grid; place-items: center; height: 100%; color: inherit; text-decoration: none; border-radius: 4px; }
        .heat tbody td a:hover { box-shadow: 0 0 0 2px currentColor; }
        .heat:not(.tall) thead th { width: 6.6rem; white-space: normal; }
        .tall thead th span { writing-mode: vertical-rl; transform: rotate(180deg); }
        .tall tbody td { min-width: 1.9rem; height: 1.7rem; font-size: .9rem; }
        .legend { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; margin-top: .8rem; font-size: .88rem; color: var(--quiet); }
        .legend .m { margin-right: .35rem; }

        .place { border-top: 1px solid var(--line); }
        .place > summary { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1rem; padding: .8rem 0; cursor: pointer; }
        summary { list-style: none; }
        summary::-webkit-details-marker { display: none; }
        summary::before { content: ""; flex: none; width: .45rem; height: .45rem; border: solid var(--quiet); border-width: 0 2px 2px 0; transform: rotate(-45deg); }
        details[open] > summary::before { transform: rotate(45deg); }
        .place > div { padding: 0 0 1.4rem; }
        .counts { display: flex; gap: .8rem; color: var(--quiet); font-size: .88rem; }
        .counts .m { min-width: 1.25rem; height: 1.25rem; font-size: .75rem; }
        p.facts { color: var(--quiet); font-size: .88rem; margin-bottom: .6rem; }
        p.facts span:not(:last-child)::after { content: "·"; margin: 0 .15em 0 .4em; }
        .cell { background: var(--card); border: 1px solid var(--line); margin-top: -1px; }
        .cell:target, .cell:has(> .body:target) { outline: 2px solid var(--link); outline-offset: -1px; }
        p.cell, .cell > summary { display: grid; grid-template-columns: auto minmax(7rem, 13rem) minmax(0, 1fr); align-items: baseline; gap: .9rem; padding: .55rem .9rem .55rem 2.1rem; position: relative; }
        .cell > summary { cursor: pointer; }
        .cell > summary::before { position: absolute; left: .9rem; top: 1.15rem; }
        .cell .m { align-self: start; }
        .cell .t { font-weight: 550; }
        .cell .x { color: var(--quiet); font-size: .93rem; }
        .cell:not([open]) > summary .x { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .cell[open] > summary .x { color: var(--text); }
        .body { padding: .4rem 1.1rem 1.3rem 2.1rem; scroll-margin-top: 9rem; }
        dl.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: .7rem 1.6rem; margin-bottom: 1rem; font-size: .92rem; }
        dt { color: var(--quiet); font-size: .8rem; }
        .route { font-size: .93rem; margin: 0 0 .5rem; }
        figcaption .route { display: block; margin: .15rem 0 0; }
        .body > .fix { margin: 0 0 1.2rem; }
        .body .draw { margin-bottom: .8rem; }
        .ways + .route { margin-top: 1.4rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
        .ways { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: .6rem 2.5rem; }
        .stages { border-collapse: collapse; width: 100%; font-size: .9rem; position: relative; }
        .stages th { text-align: left; font-weight: 550; padding: .22rem .8rem .22rem 0; vertical-align: top; }
        .stages td { padding: .22rem .6rem .22rem 0; vertical-align: top; }
        .stages th { width: 7rem; }
        .stages td:nth-child(2) { width: 45%; }
        .ms { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--quiet); }
        .bar { display: block; width: 100%; height: .55rem; margin-top: .42rem; background: var(--soft); border-radius: 2px; }
        .bar rect { fill: var(--network); }
        .gates li { display: grid; grid-template-columns: 1.2rem minmax(0, 1fr); padding: .2rem 0; font-size: .9rem; }
        .gates b { font-weight: 600; }
        .gates code { color: var(--quiet); }
        .fix { margin-top: .8rem; border: 1px solid var(--line); border-radius: 5px; background: var(--soft); }
        .fix span { display: block; padding: .4rem .8rem 0; font-size: .78rem; font-weight: 650; letter-spacing: .05em; text-transform: uppercase; color: var(--quiet); }
        .fix pre { margin: 0; padding: .3rem .8rem .6rem; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; }

        figure { margin-top: 1.2rem; }
        figcaption { font-size: .93rem; margin-bottom: .5rem; }
        figcaption .m { min-width: 1.25rem; height: 1.25rem; font-size: .75rem; }
        .draw { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .6rem; }
        .path { display: block; }
        /* What a drawing is made of is also shown through <use>, where rules see nothing above the drawing itself. */
        .d text { fill: var(--text); font-size: 12px; }
        .d text.k { font-weight: 600; text-anchor: middle; }
        .d text.k.blocked { fill: var(--bad-line); }
        .d text.k.unknown { fill: var(--dim-line); }
        .d text.r { fill: var(--quiet); font: 10.5px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; text-anchor: middle; }
        .d text.g { fill: var(--quiet); font-size: 10.5px; text-anchor: middle; }
        .d text.s { fill: var(--card); font-size: 11px; font-weight: 700; text-anchor: middle; }
        .d text.vpc { fill: var(--network-t); font-weight: 650; }
        .d text.net { fill: var(--den-t); font-size: 11px; }
        .d rect.vpc { fill: none; stroke: var(--network-t); stroke-width: 1.3; }
        .d rect.net { fill: var(--den); fill-opacity: .35; stroke: var(--den-t); }
        .d circle.open { fill: var(--good-line); }
        .d circle.blocked { fill: var(--bad-line); }
        .d circle.unknown { fill: var(--dim-line); }
        .d .way { fill: none; stroke: var(--text); stroke-width: 1.6; }
        .d .far { fill: none; stroke: var(--quiet); stroke-width: 1.4; stroke-dasharray: 4 4; }
        .d .tip { fill: var(--text); }
        .d .tip.far { fill: var(--quiet); stroke: none; }
        .i { fill: none; stroke: #fff; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
        .i.network { color: var(--network); }
        .i.compute { color: var(--compute); }
        .i.storage { color: var(--storage); }
        .i.data { color: var(--data); }
        .i.outside { color: var(--outside); }
        .tile { fill: currentColor; stroke: none; }
        .beyond .i { color: var(--outside); opacity: .55; }
        .d .beyond text { fill: var(--quiet); }

        .laws > li, .findings > li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .9rem; padding: .7rem 0; border-top: 1px solid var(--line); }
        .findings > li { grid-template-columns: minmax(0, 1fr); gap: 0; }
        .laws b + div p b, .findings p > b { margin-right: .4em; }
        .evidence { color: var(--quiet); font-size: .88rem; margin-top: .15rem; }
        .evidence li { display: inline; }
        .evidence li:not(:last-child)::after { content: "; "; }
        .sev { display: block; margin: 1.2rem 0 .5rem; font-size: .9rem; }
        .sev span { padding: .15rem .6rem; border-radius: 4px; }
        .cost { white-space: nowrap; font-weight: 600; margin-left: .5em; font-variant-numeric: tabular-nums; }
        .strips li { display: grid; grid-template-columns: minmax(8rem, 20rem) minmax(0, 1fr); gap: 1rem; align-items: center; padding: .3rem 0; border-top: 1px solid var(--line); font-size: .92rem; }
        .strip { font: 700 .85rem/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; letter-spacing: .35em; white-space: nowrap; overflow: hidden; text-align: right; }
        .strip b { padding-left: .35em; white-space: pre; }

        @media (max-width: 44rem) {
          header { padding-top: 1.5rem; }
          p.cell, .cell > summary { grid-template-columns: auto minmax(0, 1fr); gap: .2rem .7rem; padding-right: .6rem; }
          .cell .x { grid-column: 2; }
          .body { padding: .4rem .8rem 1rem; }
          .wrong > li { padding: .8rem; }
          .stages th { width: auto; }
          .stages td:nth-child(2) { width: 22%; }
          .cell:not([open]) > summary .x { white-space: normal; }
          .strips li { grid-template-columns: minmax(0, 1fr); gap: .1rem; }
          .strip { text-align: left; }
        }
        @media (forced-colors: active) {
          :root { --page: Canvas; --card: Canvas; --text: CanvasText; --quiet: CanvasText; --line: CanvasText; --soft: Canvas; }
          .m, .heat tbody td:not(:empty) { border: 1px solid CanvasText; }
          .bad, .odd { border-width: 3px !important; }
          .d text { fill: CanvasText; }
          .d text.s { fill: #fff; }
          .d rect { fill: none; stroke: CanvasText; }
          .d .way { stroke: CanvasText; }
          .d circle, .i { forced-color-adjust: none; }
        }
        @media print {
          :root { --page: #fff; --card: #fff; }
          nav, .skip { display: none; }
          body { font-size: 9.5pt; }
          header, main, footer { width: auto; }
          .box, .draw { overflow: visible; max-height: none; }
          .path { max-width: 100%; height: auto; }
          .cell:not([open]) > summary .x { white-space: normal; }
          .heat thead th, .heat tbody th { position: static; }
          .m, .heat td, .sev span, .strip b, rect, circle { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          a { color: inherit; text-decoration: none; }
          figure, .wrong > li, .laws > li, .findings > li, tr { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
        }

        """;

    /// <summary>The sheet, to stand in a page.</summary>
    public static Markup Html
    {
        get
        {
            var sheet = new Markup(Text.Length, 0);
            sheet.AppendLiteral(Text);
            return sheet;
        }
    }
}
