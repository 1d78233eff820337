import { Button } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons";
import { useEffect, useId, useRef, useState } from "react";
import list from "./list.module.css";
import { Notice } from "./Notice.tsx";

export interface SecretOnceProps {
  secret: string;
  words: {
    title: string;
    hint: string;
    label: string;
    copy: string;
    copied: string;
    /** Where the browser lets nobody write to the clipboard. */
    notCopied: string;
    done: string;
  };
  onDone: () => void;
}

/** A secret that is shown this one time, to be copied; afterwards nobody can read it again. */
export function SecretOnce({ secret, words, onDone }: SecretOnceProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  useEffect(() => field.current?.focus(), []);
  const copy = async () => {
    field.current?.select();
    const copied = await navigator.clipboard.writeText(secret).then(
      () => true,
      () => false,
    );
    setSaid(copied ? words.copied : words.notCopied);
  };
  return (
    <Notice
      kind="success"
      title={words.title}
      actions={
        <>
          <Button appearance="primary" icon={<CopyRegular />} onClick={() => void copy()}>
            {words.copy}
          </Button>
          <Button onClick={onDone}>{words.done}</Button>
        </>
      }
    >
      <p className={list.sentence}>{words.hint}</p>
      <label className={list.field} htmlFor={id}>
        {words.label}
        <input
          id={id}
          ref={field}
          className={list.input}
          readOnly
          value={secret}
          spellCheck={false}
          autoComplete="off"
          onFocus={({ target }) => target.select()}
        />
      </label>
      <p role="status" className={list.hint}>
        {said}
      </p>
    </Notice>
  );
}
