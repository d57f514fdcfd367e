import { answer, button, says } from '../answer.ts';
import { only, type Turn, type Work } from '../conversation/turn.ts';
import { localised } from '../language.ts';
import { invitationKey } from '../organiser-code.ts';
import type { Reply } from '../reply.ts';
import { aboutBlocks } from './about.ts';
import { act } from './act.ts';
import type { Command } from './command.ts';
import { commandAction } from './command-action.ts';

/** What opens a chat: a welcome, what the consultation is, and where to go on. */
export function welcome(turn: Turn): Reply {
  const { t } = turn;
  return answer([says(t, 'welcome'), ...aboutBlocks(turn)], {
    buttons: [
      button(t, 'button.themes', commandAction('themes')),
      button(t, 'button.help', commandAction('help')),
    ],
  });
}

/** Takes an invitation to be an organiser. It works once. */
function acceptInvitation(turn: Turn, code: string): Work {
  const { t, participant } = turn;
  return async (repositories) => {
    const key = invitationKey(code);
    const consultationId = await repositories.settings.get(key);
    const consultation =
      consultationId === undefined ? undefined : await repositories.consultations.byId(consultationId);
    if (!consultation || !(await repositories.settings.take(key, consultation.id))) {
      return answer([says(t, 'invite.wrong')]);
    }
    await repositories.participants.grant(participant.id, consultation.id, 'organiser');
    await repositories.participants.setConsultation(participant.id, consultation.id);
    await repositories.audit(act({ ...turn, consultation }, 'invite accepted', participant.pseudonym));
    return answer([says(t, 'organiser.claimed')], {
      buttons: [button(t, 'button.help', commandAction('help'))],
    });
  };
}

/**
 * Opens the bot, a consultation by its short name, or an invitation: what a link such as t.me/bot?start=… hands over
 * (https://core.telegram.org/bots/features#deep-linking), and what people can type as well.
 */
export const start: Command = {
  name: 'start',
  aliases: { fr: ['démarrer'], en: ['join'] },
  role: 'everyone',
  args: [{ name: 'what', kind: 'text', required: false, label: 'arg.what' }],
  help: 'start.help',
  async run(turn, { texts: { what } }) {
    if (what === undefined) return only(welcome(turn));
    const consultation = await turn.repositories.consultations.bySlug(what.toLowerCase());
    if (!consultation) return acceptInvitation(turn, what);
    const { t, participant } = turn;
    return async (repositories) => {
      await repositories.participants.setConsultation(participant.id, consultation.id);
      const title = localised(consultation.title, t.language);
      return answer([says(t, 'start.joined', { title }), ...aboutBlocks({ ...turn, consultation })], {
        buttons: [button(t, 'button.themes', commandAction('themes'))],
      });
    };
  },
};
