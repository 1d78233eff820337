import type { KeyboardEvent } from "react";
import { useCallback } from "react";
import { cardKeys, isArrow, nextCard } from "./card-keys.ts";

/** Keys of the board: arrows go from card to card, letters press the buttons of the card that has the focus. */
export function useCardKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    const card = (event.target as HTMLElement).closest<HTMLElement>("[data-card]");
    if (isArrow(event.key)) return goOn(event, card);
    // Enter on a button presses that button.
    if (!card || (event.key === "Enter" && event.target !== card)) return;
    const hot = Object.entries(cardKeys).find(([, key]) => key.toLowerCase() === event.key.toLowerCase())?.[0];
    const button = hot ? card.querySelector<HTMLButtonElement>(`[data-hot="${hot}"]`) : null;
    if (!button) return;
    event.preventDefault();
    button.click();
  }, []);
}

function goOn(event: KeyboardEvent<HTMLElement>, card: HTMLElement | null): void {
  const columns = [...event.currentTarget.querySelectorAll("[data-column]")].map((column) => [
    ...column.querySelectorAll<HTMLElement>("[data-card]"),
  ]);
  const lengths = columns.map((cards) => cards.length);
  const column = card ? columns.findIndex((cards) => cards.includes(card)) : -1;
  const from = card && column >= 0 ? { column, row: columns[column]?.indexOf(card) ?? 0 } : undefined;
  const next = nextCard(lengths, from, event.key);
  const target = next && columns[next.column]?.[next.row];
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function isWriting(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select") !== null;
}
