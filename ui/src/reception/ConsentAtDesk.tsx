import { Checkbox } from "@fluentui/react-components";
import type { DeskConsent } from "@magic-meetings/contract/reception/reception.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { receptionMessages } from "./reception-messages.ts";
import styles from "./Reception.module.css";

export interface ConsentAtDeskProps {
  consent: DeskConsent;
  isSeen: boolean;
  onSeen: (isSeen: boolean) => void;
}

/** What becomes of the visitor's data, to turn round and show; which version she saw is kept with her visit. */
export function ConsentAtDesk({ consent, isSeen, onSeen }: ConsentAtDeskProps) {
  const text = useFeatureText(receptionMessages);
  return (
    <section className={styles.consent} aria-label={text("consent.title")}>
      <h3 className={styles.consentTitle}>{text("consent.title")}</h3>
      {/* Read by keyboard as well, where it is longer than its place. */}
      <div
        className={styles.consentWords}
        lang={consent.locale}
        dir="auto"
        tabIndex={0}
        role="group"
        aria-label={text("consent.words")}
      >
        {consent.content}
      </div>
      <p className={styles.quiet}>{text("consent.version", { number: String(consent.number) })}</p>
      <Checkbox label={text("consent.seen")} checked={isSeen} onChange={(_, { checked }) => onSeen(checked === true)} />
    </section>
  );
}

/** In the language of whoever works here, who reads it out if need be; else in English, else what there is. */
export function consentFor(consents: readonly DeskConsent[] | undefined, locale: string): DeskConsent | undefined {
  const inLanguage = (wanted: string) => consents?.find((one) => one.locale === wanted);
  return inLanguage(locale) ?? inLanguage("en") ?? consents?.[0];
}
