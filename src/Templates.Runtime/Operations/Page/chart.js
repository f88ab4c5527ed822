import { draw, make } from './dom.js';
import { clock } from './words.js';

const [width, height, left, bottom] = [640, 180, 48, 22];

/** The rate over time: messages accepted per second between the points. */
export function rateChart(history) {
  const rates = history.slice(1).map(([at, accepted], i) => ({ at, rate: Math.max(0, accepted - history[i][1]) / Math.max(0.001, (at - history[i][0]) / 1000) }));
  if (rates.length < 2)
    return make('p', { class: 'soft' }, 'The curve begins a few seconds after the start.');
  const [from, to] = [rates[0].at, rates.at(-1).at];
  const top = nice(Math.max(1, ...rates.map(point => point.rate)));
  const x = at => left + (at - from) / Math.max(1, to - from) * (width - left - 8);
  const y = rate => 8 + (1 - rate / top) * (height - bottom - 8);
  const line = rates.map((point, i) => `${i ? 'L' : 'M'}${x(point.at).toFixed(1)} ${y(point.rate).toFixed(1)}`).join('');
  const last = rates.at(-1).rate.toFixed(1);
  return draw('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `Messages per second from ${clock(from)} to ${clock(to)}, at most ${Math.max(...rates.map(point => point.rate)).toFixed(1)}, ${last} at the end` },
    ...[0, top / 2, top].flatMap(rate => [
      draw('line', { class: 'grid', x1: left, x2: width - 8, y1: y(rate), y2: y(rate) }),
      draw('text', { x: left - 6, y: y(rate) + 4, 'text-anchor': 'end' }, String(Math.round(rate * 10) / 10)),
    ]),
    draw('path', { class: 'area', d: `${line}L${x(to).toFixed(1)} ${y(0)}L${left} ${y(0)}Z` }),
    draw('path', { class: 'curve', d: line }),
    draw('text', { x: left, y: height - 5 }, clock(from)),
    draw('text', { x: width - 8, y: height - 5, 'text-anchor': 'end' }, clock(to)));
}

/** The next of 1, 2, 5, 10, 20, 50 … */
function nice(number) {
  const power = 10 ** Math.floor(Math.log10(number));
  return [1, 2, 5, 10].find(step => step * power >= number) * power;
}
