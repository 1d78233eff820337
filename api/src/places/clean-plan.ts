import { largestPlan } from "@magic-meetings/contract/places/floor-plan.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { SaxesParser, type SaxesTagNS } from "saxes";
import { cleanAttribute, cleanLook, isPlanId, readViewBox } from "./plan-values.ts";

// A drawing is written anew from what is known to be harmless: shapes, groups and text with their looks. What is not
// named here is left out, with everything in it; so nothing can be forgotten.

const shapes = new Set(["g", "path", "rect", "circle", "ellipse", "polygon", "polyline"]);
const texts = new Set(["text", "tspan", "title", "desc"]);
const known = new Set([...shapes, ...texts, "line"]);
/** Only text may stand in these: a browser reads what is in them as HTML. */
const textOnly = new Set(["title", "desc"]);
/** What they are goes, what is in them stays. */
const seeThrough = new Set(["a", "switch"]);

const svgNamespace = "http://www.w3.org/2000/svg";
const mostElements = 5_000;
const deepest = 32;
const mostRemovals = 50;

export interface CleanPlan {
  svg: string;
  /** What was left out, each once. */
  removed: string[];
}

/** Refuses with `plan_not_understood` what is no drawing, too large, or of a kind that could grow when it is read. */
export function cleanPlan(drawing: string): CleanPlan {
  if (Buffer.byteLength(drawing) > largestPlan) throw refused("It is larger than 1 MB");
  const writer = new PlanWriter();
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on("error", (error) => {
    throw refused(error.message);
  });
  parser.on("doctype", () => {
    throw refused("It has a document type, which drawings do not need");
  });
  parser.on("processinginstruction", ({ target }) => writer.remove(`instruction ${target}`));
  parser.on("opentag", (tag) => writer.open(tag));
  parser.on("closetag", () => writer.close());
  parser.on("text", (text) => writer.text(text));
  parser.on("cdata", (text) => writer.text(text));
  parser.write(drawing).close();
  return writer.finish();
}

/** The ids of the elements of a clean plan that can be a room's shape. */
export function planShapes(svg: string): string[] {
  return [...svg.matchAll(/<(?:g|path|rect|circle|ellipse|polygon|polyline) id="([^"]+)"/g)].map(([, id = ""]) => id);
}

function refused(why: string): Refusal {
  const detail = `This is not a drawing that can be used as a plan. ${why.slice(0, 200)}`;
  return new Refusal("plan_not_understood", detail, {
    errors: [{ pointer: "/svg", code: "plan", detail: why.slice(0, 200) }],
  });
}

class PlanWriter {
  /** What each open element is: written under its name, seen through, or left out. */
  readonly #open: (string | "see through" | null)[] = [];
  readonly #out: string[] = [];
  readonly #removed = new Set<string>();
  readonly #ids = new Set<string>();
  #elements = 0;

  open(tag: SaxesTagNS): void {
    this.#elements += 1;
    if (this.#elements > mostElements) throw refused(`It has more than ${mostElements} elements`);
    if (this.#open.length >= deepest) throw refused(`It is nested more than ${deepest} levels deep`);
    if (this.#open.length === 0) return this.#openRoot(tag);
    const parent = this.#written();
    const name = tag.uri === svgNamespace || tag.uri === "" ? tag.local : null;
    if (this.#open.at(-1) === null) return void this.#open.push(null);
    if (name !== null && seeThrough.has(name) && !textOnly.has(parent)) {
      this.remove(`element ${name}`);
      return void this.#open.push("see through");
    }
    if (name === null || !known.has(name) || textOnly.has(parent)) {
      this.remove(`element ${tag.name.slice(0, 40)}`);
      return void this.#open.push(null);
    }
    this.#open.push(name);
    this.#out.push(`<${name}${this.#attributes(tag, name)}>`);
  }

  close(): void {
    const name = this.#open.pop();
    if (name != null && name !== "see through") this.#out.push(`</${name}>`);
  }

  text(text: string): void {
    if (this.#open.at(-1) !== null && texts.has(this.#written())) this.#out.push(escaped(text));
  }

  remove(what: string): void {
    if (this.#removed.size < mostRemovals) this.#removed.add(what);
  }

  finish(): CleanPlan {
    if (this.#elements === 0) throw refused("It is empty");
    return { svg: this.#out.join(""), removed: [...this.#removed] };
  }

  #openRoot(tag: SaxesTagNS): void {
    if (tag.local !== "svg" || (tag.uri !== svgNamespace && tag.uri !== "")) throw refused("It is not SVG");
    const given: Record<string, string> = {};
    for (const { name, value } of Object.values(tag.attributes)) given[name] = value;
    const viewBox = readViewBox(given);
    if (viewBox === undefined) throw refused("It does not say how large it is: a viewBox is missing");
    for (const name of Object.keys(given)) {
      if (!/^(viewBox|width|height|version|xmlns(:.*)?)$/.test(name))
        this.remove(`attribute ${name.slice(0, 40)} of svg`);
    }
    this.#open.push("svg");
    this.#out.push(`<svg xmlns="${svgNamespace}" viewBox="${viewBox}">`);
  }

  /** The nearest element around that is written. */
  #written(): string {
    return this.#open.findLast((name) => name !== null && name !== "see through") ?? "";
  }

  #attributes(tag: SaxesTagNS, element: string): string {
    const kept = new Map<string, string>();
    for (const { name, value } of Object.values(tag.attributes)) {
      if (name === "style" || name === "id" || name === "xmlns" || name.startsWith("xmlns:")) continue;
      const clean = cleanAttribute(name, value);
      if (clean === undefined) this.remove(`attribute ${name.slice(0, 40)} of ${element}`);
      else kept.set(name, clean);
    }
    for (const [name, value] of this.#looks(tag.attributes["style"]?.value ?? "")) kept.set(name, value);
    const written = [...kept].map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
    return this.#id(tag.attributes["id"]?.value, element) + written;
  }

  /** A style's declarations as attributes; a style wins over the attribute. */
  *#looks(style: string): Generator<[string, string]> {
    for (const declaration of style.split(";")) {
      const [name = "", ...rest] = declaration.split(":");
      const property = name.trim();
      if (property === "") continue;
      const clean = cleanLook(property, rest.join(":"));
      if (clean === undefined) this.remove(`style ${property.slice(0, 40)}`);
      else yield [property, clean];
    }
  }

  /** Ids are kept, each for the first that has it. */
  #id(id: string | undefined, element: string): string {
    if (id === undefined) return "";
    if (!isPlanId(id) || this.#ids.has(id)) {
      this.remove(`id of ${element}`);
      return "";
    }
    this.#ids.add(id);
    return ` id="${id}"`;
  }
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");
}
