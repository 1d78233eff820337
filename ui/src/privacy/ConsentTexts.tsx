import type { ConsentText } from "@magic-meetings/contract/privacy/consent-text.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { Button, Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { LanguageChoice, localeOf } from "../elements/LanguageChoice.tsx";
import list from "../elements/list.module.css";
import { Notice } from "../elements/Notice.tsx";
import { Pill } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { privacyMessages } from "./privacy-messages.ts";
import styles from "./Privacy.module.css";
import { useConsentTexts, useSayConsentText } from "./use-privacy.ts";

export interface ConsentTextsProps {
  siteId: string;
  timeZone: string;
  canSay: boolean;
}

/** What visitors of a site read in each language, and every version that there was. */
export function ConsentTexts({ siteId, timeZone, canSay }: ConsentTextsProps) {
  const text = useFeatureText(privacyMessages);
  const { language } = useReader();
  const texts = useConsentTexts(siteId);
  const [locale, setLocale] = useState<Locale>(localeOf(language));
  const versions = (texts.data?.items ?? []).filter((one) => one.locale === locale);
  return (
    <div className={list.stack}>
      <p className={list.hint}>{text("consent.hint")}</p>
      <LanguageChoice
        label={text("consent.language")}
        locale={locale}
        nameOf={(one) => text(`locale.${one}`)}
        onChange={setLocale}
      />
      {texts.isError ? <ProblemNotice error={texts.error} onRetry={() => void texts.refetch()} /> : null}
      {texts.isPending ? <SkeletonLines label={text("loading")} widths={["100%", "80%"]} /> : null}
      {texts.isSuccess ? (
        <>
          {canSay ? <SayAnew key={locale} siteId={siteId} locale={locale} current={versions[0]} /> : null}
          {versions.length === 0 ? (
            <p className={list.hint}>{text("consent.none")}</p>
          ) : (
            <Versions versions={versions} timeZone={timeZone} />
          )}
        </>
      ) : null}
    </div>
  );
}

interface SayAnewProps {
  siteId: string;
  locale: Locale;
  current: ConsentText | undefined;
}

function SayAnew({ siteId, locale, current }: SayAnewProps) {
  const text = useFeatureText(privacyMessages);
  const say = useSayConsentText(siteId);
  const [typed, setTyped] = useState(current?.content ?? "");
  const content = typed.trim();
  const isSame = content === current?.content;
  return (
    <form
      className={styles.part}
      onSubmit={(event) => {
        event.preventDefault();
        if (content !== "" && !isSame && !say.isPending) say.mutate({ locale, content });
      }}
    >
      {say.isSuccess ? <Notice kind="success" title={text("consent.said", { number: say.data.number })} /> : null}
      {say.isError ? <ProblemNotice error={say.error} /> : null}
      <Field
        className={styles.words}
        label={text("consent.text")}
        {...(isSame && !say.isSuccess ? { hint: text("consent.same") } : {})}
      >
        <Textarea
          lang={locale}
          rows={5}
          maxLength={4000}
          value={typed}
          onChange={(_, { value }) => {
            say.reset();
            setTyped(value);
          }}
        />
      </Field>
      <div>
        <Button type="submit" disabledFocusable={say.isPending || content === "" || isSame}>
          {text("consent.say", { number: (current?.number ?? 0) + 1 })}
        </Button>
      </div>
    </form>
  );
}

function Versions({ versions, timeZone }: { versions: readonly ConsentText[]; timeZone: string }) {
  const text = useFeatureText(privacyMessages);
  const { language } = useReader();
  return (
    <div className={list.scroll} role="group" aria-label={text("consent.versions")} tabIndex={0}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{text("consent.version")}</th>
            <th scope="col">{text("consent.since")}</th>
            <th scope="col">{text("consent.by")}</th>
            <th scope="col">{text("consent.seen")}</th>
            <th scope="col">{text("consent.text")}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ id, number, createdAt, createdBy, seen, content, current, locale }) => (
            <tr key={id}>
              <th scope="row">
                {number} {current ? <Pill tone="success">{text("consent.current")}</Pill> : null}
              </th>
              <td className={list.when}>{formatMoment(createdAt, timeZone, language)}</td>
              <td>{createdBy?.name ?? text("by.service")}</td>
              <td>{seen.toLocaleString(language)}</td>
              <td>
                <p className={styles.text} lang={locale}>
                  {content}
                </p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
