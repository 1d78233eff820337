import type { HouseRuleVersion } from "@magic-meetings/contract/house-rules/house-rule.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { Button, Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { LanguageChoice, localeOf } from "../elements/LanguageChoice.tsx";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { houseRuleMessages } from "./house-rule-messages.ts";
import styles from "./HouseRules.module.css";
import { isSameDraft, readDraft, writtenDocuments, type HouseRuleDraft } from "./house-rule-draft.ts";
import { usePutHouseRules } from "./use-house-rules.ts";

/** The text of each language, put into force as one new version; the version before can be put back. */
export function HouseRuleForm({ siteId, versions }: { siteId: string; versions: readonly HouseRuleVersion[] }) {
  const text = useFeatureText(houseRuleMessages);
  const { language } = useReader();
  const put = usePutHouseRules(siteId);
  const [current, before] = versions;
  const number = current?.number ?? 0;
  const [locale, setLocale] = useState<Locale>(localeOf(language));
  const [typed, setTyped] = useState<{ after: number | undefined; draft: HouseRuleDraft }>();
  // What was typed before somebody else put a version into force stays; only what nobody typed follows it.
  const draft = typed?.draft ?? readDraft(current);
  const isSame = isSameDraft(draft, readDraft(current));
  const send = (documents: HouseRuleDraft, after: number) => {
    put.mutate(
      { after, documents: writtenDocuments(documents) },
      {
        onSuccess: () => setTyped(undefined),
        // Whoever was told that somebody was faster may put this into force after that.
        onError: () => setTyped({ after: undefined, draft: documents }),
      },
    );
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSame && !put.isPending) send(draft, typed?.after ?? number);
      }}
    >
      {put.isSuccess ? (
        <Notice kind="success" title={text("inForce", { number: put.data.number })}>
          {before === undefined ? null : (
            <Button size="small" onClick={() => send(readDraft(before), number)}>
              {text("back")}
            </Button>
          )}
        </Notice>
      ) : null}
      {put.isError ? <ProblemNotice error={put.error} /> : null}
      <LanguageChoice
        label={text("language")}
        locale={locale}
        nameOf={(one) => text(`locale.${one}`)}
        onChange={setLocale}
      />
      <Field
        className={styles.words}
        label={text("document", { language: text(`locale.${locale}`) })}
        hint={text("documentHint")}
      >
        <Textarea
          lang={locale}
          rows={8}
          maxLength={20_000}
          resize="vertical"
          value={draft[locale]}
          onChange={(_, { value }) => {
            put.reset();
            setTyped({ after: typed ? typed.after : number, draft: { ...draft, [locale]: value } });
          }}
        />
      </Field>
      <div>
        <Button type="submit" disabledFocusable={isSame || put.isPending} title={isSame ? text("same") : ""}>
          {text("put", { number: number + 1 })}
        </Button>
      </div>
    </form>
  );
}
