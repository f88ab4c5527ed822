const integers = new Intl.NumberFormat();
const shares = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

export const count = number => integers.format(number ?? 0);

export const share = (part, whole) => whole > 0 ? shares.format(part / whole) : '–';

/** Seconds in words: 45 s, 12 min, 3 h 20 min. */
export function duration(seconds) {
  if (seconds < 60)
    return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export const clock = time => new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

/** How far a list sending is, 0 to 1. */
export const progress = item => item.total > 0 ? (item.total - item.open) / item.total : 0;
