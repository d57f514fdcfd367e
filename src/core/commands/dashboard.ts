import { answer, says } from '../answer.ts';
import { isInRoom, only } from '../conversation/turn.ts';
import { hashOfKey, keySetting, type Visitor } from '../report/passes.ts';
import { act } from './act.ts';
import type { Command } from './command.ts';

/** Gives an organiser the key to their page on the web: to them alone, where nobody else is. */
export const dashboard: Command = {
  name: 'dashboard',
  aliases: { fr: ['tableau', 'tableau de bord'], en: [] },
  role: 'organiser',
  args: [],
  help: 'dashboard.help',
  async run(turn) {
    const { t, event, consultation, participant, reports, now } = turn;
    if (isInRoom(turn)) return only(answer([says(t, 'dashboard.room')]));
    const visitor: Visitor = {
      consultationId: consultation.id,
      participantId: participant.id,
      platform: event.at.platform,
      installation: event.at.installation,
      channel: event.at.channel,
      author: event.author.id,
    };
    const key = reports.passes.issue('key', visitor, now);
    const url = reports.organiserLink(consultation.slug, key);
    return async (repositories) => {
      await repositories.settings.set(keySetting(visitor), hashOfKey(key));
      await repositories.audit(act(turn, 'dashboard', consultation.slug));
      return answer([
        says(t, 'dashboard.link'),
        { kind: 'paragraph', inlines: [{ kind: 'link', text: t.text('dashboard.open'), url }] },
      ]);
    };
  },
};
