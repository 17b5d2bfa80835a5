"use strict";
// Everything that comes from the service is set as text, never as markup.

const $ = (id) => document.getElementById(id);

function make(tag, text, className) {
  const node = document.createElement(tag);
  if (text !== undefined && text !== null) node.textContent = text;
  if (className) node.className = className;
  return node;
}

async function get(url, options) {
  const response = await fetch(url, options);
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail || body.title || `status ${response.status}`);
  return body;
}

function cell(value) {
  if (value === null || value === undefined) return "not coded";
  if (Array.isArray(value)) return value.map((v) => (v && typeof v === "object" ? v.name : String(v))).join("; ") || "none";
  if (value === true || value === false) return value ? "yes" : "no";
  return String(value);
}

function showTable(answer, numbers) {
  $("table").replaceChildren();
  if (!answer.rows.length) return;
  const table = make("table");
  const head = table.createTHead().insertRow();
  for (const label of ["name", ...answer.columns.map((c) => c.label), "evidence"]) {
    const th = make("th", label);
    th.scope = "col";
    head.append(th);
  }
  const body = table.createTBody();
  for (const row of answer.rows) {
    const line = body.insertRow();
    const th = make("th", row.name + (row.contested ? " (sources differ)" : ""));
    th.scope = "row";
    line.append(th);
    for (const column of answer.columns) line.append(make("td", cell(row.values[column.key])));
    const links = make("td");
    const shown = new Set(row.claims.map((claim) => numbers.get(claim)).filter(Boolean));
    [...shown].slice(0, 8).forEach((n) => {
      const link = make("a", `[${n}] `);
      link.href = `#evidence-${n}`;
      links.append(link);
    });
    line.append(links);
  }
  $("table").append(table);
}

// One line for each sentence or work, however many claims rest on it. Gives the line's number by claim.
function showEvidence(evidence) {
  const numbers = new Map();
  const lines = new Map();
  $("evidence").replaceChildren();
  for (const item of evidence) {
    const source = item.source;
    const key = JSON.stringify([item.quote, source]);
    if (!lines.has(key)) {
      lines.set(key, lines.size + 1);
      const line = make("li");
      line.id = `evidence-${lines.size}`;
      if (item.quote) line.append(make("blockquote", item.quote));
      line.append(make("span", source, "source"));
      $("evidence").append(line);
    }
    if (!numbers.has(item.claim)) numbers.set(item.claim, lines.get(key));
  }
  $("evidence-heading").hidden = !evidence.length;
  return numbers;
}

function showAnswer(found) {
  $("answer").hidden = false;
  $("said").textContent = found.answer.text;
  $("reading").textContent = found.interpretation.words ? `Read as: ${found.interpretation.words}` : "";
  const unused = found.interpretation.unused_words;
  $("unused").textContent = unused.length ? `Words that could not be used: ${unused.join(", ")}` : "";
  $("ambiguities").replaceChildren(...found.interpretation.ambiguities.map((a) =>
    make("li", `“${a.surface}” may be ${a.candidates.map((c) => c.name).join(" or ")}`)));
  showTable(found.answer, showEvidence(found.evidence));
  $("suggestions").replaceChildren(...found.suggestions.map(exampleButton));
}

function exampleButton(question) {
  const button = make("button", question);
  button.type = "button";
  button.addEventListener("click", () => ask(question));
  return button;
}

function marked(hit) {
  const quote = make("blockquote");
  // offsets count code points, as the service does, not the UTF-16 units of this language
  const letters = Array.from(hit.text);
  let at = 0;
  for (const [start, end] of hit.highlights) {
    quote.append(letters.slice(at, start).join(""), make("mark", letters.slice(start, end).join("")));
    at = end;
  }
  quote.append(letters.slice(at).join(""));
  return quote;
}

function showPassages(found) {
  $("found").hidden = false;
  $("notice").textContent = found.notice || "";
  $("passages").replaceChildren(...found.hits.map((hit) => {
    const line = make("li");
    const page = hit.page ? `, page ${hit.page}` : "";
    line.append(marked(hit), make("span", `${hit.document.title}${hit.document.year ? ` (${hit.document.year})` : ""}${page}`, "source"));
    return line;
  }));
  if (!found.hits.length) $("notice").textContent = "No passage fits.";
}

async function ask(question) {
  $("question").value = question;
  $("status").textContent = "Looking…";
  $("answer").hidden = $("found").hidden = true;
  const body = JSON.stringify({ question, k: 0 });
  const asked = get("/v1/ask", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  const searched = get(`/v1/search?k=8&q=${encodeURIComponent(question.slice(0, 1000))}`);
  const problems = [];
  for (const [promise, show] of [[asked, showAnswer], [searched, showPassages]]) {
    try { show(await promise); } catch (problem) { problems.push(problem.message); }
  }
  $("status").textContent = problems.join(" ");
  history.replaceState(null, "", `?q=${encodeURIComponent(question)}`);
}

$("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const question = $("question").value.trim();
  if (question) ask(question);
});
$("examples").addEventListener("click", (event) => {
  if (event.target.dataset.question) ask(event.target.dataset.question);
});
const first = new URLSearchParams(location.search).get("q");
if (first) ask(first);
