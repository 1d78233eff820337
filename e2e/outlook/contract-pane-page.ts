import type { AppointmentChange } from "../../addin/src/outlook/appointment-changes.ts";
import type { Outlook } from "../../addin/src/outlook/host.ts";
import { startOutlook } from "../../addin/src/outlook/host.ts";
import { OutlookError } from "../../addin/src/outlook/outlook-error.ts";
import type { OutlookTheme } from "../../addin/src/outlook/outlook-theme.ts";

// The pane in the contract tests: the add-in's own layer over Office.js, handed to the test.

declare global {
  interface Window {
    outlook: Outlook;
    /** Set when the layer has started or has failed to. */
    started: { ok: true } | { ok: false; code: string };
    changes: AppointmentChange[];
    themes: OutlookTheme[];
    /** Gives a rejection's code instead of throwing, which would lose it on the way to the test. */
    codeOf: (work: Promise<unknown>) => Promise<string>;
  }
}

let lastId = 0;
window.changes = [];
window.themes = [];
window.codeOf = (work) =>
  work.then(
    () => "no error",
    (error: unknown) => (error instanceof OutlookError ? error.code : `not typed: ${String(error)}`),
  );

startOutlook({ newId: () => `client-key-${++lastId}`, calls: { retryDelaysMs: [1, 1] }, readyWithinMs: 3_000 }).then(
  (outlook) => {
    window.outlook = outlook;
    window.started = { ok: true };
  },
  (error: unknown) => {
    window.started = { ok: false, code: error instanceof OutlookError ? error.code : String(error) };
  },
);
