import { describe, expect, test } from 'vitest';
import { segmentByRules } from '../../../src/core/segment/rules.ts';
import { safeguarded } from '../../../src/core/segment/safeguards.ts';

/** What becomes of ideas that a model found, each given by its words. */
function kept(text: string, ...ideas: readonly string[]): string[] {
  const spans = ideas.map((idea) => ({ start: text.indexOf(idea), end: text.indexOf(idea) + idea.length }));
  const ruled = segmentByRules(text).filter(({ role }) => role === 'contribution');
  return safeguarded(text, spans, ruled).map(({ start, end }) => text.slice(start, end));
}

describe('whatever a model found', () => {
  test('a sentence is not cut in the middle', () => {
    const text = 'Le kiosque du 12 av. des Tilleuls doit rester ouvert.';
    expect(kept(text, 'des Tilleuls doit rester')).toEqual([text]);
  });

  test('a greeting, what leads over and thanks stay outside', () => {
    const text = 'Bonjour, et aussi des bancs partout, merci';
    expect(kept(text, 'des bancs partout')).toEqual(['des bancs partout']);
    expect(kept('Par ailleurs, des bancs partout', 'Par ailleurs, des bancs partout')).toEqual([
      'des bancs partout',
    ]);
  });

  test('what only leads to an idea is none, and no idea ends in it', () => {
    const text = 'Des bancs partout et des arbres. De plus, une fontaine.';
    expect(kept(text, 'Des bancs partout et', 'des arbres.', 'De plus,', 'une fontaine.')).toEqual([
      'Des bancs partout',
      'des arbres.',
      'une fontaine.',
    ]);
  });

  test('what proposes is never left out', () => {
    const text = 'Des bancs partout. Il faut aussi des arbres.';
    expect(kept(text, 'Des bancs partout.')).toEqual(['Des bancs partout.', 'Il faut aussi des arbres.']);
    expect(kept(text)).toEqual(['Il faut aussi des arbres.']);
  });

  test('items of a list stay apart, and none is left out', () => {
    const text = '- des bancs\n- des arbres\n- une fontaine';
    expect(kept(text, 'des bancs\n- des arbres')).toEqual(['des bancs', 'des arbres', 'une fontaine']);
  });

  test('a line that goes on is of the idea before it', () => {
    const text = 'il faut fermer la rue\nparce que les enfants y jouent';
    expect(kept(text, 'il faut fermer la rue', 'parce que les enfants y jouent')).toEqual([text]);
  });
});
