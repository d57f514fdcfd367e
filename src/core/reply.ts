import type { Picture } from './charts/chart.ts';

/** A run of text in an answer. Plain text is never markup: adapters escape it. */
export type Inline =
  | string
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | Reference;

/** What can be opened: an entry of the menu under the page on which it stands, and a link where its reader can open one. */
export interface Reference {
  readonly kind: 'reference';
  readonly text: string;
  /** The entry, by what is typed behind `/contribution` for the same. */
  readonly entry: { readonly label: string; readonly value: string };
  readonly url?: string;
}

/** One block of an answer, in the order people read. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[]; readonly stays?: Staying }
  /** Somebody's own words, verbatim; the source is what people can type or open to see it ("#128"). */
  | {
      readonly kind: 'quote';
      readonly text: string;
      readonly source?: Inline | readonly Inline[];
      readonly stays?: Staying;
    }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly Inline[])[];
      /** The number of the first item, where a list goes on with one before. */
      readonly from?: number;
    };

/** With which of its neighbours a block stays on one page; headings and what introduces a list or quote stay by themselves. */
export type Staying = 'with next' | 'with former';

/** A button; `action` comes back in an ActionEvent. At most 64 bytes (Telegram's callback data is the shortest). */
export interface Button {
  readonly label: string;
  readonly action: string;
  readonly style: 'primary' | 'secondary' | 'danger';
}

/** A menu of which one entry is chosen; the entry's value comes back with the action. */
export interface Select {
  readonly label: string;
  readonly action: string;
  readonly options: readonly { readonly label: string; readonly value: string; readonly selected: boolean }[];
}

/** A window with one field for long text, for channels that can open one; the text comes back with the action. */
export interface Form {
  readonly title: string;
  readonly label: string;
  readonly action: string;
  /** The most characters it takes, where the platform allows as many. */
  readonly longest: number;
}

/** A file made for this answer, or its picture once it is drawn. */
export interface ReplyFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  /** Alternative text, in the reader's language. */
  readonly alt: string;
}

/** What the engine answers; each adapter renders it in its platform's own way and lengths. */
export interface Reply {
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
  readonly select?: Select;
  readonly file?: ReplyFile;
  /** Shows what the blocks say. It becomes the file when it is sent, where the channel takes files; it may be left out. */
  readonly picture?: Picture;
  /** Opens at once where the channel can; the blocks say the same for where it can't, or no longer can. */
  readonly form?: Form;
  /**
   * Who may see it in a room. Private: only the author of the event; where the channel can't do that, it goes to their
   * direct chat. Discreet: better only the author, else the room, as an answer to their message. Public: the room.
   */
  readonly visibility: 'private' | 'discreet' | 'public';
  /** The bot's message whose place this answer takes: the one that carries the pressed button. */
  readonly replaces?: string;
}
