"use strict";
const SVG = "http://www.w3.org/2000/svg";
// Without a message for this long, the connection is lost although nothing said so.
const SILENCE = 5000;
const RETRY = 2000;
const byId = (id) => document.getElementById(id);
const number = new Intl.NumberFormat("en");
const bytes = new Intl.NumberFormat("en", { style: "unit", unit: "kilobyte" });
const clock = (time) => new Date(time).toLocaleTimeString("en-GB");
const still = matchMedia("(prefers-reduced-motion: reduce)");

let source = null, silence = 0, retry = 0, lostAt = null, live = "Live", isPaused = false, latest = null, sliding = null;
// The layer of each type, so that a type keeps its pattern while others come and go.
const layers = new Map();

function say(is, text) {
  const status = byId("status");
  status.dataset.is = is;
  set(status, text);
  document.body.classList.toggle("stale", is !== "live");
}

function connect() {
  disconnect();
  source = new EventSource("live");
  source.onmessage = (message) => {
    listen();
    if (lostAt) live = `Live again since ${clock(Date.now())}`;
    lostAt = null;
    say("live", live);
    show(JSON.parse(message.data));
  };
  // An EventSource gives up after an HTTP error, so each one is used once.
  source.onerror = lost;
  listen();
}

function listen() {
  clearTimeout(silence);
  silence = setTimeout(lost, SILENCE);
}

function disconnect() {
  clearTimeout(silence);
  clearTimeout(retry);
  if (source) source.close();
  source = null;
}

function lost() {
  disconnect();
  lostAt ??= Date.now();
  say("lost", `Connection lost at ${clock(lostAt)}, trying again`);
  retry = setTimeout(connect, RETRY);
}

byId("pause").onclick = () => {
  isPaused = !isPaused;
  byId("pause").setAttribute("aria-pressed", isPaused);
  if (isPaused) {
    disconnect();
    say("paused", `Paused at ${clock(Date.now())}`);
  } else {
    say("connecting", "Connecting");
    connect();
  }
};

// All text goes this way: what a sender wrote is never markup.
function set(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function age(ms) {
  const s = Math.floor(ms / 1000);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min`;
  return `${Math.floor(s / 3600)} h ${Math.floor(s / 60) % 60} min`;
}

// Fills a table. A cell is a text, or a list of one text and a smaller one below it. Rows are used again, so that a selection or the
// place of a screen reader is not lost each second.
function fill(id, classes, rows, none) {
  const body = byId(id).tBodies[0];
  const isEmpty = rows.length === 0;
  if (isEmpty) rows = [[none]];
  while (body.rows.length > rows.length) body.lastChild.remove();
  rows.forEach((cells, at) => {
    let row = body.rows[at];
    if (row && row.cells.length !== cells.length) row.replaceChildren();
    row ??= body.insertRow();
    cells.forEach((cell, column) => {
      let element = row.cells[column];
      if (!element) {
        element = document.createElement(column === 0 && !isEmpty ? "th" : "td");
        if (element.tagName === "TH") element.scope = "row";
        if (isEmpty) element.colSpan = classes.length;
        else element.className = classes[column];
        element.what = element.appendChild(document.createElement("span"));
        element.under = element.appendChild(document.createElement("span"));
        element.under.className = "of";
        row.append(element);
      }
      const [text, small] = [].concat(cell);
      set(element.what, text);
      set(element.under, small ?? "");
    });
  });
}

const ago = (named) => [named.name, number.format(named.count), age(named.age)];

function show(snapshot) {
  latest = snapshot;
  const { calls, rates, last, errors, unknown } = snapshot;
  byId("first").hidden = snapshot.events > 0;
  const user = snapshot.has_credentials ? ' --user "$GATEWAY_USER:$GATEWAY_PASSWORD"' : "";
  const url = new URL("webhooks", location.href);
  set(byId("curl"), `curl${user} -H 'Content-Type: application/json' -d '{"eventType":"initiate","callId":"c-1"}' ${url}`);
  set(byId("calls-count"), number.format(calls.count) + (calls.is_full ? "+" : ""));
  set(byId("rate"), number.format(rates.reduce((sum, series) => sum + series.counts.at(-1), 0)));
  set(byId("queue"), number.format(snapshot.queue));
  byId("backlog-figure").hidden = snapshot.backlog === null;
  set(byId("backlog"), typeof snapshot.backlog === "number" ? bytes.format(Math.ceil(snapshot.backlog / 1000)) : "unknown");
  set(byId("events-count"), number.format(snapshot.events));
  const some = calls.shown.length < calls.count ? `The ${calls.shown.length} calls of ${number.format(calls.count)} with the latest events` : "The calls with the latest events";
  set(byId("calls").caption, some);
  const under = (id, account) => [id ?? "–", account ? `account ${account}` : ""];
  fill("calls", ["id", "state", "n"], calls.shown.map((call) => [under(call.id, call.account), call.state, age(call.age)]), "No call is in progress.");
  fill("last", ["time", "", "id"], last.map((event) => [clock(snapshot.time - event.age), event.type, under(event.id, event.account)]), "No event yet.");
  fill("errors", ["id", "n", "n"], errors.map(ago), "No errors.");
  fill("unknown", ["id", "n", "n"], unknown.map(ago), "No unknown fields.");
  byId("errors-note").hidden = !errors.some((error) => error.name === "no_credentials");
  draw(rates);
}

function layerOf(type) {
  if (type === "other") return 5;
  if (!layers.has(type)) {
    const taken = new Set(layers.values());
    layers.set(type, [0, 1, 2, 3, 4].find((layer) => !taken.has(layer)));
  }
  return layers.get(type);
}

function shape(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
}

function draw(rates) {
  for (const type of layers.keys()) if (!rates.some((series) => series.type === type)) layers.delete(type);
  const parts = rates.map((series) => ({ ...series, layer: layerOf(series.type) })).sort((a, b) => a.layer - b.layer);
  legend(parts);

  const { clientWidth: width, clientHeight: height } = byId("chart");
  const [left, top, bottom] = [44, 8, height - 24];
  // 120 seconds, and one that comes in at the right while the chart slides.
  const step = (width - left) / 118;
  const totals = Array.from({ length: 120 }, (_, at) => parts.reduce((sum, part) => sum + (part.counts.at(at - 120) ?? 0), 0));
  const highest = Math.max(...totals);
  const unit = 10 ** Math.floor(Math.log10(Math.max(highest, 1)));
  const limit = Math.max(4, [1, 2, 4, 6, 8, 10].map((n) => n * unit).find((n) => n >= highest));
  const x = (at) => (left + at * step).toFixed(1);
  const y = (count) => (bottom - (bottom - top) * count / limit).toFixed(1);

  const axes = [0, 1, 2].flatMap((n) => [
    shape("line", { class: "grid", x1: left, x2: width, y1: y(limit * n / 2), y2: y(limit * n / 2) }),
    shape("text", { x: left - 8, y: +y(limit * n / 2) + 4, "text-anchor": "end" }, number.format(limit * n / 2)),
  ]);
  for (const [text, place, anchor] of [["2 min ago", left, "start"], ["1 min ago", (left + width) / 2, "middle"], ["now", width, "end"]]) {
    axes.push(shape("text", { x: place, y: height - 6, "text-anchor": anchor }, text));
  }
  byId("axes").replaceChildren(...axes);
  const area = byId("window-area");
  area.setAttribute("x", left);
  area.setAttribute("width", Math.max(width - left, 0));
  area.setAttribute("height", height);

  const base = totals.map(() => 0);
  byId("layers").replaceChildren(...parts.map((part) => {
    const low = base.map((count, at) => `${x(at)} ${y(count)}`).reverse();
    part.counts.forEach((count, at) => base[at + 120 - part.counts.length] += count);
    const high = base.map((count, at) => `${x(at)} ${y(count)}`);
    return shape("path", { class: "layer", fill: `url(#p${part.layer})`, d: `M${high.join("L")}L${low.join("L")}Z` });
  }));
  sliding?.cancel();
  if (!still.matches) {
    const slide = [{ transform: "translateX(0)" }, { transform: `translateX(${-step}px)` }];
    sliding = byId("layers").animate(slide, { duration: 1000, fill: "forwards" });
  }
}

function legend(parts) {
  const sum = (counts) => counts.reduce((sum, count) => sum + count, 0);
  const rows = parts.map((part) => [part.type, number.format(part.counts.at(-1) ?? 0), number.format(sum(part.counts))]);
  fill("rates", ["", "n", "n"], rows, "No event in the last two minutes.");
  parts.forEach((part, at) => {
    const cell = byId("rates").tBodies[0].rows[at].cells[0];
    let swatch = cell.querySelector("svg");
    if (!swatch) {
      swatch = shape("svg", { class: "swatch", "aria-hidden": "true" });
      swatch.append(shape("rect", { width: 22, height: 14, rx: 3 }));
      cell.prepend(swatch);
    }
    swatch.firstChild.setAttribute("fill", `url(#p${part.layer})`);
  });
}

addEventListener("resize", () => latest && draw(latest.rates));
connect();
