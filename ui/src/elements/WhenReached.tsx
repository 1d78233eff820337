import { useEffect, useRef, useState, type ReactNode } from "react";

export interface WhenReachedProps {
  /** What stands above has its height. */
  ready: boolean;
  children: ReactNode;
}

/**
 * The lower end of a page: not loaded before somebody scrolls to it. Any key has it loaded as well, because who goes
 * by keyboard or has the page read aloud does not scroll to what is not there yet.
 */
export function WhenReached({ ready, children }: WhenReachedProps) {
  const [reached, setReached] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = end.current;
    if (place === null) return undefined;
    const reach = () => setReached(true);
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) reach();
    });
    observer.observe(place);
    document.addEventListener("keydown", reach);
    return () => {
      observer.disconnect();
      document.removeEventListener("keydown", reach);
    };
  }, [ready, reached]);
  if (reached) return children;
  return ready ? <div ref={end} /> : null;
}
