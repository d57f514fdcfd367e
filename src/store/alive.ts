/** The class of the advisory locks that living processes hold; any number will do, as long as all take the same. */
export const livenessLock = 731_194;

/**
 * SQL: whether some process holds the lock of the name in this column
 * (https://www.postgresql.org/docs/current/view-pg-locks.html: two-key locks have objsubid 2, and unsigned keys).
 */
export function isAlive(column: string): string {
  return `EXISTS (
    SELECT FROM pg_locks
     WHERE locktype = 'advisory' AND classid = ${livenessLock} AND objsubid = 2
       AND objid::bigint = hashtext(${column})::bigint & 4294967295)`;
}
