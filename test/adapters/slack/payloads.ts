/** Payloads by hand from Slack's documentation: https://docs.slack.dev/reference/events/message and interaction payloads. */

const ts = '1790000000.000100';
const envelope = (event: object, event_id = 'Ev1') => ({
  type: 'event_callback',
  token: 'x',
  team_id: 'T1',
  api_app_id: 'A1',
  event_id,
  event_time: 1_790_000_000,
  event,
});
const said = { type: 'message', channel: 'C1', channel_type: 'channel', user: 'U1', ts };
const rich = (...elements: object[]) => [{ type: 'rich_text', block_id: 'b', elements }];
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });

export const payloads = {
  direct: envelope({ ...said, channel: 'D1', channel_type: 'im', text: 'Du pain &amp; des jeux' }),
  message: envelope({ ...said, text: '<@UBOT> il faut des bancs' }),
  mention: envelope(
    { type: 'app_mention', channel: 'C1', user: 'U1', ts, text: '<@UBOT> il faut des bancs' },
    'Ev2',
  ),
  overheard: envelope({ ...said, channel_type: 'group', text: 'Salut' }),
  markup: envelope({
    ...said,
    text: 'voir <https://example.org/a?b=1&amp;c=2|ce plan> et <https://example.org> avec <@U2|Tom> dans <#C2|general> &lt;ici&gt; <!here>',
  }),
  richText: envelope({
    ...said,
    text: 'flat',
    blocks: rich(
      section(
        { type: 'user', user_id: 'UBOT' },
        { type: 'text', text: ' mes idées :', style: { bold: true } },
      ),
      {
        type: 'rich_text_list',
        style: 'bullet',
        indent: 0,
        elements: [
          section({ type: 'text', text: 'des bancs' }),
          section({ type: 'emoji', name: 'tree', unicode: '1f333' }),
        ],
      },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'trop cher' }] },
      section({ type: 'link', url: 'https://example.org', text: 'le plan' }),
    ),
  }),
  thread: envelope({ ...said, ts: '1790000005.000200', thread_ts: ts, text: '<@UBOT> oui' }),
  file: envelope({
    ...said,
    subtype: 'file_share',
    text: '',
    files: [{ id: 'F1', mimetype: 'image/png', size: 12 }],
  }),
  edited: envelope({
    type: 'message',
    subtype: 'message_changed',
    channel: 'C1',
    channel_type: 'channel',
    ts: '1790000060.000300',
    message: {
      type: 'message',
      user: 'U1',
      ts,
      text: 'Il faut dix bancs',
      edited: { user: 'U1', ts: '1790000060.000000' },
    },
    previous_message: { type: 'message', user: 'U1', ts, text: 'Il faut des bancs' },
  }),
  unfurled: envelope({
    type: 'message',
    subtype: 'message_changed',
    channel: 'C1',
    ts: '1790000061.000300',
    message: { type: 'message', user: 'U1', ts, text: 'https://example.org' },
    previous_message: { type: 'message', user: 'U1', ts, text: 'https://example.org' },
  }),
  deleted: envelope({
    type: 'message',
    subtype: 'message_deleted',
    channel: 'C1',
    channel_type: 'channel',
    ts: '1790000070.000300',
    deleted_ts: ts,
    previous_message: { type: 'message', user: 'U1', ts, text: 'Il faut des bancs' },
  }),
  own: envelope({ ...said, user: 'UBOT', bot_id: 'B1', text: 'Merci' }),
  joined: envelope({ ...said, subtype: 'channel_join', text: '<@U1> has joined the channel' }),
  button: {
    type: 'block_actions',
    team: { id: 'T1', domain: 'ville' },
    user: { id: 'U1', username: 'lea', name: 'lea', team_id: 'T1' },
    container: { type: 'message', message_ts: ts, channel_id: 'C1' },
    channel: { id: 'C1', name: 'general' },
    response_url: 'https://hooks.example.org/1',
    actions: [
      { type: 'button', action_id: 'b0', block_id: 'x', value: 'right:AAAA', action_ts: '1790000001.1' },
    ],
  },
  menu: {
    type: 'block_actions',
    team: { id: 'T1' },
    user: { id: 'U1', name: 'lea' },
    container: { type: 'message', message_ts: ts, channel_id: 'D1' },
    channel: { id: 'D1', name: 'directmessage' },
    actions: [
      {
        type: 'static_select',
        action_id: 'choose:AAAA',
        block_id: 'x',
        selected_option: { text: { type: 'plain_text', text: 'Nature' }, value: 'none' },
        action_ts: '1790000002.1',
      },
    ],
  },
  command: {
    token: 'x',
    team_id: 'T1',
    team_domain: 'ville',
    channel_id: 'C1',
    channel_name: 'general',
    user_id: 'U1',
    user_name: 'lea',
    command: '/contribuez',
    text: 'thème 12 <https://example.org|plan>',
    response_url: 'https://hooks.example.org/2',
    trigger_id: '13.1.a',
  },
} as const;
