import styles from "./FigureTiles.module.css";

export interface FigureTile {
  name: string;
  value: string;
  /** What the figure is made of. */
  hint: string;
}

/** Figures side by side, each with what it is made of. */
export function FigureTiles({ tiles }: { tiles: readonly FigureTile[] }) {
  return (
    <dl className={styles.tiles}>
      {tiles.map(({ name, value, hint }) => (
        <div key={name} className={styles.tile}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>{value}</dd>
          <dd className={styles.hint}>{hint}</dd>
        </div>
      ))}
    </dl>
  );
}
