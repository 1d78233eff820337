import type { HouseRuleVersion } from "@magic-meetings/contract/house-rules/house-rule.ts";
import list from "../elements/list.module.css";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { houseRuleMessages } from "./house-rule-messages.ts";
import styles from "./HouseRules.module.css";

/** Every version that there was, with who put it into force and how many visits agreed to it. */
export function HouseRuleVersions({ versions, timeZone }: { versions: readonly HouseRuleVersion[]; timeZone: string }) {
  const text = useFeatureText(houseRuleMessages);
  const { language } = useReader();
  return (
    <div className={list.scroll} role="group" aria-label={text("versions")} tabIndex={0}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{text("version")}</th>
            <th scope="col">{text("since")}</th>
            <th scope="col">{text("by")}</th>
            <th scope="col">{text("accepted")}</th>
            <th scope="col">{text("languages")}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ number, createdAt, createdBy, accepted, documents }) => (
            <tr key={number}>
              <th scope="row">{number}</th>
              <td className={list.when}>{formatMoment(createdAt, timeZone, language)}</td>
              <td>{createdBy || text("service")}</td>
              <td>{accepted.toLocaleString(language)}</td>
              <td>
                {documents.length === 0 ? text("nothing") : null}
                {documents.map(({ locale, document }) => (
                  <details key={locale}>
                    <summary>{text(`locale.${locale}`)}</summary>
                    <p className={styles.text} lang={locale}>
                      {document}
                    </p>
                  </details>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
