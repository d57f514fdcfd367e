/** What an organiser's buttons are about: a review queue, or settling what people said differently. */
export const rounds = ['first', 'second', 'settle'] as const;

/** One of the rounds. */
export type Round = (typeof rounds)[number];

/** What a button does while an organiser reviews. */
export type ReviewAction =
  /** Says to which theme a contribution belongs; without one the menu's entry says which. */
  | { readonly kind: 'judge'; readonly round: Round; readonly contribution: string; readonly theme?: string }
  /** Shows one contribution with the likely themes. */
  | { readonly kind: 'show'; readonly round: Round; readonly contribution: string }
  /** Shows all themes to choose from for a contribution. */
  | { readonly kind: 'menu'; readonly round: Round; readonly contribution: string }
  /** Leaves a contribution for later. */
  | { readonly kind: 'skip'; readonly round: Round; readonly contribution: string }
  | { readonly kind: 'stop'; readonly round: Round };

const steps = ['show', 'confirm', 'cancel'] as const;

/** What a button does with a change of themes that was proposed. */
export interface ChangeAction {
  readonly kind: 'change';
  readonly step: (typeof steps)[number];
  readonly change: string;
}

/** What a moderator's button does with a contribution: hides it again for the reason of before, or shows it again. */
export interface ModerationAction {
  readonly kind: 'hide' | 'unhide';
  readonly contribution: string;
}

/** What a button of the bot does. */
export type Action = Correction | Regrouping | IdeaAction | ReviewAction | ChangeAction | ModerationAction;

/** The author says that a message in which nothing was found is an idea. */
export interface IdeaAction {
  readonly kind: 'idea';
  readonly message: string;
}

/** What a button does that corrects what was understood of somebody's words. */
export type Correction =
  /** The author confirms what was understood of a message, or of one contribution. */
  | { readonly kind: 'right'; readonly message: string }
  /** Shows the themes to choose from for a contribution. */
  | { readonly kind: 'other'; readonly contribution: string }
  /** Tags a contribution to a theme; without one the menu's entry says which. */
  | { readonly kind: 'choose'; readonly contribution: string; readonly theme?: string }
  /** Shows one contribution with its buttons; without one the menu's entry says which. */
  | { readonly kind: 'open'; readonly contribution?: string }
  | { readonly kind: 'not'; readonly contribution: string }
  /** Takes back a whole message. */
  | { readonly kind: 'undo'; readonly message: string }
  | { readonly kind: 'restore'; readonly contribution: string };

/** What a button does with which the author says what is one idea and what are several. */
export type Regrouping =
  /** Makes all contributions of a message one. */
  | { readonly kind: 'merge'; readonly message: string }
  /** Makes a contribution one with that before it in the message. */
  | { readonly kind: 'join'; readonly contribution: string }
  /** Makes several out of one. */
  | { readonly kind: 'split'; readonly contribution: string };

/** Whether a button says what is one idea and what are several. */
export function isRegrouping(action: Action): action is Regrouping {
  return action.kind === 'merge' || action.kind === 'join' || action.kind === 'split';
}

/** Whether a button is a moderator's. */
export function isModerationAction(action: Action): action is ModerationAction {
  return action.kind === 'hide' || action.kind === 'unhide';
}

/** The menu entry that stands for "none of the themes". */
export const noTheme = 'none';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is an id of ours: a menu's value comes from outside. */
export function isId(text: string): boolean {
  return uuid.test(text);
}

// 22 characters instead of 36: two ids and the verb fit the 64 bytes of Telegram's callback data.
const pack = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

function unpack(text: string | undefined): string | undefined {
  const hex = Buffer.from(text ?? '', 'base64url').toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return uuid.test(id) ? id : undefined;
}

const packed = (id: string): string => (id === noTheme ? noTheme : pack(id));

/** Whether a button is one of a review. */
export function isReviewAction(action: Action): action is ReviewAction {
  return 'round' in action;
}

function encodeReview(action: ReviewAction): string {
  const ids = [
    ...('contribution' in action ? [action.contribution] : []),
    ...('theme' in action && action.theme ? [action.theme] : []),
  ];
  return [action.kind, action.round, ...ids.map(packed)].join(':');
}

/** The action as a button carries it: at most 64 bytes. */
export function encodeAction(action: Action): string {
  if (isReviewAction(action)) return encodeReview(action);
  if (action.kind === 'change') return [action.kind, action.step, pack(action.change)].join(':');
  const ids =
    'message' in action
      ? [action.message]
      : action.kind === 'choose'
        ? [action.contribution, ...(action.theme ? [action.theme] : [])]
        : action.contribution
          ? [action.contribution]
          : [];
  return [action.kind, ...ids.map(packed)].join(':');
}

function decodeReview(data: string): ReviewAction | undefined {
  const [kind, name, first, second] = data.split(':');
  const round = rounds.find((one) => one === name);
  if (round === undefined) return undefined;
  if (kind === 'stop') return { kind, round };
  const contribution = unpack(first);
  if (contribution === undefined) return undefined;
  switch (kind) {
    case 'show':
    case 'menu':
    case 'skip':
      return { kind, round, contribution };
    case 'judge': {
      const theme = second === noTheme ? noTheme : unpack(second);
      return { kind, round, contribution, ...(theme === undefined ? {} : { theme }) };
    }
    default:
      return undefined;
  }
}

/** Reads what a button carried; undefined for anything that is not ours. */
export function decodeAction(data: string): Action | undefined {
  return decodeReview(data) ?? decodeChange(data) ?? decodeOwn(data);
}

function decodeChange(data: string): ChangeAction | undefined {
  const [kind, name, id] = data.split(':');
  const step = steps.find((one) => one === name);
  const change = unpack(id);
  return kind === 'change' && step && change !== undefined ? { kind, step, change } : undefined;
}

function decodeOwn(data: string): Exclude<Action, ReviewAction> | undefined {
  const [kind, first, second] = data.split(':');
  const id = unpack(first);
  switch (kind) {
    case 'right':
    case 'undo':
    case 'merge':
    case 'idea':
      return id === undefined ? undefined : { kind, message: id };
    case 'join':
    case 'split':
    case 'other':
    case 'not':
    case 'restore':
    case 'hide':
    case 'unhide':
      return id === undefined ? undefined : { kind, contribution: id };
    case 'open':
      return id === undefined ? { kind } : { kind, contribution: id };
    case 'choose': {
      if (id === undefined) return undefined;
      const theme = second === noTheme ? noTheme : unpack(second);
      return theme === undefined ? { kind, contribution: id } : { kind, contribution: id, theme };
    }
    default:
      return undefined;
  }
}
