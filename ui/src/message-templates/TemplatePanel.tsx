import type {
  MessageTemplateEntry,
  TemplateLanguages,
} from "@magic-meetings/contract/message-templates/message-template.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useDeferredValue, useState } from "react";
import list from "../elements/list.module.css";
import { ChoiceFilter } from "../elements/ListFilters.tsx";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SidePanel } from "../elements/SidePanel.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { messageTemplateMessages } from "./message-template-messages.ts";
import {
  useTemplateChange,
  useTemplatePreview,
  useTemplateVersions,
  type TemplateChange,
} from "./use-message-templates.ts";

type Language = keyof TemplateLanguages;

const languages: readonly Language[] = ["en", "da", "nb", "it", "de"];

export interface TemplatePanelProps {
  template: MessageTemplateEntry;
  /** What the kind of message is called. */
  name: string;
  onClose: () => void;
}

/** The words of one kind of message on one channel, language by language, with what they say. */
export function TemplatePanel({ template, name, onClose }: TemplatePanelProps) {
  const text = useFeatureText(messageTemplateMessages);
  const { kind, channel, own, builtIn, variables, required, version } = template;
  const present = own ?? builtIn;
  const [typed, setTyped] = useState<TemplateLanguages>(present);
  const [language, setLanguage] = useState<Language>("en");
  const change = useTemplateChange({ kind, channel });
  const isChanged = JSON.stringify(typed) !== JSON.stringify(present);
  const words = typed[language];
  const write = (part: Partial<typeof words>) => setTyped({ ...typed, [language]: { ...words, ...part } });
  return (
    <SidePanel title={name} closeLabel={text("close")} onClose={onClose}>
      <ChoiceFilter
        label={text("languages")}
        value={language}
        choices={languages.map((value) => ({ value, label: text(`locale.${value}`) }))}
        onChange={(value) => setLanguage(value === "" ? "en" : value)}
      />
      <Field label={text("title")}>
        <Input value={words.title} maxLength={200} onChange={(_, { value }) => write({ title: value })} />
      </Field>
      <Field label={text("summary")}>
        <Textarea value={words.summary} maxLength={500} onChange={(_, { value }) => write({ summary: value })} />
      </Field>
      <p className={list.hint}>
        {text("variables")}:{" "}
        {variables.map((one) => (required.includes(one) ? `{${one}} (${text("required")})` : `{${one}}`)).join(", ")}
      </p>
      <Preview template={template} language={language} words={words} />
      <Outcome change={change} />
      <div className={list.actions}>
        <Button
          appearance="primary"
          disabled={!isChanged || change.isPending}
          onClick={() => change.mutate({ do: "save", version, languages: typed })}
        >
          {text(change.isPending ? "saving" : "save")}
        </Button>
        <Button disabled={change.isPending} onClick={() => change.mutate({ do: "test" })}>
          {text("test")}
        </Button>
        {own === null ? null : (
          <Button disabled={change.isPending} onClick={() => change.mutate({ do: "reset" })}>
            {text("reset")}
          </Button>
        )}
      </div>
      <Versions template={template} onTake={(taken) => setTyped({ ...typed, ...taken })} />
    </SidePanel>
  );
}

interface PreviewProps {
  template: MessageTemplateEntry;
  language: Language;
  words: { title: string; summary: string };
}

function Preview({ template: { kind, channel }, language, words }: PreviewProps) {
  const text = useFeatureText(messageTemplateMessages);
  const typed = useDeferredValue(words);
  const preview = useTemplatePreview({ kind, channel }, { locale: language, ...typed });
  return (
    <div aria-live="polite">
      <h3 className={list.hint}>{text("preview")}</h3>
      {preview.error instanceof ApiProblem && preview.error.problem?.errors ? (
        preview.error.problem.errors.map(({ detail }) => (
          <p key={detail} className={list.sentence}>
            {detail}
          </p>
        ))
      ) : preview.isError ? (
        <ProblemNotice error={preview.error} />
      ) : preview.data ? (
        <>
          <p className={list.sentence}>
            <strong>{preview.data.title}</strong>
          </p>
          <p className={list.sentence}>{preview.data.summary}</p>
          <p className={list.hint}>{text(preview.data.isReal ? "previewReal" : "previewSample")}</p>
        </>
      ) : null}
    </div>
  );
}

function Outcome({ change }: { change: ReturnType<typeof useTemplateChange> }) {
  const text = useFeatureText(messageTemplateMessages);
  if (change.isSuccess) return <Notice kind="success" title={text(said[change.variables.do])} />;
  if (!change.isError) return null;
  const problem = change.error instanceof ApiProblem ? change.error.problem : undefined;
  if (problem?.code === "version_conflict") return <Notice kind="warning" title={text("conflict")} />;
  if (problem?.code !== "invalid" || problem.errors === undefined) return <ProblemNotice error={change.error} />;
  return (
    <Notice kind="warning" title={text("faults")}>
      {problem.errors.map(({ pointer, detail }) => {
        const language = languages.find((one) => pointer.endsWith(`/${one}`));
        return (
          <p key={pointer + detail} className={list.sentence}>
            {language ? text("fault", { language: text(`locale.${language}`), detail }) : detail}
          </p>
        );
      })}
    </Notice>
  );
}

const said = { save: "saved", reset: "isReset", test: "tested" } as const satisfies Record<
  TemplateChange["do"],
  string
>;

interface VersionsProps {
  template: MessageTemplateEntry;
  onTake: (languages: Partial<TemplateLanguages>) => void;
}

function Versions({ template: { kind, channel }, onTake }: VersionsProps) {
  const text = useFeatureText(messageTemplateMessages);
  const { language, timeZone } = useReader();
  const versions = useTemplateVersions({ kind, channel }).data?.items ?? [];
  if (versions.length === 0) return null;
  return (
    <div>
      <h3 className={list.hint}>{text("versions")}</h3>
      <ol className={list.lines}>
        {versions.map(({ version, at, by, languages: taken }) => {
          const moment = formatMoment(at, timeZone, language);
          return (
            <li key={version} className={list.actions}>
              <span>
                {by === null
                  ? text("versionLine", { version, moment })
                  : text("versionLineBy", { version, moment, name: by })}
              </span>
              <Button size="small" onClick={() => onTake(withoutGaps(taken))}>
                {text("take")}
              </Button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function withoutGaps(taken: {
  [Key in Language]?: { title: string; summary: string } | undefined;
}): Partial<TemplateLanguages> {
  return Object.fromEntries(
    Object.entries(taken).filter(([, words]) => words !== undefined),
  ) as Partial<TemplateLanguages>;
}
