import { FoodRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { classNames } from "./class-names.ts";
import styles from "./Picture.module.css";

/** A small square picture of a service; a plate where there is none or it does not load. It says nothing the name does not. */
export function Picture({ url, size = "medium" }: { url: string | null; size?: "small" | "medium" }) {
  const [broken, setBroken] = useState(false);
  const className = classNames(styles.picture, styles[size]);
  if (!url || broken) {
    return (
      <span className={className} aria-hidden="true">
        <FoodRegular />
      </span>
    );
  }
  return <img className={className} src={url} alt="" loading="lazy" onError={() => setBroken(true)} />;
}
