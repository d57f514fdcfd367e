import fc from 'fast-check';

/** One of the payloads with one value, anywhere in it, replaced by another or taken out. */
export function mutationsOf(payloads: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...payloads), fc.nat(), fc.oneof(fc.anything(), fc.constant(undefined)))
    .map(([payload, place, value]) => {
      const copy: unknown = JSON.parse(JSON.stringify(payload));
      const places: { readonly holder: Record<string, unknown>; readonly key: string }[] = [];
      const visit = (node: unknown): void => {
        if (node === null || typeof node !== 'object') return;
        for (const [key, child] of Object.entries(node)) {
          places.push({ holder: node as Record<string, unknown>, key });
          visit(child);
        }
      };
      visit(copy);
      const found = places[place % places.length];
      if (found) found.holder[found.key] = value;
      return copy;
    });
}
