/** Makes an element. Text always becomes text, never markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined)
      element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

const svg = 'http://www.w3.org/2000/svg';

/** Makes a small drawing of lines. */
export function draw(...paths) {
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', '0 0 20 16');
  drawing.setAttribute('aria-hidden', 'true');
  for (const path of paths) {
    const line = document.createElementNS(svg, 'path');
    line.setAttribute('d', path);
    drawing.append(line);
  }
  return drawing;
}

export const find = id => document.getElementById(id);
