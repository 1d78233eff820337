import type { VisitorExport } from "@magic-meetings/contract/privacy/known-visitor.ts";
import { toCsv } from "../http/csv-file.ts";

// The export to read and as a table. Whatever a person is called is text here, never markup and never a formula.

interface ExportLine {
  part: string;
  item: number;
  field: string;
  value: string;
}

type Part = Exclude<keyof VisitorExport, "exportedAt" | "company">;

const partNames: Record<Part, string> = {
  person: "Person",
  visits: "Visits",
  messages: "Messages",
  invites: "Meeting invites",
  consents: "What was read about privacy",
  houseRules: "House rules accepted",
  series: "Series",
  photos: "Photos",
};

/** Every field with where it stands; a nested one by its path. */
export function exportLines(exported: VisitorExport): ExportLine[] {
  return (Object.keys(partNames) as Part[]).flatMap((part) => {
    const items: readonly object[] = part === "person" ? [exported.person] : exported[part];
    return items.flatMap((one, index) =>
      fieldsOf(one).map(([field, value]) => ({ part, item: index + 1, field, value })),
    );
  });
}

function fieldsOf(value: unknown, path = ""): [field: string, value: string][] {
  if (value === null || value === undefined || value === "") return [];
  if (typeof value !== "object") return [[path, String(value)]];
  const entries = Array.isArray(value) ? value.map((one, i) => [String(i + 1), one] as const) : Object.entries(value);
  return entries.flatMap(([key, inner]) => fieldsOf(inner, path === "" ? key : `${path}.${key}`));
}

export function exportCsv(exported: VisitorExport): Uint8Array {
  return toCsv<ExportLine>(
    [
      ["part", ({ part }) => part],
      ["item", ({ item }) => item],
      ["field", ({ field }) => field],
      ["value", ({ value }) => value],
    ],
    exportLines(exported),
  );
}

export function exportHtml(exported: VisitorExport): Uint8Array {
  const lines = exportLines(exported);
  const sections = (Object.keys(partNames) as Part[]).map((part) => {
    const own = lines.filter((line) => line.part === part && !(part === "photos" && line.field === "jpeg"));
    const count = part === "person" ? 1 : exported[part].length;
    return `<section><h2>${partNames[part]}${part === "person" ? "" : ` (${count})`}</h2>${tables(own)}${
      part === "photos" ? pictures(exported) : ""
    }</section>`;
  });
  const title = `Data kept by ${escape(exported.company)}`;
  const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<style>body{font:1rem/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;margin-bottom:1rem;width:100%}th,td{border:1px solid;padding:.25rem .5rem;text-align:start;
vertical-align:top;overflow-wrap:anywhere}th{width:14rem}</style></head>
<body><h1>${title}</h1><p>As of ${escape(exported.exportedAt)} (UTC).</p>${sections.join("")}</body></html>`;
  return new TextEncoder().encode(page);
}

function tables(lines: readonly ExportLine[]): string {
  const items = [...new Set(lines.map(({ item }) => item))];
  if (items.length === 0) return "<p>Nothing.</p>";
  return items
    .map((item) => {
      const rows = lines.filter((line) => line.item === item);
      const cells = rows.map(
        ({ field, value }) => `<tr><th scope="row">${escape(field)}</th><td dir="auto">${escape(value)}</td></tr>`,
      );
      return `<table><tbody>${cells.join("")}</tbody></table>`;
    })
    .join("");
}

function pictures({ photos }: VisitorExport): string {
  return photos.map(({ jpeg }) => `<p><img alt="Photo" src="data:image/jpeg;base64,${escape(jpeg)}"></p>`).join("");
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
