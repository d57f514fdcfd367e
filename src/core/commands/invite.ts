import { answer, says } from '../answer.ts';
import { invitationKey, newOrganiserCode } from '../organiser-code.ts';
import type { Block } from '../reply.ts';
import { act } from './act.ts';
import type { Command } from './command.ts';

/** Makes an invitation for one more organiser: a code that works once, with a link where the platform has such links. */
export const invite: Command = {
  name: 'invite',
  aliases: { fr: ['inviter'], en: [] },
  role: 'organiser',
  args: [],
  help: 'invite.help',
  async run(turn) {
    const { t, consultation, can } = turn;
    const code = newOrganiserCode();
    const link = can.startLink?.(code);
    const blocks: Block[] = [
      says(t, 'invite.made', { invitation: code }),
      ...(link === undefined
        ? []
        : [{ kind: 'paragraph', inlines: [{ kind: 'link', text: link, url: link }] } satisfies Block]),
    ];
    return async (repositories) => {
      await repositories.settings.set(invitationKey(code), consultation.id);
      await repositories.audit(act(turn, 'invite', consultation.slug));
      return answer(blocks);
    };
  },
};
