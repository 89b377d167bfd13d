// SPDX-License-Identifier: GPL-3.0-or-later
// Plays one of several tracks of one length; switching keeps the place.

const FADE = 0.016; // of the way to the new loudness with each sample: 4 ms at 16 kHz

class Deck extends AudioWorkletProcessor {
  tracks = [0, 1, 2].map(() => ({ samples: new Float32Array(1 << 16), length: 0, isWhole: false, gain: 1, now: 0 }));
  chosen = 1;
  place = 0;
  end = Infinity;
  isPlaying = false;
  told = 0;

  constructor() {
    super();
    this.port.onmessage = message => this[message.data.do](message.data);
  }

  clear({ track }) {
    Object.assign(this.tracks[track], { length: 0, isWhole: false });
  }

  add({ track, samples }) {
    const t = this.tracks[track];
    if (t.length + samples.length > t.samples.length) {
      const grown = new Float32Array(2 * (t.length + samples.length));
      grown.set(t.samples.subarray(0, t.length));
      t.samples = grown;
    }
    t.samples.set(samples, t.length);
    t.length += samples.length;
  }

  whole({ track }) {
    this.tracks[track].isWhole = true;
  }

  gain({ track, gain }) {
    this.tracks[track].gain = gain;
  }

  choose({ track }) {
    this.chosen = track;
  }

  play({ from, to }) {
    this.place = from ?? this.place;
    this.end = to ?? Infinity;
    this.isPlaying = true;
  }

  stop() {
    this.isPlaying = false;
    this.tell(true);
  }

  tell(isNews) {
    this.told++;
    if (isNews || this.told % 4 === 0) {
      this.port.postMessage({ place: this.place, isPlaying: this.isPlaying, isWaiting: this.isWaiting() });
    }
  }

  isWaiting() {
    const t = this.tracks[this.chosen];
    return this.isPlaying && this.place >= t.length && !t.isWhole;
  }

  process(inputs, [[out]]) {
    for (let i = 0; i < out.length && this.isPlaying && !this.isWaiting(); i++) {
      const t = this.tracks[this.chosen];
      if (this.place >= Math.min(this.end, t.isWhole ? t.length : Infinity)) {
        this.isPlaying = false;
        this.tell(true);
        break;
      }
      this.tracks.forEach((one, n) => {
        one.now += FADE * ((n === this.chosen ? one.gain : 0) - one.now);
        out[i] += one.now * (this.place < one.length ? one.samples[this.place] : 0);
      });
      this.place++;
    }
    if (this.isPlaying) {
      this.tell(false);
    }
    return true;
  }
}

registerProcessor('deck', Deck);
