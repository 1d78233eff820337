import { Button, Input } from "@fluentui/react-components";
import { DismissRegular, SearchRegular } from "@fluentui/react-icons";
import { useEffect, useRef, type ReactNode } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { receptionMessages } from "./reception-messages.ts";
import styles from "./Reception.module.css";
import { scannedIn } from "./scanned.ts";

export interface SearchBarProps {
  typed: string;
  onTyped: (typed: string) => void;
  /** A hand scanner typed a pass into the field. */
  onCode: (code: string) => void;
  /** Enter: the first that was found. */
  onFirst: () => void;
  /** What stands beside the field. */
  children: ReactNode;
}

/** The field that everything begins with: it has the focus when the page opens. */
export function SearchBar({ typed, onTyped, onCode, onFirst, children }: SearchBarProps) {
  const text = useFeatureText(receptionMessages);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const enter = () => {
    // What a scanner typed is read from the field itself: it may be faster than the page.
    const value = field.current?.value ?? typed;
    if (scannedIn(value) === undefined) return onFirst();
    onTyped("");
    onCode(value);
  };
  return (
    <div className={styles.bar} role="search">
      <Input
        ref={field}
        className={styles.search}
        size="large"
        type="search"
        value={typed}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        aria-label={text("search")}
        placeholder={text("searchHint")}
        contentBefore={<SearchRegular aria-hidden="true" />}
        contentAfter={
          typed === "" ? undefined : (
            <Button
              size="small"
              appearance="transparent"
              icon={<DismissRegular />}
              aria-label={text("clear")}
              onClick={() => {
                onTyped("");
                field.current?.focus();
              }}
            />
          )
        }
        onChange={(_, { value }) => onTyped(value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") enter();
          if (event.key === "Escape") onTyped("");
        }}
      />
      {children}
    </div>
  );
}
