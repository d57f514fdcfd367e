import { answer, button, says } from '../answer.ts';
import { isModerator, isOrganiser, only, type Turn, type Work } from '../conversation/turn.ts';
import { pageOf } from '../pages/page.ts';
import { markOf, type PageAction } from '../pages/page-action.ts';
import type { Block } from '../reply.ts';
import type { MessageKey, Translator } from '../translate.ts';
import { type Argument, choicesOf, nameIn, usage } from './command.ts';
import { commandAction } from './command-action.ts';
import { parseCommand } from './parse.ts';
import type { Misread } from './read-arguments.ts';

const problems: Record<Argument['kind'], MessageKey> = {
  number: 'misused.number',
  theme: 'misused.theme',
  language: 'misused.language',
  since: 'misused.since',
  choice: 'misused.choice',
  pseudonym: 'misused.text',
  text: 'misused.text',
};

/** What is missing, or can't be read as the argument. */
function problemWith(t: Translator, { wrong, why }: Misread): Block {
  return says(t, why ? `misused.since.${why}` : (wrong.missing ?? problems[wrong.kind]), {
    choices: choicesOf(wrong, t.language)?.join(', ') ?? '',
  });
}

/** Runs a command line, or answers why it can't be run; for a page of its answer, where a button asks for one. */
export async function runCommand(turn: Turn, line: string, turnedTo?: number): Promise<Work> {
  const { t, commands, consultation, now } = turn;
  const helpButton = button(t, 'button.help', commandAction('help'));
  const parsed = parseCommand(line, commands, consultation, now);
  if (parsed.kind === 'unknown') {
    const { near, word } = parsed;
    const name = near && nameIn(near, t.language);
    return only(
      answer([name ? says(t, 'command.near', { word, name }) : says(t, 'command.unknown', { word })], {
        buttons: [helpButton],
      }),
    );
  }
  if (parsed.command.role === 'organiser' && !isOrganiser(turn)) {
    return only(answer([says(t, 'command.organisers')], { buttons: [helpButton] }));
  }
  if (parsed.command.role === 'moderator' && !isModerator(turn)) {
    return only(answer([says(t, 'command.moderators')], { buttons: [helpButton] }));
  }
  if (parsed.kind === 'surplus') {
    const { command, word, known } = parsed;
    const names = known.map((one) => `/${nameIn(one, t.language)}`).join(', ');
    return only(
      answer([says(t, 'command.surplus', { word, name: nameIn(command, t.language), known: names })], {
        buttons: [helpButton],
      }),
    );
  }
  if (parsed.kind === 'misused') {
    const typed = usage(parsed.command, t.language, (key) => t.text(key));
    return only(
      answer([problemWith(t, parsed), says(t, 'misused.usage', { usage: typed })], {
        buttons: [helpButton],
      }),
    );
  }
  const { command, values } = parsed;
  const work = await command.run(turn, values);
  if (!command.paged) return work;
  const request = { command, values, line, ...(turnedTo === undefined ? {} : { turnedTo }) };
  return async (repositories) => {
    const reply = await work(repositories);
    return reply && pageOf(turn, reply, request);
  };
}

/** Shows another page of a command's answer, as it is now and as far as who presses may still see it. */
export async function turnPage(turn: Turn, { page, line, mark }: PageAction): Promise<Work> {
  const { t, consultation, commands, now } = turn;
  const parsed = parseCommand(line, commands, consultation, now);
  // Only what reads may be run by a button of old.
  if (mark !== markOf(consultation) || parsed.kind !== 'command' || !parsed.command.paged) {
    return only(answer([says(t, 'turn.stale', { line })]));
  }
  return runCommand(turn, line, page);
}
