export interface Element {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  content: readonly Element[] | string;
}

export function element(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  content: readonly Element[] | string = [],
): Element {
  return { tag, attributes, content };
}

/** The document as text, two spaces deeper with each element. */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, "")}\n`;
}

function written({ tag, attributes, content }: Element, indent: string): string {
  const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const opening = `${indent}<${tag}${said.join("")}`;
  if (typeof content === "string") return `${opening}>${escaped(content)}</${tag}>`;
  if (content.length === 0) return `${opening}/>`;
  return `${opening}>\n${content.map((child) => written(child, `${indent}  `)).join("\n")}\n${indent}</${tag}>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
