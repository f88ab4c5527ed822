const escape = text => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`);
const row = 26;
const left = 250;
const width = 760;
const right = 110;

/**
 * Horizontal bars in groups, ours in colour; a logarithmic axis where the largest is more than 30 times the smallest.
 * The colours can be read on white and on black.
 * @param groups [{ label, bars: [{ label, value, text, isOurs }] }]
 */
export function bars(title, groups) {
  const values = groups.flatMap(group => group.bars.map(bar => bar.value));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isLogarithmic = most > 30 * least;
  const start = Math.log10(least) - 0.3;
  const length = value => (width - left - right) * (isLogarithmic ? (Math.log10(value) - start) / (Math.log10(most) - start) : value / most);
  const parts = [];
  let y = 44;
  for (const group of groups) {
    parts.push(`<text x="12" y="${y + 14}" font-weight="700">${escape(group.label)}</text>`);
    y += row;
    for (const bar of group.bars) {
      const size = Math.max(2, length(bar.value)).toFixed(1);
      parts.push(`<text x="${left - 10}" y="${y + 14}" text-anchor="end">${escape(bar.label)}</text><rect x="${left}" y="${y}" width="${size}" height="18" rx="2" fill="${bar.isOurs ? '#1f9d6b' : '#8a939b'}"/><text x="${(left + Number(size) + 6).toFixed(1)}" y="${y + 14}">${escape(bar.text)}</text>`);
      y += row;
    }
    y += 8;
  }

  const note = isLogarithmic ? ' (logarithmic)' : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" role="img" aria-label="${escape(title)}" font-family="system-ui, sans-serif" font-size="13">
<style>text { fill: #24292f } @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } }</style>
<text x="12" y="24" font-size="16" font-weight="700">${escape(title + note)}</text>
${parts.join('\n')}
</svg>
`;
}
