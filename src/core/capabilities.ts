/** What a channel can do, as its adapter declares it: all that the engine knows of a platform. */
export interface Capabilities {
  /** Buttons under an answer. */
  readonly buttons: boolean;
  /** Menus of which one entry is chosen. */
  readonly menus: boolean;
  /** A window with a field for long text, opened by an answer's `form`. */
  readonly forms: boolean;
  /** An answer in a room that its asker alone sees. */
  readonly privateReplies: boolean;
  /** Pictures and files in answers. */
  readonly files: boolean;
  /** The bot can change what it has said. */
  readonly edits: boolean;
  /** The platform tells when a person deletes a message. */
  readonly deletions: boolean;
  /** The most characters (UTF-16 code units) of one message of the bot; a longer answer is split. */
  readonly longestText: number;
  /** What people's clients offer after the slash: "/mine", or "/contribuez mine" where one command holds all. */
  readonly commandPrefix: string;
  /** The address that opens a chat with the bot and hands it `/start payload`, where the platform has such links. */
  readonly startLink?: (payload: string) => string;
}
