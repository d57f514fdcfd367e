const prefix = 'cmd:';

/** The action of a button that runs a command, as if its line had been typed. At most 60 bytes of line. */
export function commandAction(line: string): string {
  return `${prefix}${line}`;
}

/** The command line that a button carries, if it carries one. */
export function commandOfAction(action: string): string | undefined {
  return action.startsWith(prefix) ? action.slice(prefix.length) : undefined;
}
