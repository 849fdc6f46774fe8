"use strict";
const search = document.getElementById("search");
const found = document.getElementById("found");
const all = [...document.querySelectorAll("article")].map((article) => ({
  article,
  entry: document.querySelector(`nav a[href="#${CSS.escape(article.id)}"]`)?.parentElement,
  text: article.textContent.toLowerCase(),
}));
search.addEventListener("input", () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const { article, entry, text } of all) {
    const shown = words.every((word) => text.includes(word));
    article.hidden = !shown;
    if (entry) entry.hidden = !shown;
    if (shown) count += 1;
  }
  found.textContent = words.length === 0 ? "" : count === 1 ? "1 document" : `${count} documents`;
});
document.getElementById("places").addEventListener("change", (event) => {
  document.body.classList.toggle("places", event.target.checked);
});
