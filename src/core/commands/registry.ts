import { about } from './about.ts';
import type { Command } from './command.ts';
import { contribute } from './contribute.ts';
import { contribution } from './contribution.ts';
import { dashboard } from './dashboard.ts';
import { digest } from './digest.ts';
import { edit } from './edit.ts';
import { exportCommand } from './export.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { invite } from './invite.ts';
import { lang } from './lang.ts';
import { listen } from './listen.ts';
import { mine } from './mine.ts';
import { hide, moderation, unhide } from './moderation.ts';
import { moderatorAdd, moderatorRemove } from './moderator.ts';
import { organiserAdd, organiserClaim } from './organiser.ts';
import { register } from './register.ts';
import { report, reportPublish, reportRenew, reportUnpublish } from './report.ts';
import { review, reviewDisagreements, reviewSecond } from './review.ts';
import { search } from './search.ts';
import { start } from './start.ts';
import { stats } from './stats.ts';
import { summary } from './summary.ts';
import { summaryShow, summaryVerify } from './summary-kept.ts';
import { theme } from './theme.ts';
import { themeAdd, themeClose, themeEdit, themeMerge, themeSplit } from './theme-organise.ts';
import { themes } from './themes.ts';
import { themesSuggest } from './themes-suggest.ts';
import { why } from './why.ts';
import { withdraw } from './withdraw.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  register,
  contribute,
  mine,
  edit,
  withdraw,
  theme,
  themes,
  contribution,
  why,
  search,
  stats,
  home,
  about,
  lang,
  start,
  help,
  organiserClaim,
  summary,
  summaryShow,
  summaryVerify,
  digest,
  exportCommand,
  report,
  reportPublish,
  reportUnpublish,
  reportRenew,
  dashboard,
  review,
  reviewSecond,
  reviewDisagreements,
  hide,
  unhide,
  moderation,
  themesSuggest,
  themeAdd,
  themeEdit,
  themeMerge,
  themeSplit,
  themeClose,
  organiserAdd,
  moderatorAdd,
  moderatorRemove,
  invite,
  listen,
];
