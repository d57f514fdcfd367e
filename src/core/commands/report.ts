import { randomBytes } from 'node:crypto';
import { answer, button, says } from '../answer.ts';
import type { Consultation } from '../consultation.ts';
import type { Turn, Work } from '../conversation/turn.ts';
import { localised } from '../language.ts';
import type { Repositories } from '../ports/store.ts';
import type { Block, Reply } from '../reply.ts';
import type { ReportLinks, ReportState } from '../report/links.ts';
import type { Translator } from '../translate.ts';
import { act } from './act.ts';
import type { Command } from './command.ts';
import { commandAction } from './command-action.ts';

/** What the next private link is made of. */
export function newSeed(): string {
  return randomBytes(16).toString('base64url');
}

interface Asked {
  readonly t: Translator;
  readonly consultation: Consultation;
  readonly reports: ReportLinks;
}

const link = (url: string): Block => ({ kind: 'paragraph', inlines: [{ kind: 'link', text: url, url }] });

/** Whether a report is public, and its addresses. */
export function reportBlocks(
  { t, consultation, reports }: Asked,
  { seed, publishedAt }: ReportState,
): Block[] {
  const { id, slug } = consultation;
  const title = localised(consultation.title, t.language);
  return [
    ...(publishedAt
      ? [says(t, 'report.public', { title, date: publishedAt }), link(reports.publicLink(slug))]
      : [says(t, 'report.private', { title })]),
    says(t, publishedAt ? 'report.link.later' : 'report.link'),
    link(reports.privateLink(slug, { consultationId: id, seed })),
    ...(reports.isLocal ? [says(t, 'report.loopback')] : []),
  ];
}

/** The answer: to organisers alone, since the link opens the report. */
function told(turn: Turn, state: ReportState, done: readonly Block[]): Reply {
  const { t } = turn;
  return answer([...done, ...reportBlocks(turn, state)], {
    buttons: [
      state.publishedAt
        ? button(t, 'button.report.unpublish', commandAction('report unpublish'), 'danger')
        : button(t, 'button.report.publish', commandAction('report publish'), 'primary'),
      button(t, 'button.report.renew', commandAction('report renew')),
    ],
  });
}

/** Changes who may read the report, and says how it is then. */
function changing(
  turn: Turn,
  name: string,
  done: readonly Block[],
  change: (repositories: Repositories, state: ReportState) => Promise<ReportState>,
): Work {
  const { consultation } = turn;
  return async (repositories) => {
    const before = await repositories.reportSource.open(consultation.id, newSeed());
    const state = await change(repositories, before);
    await repositories.audit(act(turn, name, consultation.slug));
    return told(turn, state, done);
  };
}

const common = { role: 'organiser', args: [] } as const;

/** The report's state and its private link. */
export const report: Command = {
  ...common,
  name: 'report',
  aliases: { fr: ['rapport'], en: [] },
  help: 'report.help',
  async run(turn) {
    return async ({ reportSource }) =>
      told(turn, await reportSource.open(turn.consultation.id, newSeed()), []);
  },
};

/** Lets anybody read the report. */
export const reportPublish: Command = {
  ...common,
  name: 'report publish',
  aliases: { fr: ['rapport publier'], en: [] },
  help: 'report.publish.help',
  async run(turn) {
    return changing(turn, 'report publish', [], async ({ reportSource }, before) => {
      if (before.publishedAt) return before;
      await reportSource.setPublished(turn.consultation.id, turn.now);
      return { ...before, publishedAt: turn.now };
    });
  },
};

/** Keeps the report for whoever has the private link. */
export const reportUnpublish: Command = {
  ...common,
  name: 'report unpublish',
  aliases: { fr: ['rapport dépublier', 'rapport retirer'], en: [] },
  help: 'report.unpublish.help',
  async run(turn) {
    return changing(turn, 'report unpublish', [], async ({ reportSource }, { seed }) => {
      await reportSource.setPublished(turn.consultation.id, undefined);
      return { seed };
    });
  },
};

/** Makes another private link; the former one opens nothing any more. */
export const reportRenew: Command = {
  ...common,
  name: 'report renew',
  aliases: { fr: ['rapport renouveler'], en: [] },
  help: 'report.renew.help',
  async run(turn) {
    return changing(
      turn,
      'report renew',
      [says(turn.t, 'report.renewed')],
      async ({ reportSource }, before) => {
        const seed = newSeed();
        await reportSource.renew(turn.consultation.id, seed);
        return { ...before, seed };
      },
    );
  },
};
