import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactNode } from "react";
import textButton from "./text-button.module.css";

export interface WhenReachedProps {
  /** What stands above has its height. */
  ready: boolean;
  /** What is there, on a button until it is. */
  label: string;
  children: ReactNode;
}

/**
 * The lower end of a page: not loaded before somebody scrolls to it. Any key has it loaded as well, because who goes by
 * keyboard does not scroll to what is not there yet; who has the page read aloud finds a button.
 */
export function WhenReached({ ready, label, children }: WhenReachedProps) {
  const [reached, setReached] = useState(false);
  const end = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const button = end.current;
    if (button === null) return undefined;
    const reach = () => setReached(true);
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) reach();
    });
    observer.observe(button);
    document.addEventListener("keydown", reach);
    return () => {
      observer.disconnect();
      document.removeEventListener("keydown", reach);
    };
  }, [ready, reached]);
  if (reached) return children;
  return ready ? (
    <div>
      <Button
        ref={end}
        className={textButton.textButton}
        appearance="transparent"
        size="small"
        onClick={() => setReached(true)}
      >
        {label}
      </Button>
    </div>
  ) : null;
}
