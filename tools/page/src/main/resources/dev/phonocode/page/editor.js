// SPDX-License-Identifier: GPL-3.0-or-later
// The codes under the pointer and the keys: choose one, find it again, change it, draw with it.

import { runs, sized } from './picture.js';

export class Editor {
  chosen; // { frame, book }
  isDrawing = false;
  undo = []; // of earlier rows
  #stroke;

  /**
   * view: { places(), window(), codes(), model(), playhead(), hear(from, to), seek(seconds), changed(frame), chosen() }
   */
  constructor(canvas, view) {
    this.canvas = canvas;
    this.view = view;
    canvas.addEventListener('pointerdown', e => this.#down(e));
    canvas.addEventListener('pointermove', e => this.#move(e));
    canvas.addEventListener('pointerup', () => this.#up());
    canvas.addEventListener('pointercancel', () => this.#up());
    canvas.addEventListener('keydown', e => this.#key(e));
  }

  rate() {
    return this.view.model().sampleRateHz / this.view.model().hopSamples;
  }

  code() {
    return this.chosen && this.view.codes().rows[this.chosen.frame]?.[this.chosen.book];
  }

  /** The stretch of equal codes around the chosen one. */
  run() {
    const { frame, book } = this.chosen;
    return runs(this.view.codes().rows, book).find(r => r.start <= frame && frame < r.end);
  }

  /** All stretches with the chosen code in its book. */
  same() {
    return runs(this.view.codes().rows, this.chosen.book).filter(r => r.code === this.code());
  }

  choose(frame, book, isHeard = true) {
    this.chosen = { frame, book };
    this.view.chosen();
    if (isHeard) {
      const { start, end } = this.run();
      this.view.hear(start / this.rate(), end / this.rate());
    }
  }

  /** The next stretch with the same code, or the one before. */
  step(direction) {
    const same = this.same();
    const now = same.findIndex(r => r.start <= this.chosen.frame && this.chosen.frame < r.end);
    const next = same[(now + direction + same.length) % same.length];
    this.choose(next.start, this.chosen.book);
  }

  /** Gives the chosen stretch another code. */
  change(code) {
    const { start, end } = this.run();
    this.#remember();
    for (let frame = start; frame < end; frame++) {
      this.#set(frame, this.chosen.book, code);
    }
    this.view.changed(start);
  }

  /** Takes the last change back. */
  back() {
    if (this.undo.length) {
      this.view.codes().rows = this.undo.pop();
      this.view.changed(this.chosen?.frame ?? 0);
    }
  }

  #remember() {
    this.undo.push(this.view.codes().rows);
    this.view.codes().rows = this.view.codes().rows.map(row => [...row]);
  }

  #set(frame, book, code) {
    const row = this.view.codes().rows[frame];
    if (row) {
      row[book] = code;
    }
  }

  #at(e) {
    const box = this.canvas.getBoundingClientRect();
    const { left, width, rows } = this.view.places();
    const { from, to } = this.view.window();
    const x = e.clientX - box.left, y = e.clientY - box.top;
    const seconds = from + (x - left) / (width - left - 6) * (to - from);
    const row = rows.find(r => r.kind === 'codes' && y >= r.top && y < r.top + r.height + 2);
    const frame = Math.floor(seconds * this.rate());
    return { seconds, frame, book: row?.book, isCode: row !== undefined && frame >= 0 && frame < this.view.codes().rows.length };
  }

  #down(e) {
    const at = this.#at(e);
    if (this.isDrawing && at.isCode && this.chosen) {
      this.canvas.setPointerCapture(e.pointerId);
      this.#remember();
      this.#stroke = { code: this.code(), book: this.chosen.book, first: at.frame, last: at.frame };
      this.#move(e);
    } else if (at.isCode) {
      this.choose(at.frame, at.book);
    } else {
      this.view.seek(Math.max(0, at.seconds));
    }
  }

  #move(e) {
    if (this.#stroke) {
      const { frame } = this.#at(e);
      const { code, book, last } = this.#stroke;
      for (let f = Math.max(0, Math.min(frame, last)); f <= Math.max(frame, last); f++) {
        this.#set(f, book, code);
      }
      this.#stroke.first = Math.max(0, Math.min(this.#stroke.first, frame));
      this.#stroke.last = frame;
      this.view.chosen();
    }
  }

  #up() {
    if (this.#stroke) {
      const { first } = this.#stroke;
      this.#stroke = undefined;
      this.view.changed(first);
    }
  }

  #key(e) {
    const rows = this.view.codes().rows;
    if (!rows.length || e.ctrlKey || e.metaKey || e.altKey) {
      return;
    }
    const { frame, book } = this.chosen ?? { frame: 0, book: 0 };
    const size = this.view.model().codebookSize;
    const books = rows[0].length;
    const keys = {
      ArrowLeft: () => this.choose(Math.max(0, frame - 1), book, false),
      ArrowRight: () => this.choose(Math.min(rows.length - 1, frame + 1), book, false),
      ArrowUp: () => this.choose(frame, Math.max(0, book - 1), false),
      ArrowDown: () => this.choose(frame, Math.min(books - 1, book + 1), false),
      Enter: () => this.choose(frame, book),
      '+': () => this.change((this.code() + 1) % size),
      '-': () => this.change((this.code() + size - 1) % size)
    };
    if (keys[e.key]) {
      e.preventDefault();
      if (!this.chosen) {
        this.choose(frame, book, false);
      }
      keys[e.key]();
    }
  }

  /** The playhead and the chosen code, over the picture. */
  paint() {
    const places = this.view.places();
    const pen = sized(this.canvas, places.width, places.height);
    const { from, to } = this.view.window();
    const x = seconds => places.left + (seconds - from) / (to - from) * (places.width - places.left - 6);
    const isIn = seconds => seconds >= from && seconds <= to;
    const style = getComputedStyle(document.body);
    if (this.chosen && this.code() !== undefined) {
      const row = places.rows.find(r => r.kind === 'codes' && r.book === this.chosen.book);
      const run = this.run();
      for (const one of row ? this.same() : []) {
        const left = Math.max(places.left, x(one.start / this.rate())), right = Math.min(places.width - 6, x(one.end / this.rate()));
        if (right > left) {
          const isChosen = one.start === run.start;
          pen.strokeStyle = style.getPropertyValue(isChosen ? '--focus' : '--ink');
          pen.lineWidth = isChosen ? 3 : 1.5;
          pen.strokeRect(left, row.top, Math.max(3, right - left - 1), row.height);
        }
      }
    }
    const playhead = this.view.playhead();
    if (isIn(playhead)) {
      pen.fillStyle = style.getPropertyValue('--focus');
      pen.fillRect(x(playhead) - 1, 0, 2, places.height);
    }
  }
}
