import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { typed } from '../adapters/console/inbound.ts';
import { renderText } from '../adapters/console/render.ts';
import { ConfigurationError } from '../configuration-error.ts';
import type { Consultation } from '../core/consultation.ts';
import { type Language, localised } from '../core/language.ts';
import type { Contribution } from '../core/ports/contribution.ts';
import { withApplication } from './context.ts';
import { print, printJson } from './output.ts';

/** The options of `contribuez say`. */
export interface SayOptions {
  readonly file?: string;
  readonly as: string;
  readonly lang?: string;
  readonly json?: boolean;
}

async function messageText(words: readonly string[], file: string | undefined): Promise<string> {
  if (file !== undefined) {
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      throw new ConfigurationError(`--file ${file} can't be read (${error.code ?? error.message}).`);
    });
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new ConfigurationError(`--file ${file} is not UTF-8 text. Save it as UTF-8 and try again.`);
    }
  }
  if (words.length === 1 && words[0] === '-') return readAll(process.stdin);
  if (words.length === 0)
    throw new ConfigurationError('say needs a text, --file FILE, or - for standard input.');
  return words.join(' ');
}

function asJson(consultation: Consultation, language: Language, contribution: Contribution) {
  const { number, text, kind, span, taggings } = contribution;
  return {
    number,
    text,
    kind: kind ?? null,
    span: span ? [span.start, span.end] : null,
    themes: taggings.flatMap(({ themeId, probability }) => {
      const theme = consultation.themes.find(({ id }) => id === themeId);
      return theme ? [{ theme: localised(theme.title, language), slug: theme.slug, probability }] : [];
    }),
  };
}

/** One message through the whole engine and store, as if it had come from a chat. */
export function say(words: readonly string[], { file, as, lang, json }: SayOptions): Promise<void> {
  return withApplication(async ({ engine, store }) => {
    const text = await messageText(words, file);
    const heard = typed({ name: as, ...(lang === undefined ? {} : { locale: lang }) }, text);
    // Each stands for itself, however soon after the last one it is said.
    const event = { ...heard, at: { ...heard.at, thread: heard.delivery } };
    const outcome = await engine.handle(event);
    const reply = outcome.kind === 'answered' ? renderText(outcome.outgoing.reply) : '';
    if (outcome.kind === 'answered') await store.outbox.delivered(outcome.outgoing.id);
    if (!json) return print(reply);
    const message = await store.messages.find(event.at, event.message);
    const consultation = message && (await store.consultations.byId(message.consultationId));
    const contributions = message ? await store.contributions.ofMessage(message.id) : [];
    return printJson({
      message: message?.id ?? null,
      contributions: consultation
        ? contributions.map((one) => asJson(consultation, message.language, one))
        : [],
      reply,
    });
  });
}
