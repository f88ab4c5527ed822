'use strict';
const byId = id => document.getElementById(id);
const templates = [...document.querySelectorAll('.template')].map(element => ({ element, messages: [...element.querySelectorAll('.message')] }));

function apply() {
  const words = byId('filter').value.toLowerCase().split(/\s+/).filter(Boolean);
  const language = byId('language').value;
  let shown = 0;
  for (const template of templates) {
    if (words.length > 0)
      template.text ??= template.element.textContent.toLowerCase();
    const matches = words.every(word => template.text.includes(word))
      && (!byId('noted').checked || 'noted' in template.element.dataset)
      && (!language || template.messages.some(message => message.dataset.language === language));
    template.element.hidden = !matches;
    shown += matches;
    for (const message of template.messages)
      message.hidden = Boolean(language) && message.dataset.language !== language;
  }

  byId('shown').textContent = shown === templates.length ? '' : `${shown} of ${templates.length} shown`;
}

let waiting;
byId('filter').addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(apply, 120);
});
byId('language').addEventListener('change', apply);
byId('noted').addEventListener('change', apply);
byId('print').addEventListener('click', () => print());
byId('find').hidden = false;
apply();
