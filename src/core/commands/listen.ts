import { answer, says } from '../answer.ts';
import { only } from '../conversation/turn.ts';
import { localised } from '../language.ts';
import type { Listening } from '../ports/channels.ts';
import { act } from './act.ts';
import type { Command } from './command.ts';

/** What is typed, and what it switches to. */
const modes: Readonly<Record<string, Listening>> = {
  on: 'mentions',
  mentions: 'mentions',
  everything: 'everything',
  off: 'off',
};

/**
 * Switches the bot on or off in a room, and says which theme the room is about, or the thread or topic that it is said
 * in. What is not said is no more: without a theme it is about none. The room is told, as everybody in it is concerned.
 */
export const listen: Command = {
  name: 'listen',
  aliases: { fr: ['écouter'], en: [] },
  role: 'organiser',
  args: [
    {
      name: 'mode',
      kind: 'choice',
      required: true,
      label: 'arg.mode',
      choices: ['on', 'everything', 'off'],
    },
    { name: 'theme', kind: 'theme', required: false, label: 'arg.theme' },
  ],
  help: 'listen.help',
  async run(turn, { texts, themes: { theme } }) {
    const { t, event, consultation, now } = turn;
    if (event.at.visibility === 'direct') return only(answer([says(t, 'listen.direct')]));
    const listening = modes[texts.mode ?? ''] ?? 'off';
    return async (repositories) => {
      await repositories.channels.listen(event.at, listening, consultation.id, now);
      const about = listening === 'off' ? undefined : theme;
      await repositories.channels.setTheme(event.at, about?.id);
      const detail = about ? { listening, theme: about.slug } : { listening };
      await repositories.audit(act(turn, 'listen', event.at.channel, detail));
      const title = localised(consultation.title, t.language);
      const told = [says(t, `listen.${listening}`, { title })];
      if (about) told.push(says(t, 'listen.theme', { theme: localised(about.title, t.language) }));
      return answer(told, { visibility: 'public' });
    };
  },
};
