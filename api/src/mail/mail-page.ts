import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { escapeHtml } from "./escape-html.ts";

// Mail programs know neither style sheets nor variables: every element says itself how it looks.
const font = "font-family:'Segoe UI',Helvetica,Arial,sans-serif";
const ink = "color:#242424";

/** What stands behind the rest. */
export const subtle = "color:#5c5c5c";

/** A mail that every mail program shows: one column of tables, no script, nothing loaded from anywhere. `rows` are its `<tr>`. */
export function mailPage({ locale, subject, rows }: { locale: Locale; subject: string; rows: string }): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:0;background:#f5f5f5">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f5f5f5">
<tr><td align="center" style="padding:16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:8px;${font};${ink};font-size:16px;line-height:1.5">
${rows}
</table>
</td></tr>
</table>
</body>
</html>
`;
}
