import { answer, says } from '../answer.ts';
import { only } from '../conversation/turn.ts';
import { recall } from '../summarise/recall.ts';
import { verify } from '../summarise/verify.ts';
import type { Argument, Command } from './command.ts';
import { openPages } from './references.ts';
import type { Telling } from './summary-blocks.ts';
import { recalledBlocks, verifiedBlocks } from './summary-kept-blocks.ts';

const number: Argument = { name: 'number', kind: 'number', required: true, label: 'arg.number' };

/** Shows a summary as it was made, and what changed since. */
export const summaryShow: Command = {
  name: 'summary show',
  aliases: { fr: ['synthèse montrer', 'synthèse show'], en: [] },
  role: 'organiser',
  args: [number],
  help: 'summary.show.help',
  paged: true,
  async run(turn, { numbers }) {
    const { t, consultation, repositories } = turn;
    const wanted = numbers.number ?? 0;
    const recalled = await recall(repositories.summaries, consultation, wanted);
    if (!recalled) return only(answer([says(t, 'summary.unknown', { number: wanted })]));
    const telling: Telling = { t, consultation, via: 'chat', pageOf: await openPages(turn) };
    return only(answer(recalledBlocks(telling, recalled)));
  },
};

/** Checks every claim of a summary against today's contributions. */
export const summaryVerify: Command = {
  name: 'summary verify',
  aliases: { fr: ['synthèse vérifier', 'synthèse verify'], en: [] },
  role: 'organiser',
  args: [number],
  help: 'summary.verify.help',
  paged: true,
  async run(turn, { numbers }) {
    const { t, consultation, repositories } = turn;
    const wanted = numbers.number ?? 0;
    const head = await repositories.summaries.byNumber(consultation.id, wanted);
    if (!head) return only(answer([says(t, 'summary.unknown', { number: wanted })]));
    return only(answer(verifiedBlocks(turn, head, await verify(repositories.summaries, head))));
  },
};
