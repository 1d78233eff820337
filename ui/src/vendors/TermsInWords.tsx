import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { formatPercent } from "./format-percent.ts";
import { termsSentences } from "./terms-sentences.ts";
import type { VendorForm } from "./vendor-form.ts";
import { vendorMessages } from "./vendor-messages.ts";
import styles from "./Vendors.module.css";

/** The whole rule as a person says it. */
export function TermsInWords({ form }: { form: VendorForm }) {
  const text = useFeatureText(vendorMessages);
  const { language } = useReader();
  const sentences = termsSentences(form, { text, percent: (percent) => formatPercent(percent, language) });
  return (
    <section className={styles.words} aria-label={text("sentence.title")}>
      <h3 className={styles.subtitle}>{text("sentence.title")}</h3>
      <p className={styles.sentences}>{sentences.join(" ") || text("preview.incomplete")}</p>
    </section>
  );
}
