import type { CardJson } from "../conversations/turn.ts";

// The few Adaptive Card elements that the card is made of. What people typed goes into text runs, which know no markdown:
// a subject such as "[free lunch](http://…)" stays what it is.

export type Colour = "Default" | "Good" | "Warning" | "Attention" | "Accent";

export interface TextStyle {
  bold?: boolean;
  large?: boolean;
  subtle?: boolean;
  colour?: Colour;
  right?: boolean;
}

const longestText = 160;

/** One paragraph of any text, shown literally. */
export function text(content: string, style: TextStyle = {}): CardJson {
  return {
    type: "RichTextBlock",
    ...(style.right ? { horizontalAlignment: "Right" } : {}),
    inlines: [
      {
        type: "TextRun",
        text: clip(content, longestText),
        ...(style.bold ? { weight: "Bolder" } : {}),
        ...(style.large ? { size: "Large" } : {}),
        ...(style.subtle ? { isSubtle: true } : {}),
        ...(style.colour && style.colour !== "Default" ? { color: style.colour } : {}),
      },
    ],
  };
}

/** A section's heading, read out as one. Only sentences of ours: a text block reads markdown. */
export function heading(sentence: string): CardJson {
  return {
    type: "TextBlock",
    style: "heading",
    text: sentence,
    weight: "Bolder",
    size: "Default",
    wrap: true,
    spacing: "Medium",
    separator: true,
  };
}

/** Something on the left that may be long, and something short on the right. */
export function row(left: CardJson[], right: CardJson): CardJson {
  return {
    type: "ColumnSet",
    spacing: "Small",
    columns: [
      { type: "Column", width: "stretch", items: left },
      { type: "Column", width: "auto", items: [right] },
    ],
  };
}

/** The same elements directly below each other. */
export function tight(elements: CardJson[]): CardJson[] {
  return elements.map((element, index) => (index === 0 ? element : { ...element, spacing: "None" }));
}

/** At most `longest` characters; what is cut off is shown by an ellipsis. */
export function clip(content: string, longest: number): string {
  const characters = [...content];
  return characters.length <= longest
    ? content
    : `${characters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`;
}
