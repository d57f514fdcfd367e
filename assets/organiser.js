// The organisers' page works without this: it only spares reloading it to see its numbers grow.
const { stream } = document.body.dataset;
const news = new EventSource(stream);

news.addEventListener('message', ({ data }) => {
  for (const [name, text] of Object.entries(JSON.parse(data))) {
    const shown = document.querySelector(`[data-number="${name}"]`);
    if (shown && shown.textContent !== text) shown.textContent = text;
  }
  document.querySelector('#live').hidden = false;
});

news.addEventListener('error', () => {
  document.querySelector('#live').hidden = true;
});
