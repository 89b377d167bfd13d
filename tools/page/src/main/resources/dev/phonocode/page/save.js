// SPDX-License-Identifier: GPL-3.0-or-later
// What the user takes home.

/** Codes as phonocode codes --format csv writes them. */
export function csv(codes, books, rateHz) {
  const head = ['frame', 'time_s', ...Array.from({ length: books }, (_, b) => `book${b + 1}`)];
  const lines = codes.rows.map((row, frame) => [frame, +(frame / rateHz).toFixed(6), ...row.slice(0, books)]);
  return new Blob([[head, ...lines].map(line => line.join(',') + '\n').join('')], { type: 'text/csv' });
}

/** Lets the browser save a file. */
export function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
