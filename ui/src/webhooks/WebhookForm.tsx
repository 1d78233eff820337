import { isTopic, topicAreas } from "@magic-meetings/contract/webhooks/webhook-rules.ts";
import { Button } from "@fluentui/react-components";
import { useId, useState, type FormEvent } from "react";
import list from "../elements/list.module.css";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { webhookMessages } from "./webhook-messages.ts";
import styles from "./WebhookForm.module.css";

export interface WebhookDraft {
  name: string;
  url: string;
  topics: string[];
}

export interface WebhookFormProps {
  draft: WebhookDraft;
  words: { submit: string; busy: string };
  busy: boolean;
  error: Error | null;
  onSubmit: (draft: WebhookDraft) => void;
  onCancel: () => void;
}

/** Where to send and what: all of an area at a time; single kinds that another system asked for stay as they are. */
export function WebhookForm({ draft, words, busy, error, onSubmit, onCancel }: WebhookFormProps) {
  const text = useFeatureText(webhookMessages);
  const id = useId();
  const [name, setName] = useState(draft.name);
  const [url, setUrl] = useState(draft.url);
  const [topics, setTopics] = useState<readonly string[]>(draft.topics);
  const isWhole = name.trim() !== "" && url.trim() !== "" && topics.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole && !busy) onSubmit({ name, url, topics: [...topics] });
  };
  const choices = [...topicAreas.map((area) => `${area}.*`), ...draft.topics.filter((one) => !one.endsWith(".*"))];
  return (
    <form className={list.stack} onSubmit={submit}>
      <label className={list.field} htmlFor={`${id}name`}>
        {text("name")}
        <input
          id={`${id}name`}
          className={list.input}
          required
          maxLength={100}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <label className={list.field} htmlFor={`${id}url`}>
        {text("url")}
        <input
          id={`${id}url`}
          className={list.input}
          required
          inputMode="url"
          maxLength={500}
          spellCheck={false}
          placeholder="https://"
          aria-describedby={`${id}urlHint`}
          value={url}
          onChange={({ target }) => setUrl(target.value)}
        />
        <span id={`${id}urlHint`}>{text("urlHint")}</span>
      </label>
      <fieldset className={styles.topics}>
        <legend className={list.hint}>{text("topics")}</legend>
        {choices.filter(isTopic).map((topic) => (
          <label key={topic} className={styles.topic}>
            <input
              type="checkbox"
              checked={topics.includes(topic)}
              onChange={({ target }) =>
                setTopics(target.checked ? [...topics, topic] : topics.filter((other) => other !== topic))
              }
            />
            <TopicName topic={topic} />
          </label>
        ))}
      </fieldset>
      {error ? <ProblemNotice error={error} kept={text("entered")} /> : null}
      {topics.length === 0 ? (
        <p className={list.hint} role="status">
          {text("chooseTopics")}
        </p>
      ) : null}
      <div className={list.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={busy || !isWhole}>
          {busy ? words.busy : words.submit}
        </Button>
        <Button onClick={onCancel}>{text("cancel")}</Button>
      </div>
    </form>
  );
}

/** An area in words; a single kind as other systems know it. */
export function TopicName({ topic }: { topic: string }) {
  const text = useFeatureText(webhookMessages);
  const area = `area.${topic.slice(0, -2)}`;
  return topic.endsWith(".*") && text.knows(area) ? text(area) : <code>{topic}</code>;
}
