import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { Button } from "@fluentui/react-components";
import { Notice } from "../elements/Notice.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import type { OrderRefusalProps } from "./order-refusal-props.ts";
import { orderMessages } from "./order-messages.ts";
import type { RefusedLine } from "./refused-line.ts";

export interface RefusedLineNoticeProps extends Pick<
  OrderRefusalProps,
  "lines" | "timeZone" | "onChange" | "onMove" | "onRemove"
> {
  problem: Problem;
  refused: RefusedLine;
}

/** One line is in the way: why, and each moment or way out that can be had with one press. */
export function RefusedLineNotice(props: RefusedLineNoticeProps) {
  const { problem, refused, lines, timeZone, onChange, onMove, onRemove } = props;
  const words = useFeatureText(orderMessages);
  const moments = useMoments(timeZone);
  const { line, instead, field } = refused;
  const service = line.service.name;
  const [title, hint] = [`refused.${problem.code}`, `refused.${problem.code}Hint`];
  return (
    <Notice
      kind="error"
      title={words.knows(title) ? words(title, { service }) : problem.detail}
      actions={
        <>
          {field === "place" ? (
            <Button size="small" onClick={() => onChange(line.line.key, { deliverTo: undefined })}>
              {words("refused.usualPlace")}
            </Button>
          ) : null}
          {instead.map(({ deliverAt, moves }) => (
            <Button key={deliverAt} size="small" onClick={() => onMove(moves)}>
              {words("refused.takeMoment", { service, time: moments.moment(deliverAt) })}
            </Button>
          ))}
          {lines.length > 1 ? (
            <Button size="small" appearance="subtle" onClick={() => onRemove(line.line.key)}>
              {words("refused.leaveOut", { service })}
            </Button>
          ) : null}
        </>
      }
    >
      {field === "place" ? <div>{words("refused.placeHint")}</div> : null}
      {words.knows(hint) ? <div>{words(hint)}</div> : null}
      <div>{words("refused.kept")}</div>
    </Notice>
  );
}
