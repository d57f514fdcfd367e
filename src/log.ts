import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** The log: one JSON object a line, on standard error. Neither secrets nor citizens' texts go into it. */
export function createLog(level: Config['logLevel']): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
}
