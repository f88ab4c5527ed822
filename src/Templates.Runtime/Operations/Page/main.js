import { act, get } from './api.js';
import { showDetail } from './detail.js';
import { find } from './dom.js';
import { showList } from './list.js';

const pause = 2000;
let chosen = decodeURIComponent(location.hash.slice(1)) || null;
let state = null;

async function refresh() {
  try {
    const { distributions } = await get('list');
    if (!distributions.some(item => item.key === chosen))
      chosen = distributions[0]?.key ?? null;
    showList(distributions, chosen, choose);
    if (chosen !== null)
      show(await get(`item?key=${encodeURIComponent(chosen)}`));
    find('connection').textContent = '';
  } catch (error) {
    find('connection').textContent = `No news: ${error.message}`;
  }
}

function show(item) {
  showDetail(item, onAct);
  // Said aloud when it changes, not every two seconds.
  const now = `${item.key} is ${item.state}${item.reason ? `: ${item.reason}` : ''}`;
  if (now !== state)
    find('news').textContent = now;
  state = now;
}

function choose(key) {
  chosen = key;
  history.replaceState(null, '', `#${encodeURIComponent(key)}`);
  refresh();
}

async function onAct(action) {
  find('trouble').textContent = '';
  try {
    await act(action, chosen);
  } catch (error) {
    find('trouble').textContent = error.message;
  }
  await refresh();
}

async function watch() {
  if (document.visibilityState === 'visible')
    await refresh();
  setTimeout(watch, pause);
}

document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && refresh());
watch();
