/** What the page asks of the simulator. Every action answers whether it was understood. */
export async function act(action, body) {
  const response = await fetch(`/phone/${action}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.ok;
}

/** Listens to all that happens; `handlers` has a function for each kind of event. */
export function listen(handlers, connected) {
  const source = new EventSource('/phone/events');
  for (const [name, handle] of Object.entries(handlers))
    source.addEventListener(name, event => handle(JSON.parse(event.data)));
  source.addEventListener('open', () => connected(true));
  source.addEventListener('error', () => connected(false));
}
