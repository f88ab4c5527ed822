/** Asks for figures; throws with the server's words. */
export async function get(path) {
  return read(await fetch(`api/${path}`, { headers: { accept: 'application/json' } }));
}

/** Holds a list sending, or lets it go on. */
export async function act(action, key) {
  return read(await fetch(`api/${action}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key }) }));
}

async function read(response) {
  if (response.status === 401)
    location.reload();
  if (response.status === 204)
    return null;
  const body = await response.json().catch(() => ({}));
  if (!response.ok)
    throw new Error(body.error ?? `The server answered ${response.status}.`);
  return body;
}
