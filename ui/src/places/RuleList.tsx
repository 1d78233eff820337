import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import type { RoomDetail } from "@magic-meetings/contract/places/room-detail.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import type { PlaceRef } from "./place-ref.ts";
import { placeMessages } from "./place-messages.ts";
import { ruleSentence, type RuleWords } from "./rule-sentence.ts";
import { useIsUpkeeper, useThings } from "./use-places.ts";
import styles from "./RuleList.module.css";

export interface RuleListProps {
  title: string;
  rules: readonly Pick<RoomDetail["rules"][number], "id" | "name" | "terms" | "group">[];
  /** What a new rule is below: a room's id, or a group's behind `group-`. */
  below: string;
  readOnly: boolean;
  onSelect: (ref: PlaceRef) => void;
}

/** What booking takes, a sentence per rule; a group's rule opens the group. */
export function RuleList({ title, rules, below, readOnly, onSelect }: RuleListProps) {
  const text = useFeatureText(placeMessages);
  const words = useRuleWords();
  return (
    <section className={styles.rules}>
      <h3 className={styles.heading}>{title}</h3>
      {rules.length === 0 ? <p className={styles.none}>{text("room.noRules")}</p> : null}
      <ul className={styles.list}>
        {rules.map(({ id, name, terms, group }) => {
          const sentence = ruleSentence(terms, words) ?? "";
          return (
            <li key={id} className={styles.rule}>
              <button
                type="button"
                className={styles.name}
                onClick={() => onSelect(group ? { kind: "room-group", id: group.id } : { kind: "room-rule", id })}
              >
                {name}
              </button>
              <span>{group ? text("room.ruleOfGroup", { sentence, group: group.name }) : sentence}</span>
            </li>
          );
        })}
      </ul>
      {readOnly ? null : (
        <div>
          <Button size="small" icon={<AddRegular />} onClick={() => onSelect({ kind: "new", of: "room-rule", below })}>
            {text("add.room-rule")}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What rules' sentences are made of; groups of people have names for those only who keep them up. */
export function useRuleWords(): RuleWords {
  const text = useFeatureText(placeMessages);
  const { language } = useReader();
  const groups = useThings("user-group", {}, useIsUpkeeper());
  return { text, language, groupName: (id) => groups.data?.items.find((group) => group.id === id)?.name };
}
