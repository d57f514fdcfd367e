/** The taggers that can be measured. */
export const taggers = ['embedded', 'llm', 'cascade'] as const;

/** The splitters that can be measured. */
export const splitters = ['embedded', 'llm', 'cascade'] as const;

/** The ways in which a summary can be worded. */
export const summaryWays = ['extractive', 'model'] as const;

/** What a text is tagged in: nothing, the words that it answers to, or these with the themes that people gave them. */
export const contexts = ['none', 'text', 'themes'] as const;

/** The platforms whose payloads can be replayed. */
export const replayable = ['discord', 'slack', 'telegram'] as const;

/** What contributions can be exported to. */
export const exportFormats = ['jsonl', 'csv', 'xlsx', 'md', 'html'] as const;
