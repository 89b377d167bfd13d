// SPDX-License-Identifier: GPL-3.0-or-later
// A column of a spectrogram: the power of 512 samples, by a fast Fourier transform (Cooley and Tukey 1965).

export const SIZE = 512;
const WINDOW = Float32Array.from({ length: SIZE }, (_, i) => 0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE));
const COS = Float32Array.from({ length: SIZE / 2 }, (_, i) => Math.cos(2 * Math.PI * i / SIZE));
const SIN = Float32Array.from({ length: SIZE / 2 }, (_, i) => -Math.sin(2 * Math.PI * i / SIZE));
const BITS = Math.log2(SIZE);
const REVERSED = Uint16Array.from({ length: SIZE }, (_, i) => parseInt(i.toString(2).padStart(BITS, '0').split('').reverse().join(''), 2));
const re = new Float32Array(SIZE);
const im = new Float32Array(SIZE);

/** Decibels of each of 256 bands from 0 to 8 kHz, around a sample. */
export function column(samples, length, centre, out) {
  for (let i = 0; i < SIZE; i++) {
    const at = centre - SIZE / 2 + i;
    re[REVERSED[i]] = at >= 0 && at < length ? samples[at] * WINDOW[i] : 0;
  }
  im.fill(0);
  for (let half = 1; half < SIZE; half *= 2) {
    const step = SIZE / (2 * half);
    for (let start = 0; start < SIZE; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const a = start + k, b = a + half, c = COS[k * step], s = SIN[k * step];
        const r = re[b] * c - im[b] * s, j = re[b] * s + im[b] * c;
        re[b] = re[a] - r;
        im[b] = im[a] - j;
        re[a] += r;
        im[a] += j;
      }
    }
  }
  for (let k = 0; k < SIZE / 2; k++) {
    out[k] = 10 * Math.log10(re[k] * re[k] + im[k] * im[k] + 1e-9);
  }
}
