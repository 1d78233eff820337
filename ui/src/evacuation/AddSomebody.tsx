import { Button, Field, Input } from "@fluentui/react-components";
import { PersonAddRegular } from "@fluentui/react-icons";
import { useId, useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import styles from "./AddSomebody.module.css";
import { evacuationMessages } from "./evacuation-messages.ts";

interface AddSomebodyProps {
  hosts: readonly { id: string; name: string }[];
  onAdd: (name: string, hostId: string) => void;
}

/** Somebody stands at the assembly point who is on no list: a name and whom she came to see are enough. */
export function AddSomebody({ hosts, onAdd }: AddSomebodyProps) {
  const text = useFeatureText(evacuationMessages);
  const names = useId();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [hostName, setHostName] = useState("");
  const host = hosts.find((one) => one.name.toLowerCase() === hostName.trim().toLowerCase());
  if (!isOpen) {
    return (
      <div className={styles.closed}>
        <Button size="large" icon={<PersonAddRegular />} onClick={() => setOpen(true)}>
          {text("notOnList")}
        </Button>
      </div>
    );
  }
  const add = () => {
    if (host === undefined || name.trim() === "") return;
    onAdd(name.trim(), host.id);
    setName("");
    setHostName("");
    setOpen(false);
  };
  return (
    <form
      className={styles.form}
      aria-label={text("notOnList")}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field label={text("name")} required>
        <Input size="large" autoFocus maxLength={200} value={name} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <Field label={text("host")} required>
        <Input size="large" list={names} value={hostName} onChange={(_event, { value }) => setHostName(value)} />
      </Field>
      <datalist id={names}>
        {hosts.map(({ id, name: hostOf }) => (
          <option key={id} value={hostOf} />
        ))}
      </datalist>
      <div className={styles.acts}>
        <Button size="large" appearance="primary" type="submit" disabled={host === undefined || name.trim() === ""}>
          {text("add")}
        </Button>
        <Button size="large" onClick={() => setOpen(false)}>
          {text("cancel")}
        </Button>
      </div>
    </form>
  );
}
