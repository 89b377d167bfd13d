// SPDX-License-Identifier: GPL-3.0-or-later
// How speech is decoded, by the controls; and what the codes cost.

import { RATE } from './sound.js';
import { $ } from './words.js';

/** Voices by name with their shares; two are mixed. */
export function voices() {
  const mix = Number($('mix').value);
  const both = [{ name: $('voice').value, share: 1 - mix }, { name: $('other').value, share: mix }].filter(v => v.share > 0);
  return both.length === 2 && both[0].name === both[1].name ? [{ name: both[0].name, share: 1 }] : both;
}

/** What the server is to be told, and more. */
export function options(more = {}) {
  return {
    books: Number($('books').value),
    temperature: Number($('temperature').value),
    seed: Math.max(0, Math.round(Number($('seed').value)) || 0),
    ...more
  };
}

/** The controls' values in words. */
export function showOptions(model) {
  $('books-out').textContent = `${$('books').value} of ${model.books}`;
  $('mix-out').textContent = `${Math.round(100 * $('mix').value)} %`;
  $('temperature-out').textContent = Number($('temperature').value).toFixed(2);
}

/** Fits the controls to the model. */
export function showModel(model) {
  for (const select of [$('voice'), $('other')]) {
    select.append(...model.voices.map(v => new Option(v.pitchHz ? `${v.name} (${v.sex}, ${Math.round(v.pitchHz)} Hz)` : v.name, v.name)));
  }
  $('other').selectedIndex = Math.min(1, model.voices.length - 1);
  $('books').max = model.books;
  $('books').value = model.defaultBooks;
  $('value').max = model.codebookSize - 1;
  $('sample').hidden = !model.hasPrior;
  document.querySelector('input[name=track][value="2"]').disabled = !model.voices.length;
  const rate = (model.sampleRateHz / model.hopSamples).toFixed(0);
  $('model').textContent = `Model ${model.name}, ${model.id.slice(0, 8)}: ${rate} frames a second, ${model.books} books of ${model.codebookSize} codes. `
    + `Speech up to ${model.maxSeconds} s. Nothing is stored, and nothing leaves this machine.`;
  showOptions(model);
}

/** The bit budget of a take whose codes are all there. */
export function showBits(take) {
  const seconds = take.codes.samples / RATE;
  const kept = Number($('books').value);
  $('rates').replaceChildren(...take.rates.map(rate => {
    const row = document.createElement('tr');
    row.classList.toggle('kept', rate.books === kept);
    const times = 2 * take.codes.samples / rate.bytes;
    const perSecond = seconds ? Math.round(8 * rate.bytes / seconds) : 0;
    for (const text of [rate.books, perSecond, rate.bytes, `1 / ${times.toFixed(0)}`]) {
      row.append(Object.assign(document.createElement('td'), { textContent: text }));
    }
    return row;
  }));
  const rate = take.rates.find(r => r.books === kept);
  if (rate && seconds) {
    const kilobits = bits => (bits / seconds / 1000).toFixed(2);
    $('bits').textContent = `${kilobits(8 * rate.bytes)} kbit/s as a file with ${kept} ${kept === 1 ? 'book' : 'books'}, all included; `
      + `${kilobits(rate.nominalBits)} kbit/s before the prior.`;
  }
}
