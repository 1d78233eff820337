import { Button } from "@fluentui/react-components";
import { CameraRegular, PeopleAddRegular, PersonAddRegular } from "@fluentui/react-icons";
import { memo } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { receptionMessages } from "./reception-messages.ts";
import styles from "./Reception.module.css";

export interface DeskToolsProps {
  camera: boolean;
  onCamera: () => void;
  several: boolean;
  onSeveral: () => void;
  onWalkIn: () => void;
}

/** What else the desk can do. Not drawn anew for a letter that is typed. */
export const DeskTools = memo(function DeskTools({ camera, onCamera, several, onSeveral, onWalkIn }: DeskToolsProps) {
  const text = useFeatureText(receptionMessages);
  return (
    <div className={styles.tools}>
      <Button size="large" icon={<PersonAddRegular />} onClick={onWalkIn}>
        {text("walkIn")}
      </Button>
      <Button size="large" icon={<CameraRegular />} aria-pressed={camera} onClick={onCamera}>
        {text(camera ? "cameraEnd" : "camera")}
      </Button>
      <Button size="large" icon={<PeopleAddRegular />} aria-pressed={several} onClick={onSeveral}>
        {text(several ? "severalEnd" : "several")}
      </Button>
    </div>
  );
});
