import { conceptsOf } from '../tag/thesaurus.ts';
import { fold } from '../text/fold.ts';
import { stemsOf } from '../text/stems.ts';
import { bucket } from './clues.ts';
import { addressed, standing } from './cues.ts';
import { bindingWords, consultationWords, idleHeads, idleWords, privateWords } from './idle-words.ts';
import { pulls } from './pulls.ts';
import { demandForm, proposes } from './roles.ts';
import { type Token, tokens } from './tokens.ts';

const lists = [
  ['head', idleHeads],
  ['idle', idleWords],
  ['binding', bindingWords],
  ['consultation', consultationWords],
  ['private', privateWords],
] as const;

/** The closed list a word is of; "content" where it is of none. */
const listOf = (word: string): string => lists.find(([, list]) => list.has(word))?.[0] ?? 'content';

const formOf = ({ kind, form }: Token): string =>
  kind === 'number' ? '#' : kind === 'emoji' ? ':)' : kind === 'address' ? '@' : form;

/** A share as one of five steps. */
const step = (part: number, whole: number): string =>
  whole === 0 ? '-' : String(Math.ceil((part / whole) * 4));

/**
 * What tells whether there is any idea in a text, beside its order: strings that a model weighs (`any-idea.json`). Takes any
 * string.
 */
export function ideaCluesOf(text: string): ReadonlySet<string> {
  const all = tokens(text).filter(({ kind }) => kind !== 'line');
  const plain = fold(text);
  const words = all.filter(({ kind }) => kind === 'word').map(({ form }) => form);
  const sorts = words.map(listOf);
  const of = (sort: string): number => sorts.filter((one) => one === sort).length;
  const names = conceptsOf(text).size > 0;
  const flags = [
    pulls(plain) ? 'pulls' : '',
    proposes(text) ? 'proposes' : '',
    demandForm(text) ?? '',
    addressed.test(plain) ? 'speaks' : '',
    standing.test(plain) ? 'stands' : '',
    plain.includes('?') ? 'asks' : '',
  ].filter(Boolean);
  const length = bucket(words.length);
  const clues = [
    '1',
    `words=${length}`,
    `content=${bucket(of('content'))}`,
    `content=${step(of('content'), words.length)} ${length}`,
    `idle=${step(of('head') + of('idle'), words.length)}`,
    `private=${step(of('private') + of('consultation'), words.length)}`,
    `names=${names}`,
    ...flags.flatMap((flag) => [`f=${flag}`, `f=${flag} ${names}`, `f=${flag} ${length}`]),
  ];
  for (const [i, token] of all.entries()) {
    const form = formOf(token);
    const next = all[i + 1];
    clues.push(`w=${form}`, `w2=${form} ${next ? formOf(next) : '$'}`);
    if (i === 0) clues.push(`o=${form}`, `o2=${form} ${next ? formOf(next) : '$'} ${length}`);
    if (token.kind !== 'word') continue;
    for (const stem of stemsOf(form.replace("'", ''))) clues.push(`t=${stem}`);
    clues.push(
      `s2=${sorts[words.indexOf(form)]} ${next?.kind === 'word' ? listOf(next.form) : (next?.form ?? '$')}`,
    );
  }
  return new Set(clues);
}
