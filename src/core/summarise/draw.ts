/** A number from 0 to below 1 that an id always has (FNV-1a): samples and orders by it owe nothing to who came first. */
export function drawn(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}
