import type { CardJson } from "../conversations/turn.ts";

// The few Adaptive Card elements that our cards are made of. What people typed goes into text runs, which know no markdown:
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

/** The coloured head of a card: what it is about, and how that stands. */
export function head(title: string, stateSentence: string, style: string): CardJson {
  return {
    type: "Container",
    style,
    bleed: true,
    items: [
      text(title, { bold: true, large: true }),
      { type: "TextBlock", text: literally(stateSentence), wrap: true, spacing: "None" },
    ],
  };
}

/** A text block reads markdown, and a sentence of ours may name somebody: what is markdown in her name stays as it is written. */
function literally(sentence: string): string {
  return sentence.replace(/[\\`*_~[\]]/g, "\\$&");
}

/** What a pressed button could not do, in sentences. */
export function notice(sentences: readonly string[]): CardJson[] {
  if (sentences.length === 0) return [];
  const [first = "", ...rest] = sentences;
  const items = tight([text(first, { bold: true }), ...rest.map((sentence) => text(sentence))]);
  return [{ type: "Container", style: "attention", bleed: true, items }];
}

export interface Button {
  title: string;
  verb: string;
  data: Record<string, string | number>;
  /** What the title means, where the card has several of them. */
  tooltip?: string;
  style?: "positive" | "destructive";
  /** The card has inputs that are not this button's. */
  withoutInputs?: boolean;
}

/** A button that comes back to the bot. A client without Universal Actions submits it; the verb then travels in the data. */
export function button({ title, verb, data, tooltip, style, withoutInputs }: Button): CardJson {
  const more = {
    ...(tooltip === undefined ? {} : { tooltip }),
    ...(style === undefined ? {} : { style }),
    ...(withoutInputs ? { associatedInputs: "none" } : {}),
  };
  return {
    type: "Action.Execute",
    title,
    verb,
    data,
    ...more,
    fallback: { type: "Action.Submit", title, data: { verb, ...data }, ...more },
  };
}

/** Buttons below what they are about. */
export function buttons(actions: CardJson[]): CardJson[] {
  return actions.length === 0 ? [] : [{ type: "ActionSet", spacing: "Small", actions }];
}

/** What is spoken may be read as SSML, where these three would be markup. */
export function spoken(sentence: string): string {
  return sentence.replace(/[<>&]/g, " ").replace(/\s+/g, " ");
}

/** At most `longest` characters; what is cut off is shown by an ellipsis. */
export function clip(content: string, longest: number): string {
  if (content.length <= longest) return content;
  const characters = [...content];
  return characters.length <= longest
    ? content
    : `${characters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`;
}
