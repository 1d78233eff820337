import { fitLabel } from "./label-fit.ts";
import type { PlanMeasures } from "./use-plan-measures.ts";
import type { PlanRoom } from "./plan-room.ts";
import styles from "./FloorPlan.module.css";

/** In pixels, at the host's usual size of text. */
const letters = 12;

/** Names and details above the shapes, equally large on every plan. The shapes say them to a screen reader. */
export function PlanLabels({
  rooms,
  measures: { unit, boxes },
}: {
  rooms: readonly PlanRoom[];
  measures: PlanMeasures;
}) {
  const fontSize = letters * unit;
  return (
    <g aria-hidden="true" className={styles.labels} fontSize={fontSize} strokeWidth={3 * unit}>
      {rooms.map((room) => {
        const box = boxes.get(room.id);
        const { name, detail } = box ? fitLabel(room, room.shape ? box : beside(box), fontSize) : nothing;
        if (!box || !name) return null;
        const x = box.x + box.width / 2;
        const middle = room.shape ? box.y + box.height / 2 : box.y + box.height + fontSize;
        const first = middle + (detail ? -0.25 : 0.35) * fontSize;
        return (
          <text key={room.id} x={x} y={first} textAnchor="middle" className={room.faint ? styles.faint : undefined}>
            <tspan className={styles.name}>{name}</tspan>
            {detail ? (
              <tspan x={x} dy={1.25 * fontSize}>
                {detail}
              </tspan>
            ) : null}
          </text>
        );
      })}
    </g>
  );
}

const nothing = { name: "", detail: "" };

/** A mark has its label below it, where there is more space than inside. */
function beside(box: { width: number; height: number }) {
  return { width: box.width * 5, height: box.height };
}
