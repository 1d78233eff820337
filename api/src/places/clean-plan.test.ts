import { describe, expect, it } from "vitest";
import { drawFloor } from "../demo/floor-plan.ts";
import { nordlys } from "../demo/nordlys.ts";
import { cleanPlan, planShapes } from "./clean-plan.ts";

const ns = 'xmlns="http://www.w3.org/2000/svg"';
const open = `<svg ${ns} viewBox="0 0 100 50">`;
const room = '<rect id="room-1" x="1" y="2" width="30" height="20"></rect>';

function plan(inner: string): string {
  return `${open}${inner}${room}</svg>`;
}

/** What no cleaned plan may hold, in any spelling. */
const forbidden =
  /script|onload|onclick|onbegin|href|javascript|url\s*\(|foreignobject|<image|<use|<style|style=|<!|<\?|data:|http:(?!\/\/www\.w3\.org\/2000\/svg")|https:|@import|expression|<iframe|<animate|<set|<handler|&(?!(amp|lt|gt|quot|#39);)/i;

describe("a hostile plan loses its sting and keeps its rooms", () => {
  it.each([
    ["a script", "<script>alert(1)</script>"],
    ["a script in CDATA", "<script><![CDATA[alert(1)]]></script>"],
    ["a script with a source", '<script href="https://evil.example/x.js"/>'],
    ["a script in another namespace", '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'],
    ["a script in an element that is left out", "<defs><g><script>alert(1)</script></g></defs>"],
    ["an event handler", '<g onclick="alert(1)"><path d="M0 0L1 1" onload="alert(1)"></path></g>'],
    ["an event handler in odd case", '<rect ONLOAD="alert(1)" OnBegin="alert(1)"></rect>'],
    ["a link with a script", '<a href="javascript:alert(1)"><text>Click</text></a>'],
    [
      "an old link with a script",
      '<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:alert(1)"><path d="M0 0"></path></a>',
    ],
    ["a link with a script behind spaces", '<a href=" &#9;java&#10;script:alert(1)"><text>x</text></a>'],
    [
      "HTML inside",
      '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="alert(1)"/></body></foreignObject>',
    ],
    ["HTML in a title", '<title><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/></title>'],
    ["HTML as text of a title", "<title>&lt;/title&gt;&lt;img src=x onerror=alert(1)&gt;</title>"],
    ["HTML as text of a description", "<desc><![CDATA[</desc><iframe srcdoc='x'></iframe>]]></desc>"],
    ["a style sheet", "<style>@import url(https://evil.example/x.css); rect { fill: red }</style>"],
    ["a style with an address", '<rect style="fill:url(https://evil.example/x.svg#p);stroke:red"></rect>'],
    ["a style with an escaped address", '<rect style="fill:u\\72l(//evil.example)"></rect>'],
    ["a fill with an address", '<rect fill="url(https://evil.example/x.svg#p)" filter="url(#f)"></rect>'],
    ["a style with an expression", '<rect style="width:expression(alert(1));behavior:url(x.htc)"></rect>'],
    ["a picture from outside", '<image href="https://evil.example/pixel.png" width="1" height="1"></image>'],
    ["a picture with a script in it", '<image href="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+"></image>'],
    ["a use of another file", '<use href="https://evil.example/x.svg#a"></use>'],
    ["a use of a data address", '<use href="data:image/svg+xml,&lt;svg id=&apos;x&apos;/&gt;#x"></use>'],
    [
      "an animation that sets a link",
      '<a><animate attributeName="href" values="javascript:alert(1)"></animate><text>x</text></a>',
    ],
    ["a set that adds a handler", '<rect><set attributeName="onmouseover" to="alert(1)"></set></rect>'],
    ["a handler element", '<handler type="text/ecmascript" event="load">alert(1)</handler>'],
    ["an embedded frame", '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example"></iframe>'],
    ["an instruction to load a style sheet", '<?xml-stylesheet href="https://evil.example/x.css"?>'],
    ["a comment with markup", "<!-- <script>alert(1)</script> -->"],
    ["markup in an attribute", '<g transform="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"></g>'],
    ["markup in an id", '<g id="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"></g>'],
    ["markup as text", "<text>&lt;b onfocus=alert(1)&gt;</text>"],
    ["a base for all addresses", '<rect xml:base="javascript:"></rect>'],
    ["a filter that loads", '<filter id="f"><feImage href="https://evil.example/x"></feImage></filter>'],
    ["a nested drawing", '<svg onload="alert(1)"><script>alert(1)</script></svg>'],
    ["a font with an address", `<text font-family="x; src: url(https://evil.example)">a</text>`],
  ])("%s", (_what, inner) => {
    const { svg, removed } = cleanPlan(plan(inner));
    expect(svg).not.toMatch(forbidden);
    expect(svg).toContain('id="room-1"');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 100 50">/);
    expect(cleanPlan(svg)).toEqual({ svg, removed: [] });
    expect(removed.length).toBeLessThanOrEqual(50);
  });

  it("on its root element, too", () => {
    const { svg, removed } = cleanPlan(
      `<svg ${ns} viewBox="0 0 9 9" onload="alert(1)" style="background:url(x)">${room}</svg>`,
    );
    expect(svg).toBe(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${room}</svg>`);
    expect(removed).toEqual(["attribute onload of svg", "attribute style of svg"]);
  });
});

describe("what is no plan is refused, and says why", () => {
  const laughs = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><svg ${ns} viewBox="0 0 1 1"><text>&b;</text></svg>`;
  it.each([
    ["entities that grow", laughs, "document type"],
    [
      "a file of the server as an entity",
      `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${plan("&x;")}`,
      "document type",
    ],
    [
      "a document type alone",
      `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">${plan("")}`,
      "document type",
    ],
    ["an entity that is not known", plan("<text>&nbsp;</text>"), "entity"],
    ["broken markup", `${open}<rect></svg>`, "tag"],
    ["HTML", "<html><body></body></html>", "not SVG"],
    ["an SVG in HTML's clothes", '<svg xmlns="http://www.w3.org/1999/xhtml" viewBox="0 0 1 1"/>', "not SVG"],
    ["nothing", "   ", "document must contain"],
    ["text", "hello", "outside of root"],
    ["a comment within a comment", plan("<!-- <!-- -- --> -->"), "comment"],
    ["two drawings", `${plan("")}${plan("")}`, "root"],
    ["no size", `<svg ${ns}>${room}</svg>`, "viewBox"],
    ["no space", `<svg ${ns} viewBox="0 0 0 10">${room}</svg>`, "viewBox"],
    ["a size that is no number", `<svg ${ns} viewBox="0 0 NaN 1e999">${room}</svg>`, "viewBox"],
    ["nesting without end", plan("<g>".repeat(40) + "</g>".repeat(40)), "deep"],
    ["elements without end", plan("<g></g>".repeat(5_001)), "elements"],
    ["more than a megabyte", plan(`<text>${"ø".repeat(600_000)}</text>`), "1 MB"],
    ["an attribute twice", plan('<rect x="1" x="2"></rect>'), "attribute"],
  ])("%s", (_what, drawing, why) => {
    let refusal: unknown;
    try {
      cleanPlan(drawing);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ code: "plan_not_understood" });
    expect(String((refusal as Error).message)).toContain(why);
  });

  it("in no time, whatever it is", () => {
    const began = performance.now();
    const spaces = " ".repeat(200_000);
    cleanPlan(plan(`<g transform="translate(1)${spaces}x"></g><path d="M0 0${"L1 1 ".repeat(40_000)}!"></path>`));
    cleanPlan(plan(`<rect style="${"fill:red;".repeat(20_000)}" font-family="${"a, ".repeat(30_000)}"></rect>`));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe("a good plan", () => {
  it("keeps its drawing; looks in a style become attributes, and a size becomes a viewBox", () => {
    const drawing = `<?xml version="1.0" encoding="UTF-8"?>
      <svg ${ns} xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="210mm" height="99.5mm">
        <g id="layer1" inkscape:label="Rooms" transform="translate( 1, 2 )
 rotate(45)">
          <path id="møde-1" style="fill:#ff0000;stroke-width:2px;-inkscape-font:x" d="M0 0h10v10z"/>
          <text x="1 2 3" y="5" font-size="12px">R&amp;D <tspan>2</tspan></text>
        </g>
      </svg>`;
    const { svg, removed } = cleanPlan(drawing);
    expect(svg.replace(/\s+/g, " ")).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 99.5">' +
        '<g id="layer1" transform="translate( 1, 2 ) rotate(45)">' +
        '<path id="møde-1" d="M0 0h10v10z" fill="#ff0000" stroke-width="2px"></path>' +
        '<text x="1 2 3" y="5" font-size="12px">R&amp;D <tspan>2</tspan></text></g></svg>',
    );
    expect(removed).toEqual(["attribute inkscape:label of g", "style -inkscape-font"]);
    expect(planShapes(svg)).toEqual(["layer1", "møde-1"]);
  });

  it("has every id once", () => {
    const { svg, removed } = cleanPlan(plan(room));
    expect(planShapes(svg)).toEqual(["room-1"]);
    expect(removed).toEqual(["id of rect"]);
  });

  it.each(
    nordlys.sites.flatMap((site) => site.floors.map((floor) => ({ site, floor, name: `${site.name} ${floor.level}` }))),
  )("of the demo, $name, is clean as it is and has a shape for every room", ({ site, floor }) => {
    const drawn = drawFloor(floor, site.combination);
    expect(cleanPlan(drawn.svg)).toEqual({ svg: drawn.svg, removed: [] });
    expect(planShapes(drawn.svg)).toEqual(expect.arrayContaining(drawn.rooms.map(({ shape }) => shape)));
    expect(drawn.rooms.map(({ room: { name } }) => name).sort()).toEqual(floor.rooms.map(({ name }) => name).sort());
  });
});
