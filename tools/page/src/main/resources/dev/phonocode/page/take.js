// SPDX-License-Identifier: GPL-3.0-or-later
// One track of the deck: its sound as it comes, and the codes that it is made of.

import { loudness, tell } from './sound.js';

export class Take {
  samples = new Float32Array(0);
  length = 0;
  isWhole = false;
  isThere = false; // asked for, or there
  codes = { rows: [], levels: [], bits: [], speaker: [], packetFrames: 50, samples: 0 };
  rates = [];
  #request;
  #measured = { length: 0, loud: 0 };

  /** changed() is called whenever there is more of it. */
  constructor(track, name, changed) {
    Object.assign(this, { track, name, changed });
  }

  /** Nothing, and no more of what is on its way. */
  clear() {
    this.#request?.abort();
    this.#request = undefined;
    this.length = 0;
    this.#measured = { length: 0, loud: 0 };
    this.isWhole = this.isThere = false;
    tell({ do: 'clear', track: this.track });
  }

  forgetCodes() {
    this.codes = { rows: [], levels: [], bits: [], speaker: [], packetFrames: 50, samples: 0 };
    this.rates = [];
  }

  /** Sound that is whole already. */
  set(samples) {
    this.clear();
    this.isThere = true;
    this.add(samples);
    this.finish();
  }

  add(samples) {
    if (this.length + samples.length > this.samples.length) {
      const grown = new Float32Array(Math.max(1 << 16, 2 * (this.length + samples.length)));
      grown.set(this.samples.subarray(0, this.length));
      this.samples = grown;
    }
    this.samples.set(samples, this.length);
    this.length += samples.length;
    tell({ do: 'add', track: this.track, samples });
    this.changed();
  }

  finish() {
    this.isWhole = true;
    tell({ do: 'whole', track: this.track });
    this.changed();
  }

  /** How loud it is; measured again only when there is much more of it. */
  loud() {
    if (this.length > 1.3 * this.#measured.length || this.length < this.#measured.length) {
      this.#measured = { length: this.length, loud: loudness(this.samples, this.length) };
    }
    return this.#measured.loud;
  }

  /** As loud as the reference: players are compared at one level. */
  match(reference) {
    const own = this.loud();
    const gain = own && reference ? Math.max(0.25, Math.min(4, reference / own)) : 1;
    tell({ do: 'gain', track: this.track, gain });
  }

  /**
   * Fills it from the server; what came before is dropped. ask(hear, signal) makes the request.
   * Codes are kept unless they are to come anew.
   */
  async fill(ask, hasNewCodes, busy) {
    this.clear();
    this.isThere = true;
    const request = this.#request = new AbortController();
    const isOurs = () => request === this.#request;
    const hear = {
      busy,
      header: json => {
        if (hasNewCodes) {
          this.forgetCodes();
          Object.assign(this.codes, { speaker: json.speaker, packetFrames: json.packetFrames });
        }
      },
      packet: json => {
        if (hasNewCodes) {
          this.codes.rows.push(...json.codes);
          this.codes.levels.push(json.level);
          this.codes.bits.push(json.bits);
        }
      },
      sound: samples => {
        if (isOurs()) {
          this.add(samples);
        }
      },
      end: json => {
        this.codes.samples = json.samples;
        this.rates = json.rates;
      }
    };
    try {
      await ask(hear, request.signal);
      if (isOurs()) {
        this.finish();
      }
    } catch (e) {
      if (e.name !== 'AbortError') {
        throw e;
      }
    }
  }

  /** The codes as the server takes them. */
  given() {
    const { rows, levels, speaker, packetFrames, samples } = this.codes;
    return { codes: rows, levels, speaker, packetFrames, samples };
  }
}
