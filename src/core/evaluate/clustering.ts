function counted<T>(all: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

function entropy(counts: Iterable<number>, total: number): number {
  let sum = 0;
  for (const count of counts) sum -= (count / total) * Math.log(count / total);
  return sum;
}

/**
 * How far groups agree with labels, 0 to 1, whatever both are called and however many there are: their mutual information
 * over the mean of their entropies (Strehl and Ghosh, "Cluster Ensembles", 2002).
 */
export function mutualInformation(groups: readonly number[], labels: readonly string[]): number {
  const total = groups.length;
  const ofGroups = entropy(counted(groups).values(), total);
  const ofLabels = entropy(counted(labels).values(), total);
  const both = entropy(counted(groups.map((group, i) => `${group} ${labels[i]}`)).values(), total);
  const mean = (ofGroups + ofLabels) / 2;
  return mean === 0 ? 0 : Math.max(0, ofGroups + ofLabels - both) / mean;
}

/** The share of texts whose label is the commonest of their group. */
export function purity(groups: readonly number[], labels: readonly string[]): number {
  const byGroup = Map.groupBy(labels.keys(), (i) => groups[i]);
  let right = 0;
  for (const members of byGroup.values()) {
    right += Math.max(...counted(members.map((i) => labels[i])).values());
  }
  return groups.length === 0 ? 0 : right / groups.length;
}
