/** Terms that are given room at once. */
const roomed = 1024;

/** A number for each term and theme, 0 until something is added; room is made as terms come, and nothing is moved. */
export class Sums {
  readonly #themes: number;
  /** Of `roomed` terms each, theme by theme; undefined until one of them is added to. */
  readonly #rooms: (Float64Array | undefined)[] = [];

  constructor(themes: number) {
    this.#themes = themes;
  }

  of(term: number, theme: number): number {
    return this.#rooms[Math.floor(term / roomed)]?.[(term % roomed) * this.#themes + theme] ?? 0;
  }

  /** Adds to one, and says what it is now. */
  add(term: number, theme: number, value: number): number {
    const room = this.#roomOf(term);
    const at = (term % roomed) * this.#themes + theme;
    const sum = (room[at] ?? 0) + value;
    room[at] = sum;
    return sum;
  }

  /** Adds those of a term, times a weight, to one for each theme. */
  addTo(products: Float64Array, term: number, weight: number): void {
    const room = this.#rooms[Math.floor(term / roomed)];
    if (!room) return;
    const from = (term % roomed) * this.#themes;
    for (let i = 0; i < products.length; i += 1) {
      products[i] = (products[i] ?? 0) + weight * (room[from + i] ?? 0);
    }
  }

  #roomOf(term: number): Float64Array {
    const index = Math.floor(term / roomed);
    const known = this.#rooms[index];
    if (known) return known;
    const room = new Float64Array(roomed * this.#themes);
    this.#rooms[index] = room;
    return room;
  }
}
