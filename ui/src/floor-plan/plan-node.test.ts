import { describe, expect, it } from "vitest";
import { mostNodes, readPlan, type PlanSource } from "./plan-node.ts";

function element(nodeName: string, attributes: Record<string, string> = {}, ...children: PlanSource[]): PlanSource {
  const getAttribute = (name: string) => attributes[name] ?? null;
  return { nodeType: 1, nodeName, nodeValue: null, childNodes: children, getAttribute };
}

function words(nodeValue: string): PlanSource {
  return { nodeType: 3, nodeName: "#text", nodeValue, childNodes: [] };
}

function svg(...children: PlanSource[]): PlanSource {
  return element("svg", { viewBox: "0 0 100 50" }, ...children);
}

describe("reading a plan", () => {
  it("keeps shapes with their ids and measures", () => {
    const plan = readPlan(
      svg(element("g", {}, element("rect", { id: "r1", x: "1", width: "20", "stroke-width": "2" }))),
    );
    expect(plan).toEqual({
      viewBox: { x: 0, y: 0, width: 100, height: 50 },
      nodes: [
        {
          tag: "g",
          attributes: {},
          children: [{ tag: "rect", shape: "r1", attributes: { x: "1", width: "20", strokeWidth: "2" }, children: [] }],
        },
      ],
    });
  });

  it.each(["script", "foreignObject", "image", "use", "style", "a", "animate", "iframe"])("leaves out %s", (name) => {
    expect(readPlan(svg(element(name, {}, element("rect"))))?.nodes).toEqual([]);
  });

  it("leaves out handlers, styles, links and values that are not measures", () => {
    const plan = readPlan(
      svg(
        element("rect", {
          onclick: "alert(1)",
          style: "background: url(x)",
          href: "javascript:alert(1)",
          x: "expression(1)",
          transform: "url(#x)",
          fill: "url(https://elsewhere.example/x)",
        }),
      ),
    );
    expect(plan?.nodes).toEqual([{ tag: "rect", attributes: {}, fill: "tint", children: [] }]);
  });

  it("takes text in texts only", () => {
    const plan = readPlan(svg(words("loose"), element("text", { x: "3" }, words("Stairs"))));
    expect(plan?.nodes).toEqual([{ tag: "text", attributes: { x: "3" }, children: ["Stairs"] }]);
  });

  it("goes by width and height where there is no viewBox", () => {
    expect(readPlan(element("svg", { width: "640px", height: "480" }))?.viewBox).toMatchObject({
      width: 640,
      height: 480,
    });
  });

  it.each([
    ["another document", element("html")],
    ["a drawing without measures", element("svg")],
    ["measures that are none", element("svg", { viewBox: "0 0 wide high" })],
    ["an empty area", element("svg", { viewBox: "0 0 0 10" })],
  ])("refuses %s", (_, root) => {
    expect(readPlan(root)).toBeUndefined();
  });

  it("refuses more elements than a page can show", () => {
    expect(readPlan(svg(...Array.from({ length: mostNodes + 2 }, () => element("rect"))))).toBeUndefined();
  });

  it("stops at a depth that no drawing needs", () => {
    let deep = element("g");
    for (let level = 0; level < 500; level += 1) deep = element("g", {}, deep);
    expect(JSON.stringify(readPlan(svg(deep))).match(/"g"/g)).toHaveLength(31);
  });
});
