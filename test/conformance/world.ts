import type { Adapter, AdapterLog, Heard } from '../../src/adapters/adapter.ts';

/** A message of the bot as a person sees it now. */
export interface Shown {
  readonly id: string;
  /** What one reads, without markup: blocks parted by line ends, quotes and lists with their marks. */
  readonly text: string;
  /** The labels of its buttons, in their order. */
  readonly buttons: readonly string[];
  /** The labels of the entries of its menu, in their order. */
  readonly options: readonly string[];
  /** The name of its file. */
  readonly file?: string;
  /** What its picture shows, for those who don't see it. */
  readonly alt?: string;
  /** Whether this person alone sees it: in a direct chat, or privately in a room. */
  readonly private: boolean;
}

/** A room of a platform: a channel of a guild, a Slack channel, a Telegram group. */
export interface Room {
  readonly id: string;
}

/** Where something is said; without a room it is the direct chat with the bot. */
export interface Place {
  readonly room?: Room;
  /** Said to the bot, by its name. */
  readonly mention?: boolean;
}

/** A person on a platform, who acts as its own clients let people act. */
export interface PlatformPerson {
  readonly name: string;
  /** Writes a message; gives the platform's id of it. */
  says(text: string, place?: Place): Promise<string>;
  /** Changes their message. */
  edits(message: string, text: string, place?: Place): Promise<void>;
  /** Deletes their message; on platforms that tell nobody, nobody is told. */
  deletes(message: string, place?: Place): Promise<void>;
  /** Runs a command in the platform's own way: "theme 12 mobility". Where commands are typed, a message. */
  runs(line: string, place?: Place): Promise<void>;
  /** Presses the button, or chooses the menu's entry, whose label begins so. */
  presses(shown: Shown, label: string, place?: Place): Promise<void>;
  /** Asks for a message to be added to the consultation; false where the platform has no such menu. */
  pointsAt(message: string, place: Place): Promise<boolean>;
  /** Fills the form that is open and sends it; false when none is open. */
  fills(text: string): Promise<boolean>;
  /** The bytes of a message's file, as this person's client gets them. */
  downloads(shown: Shown, place?: Place): Promise<Uint8Array>;
  /** Everything of the bot that this person sees there now, oldest first, each message once with its present text. */
  sees(place?: Place): readonly Shown[];
}

/** A platform on loopback, as its people use it, and the bot's adapter with the real client library on it. */
export interface World {
  /** A person who speaks French to their client; the same name is the same person. */
  person(name: string): PlatformPerson;
  /** A room that the bot is in; the same name is the same room. */
  room(name: string): Room;
  /** A new adapter, not yet started, as a start of the program makes it. */
  adapter(): Adapter;
  /** Cuts every connection of the bot, without a word. */
  cut(): void;
  /** Delivers every event so far once more, as the platform does when it doubts that it was taken. */
  redeliver(): Promise<void>;
  /** The next `count` messages of the bot are refused as too many, with this many seconds to wait. */
  limit(count: number, seconds: number): void;
  /** The next `count` messages of the bot meet a failure of the platform's servers. */
  fail(count: number): void;
  /** The person blocks the bot. */
  block(name: string): void;
  stop(): Promise<void>;
}

/** What a world's adapters are given. */
export interface WorldParts {
  readonly log: AdapterLog;
  readonly heard: Heard;
}

/** Starts a platform on loopback. */
export type OpenWorld = (parts: WorldParts) => Promise<World>;
