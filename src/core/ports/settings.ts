export interface Settings {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  /** Removes the setting if it has this value; true when it had. */
  take(key: string, value: string): Promise<boolean>;
}
