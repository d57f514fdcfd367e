import type { IdeaAction } from '../actions.ts';
import { answer, says } from '../answer.ts';
import { act } from '../commands/act.ts';
import type { ActionEvent } from '../inbound.ts';
import { contentOf } from '../segment/nothing-lost.ts';
import { acknowledge } from './acknowledge.ts';
import { contextOf } from './context.ts';
import { inPlace } from './corrections.ts';
import { newContribution, refusal } from './free-text.ts';
import { only, type Turn, type Work } from './turn.ts';
import { kindTold } from './understanding.ts';

/**
 * Takes a message in which nothing was found as one contribution, all of its words but greeting and thanks: its author says so. One that was
 * taken so before and taken back counts again.
 */
export async function takeAsIdea(turn: Turn<ActionEvent>, action: IdeaAction): Promise<Work> {
  const { t, consultation, participant, understanding, now } = turn;
  const message = await turn.repositories.messages.byId(action.message);
  if (!message || message.consultationId !== consultation.id || message.deletedAt) {
    return only(answer([says(t, 'button.stale')]));
  }
  if (message.participantId !== participant.id) return only(answer([says(t, 'not.yours')]));
  const refused = await refusal(turn);
  if (refused) return only(refused);
  const span = contentOf(message.text);
  const text = message.text.slice(span.start, span.end);
  const language = understanding.languageOf(text, message.language);
  const context = await contextOf(turn.repositories, consultation, message.place);
  const [tagged] = await understanding.tag([{ text, language, context }], consultation, now);
  return async (repositories) => {
    const { contributions } = repositories;
    const known = await contributions.ofMessage(message.id);
    const same = known.find((one) => one.text === text && one.status === 'withdrawn');
    if (known.every(({ status }) => status === 'withdrawn')) {
      const taggings = tagged?.taggings ?? [];
      const idea = { text, language, ...kindTold(text), span, boundedByAuthor: true, taggings };
      if (same) {
        await contributions.rewrite(same.id, idea, now);
        await contributions.setStatus([same.id], 'published', now);
      } else {
        await contributions.add(consultation.id, message.id, participant.id, [newContribution(idea, now)]);
      }
      await repositories.audit(act(turn, 'message idea', message.id, { after: `${span.start}-${span.end}` }));
    }
    const all = await contributions.ofMessage(message.id);
    const likely = new Map(all.map((one) => [one.id, one.text === text ? (tagged?.likely ?? []) : []]));
    return inPlace(turn, acknowledge(t, consultation, { messageId: message.id, contributions: all, likely }));
  };
}
