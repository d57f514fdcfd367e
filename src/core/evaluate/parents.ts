import type { LabelledText } from './sample.ts';

/**
 * Gives each text what it answers to, where that is among the texts: its words, or these and the themes that people gave
 * it. The themes are the text's own labels where a set makes answers inherit them; then they measure nothing.
 */
export function withParents(texts: readonly LabelledText[], what: 'text' | 'themes'): LabelledText[] {
  const byId = new Map(texts.map((one) => [one.id, one]));
  return texts.map((one): LabelledText => {
    const parent = one.parent === undefined || one.parent === one.id ? undefined : byId.get(one.parent);
    if (!parent) return one;
    const labels = what === 'themes' ? parent.labels : [];
    const themes = labels.map((themeId) => ({ themeId, probability: 1 / labels.length }));
    return { ...one, context: [{ text: parent.text, themes }] };
  });
}
