import { ToggleButton } from "@fluentui/react-components";
import { useText } from "../messages/text-context.ts";
import { featureName } from "./offer-words.ts";
import { roomFeatures } from "./room-words.ts";
import styles from "./RoomNeeds.module.css";

export interface RoomNeedsProps {
  needs: readonly string[];
  onNeeds: (needs: readonly string[]) => void;
}

/** What a room has to have, one press each. */
export function RoomNeeds({ needs, onNeeds }: RoomNeedsProps) {
  const text = useText();
  return (
    <div className={styles.needs} role="group" aria-label={text("room.needs")}>
      {roomFeatures.map((feature) => {
        const wanted = needs.includes(feature);
        return (
          <ToggleButton
            key={feature}
            size="small"
            shape="circular"
            checked={wanted}
            onClick={() => onNeeds(wanted ? needs.filter((one) => one !== feature) : [...needs, feature])}
          >
            {featureName(feature, text)}
          </ToggleButton>
        );
      })}
    </div>
  );
}
