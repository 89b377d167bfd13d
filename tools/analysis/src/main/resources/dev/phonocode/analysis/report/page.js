'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const charts = [];

  // Neighbouring codes get far hues: the golden angle.
  const hue = (code, book) => `hsl(${(code * 137.508 + book * 47) % 360} 65% ${dark.matches ? 45 : 62}%)`;

  // Tooltips are HTML, and labels are anybody's.
  const html = text => echarts.format.encodeHTML(String(text));

  function bytes(base64) {
    return Uint8Array.from(atob(base64), c => c.charCodeAt(0));
  }

  /** A spectrogram as a picture: time to the right, pitch upwards. */
  function picture(sound) {
    const cells = bytes(sound.spectrogram);
    const frames = cells.length / sound.bands;
    const canvas = document.createElement('canvas');
    canvas.width = frames;
    canvas.height = sound.bands;
    const context = canvas.getContext('2d');
    const image = context.createImageData(frames, sound.bands);
    for (let t = 0; t < frames; t++) {
      for (let b = 0; b < sound.bands; b++) {
        const v = cells[t * sound.bands + b];
        const at = 4 * ((sound.bands - 1 - b) * frames + t);
        image.data[at] = Math.min(255, v * 1.3);
        image.data[at + 1] = Math.max(0, v * 1.6 - 120);
        image.data[at + 2] = v < 128 ? 40 + v : Math.max(0, 296 - v);
        image.data[at + 3] = 255;
      }
    }
    context.putImageData(image, 0, 0);
    return canvas;
  }

  /** A rectangle in time, cut to the visible part, with its text if there is room. */
  function span(params, api, colour, text) {
    const [x0, y0] = api.coord([api.value(0), 1]);
    const [x1, y1] = api.coord([api.value(1), 0]);
    const area = params.coordSys;
    const shape = echarts.graphic.clipRectByRect(
      { x: x0, y: y0, width: x1 - x0, height: y1 - y0 },
      { x: area.x, y: area.y, width: area.width, height: area.height });
    return shape && {
      type: 'rect', shape, style: { fill: colour, stroke: dark.matches ? '#12161b' : '#fff', lineWidth: 0.5 },
      textContent: shape.width > 14 ? { style: { text, fill: dark.matches ? '#fff' : '#111', fontSize: 10 } } : undefined,
      textConfig: { position: 'inside' }
    };
  }

  function runs(codes, book, rate) {
    const found = [];
    for (let start = 0, t = 1; t <= codes.length; t++) {
      if (t === codes.length || codes[t][book] !== codes[start][book]) {
        found.push([start / rate, t / rate, codes[start][book]]);
        start = t;
      }
    }
    return found;
  }

  function clip(element, view) {
    const rows = [];
    for (const sound of view.sounds) {
      rows.push({ name: sound.name, height: 60, sound, kind: 'wave' });
    }
    for (const sound of view.sounds) {
      rows.push({ name: sound.name, height: 90, sound, kind: 'spectrogram' });
    }
    for (const strip of view.strips) {
      rows.push({ name: strip.name, height: 22, strip, kind: 'labels' });
    }
    const books = view.codes.length ? view.codes[0].length : 0;
    for (let book = 0; book < books; book++) {
      rows.push({ name: 'book ' + (book + 1), height: 22, book, kind: 'codes' });
    }
    let top = 8;
    const grid = [], xAxis = [], yAxis = [], series = [];
    rows.forEach((row, i) => {
      const isLast = i === rows.length - 1;
      grid.push({ left: 100, right: 24, top, height: row.height });
      top += row.height + 6;
      xAxis.push({ type: 'value', gridIndex: i, min: 0, max: view.seconds, axisLabel: { show: isLast, showMaxLabel: false, formatter: '{value} s' }, axisTick: { show: isLast }, splitLine: { show: false } });
      yAxis.push({ type: 'value', gridIndex: i, min: row.kind === 'wave' ? -1 : 0, max: 1, name: row.name, nameLocation: 'middle', nameRotate: 0, nameGap: row.kind === 'spectrogram' ? 46 : 8, nameTextStyle: { align: 'right', fontSize: 10 }, axisLabel: { show: false }, axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: false } });
      const common = { xAxisIndex: i, yAxisIndex: i, animation: false };
      if (row.kind === 'wave') {
        const peaks = row.sound.peaks;
        const most = Math.max(1e-3, ...peaks.map(Math.abs));
        series.push({ ...common, type: 'line', name: row.name, symbol: 'none', lineStyle: { width: 1 }, data: peaks.map((p, n) => [(n + 0.5) / peaks.length * view.seconds, p / most]) });
      } else if (row.kind === 'spectrogram') {
        const image = picture(row.sound);
        series.push({ ...common, type: 'custom', name: row.name, data: [[0, view.seconds]], encode: { x: [0, 1] }, renderItem: (params, api) => {
          const [x0, y0] = api.coord([0, 1]);
          const [x1, y1] = api.coord([view.seconds, 0]);
          const colour = dark.matches ? '#b7c0c9' : '#57606a';
          const ticks = row.sound.ticks.flatMap((tick, n) => {
            const y = y1 + (y0 - y1) * tick.at;
            return [
              { type: 'line', shape: { x1: x0 - 4, y1: y, x2: x0, y2: y }, style: { stroke: colour } },
              { type: 'text', style: { text: tick.text + (n === row.sound.ticks.length - 1 ? ' Hz' : ''), x: x0 - 6, y, fill: colour, fontSize: 9, textAlign: 'right', textVerticalAlign: 'middle' } }
            ];
          });
          return { type: 'group', children: [{ type: 'image', style: { image, x: x0, y: y0, width: x1 - x0, height: y1 - y0 } }, ...ticks] };
        } });
      } else if (row.kind === 'codes') {
        const found = runs(view.codes, row.book, view.frameRateHz);
        series.push({ ...common, type: 'custom', name: row.name, data: found, encode: { x: [0, 1] }, renderItem: (params, api) => span(params, api, hue(api.value(2), row.book), String(api.value(2))), tooltip: { formatter: p => `code ${p.value[2]}, ${p.value[0].toFixed(2)} to ${p.value[1].toFixed(2)} s` } });
      } else {
        const texts = row.strip.spans.map(l => l.text);
        const kinds = [...new Set(texts)].sort();
        series.push({ ...common, type: 'custom', name: row.name, data: row.strip.spans.map((l, n) => [l.startSeconds, l.endSeconds, n]), encode: { x: [0, 1] }, renderItem: (params, api) => span(params, api, hue(kinds.indexOf(texts[api.value(2)]), 3), texts[api.value(2)]), tooltip: { formatter: p => `${html(texts[p.value[2]])}, ${p.value[0].toFixed(2)} to ${p.value[1].toFixed(2)} s` } });
      }
    });
    element.style.height = top + 64 + 'px';
    const all = rows.map((row, i) => i);
    return { grid, xAxis, yAxis, series, tooltip: { trigger: 'item', confine: true }, dataZoom: [{ type: 'slider', xAxisIndex: all, bottom: 4, height: 20, filterMode: 'none' }] };
  }

  function lines(element, view) {
    const decade = x => [1, 2, 5, 10].map(n => n * 10 ** Math.floor(Math.log10(x)));
    const all = view.lines.flatMap(l => l.points.map(p => p.x));
    const min = Math.max(...decade(Math.min(...all)).filter(x => x <= Math.min(...all)));
    const max = Math.min(...decade(Math.max(...all)).filter(x => x >= Math.max(...all)));
    return {
      tooltip: { confine: true, formatter: p => `${html(p.name)}: ${p.value[0].toFixed(0)}, ${p.value[1].toFixed(3)}` },
      legend: { show: view.lines.length > 1, type: 'scroll' },
      grid: { left: 8, right: 24, bottom: 32, top: 48, containLabel: true },
      xAxis: { type: 'log', min, max, name: view.xName, nameLocation: 'middle', nameGap: 28 },
      yAxis: { type: 'value', name: view.yName, scale: true },
      series: view.lines.map(l => ({ type: 'line', name: l.name, symbolSize: 9, data: l.points.map(p => ({ name: p.name, value: [p.x, p.y] })) }))
    };
  }

  function bars(element, view) {
    return {
      tooltip: { trigger: 'axis', confine: true }, legend: { show: view.series.length > 1, type: 'scroll' },
      grid: { left: 8, right: 8, bottom: 8, top: 48, containLabel: true },
      xAxis: { type: 'category', data: view.categories, axisLabel: { rotate: view.categories.length > 6 ? 40 : 0 } },
      yAxis: { type: 'value', name: view.unit },
      series: view.series.map(s => ({ type: 'bar', name: s.name, data: s.values.map(v => +v.toFixed(3)) }))
    };
  }

  function heat(element, view) {
    element.style.height = Math.max(240, Math.min(560, view.rows.length * 12 + 120)) + 'px';
    const cells = [];
    let most = 0;
    view.values.forEach((row, y) => row.forEach((value, x) => {
      most = Math.max(most, value);
      cells.push([x, y, +value.toFixed(4)]);
    }));
    return {
      tooltip: { confine: true, formatter: p => `${html(view.yName)} ${html(view.rows[p.value[1]])}, ${html(view.xName)} ${html(view.columns[p.value[0]])}: ${p.value[2]}` },
      grid: { left: 8, right: 16, top: 24, bottom: 64, containLabel: true },
      xAxis: { type: 'category', data: view.columns, name: view.xName, nameLocation: 'middle', nameGap: 26, axisLabel: { fontSize: 9 } },
      yAxis: { type: 'category', data: view.rows, name: view.yName, nameLocation: 'start', nameGap: 8, nameTextStyle: { align: 'left' }, inverse: true, axisLabel: { fontSize: 9 } },
      visualMap: { min: 0, max: most || 1, calculable: true, orient: 'horizontal', left: 'center', bottom: 0, inRange: { color: dark.matches ? ['#12161b', '#1f4e79', '#49a0c9', '#ffe08a'] : ['#ffffff', '#9ecae1', '#3182bd', '#08306b'] } },
      series: [{ type: 'heatmap', data: cells, progressive: 0, animation: false }]
    };
  }

  function draw() {
    charts.splice(0).forEach(chart => chart.dispose());
    const show = (id, option, view) => {
      const element = document.getElementById(id);
      if (element.closest('details:not([open])')) {
        return; // it has no size: it is drawn when it is opened
      }
      const built = option(element, view);
      const chart = echarts.init(element, dark.matches ? 'dark' : undefined);
      chart.setOption({ backgroundColor: 'transparent', animation: false, ...built });
      charts.push(chart);
    };
    data.clips.forEach((view, i) => show('clip-' + i, clip, view));
    data.lines.forEach((view, i) => show('lines-' + i, lines, view));
    data.bars.forEach((view, i) => show('bars-' + i, bars, view));
    data.heatMaps.forEach((view, i) => show('heat-' + i, heat, view));
    document.documentElement.dataset.charts = charts.length;
  }

  function sort(header) {
    const table = header.closest('table');
    const column = [...header.parentNode.children].indexOf(header);
    const isDown = header.getAttribute('aria-sort') === 'ascending';
    for (const other of header.parentNode.children) {
      other.removeAttribute('aria-sort');
    }
    header.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
    const body = table.tBodies[0];
    const key = row => row.cells[column].textContent;
    const compare = (a, b) => key(a).localeCompare(key(b), 'en', { numeric: true });
    const isNumber = [...body.rows].every(row => row.cells[column].classList.contains('number'));
    const value = row => key(row) === '' ? -Infinity : Number(key(row));
    const order = isNumber ? (a, b) => value(a) - value(b) : compare;
    body.append(...[...body.rows].sort((a, b) => isDown ? order(b, a) : order(a, b)));
  }

  document.querySelectorAll('th button').forEach(button =>
    button.addEventListener('click', () => sort(button.parentNode)));
  dark.addEventListener('change', draw);
  addEventListener('resize', () => charts.forEach(chart => chart.resize()));
  document.querySelectorAll('details.charts').forEach(details =>
    details.addEventListener('toggle', draw));
  draw();
})();
