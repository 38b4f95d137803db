// One side's sound as an outline.

import { draw } from './svg.js';

/** Soft speech is to be seen beside loud, and the hiss of a line is not. */
const seen = peak => Math.min(1, Math.max(0, peak - 1) / 99) ** 0.65;

/** @param base where silence is drawn; @param height of full scale, upwards when negative */
export function waveform(peaks, who, width, base, height) {
  if (peaks.length === 0) return null;
  const step = width / peaks.length;
  const points = peaks.map((peak, i) => `${(i * step).toFixed(1)},${(base + seen(peak) * height).toFixed(1)}`);
  return draw('path', { class: `sound ${who}`, d: `M0,${base} L${points.join(' L')} L${width},${base} Z` });
}
