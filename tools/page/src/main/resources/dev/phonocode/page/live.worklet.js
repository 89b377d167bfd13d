// SPDX-License-Identifier: GPL-3.0-or-later
// The microphone in, in chunks; speech out, as soon as it is there and without growing late.

const CHUNK = 640; // 40 ms
const CUSHION = 480; // samples that wait at least, so that one late answer is not heard: 30 ms
const PATIENCE = 16000; // samples of output after which what waits too long is dropped

class Live extends AudioWorkletProcessor {
  chunk = new Float32Array(CHUNK);
  count = 0;
  captured = 0;
  queue = [];
  waiting = 0; // samples in the queue
  least = Infinity; // of them, lately
  since = 0;
  isStarted = false;
  played = 0; // the sample of the microphone that is heard now

  constructor() {
    super();
    this.port.onmessage = ({ data }) => {
      if (data.skip !== undefined) {
        this.played += data.skip; // heard, but never to be spoken
      } else {
        this.queue.push(data.samples);
        this.waiting += data.samples.length;
      }
    };
  }

  process([[input]], [[out]]) {
    for (let i = 0; input && i < input.length; i++) {
      this.chunk[this.count++] = input[i];
      this.captured++;
      if (this.count === CHUNK) {
        this.port.postMessage({ samples: this.chunk.slice(), late: this.isStarted ? this.captured - this.played : 0 });
        this.count = 0;
      }
    }
    this.isStarted ||= this.waiting >= CUSHION;
    for (let i = 0; i < out.length && this.isStarted && this.waiting > 0; i++) {
      out[i] = this.queue[0][0];
      this.take(1);
    }
    this.least = Math.min(this.least, this.waiting);
    this.since += out.length;
    if (this.since >= PATIENCE) {
      if (this.least > 2 * CUSHION) {
        this.take(this.least - CUSHION);
      }
      this.least = Infinity;
      this.since = 0;
    }
    return true;
  }

  take(count) {
    this.played += count;
    this.waiting -= count;
    while (count > 0) {
      const n = Math.min(count, this.queue[0].length);
      this.queue[0] = this.queue[0].subarray(n);
      count -= n;
      if (!this.queue[0].length) {
        this.queue.shift();
      }
    }
  }
}

registerProcessor('live', Live);
