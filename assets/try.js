// Spares the page /try its reloads: sends forms in the background, and shows what is new as it comes. The page is whole
// without it.
const log = document.querySelector('#conversation');
const status = document.querySelector('#status');
const error = document.querySelector('#error');
const text = document.querySelector('#text');
const { stream, waiting, offline } = document.body.dataset;

/** How long "the bot is writing" stays where nothing comes, in milliseconds: some events have no answer. */
const patience = 15_000;
let timer;

function isWaiting(yes) {
  clearTimeout(timer);
  status.textContent = yes ? waiting : '';
  if (yes) timer = setTimeout(() => isWaiting(false), patience);
}

function show({ id, by, html }) {
  const known = document.getElementById(`m-${id}`);
  const held = known?.contains(document.activeElement) ?? false;
  if (known) known.outerHTML = html;
  else log.insertAdjacentHTML('beforeend', html);
  const shown = document.getElementById(`m-${id}`);
  // Whoever pressed a button that is gone now goes on where it was.
  if (held) shown?.focus({ preventScroll: true });
  if (by === 'bot') isWaiting(false);
  return known ? undefined : shown;
}

/** Down to the field, but not past the beginning of what is new. */
function reveal(added) {
  if (!added) return;
  text.form.scrollIntoView({ block: 'end' });
  if (added.getBoundingClientRect().top < 0) added.scrollIntoView({ block: 'start' });
}

async function send(address, body) {
  error.textContent = '';
  isWaiting(true);
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'X-Requested-With': 'script' },
    body,
  }).catch(() => undefined);
  // 202: taken, and its answer is to come.
  if (response?.status !== 202) isWaiting(false);
  if (response?.ok) return true;
  error.textContent = response ? await response.text() : offline;
  return false;
}

if (stream) {
  const news = new EventSource(stream);
  news.addEventListener('message', ({ data }) => {
    document.querySelector('#begin')?.remove();
    reveal(JSON.parse(data).map(show).findLast(Boolean));
  });
  document.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { target: form, submitter } = event;
    const address = submitter?.getAttribute('formaction') ?? form.getAttribute('action');
    const body = new URLSearchParams(new FormData(form, submitter));
    const isSaying = form.id === 'say';
    const written = text.value;
    if (isSaying) text.value = '';
    if ((await send(address, body)) || !isSaying) return;
    if (text.value === '') text.value = written;
    text.focus();
  });
  document.querySelector('#hint').hidden = false;
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    text.form.requestSubmit();
  });
  if (location.hash === '') reveal(log.lastElementChild);
}
