const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ł", "l");
const articles = [...document.querySelectorAll("article")];
const texts = articles.map((article) => fold(article.textContent));
const count = document.querySelector("#count");

document.querySelector("#find").addEventListener("input", (event) => {
  const words = fold(event.target.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  articles.forEach((article, number) => {
    const found = words.every((word) => texts[number].includes(word));
    article.hidden = !found;
    shown += found;
  });
  document.querySelectorAll(".gap").forEach((gap) => { gap.hidden = words.length > 0; });
  count.textContent = words.length ? `${shown} of ${articles.length}` : `${articles.length}`;
});

// A link to an entry opens it; paper shows every entry whole.
const open = () => document.querySelector(location.hash || "#none")?.querySelector("details")?.setAttribute("open", "");
addEventListener("hashchange", open);
addEventListener("beforeprint", () => articles.forEach((article) => { article.querySelector("details").open = true; }));
open();
