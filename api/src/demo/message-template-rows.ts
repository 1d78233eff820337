import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { builtInTemplates } from "../messages/message-template.ts";
import type { DemoCompany } from "./demo-company.ts";
import { demoId } from "./demo-id.ts";
import { addRow, maintained, type DemoRows } from "./demo-rows.ts";

/** The product's own words as the company's first version, ready to be changed. */
export function addMessageTemplateRows(rows: DemoRows, company: DemoCompany): void {
  for (const [kind, words] of Object.entries(builtInTemplates)) {
    for (const [locale, text] of Object.entries(words) as [Locale, (typeof words)[Locale]][]) {
      addRow(rows, "message_template", {
        id: demoId(`${company.key}/template/${kind}/${locale}`),
        kind,
        channel: "teams",
        locale,
        title: text.title,
        summary: text.summary,
        ...maintained(),
      });
    }
  }
}
