/** What whoever runs the program can mend: its message says how, on one line, and needs no stack. */
export class MendableError extends Error {}
