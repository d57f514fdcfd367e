import { dot, dots, unit } from '../tag/dense.ts';

/** Groups looked for at first; those that are alike are made one. */
const mostAtFirst = 20;
const textsPerGroup = 3;
/** A few texts make few groups: times the root of their number. */
const perRoot = 1.3;
const rounds = 15;
/** Points that are tried as the middle of a group, and those that they are tried on. */
const tried = 200;
/** Two groups whose texts are so much as alike across as they are within are one. Measured by `contribuez eval summary`. */
const alike = 0.15;

type Points = readonly Float64Array[];

/** Every n-th of them, so many at most. */
function spread<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.ceil(all.length / most));
  return all.filter((_, i) => i % step === 0);
}

/** How much nearer points would be to a middle. */
function gainOf(likeness: Float64Array, nearness: Float64Array): number {
  let gain = 0;
  for (let i = 0; i < likeness.length; i += 1) gain += Math.max(0, (likeness[i] ?? 0) - (nearness[i] ?? 0));
  return gain;
}

/** The first middles: each time the point that brings most others nearer to a middle (Arthur and Vassilvitskii, 2007, without chance). */
function* firstMiddles(points: Points, count: number): Generator<void, Float64Array[]> {
  const some = spread(points, tried);
  const between: Float64Array[] = [];
  for (const candidate of some) {
    between.push(dots(candidate, some, new Float64Array(some.length)));
    yield;
  }
  let nearness = new Float64Array(some.length).fill(-1);
  const middles: Float64Array[] = [];
  while (middles.length < count) {
    let best: number | undefined;
    let most = 0;
    for (const [place, likeness] of between.entries()) {
      const gain = gainOf(likeness, nearness);
      if (gain > most) [best, most] = [place, gain];
    }
    if (best === undefined) break;
    const chosen = between[best];
    middles.push((some[best] ?? new Float64Array()).slice());
    nearness = nearness.map((one, i) => Math.max(one, chosen?.[i] ?? one));
    yield;
  }
  return middles;
}

/**
 * The place of the middle that a point is nearest to, and how near.
 * @param room for as many numbers as there are middles.
 */
export function nearest(
  point: Float64Array,
  middles: Points,
  room = new Float64Array(middles.length),
): { readonly place: number; readonly nearness: number } {
  let place = 0;
  let nearness = Number.NEGATIVE_INFINITY;
  dots(point, middles, room);
  for (let i = 0; i < middles.length; i += 1) {
    const one = room[i] ?? 0;
    if (one > nearness) [place, nearness] = [i, one];
  }
  return { place, nearness };
}

interface Group {
  readonly size: number;
  readonly sum: Float64Array;
}

function summed(points: Points, places: readonly number[], count: number, length: number): Group[] {
  const groups = Array.from({ length: count }, () => ({ size: 0, sum: new Float64Array(length) }));
  for (const [i, point] of points.entries()) {
    const group = groups[places[i] ?? 0];
    if (!group) continue;
    group.size += 1;
    for (let d = 0; d < length; d += 1) group.sum[d] = (group.sum[d] ?? 0) + (point[d] ?? 0);
  }
  return groups.filter(({ size }) => size > 0);
}

/** How alike two different texts of the group are on average. */
const within = ({ size, sum }: Group): number =>
  size < 2 ? 1 : (dot(sum, sum) - size) / (size * (size - 1));

/** How alike the texts of two groups are on average, beside those of the looser one. */
function likeness(a: Group, b: Group): number {
  const loose = Math.max(1e-9, Math.min(within(a), within(b)));
  return dot(a.sum, b.sum) / (a.size * b.size) / loose;
}

/** Makes groups one that are alike, the most alike first. */
function* merged(groups: readonly Group[]): Generator<void, Group[]> {
  let left = [...groups];
  while (left.length > 1) {
    let best: readonly [Group, Group] | undefined;
    let most = alike;
    for (const [i, a] of left.entries()) {
      for (const b of left.slice(i + 1)) {
        const one = likeness(a, b);
        if (one > most) [best, most] = [[a, b], one];
      }
      yield;
    }
    if (!best) break;
    const [a, b] = best;
    const both = { size: a.size + b.size, sum: a.sum.map((one, i) => one + (b.sum[i] ?? 0)) };
    left = [...left.filter((one) => one !== a && one !== b), both];
  }
  return left;
}

/**
 * The middles of the groups that points lie in: spherical k-means (Dhillon and Modha, "Concept Decompositions for Large
 * Sparse Text Data", 2001) from middles found without chance, then groups that are alike made one, so that the points say
 * how many groups there are. The same points in the same order give the same middles.
 */
export function* findMiddles(points: Points): Generator<void, Float64Array[]> {
  const [first] = points;
  if (!first) return [];
  const { length } = points;
  const count = Math.min(
    mostAtFirst,
    Math.floor(length / textsPerGroup),
    Math.round(perRoot * Math.sqrt(length)),
  );
  let middles = yield* firstMiddles(points, Math.max(1, count));
  let before: readonly number[] = [];
  let groups: Group[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const places: number[] = [];
    const room = new Float64Array(middles.length);
    for (const point of points) {
      places.push(nearest(point, middles, room).place);
      if (places.length % 100 === 0) yield;
    }
    groups = summed(points, places, middles.length, first.length);
    if (places.every((place, i) => place === before[i])) break;
    before = places;
    middles = groups.map(({ sum }) => unit(sum.slice()));
    // A group that lost its last point moves the places of those behind it.
    if (new Set(places).size < Math.max(...places) + 1) before = [];
  }
  return (yield* merged(groups)).map(({ sum }) => unit(sum.slice()));
}
