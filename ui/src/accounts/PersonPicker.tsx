import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useDeferredValue, useId, useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { accountMessages } from "./account-messages.ts";
import styles from "./Accounts.module.css";
import { usePeople } from "./use-accounts.ts";

export interface Person {
  id: string;
  name: string;
}

export interface PersonPickerProps {
  label: string;
  hint?: string;
  search: string;
  /** Said where nobody is chosen. */
  nobody: string;
  value: readonly Person[];
  /** One at most: who is chosen takes the place of who was. */
  single?: boolean;
  onChange: (value: Person[]) => void;
}

/** Chosen people, each with a button that takes them away, and a field that finds more. */
export function PersonPicker({ label, hint, search, nobody, value, single = false, onChange }: PersonPickerProps) {
  const text = useFeatureText(accountMessages);
  const id = useId();
  const [typed, setTyped] = useState("");
  const found = usePeople(useDeferredValue(typed.trim()));
  const left = (found.data ?? []).filter((person) => !value.some((chosen) => chosen.id === person.id));
  const choose = (person: Person) => {
    onChange(single ? [person] : [...value, person]);
    setTyped("");
  };
  return (
    <div className={styles.field} role="group" aria-labelledby={`${id}label`}>
      <span id={`${id}label`}>{label}</span>
      {hint ? <span className={styles.hint}>{hint}</span> : null}
      <div className={styles.chips}>
        {value.map((person) => (
          <Button
            key={person.id}
            size="small"
            icon={<DismissRegular />}
            iconPosition="after"
            aria-label={text("editor.removeUser", { name: person.name })}
            onClick={() => onChange(value.filter((chosen) => chosen.id !== person.id))}
          >
            {person.name}
          </Button>
        ))}
        {value.length === 0 ? <span>{nobody}</span> : null}
      </div>
      <input
        type="search"
        className={styles.input}
        aria-label={search}
        placeholder={search}
        maxLength={100}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {typed.trim() === "" ? null : (
        <div className={styles.chips}>
          {left.slice(0, 6).map(({ id: personId, name }) => (
            <Button
              key={personId}
              size="small"
              appearance="outline"
              aria-label={text("editor.addUser", { name })}
              onClick={() => choose({ id: personId, name })}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
