/** Every number of Discord's that this adapter keeps, with the page that says it. Times are in milliseconds. */
export const limits = {
  /** Characters of a message. https://docs.discord.com/developers/resources/message#create-message */
  content: 2000,
  /** Characters of an embed's parts. https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
  embedTitle: 256,
  embedDescription: 4096,
  /** Rows of a message, and buttons of one. https://docs.discord.com/developers/components/reference#action-row */
  rows: 5,
  rowButtons: 5,
  /** https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id */
  customId: 100,
  /** https://docs.discord.com/developers/components/reference#button */
  buttonLabel: 80,
  /** https://docs.discord.com/developers/components/reference#string-select */
  options: 25,
  optionLabel: 100,
  placeholder: 150,
  /** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
  modalTitle: 45,
  /** https://docs.discord.com/developers/components/reference#label */
  modalLabel: 45,
  /** https://docs.discord.com/developers/components/reference#text-input */
  modalText: 4000,
  /** Characters of a file's alternative text. https://docs.discord.com/developers/resources/message#attachment-object */
  fileAlt: 1024,
  /** https://docs.discord.com/developers/interactions/application-commands#application-command-object */
  commandName: 32,
  commandDescription: 100,
  optionText: 6000,
  suggestions: 25,
  suggestionLabel: 100,
  /** https://docs.discord.com/developers/resources/message#get-channel-messages */
  page: 100,
  /** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object */
  interactionAnswer: 3_000,
  interactionToken: 15 * 60_000,
} as const;

/** When an answer that is not there yet is announced: a second before Discord gives the interaction up. */
export const deferAfter = 2_000;
