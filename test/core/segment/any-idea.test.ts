import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { segment } from '../../../src/core/segment/segment.ts';

const hasIdea = (text: string): boolean => segment(text).segments.some(({ role }) => role === 'contribution');

/** The half of the lines of a file of training/ that nothing was fitted or tuned on. */
function setAside(file: string): string[] {
  return readFileSync(new URL(`../../../training/${file}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .filter((_, i) => i % 2 === 1);
}

describe('of the messages that were set aside', () => {
  test.each(['fr', 'en'])('most of those without an idea give no contribution (%s)', (language) => {
    const all = setAside(`no-idea-${language}`);
    expect(all.filter(hasIdea).length / all.length).toBeLessThan(0.28);
  });

  test.each(['fr', 'en'])('nearly all short ones with an idea give one (%s)', (language) => {
    const all = setAside(`short-idea-${language}`);
    expect(all.filter(hasIdea).length / all.length).toBeGreaterThan(0.94);
  });
});

test.each([
  'j’ai froid',
  'tu peux me passer le sel Julie ?',
  'je suis dans le train, ça capte mal',
  'me revoilà !',
  'on verra bien',
  'No worries',
  'ok thanks, got it',
  'hang on, reading',
])('mere talk is no contribution: %s', (text) => {
  expect(hasIdea(text)).toBe(false);
});

test.each([
  'moi aussi les bus le dimanche',
  'merci de réparer les trottoirs',
  'bah non pas de péage',
  'lol la piscine est fermée tout l’été, sérieux',
  'pareil, surtout le samedi',
  'Bonjour à tous, j’espère que vous allez bien. La fontaine fuit. Bonne journée',
  '- ok\n- super\n- un banc',
  'haha the bus is always late',
  'great park, just needs shade',
  'What is this mess on Main Street?',
])('what looks like talk and asks, misses or judges is one: %s', (text) => {
  expect(hasIdea(text)).toBe(true);
});
