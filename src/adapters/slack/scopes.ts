/** What the bot asks a workspace for, each with what it is for: https://docs.slack.dev/reference/scopes */
export const scopes = [
  // Being spoken to.
  'app_mentions:read',
  'commands',
  // Messages of the rooms it is in, of direct chats, and what was missed of them.
  'channels:history',
  'groups:history',
  'im:history',
  'mpim:history',
  // Being let into a room.
  'channels:read',
  'groups:read',
  // Answers, also in a direct chat that it opens, and pictures.
  'chat:write',
  'files:write',
  'im:write',
  // The names and languages of those who write.
  'users:read',
];
