import { Button } from "@fluentui/react-components";
import { useText } from "../messages/text-context.ts";
import { useKeptFocus } from "./use-kept-focus.ts";

/** Takes back what was just done, in the place where it was done. */
export function UndoButton({ disabled = false, onPress }: { disabled?: boolean; onPress: () => void }) {
  const text = useText();
  return (
    <Button ref={useKeptFocus()} size="small" disabled={disabled} onClick={onPress}>
      {text("state.undo")}
    </Button>
  );
}
