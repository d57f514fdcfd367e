import { excerpt } from '../answer.ts';
import { type Consultation, openThemes } from '../consultation.ts';
import type { ChannelAddress } from '../inbound.ts';
import { type Language, localised } from '../language.ts';
import type { Contributions } from '../ports/contributions.ts';
import type { Participant } from '../ports/participants.ts';
import { fold } from '../text/fold.ts';
import type { Argument } from './command.ts';

/** One thing to complete an argument with: what people read, and what is put on the command line. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** An argument that somebody is typing. */
export interface SuggestQuestion {
  readonly at: ChannelAddress;
  /** The author's id. */
  readonly author: string;
  readonly argument: Argument;
  /** What is typed so far. */
  readonly typed: string;
  /** The platform's locale of the person (BCP 47). */
  readonly locale?: string;
}

/** Whose typing is completed, and where. */
interface Typing {
  readonly participant: Participant | undefined;
  readonly consultation: Consultation;
  readonly language: Language;
  readonly now: Date;
  readonly contributions: Pick<Contributions, 'ofParticipant'>;
}

const most = 25;

/** What can be put for an argument: open themes by their title, the sender's own contributions by number or words. */
export async function suggestionsFor(
  argument: Argument,
  typed: string,
  { participant, consultation, language, now, contributions }: Typing,
): Promise<readonly Suggestion[]> {
  const wanted = fold(typed);
  const among = (all: readonly Suggestion[]): Suggestion[] =>
    all.filter(({ label }) => fold(label).includes(wanted)).slice(0, most);
  if (argument.kind === 'theme') {
    return among(
      openThemes(consultation, now).map(({ title, slug }) => ({
        label: localised(title, language),
        value: slug,
      })),
    );
  }
  if (argument.kind !== 'number' || !participant) return [];
  const own = await contributions.ofParticipant(consultation.id, participant.id, 100);
  return among(
    own
      .filter(({ status }) => status === 'published')
      .map(({ number, text }) => ({ label: `#${number} ${excerpt(text, 80)}`, value: String(number) })),
  );
}
