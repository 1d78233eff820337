import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useText } from "../messages/text-context.ts";
import type { OrderAgainProps } from "./OrderAgain.tsx";
import styles from "./OrderAgainPress.module.css";
import textButton from "../elements/text-button.module.css";

const OrderAgain = lazy(async () => ({ default: (await import("./OrderAgain.tsx")).OrderAgain }));

/** Templates and earlier orders, behind one press. */
export function OrderAgainPress(props: OrderAgainProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className={textButton.textButton}
        appearance="transparent"
        size="small"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {text("order.again")}
      </Button>
      {open ? (
        <div className={styles.panel}>
          <Suspense fallback={<SkeletonLines label={text("state.loading")} widths={["60%", "90%", "75%"]} />}>
            <OrderAgain {...props} />
          </Suspense>
        </div>
      ) : null}
    </>
  );
}
