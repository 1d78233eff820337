import { cardKinds } from "@magic-meetings/contract/messages/message-words.ts";
import type { NotificationPreference } from "@magic-meetings/contract/notification-preferences/notification-preference.ts";
import {
  routesOf,
  urgentKinds,
  type Route,
} from "@magic-meetings/contract/notification-preferences/notification-words.ts";
import { AlertRegular } from "@fluentui/react-icons";
import { useId } from "react";
import list from "../elements/list.module.css";
import { SectionCard } from "../elements/SectionCard.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { notificationPreferenceMessages } from "./notification-preference-messages.ts";
import styles from "./NotificationPreferences.module.css";

type Routes = NotificationPreference["routes"];

export interface RouteChoicesProps {
  routes: Routes;
  onChange: (routes: Routes) => void;
}

/** By kind of message: in chat, by mail, in the digest or not at all. */
export function RouteChoices({ routes, onChange }: RouteChoicesProps) {
  const text = useFeatureText(notificationPreferenceMessages);
  const id = useId();
  return (
    <SectionCard icon={<AlertRegular />} title={text("ways")}>
      <p className={styles.quiet}>{text("waysHint")}</p>
      <ul className={styles.lines}>
        {cardKinds.map((kind) => (
          <li key={kind} className={styles.line}>
            <label className={styles.name} htmlFor={id + kind}>
              {text(`kind.${kind}`)}
              {urgentKinds.includes(kind) ? <span className={styles.quiet}> {text("urgent")}</span> : null}
            </label>
            <select
              id={id + kind}
              className={list.input}
              value={routes[kind] ?? "teams"}
              onChange={({ target }) => onChange({ ...routes, [kind]: target.value as Route })}
            >
              {routesOf(kind).map((route) => (
                <option key={route} value={route}>
                  {text(`route.${route}`)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}
