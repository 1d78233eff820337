import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { FoodRegular } from "@fluentui/react-icons";
import { useState } from "react";

/** A small square picture of a service; a plate where there is none or it does not load. It says nothing the name does not. */
export function Picture({ url, size = "medium" }: { url: string | null; size?: "small" | "medium" }) {
  const styles = useStyles();
  const [broken, setBroken] = useState(false);
  const className = mergeClasses(styles.picture, styles[size]);
  if (!url || broken) {
    return (
      <span className={className} aria-hidden="true">
        <FoodRegular />
      </span>
    );
  }
  return <img className={className} src={url} alt="" loading="lazy" onError={() => setBroken(true)} />;
}

const useStyles = makeStyles({
  picture: {
    flexShrink: 0,
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    objectFit: "cover",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase500,
  },
  small: { width: "2rem", height: "2rem" },
  medium: { width: "2.5rem", height: "2.5rem" },
});
