// How a page looks: light, dark, and on paper.

/// Contrast of each text on its ground is at least 4.5 (WCAG 2.2 AA); marks have a word beside their colour.
enum DocumentStyle {
    static let css = """
        :root{color-scheme:light dark;--paper:#fff;--ink:#1f2328;--soft:#4f5660;--line:#d0d5da;--band:#f4f6f8;--link:#1f5a9e;
        --major:#a1001a;--majorb:#fde8ea;--minor:#7a4300;--minorb:#fdf0d5;--observation:#0b5a6b;--observationb:#def1f5;
        --good:#1b6128;--goodb:#e0f2e1;--unknown:#6a2a86;--unknownb:#f3e6f8}
        @media screen and (prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#e9ebee;--soft:#b4bbc4;--line:#3a4048;--band:#1d2125;
        --link:#8abdf5;--major:#ff9c9c;--majorb:#4a1f24;--minor:#f3bd6a;--minorb:#43310f;--observation:#8fd6e6;--observationb:#12363e;
        --good:#98d79f;--goodb:#1b3a20;--unknown:#dcaef0;--unknownb:#3b2448}}
        *{box-sizing:border-box}
        body{margin:0 auto;padding:1.5rem clamp(1rem,4vw,3rem) 4rem;max-width:76rem;background:var(--paper);color:var(--ink);
        font:16px/1.5 "DejaVu Sans",Verdana,system-ui,sans-serif}
        h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}h2{font-size:1.4rem;margin:0 0 .6rem;padding-bottom:.3rem;border-bottom:2px solid var(--line)}
        h3{font-size:1.1rem;margin:1.2rem 0 .4rem}h4,h5,h6{font-size:1rem;margin:1rem 0 .3rem}
        section.d2{margin-top:2.6rem}p{margin:.5rem 0;max-width:48rem}.subtitle{color:var(--soft);font-size:1.1rem}
        a{color:var(--link)}.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
        nav ol{columns:18rem;margin:1rem 0;padding-left:1.6rem}nav li{margin:.15rem 0}
        dl{margin:.6rem 0}dl div{display:grid;grid-template-columns:minmax(8rem,13rem) 1fr;gap:1rem;padding:.2rem 0;border-top:1px solid var(--line)}
        dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
        .scroll{overflow-x:auto;margin:.8rem 0}table{border-collapse:collapse;width:100%;font-size:.86rem;line-height:1.4}
        caption{text-align:left;font-weight:bold;padding:.3rem 0}th,td{text-align:left;vertical-align:top;padding:.32rem .5rem;border-bottom:1px solid var(--line);overflow-wrap:break-word;min-width:2.2rem}.k{white-space:nowrap}.h{word-break:break-all;min-width:12rem}
        thead th{background:var(--band);border-bottom:2px solid var(--line);overflow-wrap:normal}.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
        tr:target,section:target>h2,section:target>h3{outline:3px solid var(--link);outline-offset:-1px}
        .m{font-weight:bold;padding:0 .3rem;border-radius:.2rem;white-space:nowrap}.soft{font-weight:normal;color:var(--soft);padding:0;white-space:normal}
        .major{color:var(--major);background:var(--majorb)}.minor{color:var(--minor);background:var(--minorb)}
        .observation{color:var(--observation);background:var(--observationb)}.good{color:var(--good);background:var(--goodb)}
        .unknown{color:var(--unknown);background:var(--unknownb)}.m a{color:inherit}
        figure{margin:1rem 0;overflow-x:auto}figure svg{max-width:100%;height:auto;display:block}figcaption{color:var(--soft);font-size:.86rem;margin-top:.3rem}
        details{border:1px solid var(--line);border-radius:.3rem;padding:.3rem .8rem;margin:.6rem 0}summary{cursor:pointer;font-weight:bold;padding:.2rem 0}
        pre{background:var(--band);padding:.6rem .8rem;overflow-x:auto;font:.82rem/1.4 "DejaVu Sans Mono",monospace;white-space:pre-wrap;overflow-wrap:anywhere}
        @media (max-width:40rem){dl div{grid-template-columns:1fr;gap:0}figure svg{max-width:none}}
        @media print{@page{size:A4;margin:18mm 14mm}body{font-size:10pt;max-width:none;padding:0}nav,.skip{display:none}
        section.d2{break-before:page}#cover,#opinion,#not-judged{break-before:auto}section.d3,figure,tr,dl div{break-inside:avoid}thead{display:table-header-group}h2,h3,h4,caption{break-after:avoid}
        .scroll,figure,pre{overflow:visible}a{color:inherit;text-decoration:none}details>*{display:revert}details::details-content{content-visibility:visible;height:auto}
        table{font-size:7.5pt}th,td,.k{white-space:normal;min-width:0;padding:.2rem .25rem}.h{font-size:6pt}figure svg{max-height:240mm}}
        """
}
