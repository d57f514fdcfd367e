/** What is done in the background, one conversation's work in its order. */
export interface Queue {
  /** Has the conversation's events handled, or its answers sent: now, or at a later time. */
  wake(task: 'handle' | 'send', conversation: string, at?: Date): Promise<void>;
  /** Has the confirmed changes of a consultation's themes carried on with. */
  retag(consultationId: string): Promise<void>;
  /** Has a digest posted at a time; a time that was said before is forgotten. */
  digest(id: string, at: Date): Promise<void>;
}
