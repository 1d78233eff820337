import { Button, Field, Input } from "@fluentui/react-components";
import { indexOf, searchVisits } from "@magic-meetings/contract/reception/search-rules.ts";
import { useMemo, useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { receptionMessages } from "./reception-messages.ts";
import styles from "./Reception.module.css";

interface Host {
  id: string;
  name: string;
}

const mostShown = 6;

/** Finds a host among those who are known here, with or without a network. */
export function HostFinder({
  hosts,
  chosen,
  onChoose,
}: {
  hosts: readonly Host[];
  chosen: Host | undefined;
  onChoose: (host: Host | undefined) => void;
}) {
  const text = useFeatureText(receptionMessages);
  const [typed, setTyped] = useState("");
  const index = useMemo(() => indexOf(hosts.map(({ id, name }) => ({ id, searchText: name }))), [hosts]);
  const found = typed.trim() === "" ? [] : searchVisits(index, typed).slice(0, mostShown);
  if (chosen !== undefined) {
    return (
      <div className={styles.chosenHost}>
        <span>{text("walkIn.hostChosen", { name: chosen.name })}</span>
        <Button size="small" onClick={() => onChoose(undefined)}>
          {text("walkIn.otherHost")}
        </Button>
      </div>
    );
  }
  return (
    <div>
      <Field label={text("walkIn.host")} hint={text("walkIn.hostHint")} required>
        <Input value={typed} autoComplete="off" onChange={(_, { value }) => setTyped(value.slice(0, 100))} />
      </Field>
      {typed.trim() !== "" && found.length === 0 ? <p className={styles.quiet}>{text("walkIn.noHost")}</p> : null}
      <ul className={styles.plainList}>
        {found.map((id) => {
          const host = hosts.find((one) => one.id === id);
          return host === undefined ? null : (
            <li key={id}>
              <Button
                appearance="subtle"
                aria-label={text("walkIn.chooseHost", { name: host.name })}
                onClick={() => onChoose(host)}
              >
                {host.name}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
