const svg = 'http://www.w3.org/2000/svg';

/** Makes an element. Text always becomes text, never markup. */
export const make = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

/** Makes an element of a drawing. */
export const draw = (tag, attributes, ...children) => fill(document.createElementNS(svg, tag), attributes, children);

export const find = id => document.getElementById(id);

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined)
      element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}
