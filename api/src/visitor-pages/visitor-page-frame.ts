import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { escapeHtml } from "../mail/escape-html.ts";
import type { VisitorPageSentences } from "./visitor-page-sentence-keys.ts";

/** Where the page's own style and script are. */
export const visitAssets = "/visit-assets";

interface Frame {
  locale: Locale;
  title: string;
  say: VisitorPageSentences;
  /** HTML. */
  main: string;
}

/** The document around what a visitor sees; its script finds its sentences in it. */
export function pageFrame({ locale, title, say, main }: Frame): string {
  const sentences = {
    offline: say.offline,
    failed: say.failed,
    rules: say.newRules,
    time: say.badTime,
    many: say.tooMany,
    changed: say.changed,
  };
  const spoken = Object.entries(sentences).map(([name, sentence]) => `data-say-${name}="${escapeHtml(sentence)}"`);
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${visitAssets}/visit-page.css">
<script type="module" src="${visitAssets}/visit-page.js"></script>
</head>
<body ${spoken.join(" ")}>
<p id="said" role="status"></p>
<main>
${main}
</main>
</body>
</html>
`;
}
