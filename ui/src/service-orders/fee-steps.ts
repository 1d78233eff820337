import type { ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";

type Step = ServiceOrderLine["fees"]["change"][number];

/** From one moment on, so many percent; before the first, nothing. */
export interface FeeStage {
  kind: "free" | "some" | "whole";
  /** Free until then; charged from then on. */
  at: string;
  percent: number;
}

/** The steps as they are said: what was before `now` is past and left out, but for the one that holds. */
export function feeStages(steps: readonly Step[], now: Date): FeeStage[] {
  const first = steps[0];
  if (!first) return [];
  const charged = steps
    // Two steps with the same percentage are one.
    .filter((step, index) => step.percent !== (steps[index - 1]?.percent ?? 0))
    .map(({ after, percent }): FeeStage => ({
      kind: percent >= 100 ? "whole" : percent === 0 ? "free" : "some",
      at: after,
      percent,
    }));
  const begins = charged[0];
  if (!begins) return [];
  const stages: FeeStage[] = [{ kind: "free", at: begins.at, percent: 0 }, ...charged];
  const holding = stages.findLastIndex(
    ({ kind, at }, index) => index > 0 && kind !== "free" && Date.parse(at) < now.getTime(),
  );
  return holding < 0 ? stages : stages.slice(holding);
}

/** Whether lines have the same steps, so that they are said once. */
export function sameSteps(first: readonly Step[], second: readonly Step[]): boolean {
  return (
    first.length === second.length &&
    first.every(({ after, percent }, index) => {
      const other = second[index];
      return other !== undefined && percent === other.percent && Date.parse(after) === Date.parse(other.after);
    })
  );
}
