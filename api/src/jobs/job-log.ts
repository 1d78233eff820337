/** What the jobs say about themselves; pino's loggers fit. */
export interface JobLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}
