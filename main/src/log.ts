import { loggerOptions, type LogLevel } from "@magic-meetings/api/http/request-log.ts";
import { pino, type Logger } from "pino";

/** The log of this process: JSON lines on standard error, because standard output says when the service is ready. */
export function createLog(level: LogLevel): Logger {
  return pino(loggerOptions(level), pino.destination({ fd: 2, sync: false }));
}
