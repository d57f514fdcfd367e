import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** The log, as the program's parts use it: ids and kinds, never texts or secrets. */
export interface Log {
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
  error(detail: object, message: string): void;
}

/** The log: one JSON object a line, on standard error. Neither secrets nor citizens' texts go into it. */
export function createLog(level: Config['logLevel']): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
}
