import { answer, button, says } from '../answer.ts';
import { isOrganiser, only, type Turn, type Work } from '../conversation/turn.ts';
import { usage } from './command.ts';
import { commandAction } from './command-action.ts';
import { parseCommand } from './parse.ts';

/** Runs a command line, or answers why it can't be run. */
export async function runCommand(turn: Turn, line: string): Promise<Work> {
  const { t, commands, consultation, now } = turn;
  const helpButton = button(t, 'button.help', commandAction('help'));
  const parsed = parseCommand(line, commands, consultation, now);
  if (parsed.kind === 'unknown') {
    const { near, word } = parsed;
    const name = near && (near.aliases[t.language][0] ?? near.name);
    return only(
      answer([name ? says(t, 'command.near', { word, name }) : says(t, 'command.unknown', { word })], {
        buttons: [helpButton],
      }),
    );
  }
  if (parsed.command.role === 'organiser' && !isOrganiser(turn)) {
    return only(answer([says(t, 'command.organisers')], { buttons: [helpButton] }));
  }
  if (parsed.kind === 'misused') {
    const typed = usage(parsed.command, t.language, (key) => t.text(key));
    return only(
      answer([says(t, parsed.problem, parsed.values), says(t, 'misused.usage', { usage: typed })], {
        buttons: [helpButton],
      }),
    );
  }
  return parsed.command.run(turn, parsed.values);
}
