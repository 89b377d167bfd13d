// SPDX-License-Identifier: GPL-3.0-or-later
// Everything over time, drawn: waveforms, spectrograms, codes, phones, bits, seconds.

import { column, SIZE } from './spectrum.js';
import { RATE } from './sound.js';

const WAVE = 44, SPECTROGRAM = 96, CODES = 24, PHONES = 20, BITS = 30, SECONDS = 22, GAP = 8;
const RIGHT = 6;
const LOUD = 30, RANGE = 75; // decibels
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Neighbouring codes get far hues: the golden angle. */
export function colour(code, book) {
  return `hsl(${(code * 137.508 + book * 47) % 360} 62% ${dark.matches ? 42 : 68}%)`;
}

/** A stretch of time, as long as is wanted and within what there is, in seconds. */
export function stretch(from, wanted, length) {
  const width = Math.min(Math.max(0.1, length), Math.max(0.1, wanted));
  const start = Math.max(0, Math.min(length - width, from));
  return { from: start, to: start + width };
}

/** Where each row is, for a width in CSS pixels. */
export function layout(width, sounds, books, hasPhones) {
  const left = width < 500 ? 44 : 84;
  const rows = [];
  let top = 4;
  const row = (kind, height, more = {}) => {
    rows.push({ kind, top, height, ...more });
    top += height + GAP;
  };
  for (const sound of sounds) {
    row('wave', WAVE, { sound });
    top -= GAP - 2;
    row('spectrogram', SPECTROGRAM, { sound });
  }
  if (hasPhones) {
    row('phones', PHONES);
    top -= GAP - 2;
  }
  for (let book = 0; book < books; book++) {
    row('codes', CODES, { book });
    top -= GAP - 2;
  }
  if (books) {
    top += GAP - 2;
    row('bits', BITS);
  }
  row('seconds', SECONDS);
  return { left, width, height: top - GAP + 4, rows };
}

/** Runs of equal codes of a book among frames. */
export function runs(codes, book, first = 0, end = codes.length) {
  const found = [];
  for (let start = first, t = first + 1; t <= end; t++) {
    if (t === end || codes[t][book] !== codes[start][book]) {
      found.push({ start, end: t, code: codes[start][book] });
      start = t;
    }
  }
  return found;
}

/** A canvas of so many CSS pixels, sharp on any screen. */
export function sized(canvas, width, height) {
  const scale = devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.style.height = height + 'px';
  }
  const pen = canvas.getContext('2d');
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, width, height);
  return pen;
}

/** Draws all of it. window: { from, to } in seconds. */
export function draw(canvas, places, window, codes, model) {
  const pen = sized(canvas, places.width, places.height);
  const style = getComputedStyle(document.body);
  const ink = { text: style.getPropertyValue('--faint'), line: style.getPropertyValue('--line'), wave: style.getPropertyValue('--accent'), strong: style.getPropertyValue('--ink') };
  const x = seconds => places.left + (seconds - window.from) / (window.to - window.from) * (places.width - places.left - RIGHT);
  pen.font = '11px system-ui, sans-serif';
  pen.textBaseline = 'middle';
  const name = (row, text) => {
    pen.fillStyle = ink.text;
    pen.textAlign = 'right';
    pen.fillText(text, places.left - 6, row.top + row.height / 2);
  };
  const paint = { pen, ink, x, name, places, window, codes, model };
  for (const row of places.rows) {
    ({ wave, spectrogram, phones, codes: codeRow, bits, seconds })[row.kind](paint, row);
  }
}

function wave({ pen, ink, name, places, window }, row) {
  const { samples, length } = row.sound;
  const columns = Math.floor(places.width - places.left - RIGHT);
  const middle = row.top + row.height / 2;
  const perColumn = (window.to - window.from) * RATE / columns;
  const step = Math.max(1, Math.floor(perColumn / 64));
  pen.fillStyle = ink.wave;
  for (let c = 0; c < columns; c++) {
    const first = Math.floor(window.from * RATE + c * perColumn);
    let low = 0, high = 0;
    for (let i = first; i < Math.min(length, first + Math.max(1, perColumn)); i += step) {
      low = Math.min(low, samples[i]);
      high = Math.max(high, samples[i]);
    }
    if (first < length) {
      const scale = row.sound.scale * row.height / 2;
      pen.fillRect(places.left + c, middle - high * scale, 1, Math.max(1, (high - low) * scale));
    }
  }
  name(row, row.sound.name);
}

function spectrogram({ pen, ink, places, window }, row) {
  const columns = Math.floor(places.width - places.left - RIGHT);
  const image = new ImageData(columns, row.height);
  const power = new Float32Array(SIZE / 2);
  const perColumn = (window.to - window.from) * RATE / columns;
  for (let c = 0; c < columns; c++) {
    const centre = Math.floor(window.from * RATE + (c + 0.5) * perColumn);
    const isThere = centre < row.sound.length;
    if (isThere) {
      column(row.sound.samples, row.sound.length, centre, power);
    }
    for (let y = 0; y < row.height; y++) {
      const band = Math.floor((row.height - 1 - y) / row.height * SIZE / 2);
      const v = isThere ? Math.max(0, Math.min(1, (power[band] + 20 * Math.log10(row.sound.scale) + RANGE - LOUD) / RANGE)) : 0;
      heat(image.data, 4 * (y * columns + c), v);
    }
  }
  const scratch = new OffscreenCanvas(columns, row.height);
  scratch.getContext('2d').putImageData(image, 0, 0);
  pen.drawImage(scratch, places.left, row.top, columns, row.height);
  pen.fillStyle = ink.text;
  pen.textAlign = 'right';
  for (const kilohertz of [0, 2, 4, 6, 8]) {
    const y = row.top + row.height * (1 - kilohertz / 8);
    pen.fillRect(places.left - 4, Math.min(row.top + row.height - 1, y), 4, 1);
    const text = kilohertz === 8 ? '8 kHz' : String(kilohertz);
    pen.fillText(text, places.left - 6, Math.max(row.top + 5, Math.min(row.top + row.height - 5, y)));
  }
}

/** Black, violet, orange, white: brighter is louder, in grey too. */
function heat(data, at, v) {
  data[at] = 255 * Math.min(1, 1.6 * v);
  data[at + 1] = 255 * Math.max(0, Math.min(1, 1.5 * v - 0.45));
  data[at + 2] = 255 * (v < 0.45 ? 0.12 + 1.0 * v : Math.max(0.15, Math.min(1, Math.abs(v - 0.7) * 2.6)));
  data[at + 3] = 255;
}

function cell({ pen, x, places }, row, start, end, fill, text) {
  const left = Math.max(places.left, x(start)), right = Math.min(places.width - RIGHT, x(end));
  if (right <= left) {
    return;
  }
  pen.fillStyle = fill;
  pen.fillRect(left, row.top, Math.max(1, right - left - (right - left > 4 ? 1 : 0)), row.height);
  if (right - left > 9 * String(text).length) {
    pen.fillStyle = dark.matches ? '#fff' : '#10161c';
    pen.textAlign = 'center';
    pen.fillText(text, (left + right) / 2, row.top + row.height / 2 + 0.5);
  }
}

function visible({ window, codes, model }) {
  const rate = model.sampleRateHz / model.hopSamples;
  const first = Math.max(0, Math.min(codes.rows.length, Math.floor(window.from * rate)));
  return { rate, first, end: Math.min(codes.rows.length, Math.ceil(window.to * rate)) };
}

function codeRow(paint, row) {
  const { rate, first, end } = visible(paint);
  for (const run of first < end ? runs(paint.codes.rows, row.book, first, end) : []) {
    cell(paint, row, run.start / rate, run.end / rate, colour(run.code, row.book), run.code);
  }
  paint.name(row, (paint.places.width < 500 ? '' : 'book ') + (row.book + 1));
}

function phones(paint, row) {
  const { rate, first, end } = visible(paint);
  const book = paint.model.phoneBook;
  const heard = paint.codes.rows.map(codes => [paint.model.phones[codes[book]]]);
  for (const run of first < end ? runs(heard, 0, first, end) : []) {
    cell(paint, row, run.start / rate, run.end / rate, colour(paint.model.phones.indexOf(run.code), 3), run.code);
  }
  paint.name(row, 'phones');
}

function bits(paint, row) {
  const { pen, ink, x, codes, model, places } = paint;
  const seconds = codes.packetFrames * model.hopSamples / model.sampleRateHz;
  const most = Math.max(1, ...codes.bits);
  codes.bits.forEach((count, i) => {
    const left = Math.max(places.left, x(i * seconds)), right = Math.min(places.width - RIGHT, x((i + 1) * seconds));
    if (right > left) {
      const height = row.height * count / most;
      pen.fillStyle = ink.line;
      pen.fillRect(left, row.top + row.height - height, right - left - 1, height);
      if (right - left > 50) {
        pen.fillStyle = ink.strong;
        pen.textAlign = 'center';
        pen.fillText(`${count} bits`, (left + right) / 2, row.top + row.height - 8);
      }
    }
  });
  paint.name(row, 'bits');
}

function seconds({ pen, ink, x, window, places }, row) {
  const step = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60, 120].find(s => (window.to - window.from) / s <= places.width / 70) ?? 300;
  pen.fillStyle = ink.text;
  pen.textAlign = 'center';
  for (let s = Math.ceil(window.from / step) * step; s <= window.to + 1e-9; s += step) {
    pen.fillRect(x(s), row.top, 1, 4);
    pen.fillText(step < 1 ? s.toFixed(1) : s.toFixed(0), Math.min(places.width - 12, x(s)), row.top + 13);
  }
  pen.textAlign = 'right';
  pen.fillText('s', places.left - 16, row.top + 13);
}
