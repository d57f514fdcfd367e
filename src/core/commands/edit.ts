import { answer, bullets, says } from '../answer.ts';
import { contributionLine } from '../conversation/acknowledge.ts';
import { contextOfStored } from '../conversation/context.ts';
import { decidedByPerson } from '../conversation/decided.ts';
import { longestMessage, refusal } from '../conversation/free-text.ts';
import { only } from '../conversation/turn.ts';
import { kindTold } from '../conversation/understanding.ts';
import { storable } from '../inbound.ts';
import type { Command } from './command.ts';
import { ownContribution } from './own-contribution.ts';

export const edit: Command = {
  name: 'edit',
  aliases: { fr: ['modifier'], en: [] },
  role: 'everyone',
  args: [
    { name: 'number', kind: 'number', required: true, label: 'arg.number' },
    { name: 'text', kind: 'text', required: true, label: 'arg.text' },
  ],
  help: 'edit.help',
  async run(turn, { numbers, texts }) {
    const { t, consultation, understanding, repositories, now } = turn;
    const refused = await refusal(turn);
    if (refused) return only(refused);
    const text = storable(texts.text ?? '');
    if (text.length > longestMessage) {
      return only(answer([says(t, 'too.long', { length: text.length, longest: longestMessage })]));
    }
    const language = understanding.languageOf(text, t.language);
    const before = await repositories.contributions.byNumber(consultation.id, numbers.number ?? 0);
    const context = before ? await contextOfStored(repositories, consultation, before.messageId) : [];
    const [tagged] = await understanding.tag([{ text, language, context }], consultation, now);
    return ownContribution(turn, numbers.number, async (contribution, writing) => {
      await writing.contributions.rewrite(
        contribution.id,
        { text, language, ...kindTold(text), boundedByAuthor: false },
        now,
      );
      if (!decidedByPerson(contribution)) {
        await writing.contributions.retag(contribution.id, tagged?.taggings ?? [], undefined, now);
      }
      const changed = await writing.contributions.byId(contribution.id);
      return answer([
        says(t, 'edited'),
        bullets(changed ? [contributionLine(t, consultation, changed)] : []),
        says(t, 'edited.tail', { number: contribution.number }),
      ]);
    });
  },
};
