import type { Regrouping as RegroupingAction } from '../actions.ts';
import { answer, says } from '../answer.ts';
import { act } from '../commands/act.ts';
import { languageOfPart } from '../detect-language.ts';
import type { ActionEvent } from '../inbound.ts';
import type { Contribution, FormerContribution } from '../ports/contribution.ts';
import type { StoredMessage } from '../ports/messages.ts';
import type { Repositories } from '../ports/store.ts';
import type { Span } from '../segment/segmentation.ts';
import type { MessageKey } from '../translate.ts';
import { acknowledge } from './acknowledge.ts';
import { burstOf } from './burst.ts';
import { contextOf } from './context.ts';
import { inPlace } from './corrections.ts';
import { newContribution } from './free-text.ts';
import { inOrder, mergingAll, mergingWithPrevious, type Regrouping, splitting } from './groups.ts';
import type { Turn, Work } from './turn.ts';
import { kindTold, type TaggedText } from './understanding.ts';

/** What an author's button is about, as it stands. */
interface Subject {
  /** The message, or the first of its burst. */
  readonly message: StoredMessage;
  /** All that the burst says. */
  readonly text: string;
  readonly contributions: readonly Contribution[];
  /** The contribution that the button names, and what it was before. */
  readonly contribution?: Contribution;
  readonly former?: FormerContribution;
}

async function subjectOf(
  { contributions, messages }: Pick<Repositories, 'contributions' | 'messages'>,
  action: RegroupingAction,
): Promise<Subject | undefined> {
  const contribution = 'contribution' in action ? await contributions.byId(action.contribution) : undefined;
  const id = 'message' in action ? action.message : contribution?.messageId;
  const message = id === undefined ? undefined : await messages.byId(id);
  if (!message) return undefined;
  const former = contribution ? await contributions.former(contribution.id) : undefined;
  return {
    message,
    text: (await burstOf({ messages }, message)).text,
    contributions: await contributions.ofMessage(message.id),
    ...(contribution ? { contribution } : {}),
    ...(former ? { former } : {}),
  };
}

/** What the button asks for; undefined where it is so already, or can't be any more. */
function planned(
  { kind }: RegroupingAction,
  { text, contributions, contribution, former }: Subject,
): Regrouping | undefined {
  if (!contribution) return mergingAll(contributions);
  if (kind === 'join') return mergingWithPrevious(contribution, contributions);
  return splitting(contribution, contributions, text, former);
}

/** The texts that have to be tagged, by what they are: those without known themes, and those to be asked about. */
async function tag(
  { understanding, consultation, repositories, now }: Turn,
  { message, text: said, contributions }: Subject,
  plan: Regrouping | undefined,
): Promise<ReadonlyMap<string, TaggedText>> {
  const spans = plan ? [...(plan.taggings ? [] : [plan.span]), ...plan.added] : [];
  const texts = [
    ...spans.map(({ start, end }) => said.slice(start, end)),
    ...contributions.filter(({ taggings }) => taggings.length === 0).map(({ text }) => text),
  ];
  const context = await contextOf(repositories, consultation, message.place);
  const taggable = texts.map((text) => ({
    text,
    language: languageOfPart(text, message.language),
    context,
  }));
  const tagged = await understanding.tag(taggable, consultation, now);
  return new Map(tagged.map((one, i) => [texts[i] ?? '', one]));
}

/** The spans of what is published, as an audit entry holds them: "0-12 14-30". */
function spansOf(contributions: readonly Contribution[]): string {
  return (inOrder(contributions) ?? []).map(({ span }) => `${span.start}-${span.end}`).join(' ');
}

async function carryOut(
  turn: Turn,
  repositories: Repositories,
  { message, text: said }: Subject,
  { first, span, taggings, withdrawn, restored, added }: Regrouping,
  tagged: ReadonlyMap<string, TaggedText>,
): Promise<void> {
  const { participant, consultation, now } = turn;
  const { contributions } = repositories;
  const understood = (one: Span) => {
    const text = said.slice(one.start, one.end);
    const language = languageOfPart(text, first.language);
    return {
      text,
      language,
      ...kindTold(text),
      span: one,
      taggings: tagged.get(text)?.taggings ?? [],
      boundedByAuthor: true,
    };
  };
  const whole = understood(span);
  await contributions.rewrite(first.id, whole, now);
  const themes = taggings ?? whole.taggings;
  // Who decided is told of taggings that all come from one person.
  const byAuthor = themes.every(({ origin }) => origin === 'author');
  await contributions.retag(first.id, themes, byAuthor ? participant.id : undefined, now);
  await contributions.setStatus(
    withdrawn.map(({ id }) => id),
    'withdrawn',
    now,
  );
  await contributions.setStatus(
    restored.map(({ id }) => id),
    'published',
    now,
  );
  await contributions.add(
    consultation.id,
    message.id,
    message.participantId,
    added.map((one) => newContribution(understood(one), first.createdAt)),
  );
}

/**
 * The author says what is one idea and what are several. Each button undoes the other; what is one no longer is
 * withdrawn, never deleted, and how a message was cut before and after is kept, as an example to cut by.
 */
export async function regroup(turn: Turn<ActionEvent>, action: RegroupingAction): Promise<Work> {
  const { t, consultation, participant } = turn;
  const before = await subjectOf(turn.repositories, action);
  const isOwn = before?.message.participantId === participant.id;
  const tagged =
    before && isOwn ? await tag(turn, before, planned(action, before)) : new Map<string, TaggedText>();
  return async (repositories) => {
    const subject = await subjectOf(repositories, action);
    if (!subject || subject.message.consultationId !== consultation.id) {
      return answer([says(t, 'button.stale')]);
    }
    const { message } = subject;
    if (message.participantId !== participant.id) return answer([says(t, 'not.yours')]);
    const plan = planned(action, subject);
    if (plan) await carryOut(turn, repositories, subject, plan, tagged);
    const contributions = await repositories.contributions.ofMessage(message.id);
    if (plan) {
      const name = action.kind === 'split' ? 'split' : 'merge';
      const spans = {
        message: message.id,
        before: spansOf(subject.contributions),
        after: spansOf(contributions),
      };
      await repositories.audit(act(turn, `contribution ${name}`, `#${plan.first.number}`, spans));
    }
    const likely = new Map(contributions.map(({ id, text }) => [id, tagged.get(text)?.likely ?? []]));
    const lead: MessageKey = plan ? (action.kind === 'split' ? 'split' : 'merged') : 'noted';
    return inPlace(
      turn,
      acknowledge(t, consultation, { messageId: message.id, contributions, likely }, lead),
    );
  };
}
